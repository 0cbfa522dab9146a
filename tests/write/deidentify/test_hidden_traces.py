"""What would undo the shift, number people, or name them, and stood in a column of another name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.diary import Diary, make_diary, make_people
from hdiary.write.deidentify import Deidentified, Key, deidentify
from hdiary.write.deidentify import days as calendar
from hdiary.write.deidentify.ages import cap_ages, cap_groups, is_age
from hdiary.write.deidentify.facts import count_rare
from hdiary.write.deidentify.names import Names
from hdiary.write.deidentify.starts import is_day_word
from hdiary.write.files import WriteError

KEY = Key(bytes(range(32)))
NAMES = [f"{letter}{number}" for letter in "ABCDEF" for number in (1, 2)]
BEGAN = pd.to_datetime("2025-11-03") + pd.to_timedelta(np.arange(12) * 9, unit="D")


def days_of(person: int, days: int = 40) -> pd.DatetimeIndex:
    """The days of a person, who began nine days after the one before."""
    return pd.date_range(BEGAN[person], periods=days)


def cohort(facts: dict[str, Any] | None = None, **columns: Any) -> Diary:
    """Twelve people of forty days, each column made from a person's number and days."""
    frames = [
        pd.DataFrame(
            {
                "patient": name,
                "date": days_of(k).strftime("%Y-%m-%d"),
                "pain": [5 * (i % 4 == k % 4) for i in range(40)],
                **{column: make(k, days_of(k)) for column, make in columns.items()},
            }
        )
        for k, name in enumerate(NAMES)
    ]
    diary = make_diary(pd.concat(frames, ignore_index=True))
    people = None if facts is None else pd.DataFrame({"patient": NAMES, **facts})
    return diary if people is None else diary.with_people(make_people(people))


def done(hidden: Deidentified) -> dict[str, str]:
    """What was done to each column."""
    return dict(zip(hidden.account["column"], hidden.account["done"], strict=True))


def number(days: pd.DatetimeIndex) -> np.ndarray:
    """The days as numbers from 1970."""
    return days.to_numpy().astype("datetime64[D]").astype(np.int64)


FOLLOWING = {
    "a serial of a spreadsheet": lambda k, d: number(d) + 25_569,
    "with its hour": lambda k, d: number(d) + 25_569 + 0.35,
    "hours of a clock": lambda k, d: number(d) * 24 + 7,
    "days of somebody's life": lambda k, d: number(d) - 4000 * (k + 2),
    "backwards": lambda k, d: 90_000 - number(d),
    "n of year": lambda k, d: d.day_of_year,
    "n of isoweek less two": lambda k, d: d.isocalendar().week.to_numpy().astype(int) - 2,
    "n of moon": lambda k, d: d.month,
    "n of days in the moon": lambda k, d: d.day,
    "letters": lambda k, d: d.strftime("%b").map(lambda m: f"x{m[::-1]}"),
    "versions": lambda k, d: 1 + (number(d) - number(days_of(0))[0]) // 31,
    "when": lambda k, d: d.strftime("%Y-%m").map(lambda m: f"about {m}"),
}


class TestCalendar:
    """No number or word that follows the calendar stays beside shifted dates."""

    @pytest.mark.parametrize("name", FOLLOWING)
    def test_a_column_that_follows_the_days_is_left_out_and_told(self, name: str) -> None:
        hidden = deidentify(cohort(**{name: FOLLOWING[name]}), key=KEY)
        assert name not in hidden.diary.entries
        assert done(hidden)[name].startswith("dropped")
        assert name in hidden.summary()

    @pytest.mark.parametrize("name", ["stress", "humidity", "cycle", "dose", "site of pain"])
    def test_what_people_feel_and_take_stays(self, name: str) -> None:
        drawn = np.random.default_rng(3)
        made = {
            "stress": lambda k, d: drawn.integers(0, 11, len(d)),
            "humidity": lambda k, d: 50 + drawn.normal(0, 9, len(d)).round(1),
            "cycle": lambda k, d: (np.arange(len(d)) + 5 * k) % 28 + 1,
            "dose": lambda k, d: np.repeat([25, 50, 50, 100], 10),
            "site of pain": lambda k, d: drawn.integers(1, 4, len(d)),
        }
        kept = name if name != "site of pain" else "pain site"
        assert kept in deidentify(cohort(**{kept: made[name]}), key=KEY).diary.entries

    def test_three_days_that_happen_to_rise_are_no_calendar(self) -> None:
        rows = {"date": ["2026-03-10", "2026-03-11", "2026-03-12"], "pain": [5, 0, 3]}
        diary = make_diary(
            pd.DataFrame({**rows, "stress": [2, 3, 4], "box": [46091, 46092, 46093]})
        )
        entries = deidentify(diary, key=KEY).diary.entries
        assert "stress" in entries
        assert "box" not in entries

    def test_weekdays_stay_only_where_the_shift_keeps_them(self) -> None:
        diary = cohort(**{"n in seven": lambda k, d: d.day_of_week})
        assert "n in seven" in deidentify(diary, key=KEY).diary.entries
        assert "n in seven" not in deidentify(diary, key=KEY, dates="relative").diary.entries

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("began in", [2025] * 6 + [2026] * 6),
            ("intake", ["2025-11"] * 6 + ["2026-01"] * 6),
            ("came in", ["November 2025"] * 6 + ["Januar 2026"] * 6),
            ("came", ["Q4"] * 6 + ["Q1"] * 6),
            ("came when", ["winter"] * 6 + ["Herbst"] * 6),
            ("num of start", number(BEGAN) + 25_569),
            ("opening plus", number(BEGAN) - number(BEGAN)[0] + 3),
            ("x of start", BEGAN.day_of_year),
            ("y of start", BEGAN.isocalendar().week.to_numpy().astype(int)),
            ("z of start", BEGAN.month),
            ("ym", BEGAN.year * 100 + BEGAN.month),
            ("Jahrgang", [60 + k % 7 for k in range(12)]),
        ],
    )
    def test_a_fact_that_tells_the_day_is_left_out_and_told(self, name: str, values: Any) -> None:
        hidden = deidentify(cohort({name: values}), key=KEY)
        assert name not in hidden.people.table
        assert name in hidden.summary()

    @pytest.mark.parametrize("word", ["2026-W10", "KW 12", "3. März", "Mar26", "summer_26", "2/26"])
    def test_words_of_the_calendar_are_known(self, word: str) -> None:
        assert is_day_word(word)

    @pytest.mark.parametrize(
        "word", ["usual care", "booklet", "f", "12 weeks", "marching", "20-30"]
    )
    def test_other_words_are_not(self, word: str) -> None:
        assert not is_day_word(word)

    @pytest.mark.parametrize("name", ["headaches per month", "drinks per week", "neck region"])
    def test_counts_of_a_month_are_no_month(self, name: str) -> None:
        hidden = deidentify(cohort({name: [k % 5 for k in range(12)]}), key=KEY)
        assert name in hidden.people.table


class TestNumbers:
    """Whole numbers that differ for nearly everybody number people."""

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("screening_no", np.arange(12) * 7 + 5001),
            ("Proben-Nr", np.arange(12) * 3 + 11),
            ("kit2", np.arange(12) + 301),
            ("randoId", np.arange(12) * 5),
            ("Losnummer", np.arange(12) * 11 % 97),
            ("row in the book", np.random.default_rng(1).permutation(12)),
            ("book", np.arange(12) * 137 + 4001),
            ("sample code", [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]),
        ],
    )
    def test_they_are_left_out_and_told(self, name: str, values: Any) -> None:
        hidden = deidentify(cohort({name: values}), key=KEY)
        assert name not in hidden.people.table
        assert name in hidden.summary()

    def test_so_are_they_in_a_diary(self) -> None:
        hidden = deidentify(cohort(**{"lab_ref": lambda k, d: [37 * k + 11] * len(d)}), key=KEY)
        assert "lab_ref" not in hidden.diary.entries

    @pytest.mark.parametrize("name", ["number of children", "arm code", "NDI", "weight", "age"])
    def test_counts_groups_and_measures_stay(self, name: str) -> None:
        values = {"weight": np.arange(12) * 5 % 12 * 1.7 + 60, "age": np.arange(12) + 30}
        hidden = deidentify(cohort({name: values.get(name, np.arange(12) % 3)}), key=KEY)
        assert name in hidden.people.table

    def test_numbers_count_where_people_are_counted_who_are_alone(self) -> None:
        facts = pd.DataFrame({"patient": NAMES, "arm": ["a"] * 12, "weight": np.arange(12) + 60.5})
        assert count_rare(facts) == 12
        assert count_rare(facts.drop(columns="weight")) == 0


class TestAges:
    """No age over 89 stays, whatever its heading, unit or group."""

    @pytest.mark.parametrize(
        "name",
        ["age at onset", "Alter bei Beginn", "ageYears", "agegr", "Erkrankungsalter", "AGE_2",
         "Altersgruppe", "age.first.visit", "patient age"],
    )  # fmt: skip
    def test_such_headings_are_ages(self, name: str) -> None:
        assert is_age(name)

    @pytest.mark.parametrize("name", ["dosage", "percentage", "language", "stage", "years ill"])
    def test_others_are_not(self, name: str) -> None:
        assert not is_age(name)

    @pytest.mark.parametrize(
        ("name", "values", "capped"),
        [
            ("age", [89.0, 89.5, 104.0], [89, 90, 90]),
            ("age_months", [600.0, 1068.0, 1128.0], [600, 1068, 1080]),
            ("Alter in Monaten", [1079.0, 500.0, 1200.0], [1080, 500, 1080]),
            ("age", [600.0, 1128.0, 700.0], [600, 1080, 700]),
            ("age in days", [33_000.0, 20_000.0, 9_000.0], [32_872, 20_000, 9_000]),
            ("age at month 3", [93.0, 40.0, 50.0], [90, 40, 50]),
        ],
    )
    def test_numbers_are_capped_in_their_unit(self, name: str, values: Any, capped: Any) -> None:
        assert cap_ages(name, pd.Series(values))[0].tolist() == capped

    def test_groups_are_capped(self) -> None:
        groups = pd.Series(["20-30", "85-95", "90-95", "> 91", "über 100", "80-89"], dtype="str")
        new, cells = cap_groups("age group", groups)
        assert new.tolist() == ["20-30", "85+", "90+", "90+", "90+", "80-89"]
        assert cells == 4

    def test_no_high_age_is_in_what_is_written(self) -> None:
        facts = {
            "Alter bei Einnahme": [93, 40] * 6,
            "agegr": ["91-99", "30-40"] * 6,
            "age_mo": [1101, 400] * 6,
        }
        text = deidentify(cohort(facts), key=KEY).people.table.to_csv()
        assert [said for said in ("93", "91", "99", "1101") if f",{said}" in text] == []


class TestNames:
    """Places, those who treat, and pieces of names are left out."""

    @pytest.mark.parametrize(
        "name", ["site", "Region", "surgeon", "study centre", "Operateur", "treated by", "site2"]
    )
    def test_places_and_those_who_treat_are_left_out_and_told(self, name: str) -> None:
        hidden = deidentify(cohort({name: ["Charite Berlin", "UKE"] * 6}), key=KEY)
        assert name not in hidden.people.table
        assert name in hidden.summary()

    def test_a_column_stays_where_it_is_asked_for(self) -> None:
        hidden = deidentify(cohort({"site": ["north", "south"] * 6}), key=KEY, keep="site")
        assert set(hidden.people.table["site"]) == {"north", "south"}
        assert "Not left out because you asked: site" in hidden.summary()
        with pytest.raises(WriteError, match="pain"):
            deidentify(cohort(), key=KEY, keep=["pain"])

    @pytest.mark.parametrize("text", ["call with Anna", "Annas visit", "SchmidtTalk", "schmidts"])
    def test_pieces_of_a_name_are_found(self, text: str) -> None:
        assert Names.of(["Anna Schmidt", "Bo_Li"]).are_in(text)

    @pytest.mark.parametrize("text", ["banana", "stress", "study arm", "bold"])
    def test_other_words_hold_none(self, text: str) -> None:
        study = [f"study-{number}" for number in range(9)]
        assert not Names.of(["Anna Schmidt", "Bo_Li", *study]).are_in(text)

    def test_a_word_that_many_share_becomes_a_code_where_it_names_somebody(self) -> None:
        facts = {"group": ["Dr Huber", "E1nar"] * 6, "path": ["F2 and all", "usual care"] * 6}
        table = deidentify(cohort(facts), key=KEY).people.table
        assert "Dr Huber" not in set(table["group"])
        assert "usual care" in set(table["path"])


@pytest.mark.slow
def test_a_trial_can_still_be_compared(tmp_path: Path) -> None:
    diary = hdiary.read_diary("data/sample/cohort.csv")
    diary = diary.with_people(hdiary.read_people("data/sample/facts/people.csv"))
    hidden = deidentify(diary, key=KEY).diary
    assert hidden.people is not None
    assert set(hidden.people) >= {"arm", "age", "sex", "randomised", "baseline_ndi"}
    found = []
    for one in (diary, hidden):
        days = hdiary.endpoints(one, names=["headache_days"], anchor="randomised")
        frame = days.wide("headache_days", period=1)
        found.append(
            hdiary.compare_arms(
                frame,
                outcome="after",
                baseline="before",
                arm="arm",
                reference="usual care",
                adjust=["age", "baseline_ndi"],
            ).table
        )
    for column in ("n", "n_reference", "difference", "ci_low", "ci_high"):
        np.testing.assert_allclose(found[0][column], found[1][column], rtol=1e-9)


def test_thousands_of_factors_of_the_same_days_ask_the_calendar_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    real = calendar.calendar_parts

    def counted(days: pd.Series, *, weekdays: bool = False) -> dict[str, Any]:
        asked.append(len(days))
        return real(days, weekdays=weekdays)

    monkeypatch.setattr(calendar, "calendar_parts", counted)
    calendar._parts_of.cache_clear()
    days = days_of(0)
    dice = np.random.default_rng(5)
    factors = {f"factor {k}": dice.integers(0, 9, len(days)) for k in range(30)}
    diary = make_diary(pd.DataFrame({"patient": "A", "date": days, "pain": 3.0, **factors}))
    shared = deidentify(diary, key=KEY)
    assert len(shared.diary.factors) == 30
    assert asked == [len(days)]
