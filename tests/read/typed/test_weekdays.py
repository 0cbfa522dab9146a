"""Weekdays that were written down beside dates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Problems
from hdiary.read.role import BY_NAME, LEFT_OUT, Role
from hdiary.read.table import Column
from hdiary.read.typed.weekdays import check_weekdays
from hdiary.words import phrase, say_plain

DATES = pd.Series(pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-04", None]))
"""A Monday, a Tuesday, a Wednesday and no date."""


def column_of(*texts: str, meaning: str = LEFT_OUT, header: str = "Day") -> Role:
    values = tuple(dict.fromkeys(texts))
    codes = np.array([values.index(text) for text in texts], dtype=np.int32)
    return Role(
        position=1, header=header, meaning=meaning, how=BY_NAME, unit=None,
        column=Column(codes=codes, values=values),
    )  # fmt: skip


def told(*roles: Role) -> list[tuple[str, list[int]]]:
    found = Problems()
    check_weekdays(list(roles), DATES, np.array([2, 3, 5, 6]), found)
    for group in found.groups:
        assert (group.code, group.severity) == ("another weekday", "warning")
        assert group.expected == say_plain(phrase("read.typed.cells.weekday"))
        assert group.suggestion == say_plain(phrase("read.typed.cells.date_used"))
    return [(group.column, group.lines.tolist()) for group in found.groups]


def test_weekdays_of_their_dates_say_nothing() -> None:
    assert told(column_of("Mon", "Tue", "Wed", "Sun")) == []
    assert told(column_of("Mo.", "DI", "mittwoch", "")) == []


def test_another_weekday_is_told_with_its_lines() -> None:
    assert told(column_of("Mon", "Wed", "Tue", "Fri")) == [("Day", [3, 5])]


def test_a_monday_and_a_sunday_are_told_like_any_other_day() -> None:
    assert told(column_of("Tue", "Mon", "Sun", "Mon")) == [("Day", [2, 3, 5])]


def test_a_blank_or_another_word_is_no_weekday() -> None:
    assert told(column_of("Tue", "", "holiday", "Wed", header="Weekday")) == [("Weekday", [2])]


@pytest.mark.parametrize("texts", [("", "", "", ""), ("office", "home", "office", "home")])
def test_a_column_without_weekdays_is_passed_over_and_the_next_is_looked_at(
    texts: tuple[str, ...],
) -> None:
    assert told(column_of(*texts), column_of("Tue", "Tue", "Wed", "")) == [("Day", [2])]


def test_a_column_that_is_kept_is_not_compared() -> None:
    kept = column_of("Tue", "Tue", "Wed", "Wed", meaning="factor")
    assert told(kept, column_of("Tue", "Tue", "Wed", "")) == [("Day", [2])]
