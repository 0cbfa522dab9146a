"""Treatments on the page: which come first where not all find room."""

from __future__ import annotations

from pathlib import Path

import pytest

from hdiary.questions import treatments
from hdiary.read import read_diary
from hdiary.report.parts import Row, Table, tell_apart
from hdiary.report.treatments_part import treatments_section
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


def test_names_that_are_cut_alike_are_told_apart() -> None:
    rows = tell_apart(Row(name=name, cells=()) for name in ("tea…", "heat", "tea…", "tea…"))
    assert [row.name for row in rows] == ["tea…", "heat", "tea… (2)", "tea… (3)"]
