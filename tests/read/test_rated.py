"""Several ratings of one day: what cannot be read in one of them takes no headache away."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import hdiary


@pytest.mark.parametrize(
    ("morning", "evening", "headache", "pain"),
    [
        ("0", "bad", True, None),  # How bad it was is lost; that it hurt is not
        ("stark", "0", True, None),
        ("0", "very bad", True, None),
        ("0", "see notes", None, None),  # Nobody knows whether the evening was clear
        ("3", "bad", True, None),  # A 3 is not the worst of it
        ("10", "bad", True, 10.0),  # Nothing is worse
        ("3", "see notes", True, 3.0),
        ("0", "none", False, 0.0),
        ("0", "0?", False, 0.0),
        ("0", "", False, 0.0),
        ("0", "0", False, 0.0),
        ("0", "4", True, 4.0),
    ],
)
def test_a_nought_beside_a_cell_that_cannot_be_read(
    morning: str, evening: str, headache: bool | None, pain: float | None
) -> None:
    rows = f"2026-03-01,{morning},{evening}\n2026-03-02,2,5\n2026-03-03,0,0\n2026-03-04,1,3\n"
    text = f"date,pain morning,pain evening\n{rows}"
    entries = hdiary.read_diary(io.StringIO(text)).entries
    said = [
        None if pd.isna(entries[name].iloc[0]) else entries[name].tolist()[0]
        for name in ("headache", "pain")
    ]
    assert said == [headache, pain]


@pytest.mark.parametrize(
    ("text", "counts"), [("bad", True), ("sehr stark", True), ("see notes", False)]
)
def test_what_only_says_that_it_hurt_is_told_to_count(text: str, counts: bool) -> None:
    diary = hdiary.read_diary(
        io.StringIO(f"date,pain\n2026-03-01,{text}\n2026-03-02,4\n2026-03-03,0\n2026-03-04,1\n")
    )
    told = diary.problems.loc[diary.problems["value"] == text, "suggestion"]
    assert [("The headache counts" in one) for one in told] == [counts]
    assert diary.days["state"].iloc[0] == ("headache" if counts else "not recorded")


def test_a_no_beside_ratings_keeps_a_clear_day_of_which_one_cannot_be_read() -> None:
    rows = "2026-03-02,yes,2,5\n2026-03-03,no,0,0\n2026-03-04,yes,1,3\n"
    text = f"date,headache,pain morning,pain evening\n2026-03-01,no,0,see notes\n{rows}"
    columns = {"pain morning": "pain", "pain evening": "pain"}
    diary = hdiary.read_diary(io.StringIO(text), columns=columns)
    assert diary.days["state"].tolist() == ["clear", "headache", "clear", "headache"]


def test_a_range_of_words_beside_the_strongest_word_leaves_the_strongest() -> None:
    rows = "2026-03-02,mild,none\n2026-03-03,none,none\n2026-03-04,moderate,severe\n"
    text = f"date,pain morning,pain evening\n2026-03-01,mild to moderate,severe\n{rows}"
    columns = {"pain morning": "pain", "pain evening": "pain"}
    diary = hdiary.read_diary(io.StringIO(text), scale="words", columns=columns)
    assert diary.entries["pain"].tolist() == [3.0, 1.0, 0.0, 3.0]
