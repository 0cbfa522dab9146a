"""Treatments on the page: which come first where not all find room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import treatments
from hdiary.read import read_diary
from hdiary.report.parts import Para, Row, Table, tell_apart
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.words import load_words

SAMPLE = Path(__file__).parents[2] / "data" / "sample" / "diary.csv"


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_the_questions_speak_of_is_shown_before_the_rest(
    language: str,
) -> None:
    say, told = load_words(language), treatments(read_diary(SAMPLE))
    table = told.table
    stand_out = table["hours_verdict"].isin(["more relief", "less relief"]) | table[
        "weeks_verdict"
    ].isin(["fewer headache days", "more headache days"])
    many = int(stand_out.sum())
    assert 0 < many < len(table)
    (laid,) = treatments_section(say, told, most=many).blocks
    assert isinstance(laid, Table)
    own = told.own_words["1"]
    named = {say.treatment(name, own) for name in table.loc[stand_out, "treatment"]}
    assert {row.name for row in laid.rows} == named


@pytest.mark.parametrize(
    ("language", "harm", "told"),
    [
        ("en", ("less relief", "without it"), "more relief than"),
        ("de", ("weniger Linderung", "ohne diese Behandlung"), "mehr Linderung als"),
    ],
)
def test_where_nothing_was_left_alone_treatments_stand_beside_each_other(
    language: str, harm: tuple[str, ...], told: str
) -> None:
    rng = np.random.default_rng(2)
    drug = np.arange(80) % 2 == 0
    pain = rng.integers(4, 9, 80)
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=80, freq="2D"),
            "pain": pain,
            "treatment": np.where(drug, "ibuprofen", "ice"),
            "pain_before": pain,
            "pain_after": pain - 1 - 2 * drug + rng.integers(-1, 2, 80),
        }
    )
    section = treatments_section(load_words(language), treatments(make_diary(frame)), most=5)
    (laid,) = section.blocks
    assert isinstance(laid, Table)
    words = " ".join([laid.foot, *(str(cell) for row in laid.rows for cell in row.cells)])
    assert told in words
    assert not [word for word in harm if word in words]


def test_names_that_are_cut_alike_are_told_apart() -> None:
    rows = tell_apart(Row(name=name, cells=()) for name in ("tea…", "heat", "tea…", "tea…"))
    assert [row.name for row in rows] == ["tea…", "heat", "tea… (2)", "tea… (3)"]


def test_what_has_no_answer_is_one_line_under_the_table() -> None:
    say, told = load_words("en"), treatments(read_diary(SAMPLE).between(last_day="2026-05-05"))
    (laid,) = treatments_section(say, told, most=8).blocks
    assert isinstance(laid, Table)
    assert all("ice" not in row.name for row in laid.rows)
    assert laid.below is not None
    assert laid.below.head == "Cannot be told yet."
    assert laid.below.text.startswith("Within hours, ")
    assert "heat" in laid.below.text
    assert "ice (cold)" in laid.below.text
    assert "; over weeks" not in laid.below.text.lower()
    assert laid.below.text.count("Over weeks, ") == 1
    assert not any("not enough data" in cell for row in laid.rows for cell in row.cells)


def test_where_nothing_has_an_answer_there_is_no_table_and_each_reason_stands_once() -> None:
    say = load_words("en")
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-01-01", periods=60).strftime("%Y-%m-%d"),
            "pain": [5, 0, 0] * 20,
            "treatment": ["ibuprofen", "none", "none", "heat", "none", "none"] * 10,
        }
    )
    folded, soonest = treatments_section(say, treatments(make_diary(frame)), most=8).blocks
    assert isinstance(folded, Para)
    assert isinstance(soonest, Para)
    assert folded.text.count("no first day to compare at") == 1
    assert "(heat used 10 times and ibuprofen used 10 times)" in folded.text
    assert "rate pain just before a treatment and two hours after" in soonest.text


def test_a_small_difference_says_how_small() -> None:
    told = treatments(read_diary(SAMPLE))
    little = told.table.assign(weeks_verdict="little or no difference")
    (laid,) = treatments_section(load_words("en"), replace(told, table=little), most=8).blocks
    assert isinstance(laid, Table)
    assert "no change of 4 days in 28 or more" in next(
        row.cells[1] for row in laid.rows if row.name == "exercise"
    )


def many_treatments(many: int) -> Diary:
    """Give a diary of so many treatments without a rating, each used now and then."""
    days = pd.date_range("2026-01-01", periods=120)
    names = [
        "heat",
        "ice",
        "massage",
        "walking",
        "ibuprofen",
        "paracetamol",
        "acupuncture",
        "TENS",
    ][:many]
    rows = pd.DataFrame({"date": days.strftime("%Y-%m-%d"), "pain": [5, 0, 0] * 40})
    rows["treatment"] = [names[at % many] if at % 3 == 0 else "none" for at in range(120)]
    return make_diary(rows)


@pytest.mark.parametrize("many", [5, 8])
def test_where_there_is_room_every_treatment_without_an_answer_is_named(many: int) -> None:
    answer = treatments(many_treatments(many))
    whole, brief = (
        treatments_section(load_words("en"), answer, most=most).blocks[0]
        for most in (MOST_TREATMENTS[0], MOST_TREATMENTS[2])
    )
    assert isinstance(whole, Para)
    assert isinstance(brief, Para)
    assert " more)" not in whole.text
    assert f"and {many - 4} more" in brief.text
    assert all(name in whole.text for name in ("heat", "massage", "ibuprofen"))
