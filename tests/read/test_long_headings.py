"""A heading that holds a whole text names its column by its beginning, and costs no more time."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary
from hdiary.read.shape.marked import _BRACKETS
from tests.read.steps import steps_of

DAYS = 30


def diary_with(*headings: str) -> io.StringIO:
    """Write a month of pain beside columns of ticks."""
    rows = (f"2026-01-{k + 1:02},3" + ",1" * len(headings) for k in range(DAYS))
    return io.StringIO("\n".join([",".join(["date", "pain", *headings]), *rows]) + "\n")


@pytest.mark.parametrize("sign", ["1", " ", "a ", "-", "(", "[", "é"])
def test_a_heading_of_a_thousand_characters_is_the_name_and_a_longer_one_is_cut(sign: str) -> None:
    whole, long = "x" + "y" * 999, "b" + sign * (5_000 // len(sign)) + "b"
    diary = read_diary(diary_with(whole, long))
    names = list(diary.factors["factor"])
    assert whole in names
    assert max(map(len, names)) <= 1_000
    told = diary.problems.set_index("code").loc["heading too long"]
    assert told["line"] == 1
    assert "of 1 column is longer" in told["suggestion"]
    assert len(diary.entries) == DAYS


def test_headings_that_begin_alike_stay_two_columns() -> None:
    diary = read_diary(diary_with("b" * 5_000 + "1", "b" * 5_000 + "2"))
    assert len(diary.factors) == 2
    assert "of 2 columns are longer" in " ".join(diary.problems["suggestion"])


def test_headings_of_ordinary_length_are_not_told_of() -> None:
    assert "heading too long" not in set(read_diary(diary_with("q" * 400)).problems["code"])


def test_brackets_are_looked_for_in_steps_in_proportion() -> None:
    once, twice = (steps_of(_BRACKETS, "sub", "x" + " " * n + "x") for n in (200, 400))
    assert twice <= 2.5 * once
    assert _BRACKETS.sub("|", "pain (0-10)  [worst]  (x) y") == "pain||| y".replace(" ", "")
