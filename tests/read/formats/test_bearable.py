"""Bearable: one row a reading, and what beside the number says when, and of what."""

from __future__ import annotations

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.formats.conftest import OTHER_LAYOUTS
from tests.read.kinds.conftest import decided, factors, follow, medicine_days, states, told

_HEADER = "date,weekday,time of day,category,rating/amount,detail,notes"
_MONDAY = ("5th Jan 2026", "Monday")


def export(*rows: tuple[str, str, str, str] | tuple[str, str, str, str, str], **settings: object):
    """Read rows of a Monday: a time of day, a category, an amount, a detail, and perhaps a note."""
    lines = [_HEADER]
    lines += [",".join(f'"{cell}"' for cell in (*_MONDAY, *row, "")[:7]) for row in rows]
    return read_diary("\n".join(lines).encode(), **settings)


HEADACHE = ("am", "Symptom", "2", "Headache (Moderate)")


def test_what_is_left_out_of_each_reading_is_told_with_its_reason() -> None:
    said = decided(export(HEADACHE, ("all day", "Mood", "6", "Meh | Calm")))
    assert '"weekday" was left out: the date tells it.' in said
    assert '"detail" was left out where a number tells it: Mood.' in said
    assert any("2 parts of a day such as am were left out" in words for words in said)


@pytest.mark.parametrize(
    ("clock", "hour", "minute"), [("21:15", 21, 15), ("3:04", 3, 4), ("10:15 PM", 22, 15)]
)
def test_the_clock_time_of_a_symptom_is_its_start(clock: str, hour: int, minute: int) -> None:
    diary = export((clock, *HEADACHE[1:]))
    start = diary.entries["start"][0]
    assert (start.day, start.hour, start.minute) == (5, hour, minute)
    assert any("1 headache begins at its clock time" in words for words in decided(diary))


def test_the_clock_time_of_a_medicine_stays_on_its_day() -> None:
    diary = export(("22:15", *HEADACHE[1:]), ("9:00", "Meds/Supplements", "50", "Sumatriptan (mg)"))
    assert diary.entries["treated_at"][0].isoformat() == "2026-01-05T09:00:00"
    assert diary.doses["amount"].tolist() == [50]


def test_whoever_does_not_want_the_times_says_so() -> None:
    diary = export(("22:15", *HEADACHE[1:]), columns={"time of day": "ignore"})
    assert diary.entries["start"].isna().all()


def test_several_readings_of_one_day_are_one_headache_day_with_the_worst() -> None:
    diary = export(
        HEADACHE, ("mid", "Symptom", "1", "Migraine (Mild)"), ("pm", "Symptom", "3", "Headache")
    )
    assert states(diary) == (1, 0, 0)
    assert diary.days["worst_pain"].tolist() == [3]
    assert len(diary.episodes) == 1


@pytest.mark.parametrize(
    ("word", "pain"), [("Mild", 1), ("Moderate", 2), ("Severe", 3), ("Unbearable", 4)]
)
def test_the_word_in_brackets_counts_where_the_number_is_missing(word: str, pain: int) -> None:
    assert export(("pm", "Symptom", "", f"Headache ({word})")).entries["pain"].tolist() == [pain]


def test_each_measure_is_a_factor_of_its_own() -> None:
    diary = export(
        HEADACHE,
        ("8:00 AM", "Health measurements", "71.5", "Weight (kg)"),
        ("8:00 AM", "Health measurements", "60", "Heart rate (bpm)"),
        ("", "Nutrition", "250", "Water (ml)"),
    )
    assert factors(diary) == ["Weight (kg)", "Heart rate (bpm)", "Water (ml)"]
    assert diary.entries["Weight (kg)"].tolist() == [71.5]


def test_a_rating_of_ones_own_is_a_factor_of_its_name() -> None:
    diary = export(HEADACHE, ("", "Productivity", "4", ""), ("", "Pain", "3", ""))
    assert factors(diary) == ["Productivity", "Pain"]
    assert diary.entries["pain"].tolist() == [2]


def test_another_pain_among_the_symptoms_is_a_factor() -> None:
    diary = export(HEADACHE, ("am", "Symptom", "4", "Pain (Unbearable)"))
    assert diary.entries["pain"].tolist() == [2]
    assert len(factors(diary)) == 1


def test_notes_and_what_is_written_freely_are_notes_and_no_factors() -> None:
    diary = export(
        HEADACHE,
        ("", "Gratitudes", "", "Rosa called", ""),
        ("", "Factors", "", "Desk work | a long day with Rosa at the sea", ""),
        ("all day", "Mood", "6", "Calm", "slept at Rosa's"),
    )
    assert factors(diary) == ["Desk work", "Mood"]
    notes = diary.entries["notes"].dropna().tolist()
    assert len(notes) == 1
    assert all(part in notes[0] for part in ("called", "long day", "slept"))
    assert "Rosa" not in " ".join([*decided(diary), *diary.problems["suggestion"]])


def test_a_symptom_of_another_name_may_be_said_to_be_the_headache() -> None:
    rows = ("am", "Symptom", "2", "Pressure in the skull (Moderate)")
    with pytest.raises(DiaryError, match="None of its symptoms is known as a headache"):
        export(rows)
    diary = export(rows, headache="Pressure in the skull")
    assert states(diary) == (1, 0, 0)


def test_a_newer_column_of_the_date_only_repeats_it() -> None:
    diary = follow(OTHER_LAYOUTS / "bearable" / "newer_bom_crlf.csv").diary
    assert states(diary) == (4, 0, 10)
    assert medicine_days(diary) == 4
    assert diary.days["worst_pain"].max() == 3
    assert '"dateFormatted" was left out: it repeats "date".' in decided(diary)


def test_the_newer_date_may_stand_alone() -> None:
    text = (OTHER_LAYOUTS / "bearable" / "newer_bom_crlf.csv").read_text(encoding="utf-8-sig")
    lines = [line.split(",", 1)[1] for line in text.splitlines()]
    assert states(follow("\n".join(lines)).diary) == (4, 0, 10)


def test_columns_in_another_order_and_one_more_are_read() -> None:
    diary = follow(OTHER_LAYOUTS / "bearable" / "other_order_semicolons.csv").diary
    assert states(diary) == (4, 0, 10)
    assert "app version" in factors(diary)


def test_no_row_for_headache_is_never_clear_unless_the_person_says_so() -> None:
    diary = follow(OTHER_LAYOUTS / "bearable" / "newer_bom_crlf.csv").diary
    assert states(diary)[1] == 0
    assert "only headaches listed" in told(diary)


def test_an_export_without_rows_is_refused_in_words() -> None:
    with pytest.raises(DiaryError, match="export of Bearable holds no row"):
        export()


def test_a_factor_called_as_an_outcome_stays_a_factor() -> None:
    diary = export(HEADACHE, ("", "Factors", "", "Worked | Desk"))
    assert "Worked" in factors(diary)
    others = export(HEADACHE, *(("", "Factors", "", one) for one in ("Worked | Desk", "Outdoors")))
    together = [said for said in decided(others) if "ticks side by side" in said]
    assert together == [
        '"Worked", "Desk" and "Outdoors": ticks side by side; where one is ticked, the others '
        "were not."
    ]


def test_a_stretch_stated_clear_does_not_clear_what_else_was_noted_beside_a_headache() -> None:
    dose = ("17:30", "Meds/Supplements", "400", "Ibuprofen (mg)")
    diary = export(HEADACHE, dose, clear_between=("2026-01-01", "2026-01-10"))
    assert not diary.entries["headache"].eq(False).fillna(False).any()
    assert states(diary)[0] == 1
