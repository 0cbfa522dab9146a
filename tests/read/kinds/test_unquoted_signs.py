"""Kind 23: a comma, or a semicolon, that stands unquoted inside a cell."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.read.kinds.helpers_b import HURT, counts, handed, hurts, plain, refusal, walk


def test_the_handed_commas_inside_dates_are_named() -> None:
    words = str(refusal(handed("23_cefalog.csv")))
    assert "15 cells" in words
    assert "13" in words
    assert "comma" in words
    assert "7/10" not in words
    end = walk(handed("23_cefalog.csv"))
    assert end.steps == ["--accept unquoted"]
    assert counts(end.diary) == (24, 0, 24)


@pytest.mark.parametrize(
    ("heading", "date", "times"),
    [
        ("Start,End,Intensity (1-10),Side,Meds", "%d/%m/%Y", (" 08:30", " 12:00")),
        ("Beginn,Ende,Schmerz,Seite,Mittel", "%d.%m.%Y", (" 08:30 Uhr", " 12:00 Uhr")),
        ("Start,End,Pain,Side,Meds", "%Y-%m-%d", (" 8:30 AM", " 12:00 PM")),
    ],
)
def test_commas_between_a_day_and_its_time_are_named(
    heading: str, date: str, times: tuple[str, str]
) -> None:
    text = plain(
        heading,
        lambda day: (
            f"{day.strftime(date)},{times[0]},{day.strftime(date)},{times[1]},5,left,Ibuprofen"
        ),
        HURT,
    )
    assert "7 cells" in str(refusal(text))
    end = walk(text)
    assert end.steps[-1] == "--accept unquoted"
    assert counts(end.diary) == (24, 0, 24)
    assert end.diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 08:30")
    assert end.diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-06 12:00")


def test_a_comma_between_month_and_year_is_named() -> None:
    text = plain(
        "Date,Pain,Side,Meds",
        lambda day: f"{day:%B} {day.day}, {day.year},5,left,Ibuprofen 600",
        HURT,
    )
    assert "comma" in str(refusal(text))
    end = walk(text)
    assert end.steps == ["--accept unquoted"]
    assert counts(end.diary) == (24, 0, 24)


@pytest.mark.parametrize(("heading", "sign"), [("Date;Pain;Meds", ";"), ("Date,Pain,Meds", ",")])
def test_a_list_that_was_not_quoted_is_named_and_costs_no_headache(heading: str, sign: str) -> None:
    text = plain(
        heading,
        lambda day: sign.join(
            [str(day), "5", "Ibuprofen", " ice"] if hurts(day) else [str(day), "0", ""]
        ),
    )
    words = str(refusal(text))
    assert ("semicolon" if sign == ";" else "comma") in words
    end = walk(text)
    assert "skip" not in " ".join(end.steps)
    assert counts(end.diary) == (24, 60, 24)


def test_leaving_out_rows_says_how_many_of_them_are_headaches() -> None:
    text = plain(
        "Date,Pain,Notes,Meds",
        lambda day: f"{day},5,{'tired, met Anna' if day.day % 5 == 1 else 'fine'},ibuprofen",
        HURT,
    )
    refused = refusal(text)
    bad = sum(day.day % 5 == 1 for day in HURT)
    skipping = [one for one in refused.suggested if "skip_bad_rows" in one.settings]
    assert all(f"{bad} of them with a headache" in one.why for one in skipping)
    assert "Anna" not in str(refused)
