"""Kind: a workbook with a sheet a month, and a row below each that adds it up."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.read.kinds.helpers_b import counts, read, workbook

Sheets = dict[str, list[list[Any]]]
MONTHS = {1: "January 2026", 2: "February 2026", 4: "April 2026"}


def _book(days: dict[int, list[int]], total: str, *, real: bool, start: str, every: bool) -> bytes:
    """Write headaches, or every day; the sum stands under the date or under the start."""
    sheets: Sheets = {}
    for month, name in MONTHS.items():
        extra = ["Start"] if start else []
        rows: list[list[Any]] = [["Date" if real else "Day", *extra, "Pain", "Meds"]]
        for day in range(1, 29) if every else days[month]:
            hurt = day in days[month]
            clock = [("14:00" if hurt else None)] if start else []
            written = dt.date(2026, month, day) if real else day
            rows.append([written, *clock, 5 if hurt else 0, "Advil" if hurt else None])
        count = len(days[month])
        named = [None, total] if start == "sum" else [total, *([None] if start else [])]
        sheets[name] = [*rows, [*named, count, count]]
    return workbook(sheets)


DAYS = {1: [3, 9], 2: [4], 4: [2, 5, 20]}


@pytest.mark.parametrize("real", [True, False])
@pytest.mark.parametrize("start", ["", "clock", "sum"])
@pytest.mark.parametrize("total", ["Total", "Summe:"])
def test_the_sum_of_a_month_is_no_headache(total: str, start: str, real: bool) -> None:
    full = read(_book(DAYS, total, real=real, start=start, every=True))
    assert counts(full) == (6, 78, 6)
    assert "missing date" not in set(full.problems["code"])
    few = read(_book(DAYS, total, real=real, start=start, every=False))
    assert counts(few) == (6, 0, 6)


@pytest.mark.parametrize("real", [True, False])
@pytest.mark.parametrize("total", ["Sum", "Total headaches"])
def test_a_month_may_hold_nothing_but_its_sum(total: str, real: bool) -> None:
    days = {1: [3], 2: [], 4: [2, 5, 20]}
    assert counts(read(_book(days, total, real=real, start="clock", every=False))) == (4, 0, 4)


@pytest.mark.parametrize("word", ["media", "moyenne"])
def test_a_word_for_medium_on_a_row_without_a_date_is_not_passed_over(word: str) -> None:
    lines = ["Date,Pain", *(f"2026-03-{day:02d},{word}" for day in range(1, 9)), f",{word}"]
    diary = read("\n".join(lines), scale="words", skip_bad_rows=True)
    assert "missing date" in set(diary.problems["code"])
