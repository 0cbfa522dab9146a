"""A calendar page: weekdays above, the days of a month in a square, notes below their numbers."""

from __future__ import annotations

import calendar

import numpy as np

from hdiary.diary import Problems
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared
from hdiary.read.months import find_month, month_named, suggest_month
from hdiary.read.numbers import parse_number
from hdiary.read.table import Table, make_column
from hdiary.read.weeks import weekdays_across

Rows = list[tuple[int, list[str]]]
_SEARCHED, _SHORTEST_MONTH = 40, 28


def names_a_calendar(rows: Rows) -> bool:
    """Say whether a sheet is a calendar page: weekdays above, the days' numbers in a square."""
    return any(weekdays_across(cells) for _, cells in rows[:_SEARCHED])


def read_calendar(
    rows: Rows, *, title: str, declared: Declared, decisions: Decisions, found: Problems
) -> Table | None:
    """Read a calendar page whose numbers of days and cells alternate."""
    # One row a day, what is written below its number as the pain. None where the numbers do not
    # stand below the weekdays of their month, or the month is not known, which is asked.
    at = next(k for k, (_, cells) in enumerate(rows) if weekdays_across(cells))
    across = weekdays_across(rows[at][1])
    above = " ".join(cell for _, cells in rows[:at] for cell in cells)
    month = declared.month or find_month(f"{above} {title}")
    days = _square([cells for _, cells in rows[at + 1 :]], list(across))
    if not days:
        refuse_calendar(found)
        return None
    if month is None:
        _ask(found, month_named(f"{above} {title}"))
        return None
    if not _fits(month, {day: across[k] for day, (k, _) in days.items()}):
        refuse_calendar(found, month=month)
        return None
    decisions.add(
        "rows", "day", "The sheet is a calendar page; what stands below the number of a day was "
        "read as its pain.", overrule="a sheet with one row a day",
    )  # fmt: skip
    decisions.add(
        "month", month, f"The days are those of {month}.",
        overrule="" if declared.month else "--month 2026-03",
    )  # fmt: skip
    return Table(
        header=("date", "pain"),
        columns=(
            make_column([f"{month}-{day:02d}" for day in days]),
            make_column([text for _, text in days.values()]),
        ),
        lines=np.arange(1, len(days) + 1),
        header_line=rows[at][0],
    )


def _square(rows: list[list[str]], columns: list[int]) -> dict[int, tuple[int, str]]:
    """Give the column of each day, and what stands below its number; nothing if in doubt."""
    days: dict[int, tuple[int, str]] = {}
    place = 0
    while place < len(rows):
        numbers = _week(rows[place], columns, len(days) + 1)
        if not numbers:
            break
        following = rows[place + 1] if place + 1 < len(rows) else []
        bare = bool(_week(following, columns, len(days) + len(numbers) + 1))
        for day, k in numbers.items():
            days[day] = (k, "" if bare or k >= len(following) else following[k].strip())
        place += 1 if bare else 2
    return days if len(days) >= _SHORTEST_MONTH else {}


def _week(cells: list[str], columns: list[int], expected: int) -> dict[int, int]:
    """Give the column of each day of a week, where the expected days stand side by side."""
    filled = [k for k in columns if k < len(cells) and cells[k].strip()]
    numbers = [parse_number(cells[k].strip().rstrip(".")) for k in filled]
    if not filled or numbers != list(range(expected, expected + len(filled))):
        return {}
    whole = columns[-len(filled) :] if expected == 1 else columns[: len(filled)]
    last = expected + len(filled) > _SHORTEST_MONTH
    if filled != whole or (len(filled) < len(columns) and expected > 1 and not last):
        return {}
    return {expected + n: k for n, k in enumerate(filled)}


def _fits(month: str, weekdays: dict[int, int]) -> bool:
    """Say whether all days of a month stand below their weekdays."""
    first, last = calendar.monthrange(int(month[:4]), int(month[5:]))
    return list(weekdays) == list(range(1, last + 1)) and all(
        (first + day - 1) % 7 == weekday for day, weekday in weekdays.items()
    )


def _ask(found: Problems, named: int | None) -> None:
    example = "2026-03" if named is None else f"2026-{named:02d}"
    found.add(
        "month",
        expected="the month and the year of this calendar page",
        suggestion="The days stand below their weekdays, and the month or its year is not told. "
        f"Say it with --month, such as --month {example}.",
    )
    suggest_month(found, named)


def refuse_calendar(found: Problems, *, month: str | None = None) -> None:
    """Say what a calendar page is, and how it becomes a diary."""
    doubt = f" The days do not stand below the weekdays of {month}." if month else ""
    found.add(
        "calendar page",
        expected="one row a day",
        suggestion=f"This looks like a calendar page: weekdays above, a week in each row.{doubt} "
        "Write one row for each day, with the date in the first column and the pain in the "
        "second; hdiary template -o diary.xlsx makes such a sheet.",
    )
