"""Kind: a column for each medicine, over Yes and No, 0 and 1, counts, milligrams or minutes."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.kinds import drug_files as files
from tests.read.kinds.conftest import (
    FILES,
    became,
    days_of,
    decided,
    factors,
    follow,
    lost,
    medicine_days,
    states,
    told,
)


def test_headways_columns_of_medicines() -> None:
    walk = follow(FILES / "09_headway_ios.csv")
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 16
    assert {"Weather", "Missed Work", "Exercise", "Caffeine"} <= set(factors(diary))
    assert any("columns of marks, one for each treatment" in words for words in decided(diary))
    assert lost(walk) == []


def test_medicine_columns_tell_overuse() -> None:
    diary = follow(FILES / "51d_drug_columns_overuse.csv").diary
    assert states(diary) == (100, 40, 0)
    first_day, last_day = diary.days["date"].iloc[-28], diary.days["date"].iloc[-1]
    last = diary.between(first_day=first_day, last_day=last_day)
    assert medicine_days(last) == 20
    assert (days_of(last, "triptan"), days_of(last, "nsaid")) == (12, 8)
    assert factors(diary) == ["Stress"]


def test_a_medicine_that_is_not_named_is_a_treatment() -> None:
    walk = follow(FILES / "39_daily_flags.csv")
    assert walk.steps == [{"scale": "0-3"}]
    diary = walk.diary
    assert states(diary) == (24, 60, 0)
    assert became(diary, "medicine") == ["treatment"]
    unnamed = diary.doses[~diary.doses["recognised"]]
    assert unnamed["date"].nunique() == 12
    assert "gym" in factors(diary)


def test_a_medicine_that_is_not_named_is_told_in_true_words() -> None:
    problems = follow(FILES / "39_daily_flags.csv").diary.problems
    assert not problems["suggestion"].str.contains('Did you mean "write').any()
    assert not problems["value"].str.contains("none; none").any()


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (files.unnamed_pill(), "Tablette genommen?"), (files.flags_0_to_3(), "painkiller"),
        (files.pain_medication_flag(), "Pain medication (yes/no)"),
        (files.german_flag(), "Schmerzmittel"),
        (files.meds_count(), "Painkillers (number)"), (files.took_meds(), "Took meds?"),
        (files.french_flag(), "Prise de médicament")
    ],
)  # fmt: skip
def test_something_was_taken_whatever_the_heading(text: str, header: str) -> None:
    diary = follow(text).diary
    assert states(diary) == (24, 60, 0)
    assert became(diary, header) == ["treatment"]
    assert diary.doses.loc[~diary.doses["recognised"], "date"].nunique() == 12


def test_brands_over_0_and_1_and_coffee_that_is_none() -> None:
    # Of 24 headaches every second with Imitrex, every third with Advil: 12 + 8 - 4.
    walk = follow(files.brands())
    diary = walk.diary
    assert states(diary) == (24, 60, 0)
    assert medicine_days(diary) == 16
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (12, 8)
    assert became(diary, "Coffee") == ["factor"]
    assert lost(walk) == []


def test_counts_of_tablets_in_german() -> None:
    diary = follow(files.counts()).diary
    assert medicine_days(diary) == 16
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (8, 12)
    assert set(diary.doses.loc[diary.doses["treatment"] == "ibuprofen", "count"]) == {2}
    assert factors(diary) == ["Kaffee (Tassen)"]


def test_milligrams_and_minutes_go_to_their_treatment() -> None:
    diary = follow(files.minutes_and_milligrams()).diary
    assert medicine_days(diary) == 12
    assert (days_of(diary, "cold"), days_of(diary, "stretching")) == (8, 12)
    doses = diary.doses.set_index("treatment")["amount"]
    assert set(doses["ibuprofen"]) == {400}
    assert set(doses["cold"]) == {15}
    assert factors(diary) == ["Sleep (h)"]


def test_ticks_in_dutch() -> None:
    diary = follow(files.ticks()).diary
    assert medicine_days(diary) == 18
    assert days_of(diary, "triptan") == 6
    assert set(factors(diary)) == {"Regen", "Misselijk"}


def test_a_blank_among_ticks_is_not_said_where_nothing_beside_it_is_ticked() -> None:
    diary = follow(files.ticks()).diary
    ticked = diary.entries[["Misselijk", "Regen"]].eq(True).any(axis=1)
    assert diary.entries["Misselijk"].notna().tolist() == ticked.tolist()
    plain = follow(files.ticks(), blank="not-said").diary
    assert plain.entries["Misselijk"].notna().sum() == 24


def test_another_headway_with_other_medicines() -> None:
    walk = follow(files.headway_list())
    diary = walk.diary
    assert medicine_days(diary) == 24
    assert days_of(diary, "triptan") == 8
    assert {"Weather", "Caffeine"} <= set(factors(diary))
    assert lost(walk) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (files.german_brands(), 16),  # Thomapyrin on 12, Dolormin on 8, both on 4
        (files.french_brands(), 16),
        (files.italian_brands(), 19),  # of 24 headaches all but the 4th, 9th, 14th, 19th and 24th
        (files.spanish_counts(), 18),
        (files.tablets(), 16),
        (files.classes(), 16),
    ],
    ids=["German", "French", "Italian", "Spanish", "tablets", "classes"],
)
def test_medicines_in_other_languages(text: str, days: int) -> None:
    walk = follow(text)
    assert walk.steps == []
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == days
    assert lost(walk) == []


@pytest.mark.parametrize("header", ["Kaffee", "Café", "Ciclo"])
def test_coffee_and_the_cycle_are_factors_in_every_language(header: str) -> None:
    texts = {
        "Kaffee": files.german_brands(),
        "Café": files.french_brands(),
        "Ciclo": files.italian_brands(),
    }
    assert became(follow(texts[header]).diary, header) == ["factor"]


def test_headings_may_say_that_it_was_taken() -> None:
    diary = follow(files.took()).diary
    assert medicine_days(diary) == 16
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (8, 12)
    assert became(diary, "Took ibuprofen?") == ["treatment"]
    assert became(diary, "Physio") == ["treatment"]
    assert became(diary, "Chin tucks") == ["treatment"]
    assert "Ibuprofen dose (mg)" not in factors(diary)


def test_a_cold_and_a_hot_day_are_no_treatments() -> None:
    diary = follow(files.illness_and_weather()).diary
    assert medicine_days(diary) == 12
    assert {"Cold", "Heat", "Coffee", "Water (glasses)", "Exercise", "Alcohol"} <= set(
        factors(diary)
    )


def test_a_medicine_that_was_never_ticked_is_not_misunderstood() -> None:
    problems = follow(files.classes()).diary.problems
    assert not problems["suggestion"].str.contains("not understood").any()


def _two_drugs(*headers: str, sep: str = ",", marks: tuple[object, object] = (1, 0)) -> str:
    """Write ibuprofen on every second of 24 headaches, sumatriptan on every third."""
    yes, no = marks
    return files.daily(
        sep.join(["Date", "Pain (0-10)", *headers]),
        lambda n, h: [
            5 if h else 0,
            yes if h and n % 2 == 0 else no,
            yes if h and n % 3 == 0 else no,
            yes if n % 2 else no,
        ],
        sep=sep,
    )


@pytest.mark.parametrize(
    "text",
    [
        _two_drugs("Medication [Ibuprofen]", "Medication [Sumatriptan]", "Triggers [Stress]",
                   marks=("Yes", "No")),
        _two_drugs("med_ibuprofen", "med_sumatriptan", "trig_stress"),
        _two_drugs("ibuprofen_taken", "sumatriptan_taken", "stress"),
        _two_drugs("Ibuprofen (Y/N)", "Sumatriptan (Y/N)", "Wine (Y/N)", marks=("Y", "N")),
        _two_drugs("# Ibuprofen", "# Sumatriptan", "# coffees", marks=(2, 0)),
        _two_drugs("Ibuprofen count", "No. of sumatriptan", "Number of coffees", marks=(2, 0)),
        _two_drugs("Ibuprofen", "Sumatriptan", "Coffee", marks=("1 tablet", "")),
        _two_drugs("Ibuprofen", "Sumatriptan", "Espresso", marks=("½", "")),
        _two_drugs("Ibu 600", "Suma 50", "Espresso", sep=";", marks=("X", "-")),
        _two_drugs("ADVIL", "IMIGRAN", "WINE", sep="\t", marks=("taken", "not taken"))
    ],
    ids=["grid", "before", "behind", "Y/N", "#", "count", "tablet", "half", "short", "capitals"],
)  # fmt: skip
def test_a_medicine_is_found_in_its_heading(text: str) -> None:
    walk = follow(text)
    diary = walk.diary
    assert walk.steps == []
    assert states(diary) == (24, 60, 0)
    assert medicine_days(diary) == 12 + 8 - 4
    assert (days_of(diary, "nsaid"), days_of(diary, "triptan")) == (12, 8)
    assert "unknown treatment" not in told(diary)
    assert len(factors(diary)) == 1
    assert lost(walk) == []


def test_taken_or_not_adds_nothing_to_a_name_beside_it() -> None:
    text = files.daily(
        "Datum;Kopfschmerzen (0-10);Medikament eingenommen (ja/nein);Welches",
        lambda n, h: [5 if h else 0, *(("ja", "Ibuprofen") if h and n % 2 == 0 else ("nein", ""))],
        sep=";", form="%d.%m.%Y",
    )  # fmt: skip
    diary = follow(text).diary
    assert medicine_days(diary) == 12
    assert diary.doses["recognised"].all()


def test_stretches_and_ice_over_marks_are_treatments() -> None:
    text = files.daily(
        "Date;Pain;Ice;Heat pad;Massage;Neck stretches;Chin tucks;Acupuncture",
        lambda n, h: [5 if h else 0, *("x" if h and n % 6 == j else "" for j in range(6))],
        sep=";",
    )
    diary = follow(text).diary
    assert factors(diary) == []
    assert [days_of(diary, name) for name in ("cold", "heat", "massage", "acupuncture")] == [4] * 4


def test_an_abbreviated_headache_is_asked_about() -> None:
    text = files.daily(
        "Datum;KS (0-10);Ibu;Para;ASS;Suma",
        lambda n, h: [5 if h else 0, *(1 if h and n % 4 == j else 0 for j in range(4))],
        sep=";", form="%d.%m.%Y",
    )  # fmt: skip
    diary = follow(text).diary
    assert states(diary) == (24, 60, 0)
    assert medicine_days(diary) == 24


@pytest.mark.parametrize(
    "marks",
    [
        ("x", ""), ("X", "-"), ("✓", "✗"), ("ja", "nein"), ("J", "N"), ("oui", "non"),
        ("sì", "no"), ("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("+", "-"),
        ("•", ""), ("taken", ""), ("да", "нет"), ("○", "\u00d7"), ("有", "無"), ("tak", "nie"),
        ("☑", "☐"), ("●", "○"), ("1.0", "0.0"), ("T", "F"), ("v", ""), ("*", "")
    ],
)  # fmt: skip
def test_marks_of_many_kinds(marks: tuple[object, object]) -> None:
    diary = follow(_two_drugs("Ibuprofen", "Sumatriptan", "Wine", sep=";", marks=marks)).diary
    assert medicine_days(diary) == 16
    assert (days_of(diary, "nsaid"), days_of(diary, "triptan")) == (12, 8)


@pytest.mark.parametrize(
    "brand",
    ["Tylenol®", "Advil Migraine", "Excedrin Extra Strength", "Aleve", "Zomig", "Maxalt-MLT",
     "Treximet", "Imigran", "Formigran", "Dolormin Migräne", "Aspirin", "Ibuflam", "Migraleve",
     "Co-codamol", "Nurofen", "Dafalgan", "Vydura", "Buscofen", "Almotriptan 12,5"],
)  # fmt: skip
def test_brands_in_a_heading(brand: str) -> None:
    text = files.daily(
        f"Datum;Schmerz (0-10);{brand};Wein",
        lambda n, h: [6 if h else 0, "ja" if h and n % 2 == 0 else "nein", "nein"],
        sep=";",
    )
    diary = follow(text).diary
    assert medicine_days(diary) == 12
    assert factors(diary) == ["Wein"]


@pytest.mark.parametrize("odd", [";", "see note", "Ibuprofen 400 mg"])
def test_an_odd_cell_under_a_drug_costs_itself_and_not_the_column(odd: str) -> None:
    rows = [
        f"2026-01-{day:02d},{5 if day % 3 else 0},{2 if day % 3 else 0}" for day in range(5, 29)
    ]
    rows[7] = f'2026-01-12,0,"{odd}"'
    diary = read_diary(io.BytesIO("\n".join(["Date,Pain,Sumatriptan", *rows, ""]).encode()))
    counts = diary.doses["treatment"].value_counts()
    assert counts["sumatriptan"] == sum(row.split(",")[1] == "5" for row in rows)
    assert "2" not in set(counts.index.astype(str))
    text = diary_csv(diary)
    assert diary_csv(read_diary(io.BytesIO(text.encode()))) == text
