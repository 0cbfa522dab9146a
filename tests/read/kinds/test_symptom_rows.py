"""Kind: one row a reading of one symptom, among others; Bearable is one of them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.kinds import symptom_files as files
from tests.read.kinds.conftest import (
    FILES,
    calendar,
    days_of,
    decided,
    dmy,
    factors,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
    told,
)


def test_bearables_rows_become_days() -> None:
    diary = follow(FILES / "04_bearable.csv").diary
    assert states(diary)[0] == 24
    assert medicine_days(diary) == 24
    assert diary.scale == "0-4"
    assert diary.days["neck_pain"].notna().sum() == 10
    assert {"Mood", "Sleep", "Desk work"} <= set(factors(diary))
    assert any("Bearable" in words for words in decided(diary))


def test_only_the_number_of_headache_is_pain() -> None:
    diary = follow(FILES / "54_long_symptom_rows.csv").diary
    assert states(diary) == (48, 0, 120)
    assert factors(diary) == ["Fatigue", "Lower back pain"]
    assert any('"Symptom"' in words for words in decided(diary))


@pytest.mark.parametrize(
    "file", [FILES / "04_bearable.csv", FILES / "54_long_symptom_rows.csv"], ids=lambda p: p.name
)
def test_days_of_other_symptoms_are_clear_where_that_is_stated(file: Path) -> None:
    first, last = "2026-01-05", "2026-03-29"
    diary = follow(file, clear_between=(first, last)).diary.between(first_day=first, last_day=last)
    assert states(diary) == (24, 60, 0)


@pytest.mark.parametrize(
    "file", [FILES / "04_bearable.csv", FILES / "54_long_symptom_rows.csv"], ids=lambda p: p.name
)
def test_a_list_of_symptoms_is_not_called_a_list_of_headaches(file: Path) -> None:
    assert "nothing said of pain" not in told(follow(file).diary)


@pytest.mark.parametrize(
    "text",
    [files.bearable(), files.bearable_newer(), files.bearable_from_excel()],
    ids=["as it was", "newer", "from a spreadsheet"],
)
def test_bearable_in_other_forms(text: str) -> None:
    # Of 24 headaches 12 are on odd days of the calendar; there the ibuprofen was taken.
    diary = follow(text).diary
    assert states(diary) == (24, 0, 60)
    assert medicine_days(diary) == 12
    assert days_of(diary, "nsaid") == 12
    assert diary.days["neck_pain"].notna().sum() == 14
    assert "Fatigue" in factors(diary)
    assert diary.days["worst_pain"].max() == 4


def test_a_second_column_of_the_date_is_no_factor() -> None:
    assert "dateFormatted" not in factors(follow(files.bearable_newer()).diary)


@pytest.mark.parametrize(
    "text",
    [files.bearable_without_headache(), files.only_other_symptoms()],
    ids=["Bearable", "own"],
)
def test_a_log_without_any_headache_is_not_offered_as_headaches(text: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(text))
    assert not any(one.settings.get("rows") == "headache" for one in refused.value.suggested)


def test_german_rows_of_symptoms() -> None:
    walk = follow(files.german())
    assert walk.steps == []
    assert states(walk.diary)[0] == 24
    assert set(factors(walk.diary)) == {"Müdigkeit", "Übelkeit"}
    assert walk.diary.days["worst_pain"].max() == 6
    assert lost(walk) == []


def test_several_people_keep_their_own_symptoms() -> None:
    # Two people with 24 headaches each, and one with those of the first four weeks.
    diary = follow(files.people()).diary
    assert len(diary.patients) == 3
    assert states(diary)[0] == 24 + 24 + 8
    assert diary.days["worst_pain"].max() == 7
    assert set(factors(diary)) == {"fatigue", "back pain"}


def test_readings_with_times_are_still_of_their_day() -> None:
    diary = follow(files.timed()).diary
    assert states(diary)[0] == 24
    assert diary.days.loc[diary.days["state"] == "headache", "worst_pain"].unique().tolist() == [8]
    assert set(factors(diary)) == {"Mood", "Fatigue"}


def test_a_zero_for_headache_is_a_clear_day() -> None:
    diary = follow(files.french_zero_rows()).diary
    assert states(diary) == (24, 60, 0)
    assert diary.days["neck_pain"].notna().all()
    assert factors(diary) == ["Fatigue"]


def test_words_for_how_bad_it_was_stand_beside_a_medicine() -> None:
    walk = follow(files.words_and_medicines())
    assert walk.steps == [{"scale": "words"}]
    assert states(walk.diary)[0] == 24
    assert medicine_days(walk.diary) == 24
    assert "pain" not in factors(walk.diary)


@pytest.mark.parametrize(
    "text", [files.one_row_most_days(), files.one_row_a_day_in_english()], ids=["German", "English"]
)
def test_a_single_symptom_on_most_days_is_no_headache_unless_it_says_so(text: str) -> None:
    diary = follow(text).diary
    assert states(diary)[0] == 24
    assert diary.days["worst_pain"].max() <= 8


def test_two_kinds_of_headache_in_a_column_are_all_headaches() -> None:
    diary = follow(files.kinds_of_headache()).diary
    assert states(diary)[0] == 24
    assert len(diary.episodes) == 24


def test_a_medicine_for_the_back_is_a_medicine_all_the_same() -> None:
    # 24 days of headache, 28 with paracetamol for the back, 8 of them the same.
    diary = follow(files.mixed_pains()).diary
    assert states(diary)[0] == 24
    assert medicine_days(diary) == 24 + 28 - 8
    assert diary.days["worst_pain"].max() == 6


def test_italian_rows_of_symptoms() -> None:
    diary = follow(files.italian()).diary
    assert states(diary)[0] == 24
    assert diary.days["worst_pain"].max() == 7
    assert set(factors(diary)) == {"Stanchezza", "Nausea"}


def test_steps_and_weights_among_the_rows_are_factors() -> None:
    diary = follow(files.measures()).diary
    assert states(diary) == (24, 60, 0)
    assert days_of(diary, "triptan") == 12
    assert {"Steps", "Weight"} <= set(factors(diary))


def test_symptoms_without_numbers_say_that_there_was_a_headache() -> None:
    diary = follow(files.present_only()).diary
    assert states(diary)[0] == 24
    assert diary.scale == "yes-no"
    assert set(factors(diary)) == {"Fatigue", "Dizziness"}


def _one_other(header: str, other: str, headache: str, *, sep: str, form: str, rate=None) -> str:
    """Write one other symptom each day, and the headache on its days."""
    rate = rate or (lambda k: (4, 6))
    rows = []
    for k, day in enumerate(calendar()):
        rows.append([day.strftime(form), other, rate(k)[0]])
        if hurts(day):
            rows.append([day.strftime(form), headache, rate(k)[1]])
    return sheet(header, rows, sep=sep)


@pytest.mark.parametrize(
    ("text", "other", "steps"),
    [
        (_one_other("Datum;Klacht;Ernst", "Vermoeidheid", "Hoofdpijn", sep=";", form="%d-%m-%Y"),
         "Vermoeidheid", []),
        (_one_other("Fecha;Síntoma;Intensidad", "Cansancio", "Dolor de cabeza", sep=";",
                    form="%d/%m/%Y"), "Cansancio", []),
        (_one_other("Date\tSymptom\tSeverity", "Fatigue", "Migraine", sep="\t", form="%Y-%m-%d",
                    rate=lambda k: ("Moderate", "Severe")), "Fatigue", [{"scale": "words"}]),
        (_one_other("date,complaint,rating", "tired", "headache", sep=",", form="%m/%d/%Y",
                    rate=lambda k: (4, 1 + k % 5)), "tired", [{"scale": "1-5"}])
    ],
    ids=["Dutch", "Spanish", "words", "1 to 5"],
)  # fmt: skip
def test_a_single_other_symptom_is_a_factor_too(text: str, other: str, steps: object) -> None:
    walk = follow(text)
    assert walk.steps == steps
    assert states(walk.diary)[0] == 24
    assert factors(walk.diary) == [other]


def test_the_symptom_may_stand_first_and_the_newest_row_above() -> None:
    rows: list[list[object]] = []
    for day in reversed(calendar()):
        rows.append(["Fatigue", dmy(day), "20:15", 3, "tired"])
        if hurts(day):
            rows.append(["Kopfschmerzen", dmy(day), "14:00", 6, "nach Anruf von Eva"])
    walk = follow(sheet("Symptom;Datum;Uhrzeit;Stärke;Notiz", rows, sep=";"))
    assert walk.steps == []
    assert states(walk.diary)[0] == 24
    assert factors(walk.diary) == ["Fatigue"]
    assert lost(walk) == []


def test_the_amount_of_a_headache_is_its_pain() -> None:
    rows: list[list[object]] = []
    for day in calendar():
        rows.append([f"{day:%Y-%m-%d}", "Energy", "Symptom", 5])
        if hurts(day):
            rows.append([f"{day:%Y-%m-%d}", "Headache", "Symptom", 6])
            rows.append([f"{day:%Y-%m-%d}", "Sumatriptan", "Medication", 1])
    diary = follow(sheet("date,name,category,amount", rows)).diary
    assert states(diary)[0] == 24
    assert diary.days["worst_pain"].max() == 6
    assert days_of(diary, "triptan") == 24


def test_the_side_and_the_length_of_a_headache_stay_with_it() -> None:
    rows: list[list[object]] = []
    for day in calendar():
        rows.append([f"{day:%Y-%m-%d}", "energy", 5, "", ""])
        rows.append(
            [f"{day:%Y-%m-%d}", "headache", 6, "left", 3]
            if hurts(day)
            else [f"{day:%Y-%m-%d}", "headache", 0, "", ""]
        )
    diary = follow(sheet("date,symptom,severity,side,duration (h)", rows)).diary
    assert states(diary) == (24, 60, 0)
    assert diary.entries["duration_h"].dropna().unique().tolist() == [3]
    assert diary.days["sides"].dropna().unique().tolist() == ["left"]


@pytest.mark.parametrize(
    "name",
    ["Headaches", "HA", "Kopfweh", "Headache 🤕", "Migraine w/ aura", "Headache (severe)",
     "Cefalea tensiva", "Maux de tête", "Hoofdpijn (links)", "Migraine - left side",
     "bad headache", "Tension-type headache", "HEADACHE", "Kopfschmerzen/Migräne"],
)  # fmt: skip
def test_a_headache_by_other_names(name: str) -> None:
    rows: list[list[object]] = []
    for day in calendar():
        rows += [[dmy(day), "Fatigue", 3], [dmy(day), "Back pain", 7]]
        rows += [[dmy(day), name, 6]] if hurts(day) else []
    diary = follow(sheet("Date;Symptom;Severity", rows, sep=";")).diary
    assert states(diary)[0] == 24
    assert set(factors(diary)) == {"Fatigue", "Back pain"}
