"""Kind 32b: a sheet a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.read.kinds.helpers_b import (
    DAYS,
    START,
    counts,
    handed,
    hurts,
    month,
    refusal,
    walk,
    workbook,
)  # fmt: skip

Row = Callable[[dt.date], Sequence[Any]]


def sheets(names: Sequence[str], heading: Sequence[str], row: Row, *top: Any) -> bytes:
    """Make a workbook with a sheet for each of three months."""
    return workbook(
        {
            name: [
                *(one(k) for one in top),
                heading,
                *(row(d) for d in month(k) if START <= d <= DAYS[-1]),
            ]
            for k, name in enumerate(names, start=1)
        }
    )


def taken(day: dt.date, name: str) -> str | None:
    """Give a medicine on a headache day."""
    return name if hurts(day) else None


def pain(day: dt.date) -> int:
    """Give the pain of a day."""
    return 4 if hurts(day) else 0


def test_the_handed_sheets_are_one_diary() -> None:
    end = walk(handed("32b_sheet_per_month_dates.xlsx"))
    assert end.steps == []
    assert counts(end.diary) == (24, 60, 24)
    assert any("one form" in one.words for one in end.diary.reading.decisions)


@pytest.mark.parametrize(
    ("names", "heading", "medicine"),
    [
        (("January 2026", "February 2026", "March 2026"), ("Day", "Pain", "Meds"), "Advil"),
        (("Jan 26", "Feb 26", "Mrz 26"), ("Tag", "Schmerz", "Tabletten"), "Ibu 600"),
        (("2026-01", "2026-02", "2026-03"), ("Jour", "Douleur", "Médicament"), "Doliprane"),
    ],
)
def test_sheets_whose_days_are_only_numbered_are_one_diary(
    names: tuple[str, ...], heading: tuple[str, ...], medicine: str
) -> None:
    data = sheets(names, heading, lambda day: [day.day, pain(day), taken(day, medicine)])
    diary = walk(data).diary
    assert counts(diary) == (24, 60, 24)
    assert diary.days["date"].min() == dt.datetime(2026, 1, 5)


def test_the_month_may_stand_above_the_table_of_each_sheet() -> None:
    titles = ("January 2026", "February 2026", "March 2026")
    data = sheets(
        ("Sheet1", "Sheet2", "Sheet3"),
        ("Day", "Headache 0-10", "Tablets taken"),
        lambda day: [day.day, pain(day), taken(day, "Advil")],
        lambda k: [f"Headache diary {titles[k - 1]}"],
        lambda k: [],
    )
    assert counts(walk(data).diary) == (24, 60, 24)


def test_months_without_a_year_ask_for_the_year_and_stay_three_months() -> None:
    data = sheets(
        ("January", "February", "March"),
        ("Day", "Pain", "Meds"),
        lambda day: [day.day, pain(day), taken(day, "Advil")],
    )
    assert "--month" in str(refusal(data))
    assert counts(walk(data, month="2026-01").diary) == (24, 60, 24)


def test_dates_on_german_sheets_beside_a_summary_are_one_diary() -> None:
    book = {"Übersicht": [["Monat", "Kopfschmerztage"], ["Januar", 8], ["Februar", 8], ["März", 8]]}
    for k, name in enumerate(("Januar", "Februar", "März"), start=1):
        book[name] = [["Datum", "Schmerz", "Medikament"]]
        book[name] += [
            [f"{day:%d.%m.%Y}", pain(day), taken(day, "Ibuprofen")]
            for day in month(k)
            if START <= day <= DAYS[-1]
        ]  # fmt: skip
    assert counts(walk(workbook(book)).diary) == (24, 60, 24)


def test_a_column_that_came_later_does_not_cost_a_month() -> None:
    rows = {k: [day for day in month(k) if START <= day <= DAYS[-1]] for k in (1, 2, 3)}
    book = {
        "Jan": [["Date", "Pain", "Meds"], *([d, pain(d), taken(d, "Advil")] for d in rows[1])],
        "Feb": [["Date", "Meds", "Pain", "Sleep"],
                *([d, taken(d, "Advil"), pain(d), 7] for d in rows[2])],
        "Mar": [["Date", "Pain", "Meds", "Sleep"],
                *([d, pain(d), taken(d, "Advil"), 7] for d in rows[3])],
    }  # fmt: skip
    diary = walk(workbook(book)).diary
    assert counts(diary) == (24, 60, 24)
    assert diary.entries["Sleep"].isna().sum() == len(rows[1])


def test_a_sheet_of_instructions_and_a_month_that_is_still_blank_change_nothing() -> None:
    book: dict[str, list[list[Any]]] = {
        "How to": [["Write your pain from 0 to 10"]], "Apr": [["Date", "Pain", "Meds"]]
    }  # fmt: skip
    for k, name in enumerate(("Jan", "Feb", "Mar"), start=1):
        days = [day for day in month(k) if START <= day <= DAYS[-1]]
        book[name] = [["Date", "Pain", "Meds"]]
        book[name] += [[day, pain(day), taken(day, "Advil")] for day in days]
    assert counts(walk(workbook(book)).diary) == (24, 60, 24)


def test_sheets_that_hold_the_same_days_are_never_added_up() -> None:
    rows: list[list[Any]] = [["Date", "Pain"], *([day, pain(day)] for day in DAYS)]
    assert "which" in str(refusal(workbook({"Diary": rows, "Diary (2)": rows})))
    assert counts(walk(workbook({"Diary": rows, "Diary (2)": rows})).diary) == (24, 60, 0)
