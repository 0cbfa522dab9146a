"""A calendar page: weekdays above, the days of a month in a square, notes below their numbers."""

from __future__ import annotations

import calendar

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.months import find_month, month_named, suggest_month
from hdiary.read.numbers import parse_number
from hdiary.read.table import Rows, Table, make_table
from hdiary.read.telling import one_by_one
from hdiary.read.weeks import weekdays_across
from hdiary.words import phrase

_SEARCHED, _SHORTEST_MONTH = 40, 28


def names_a_calendar(rows: Rows) -> bool:
    """Say whether a sheet is a calendar page: weekdays above, the days' numbers in a square."""
    return any(weekdays_across(cells) for _, cells in rows[:_SEARCHED])


def read_calendar(rows: Rows, context: Context, *, title: str) -> Table | None:
    """Read a calendar page whose numbers of days and cells alternate."""
    # One row a day, what is written below its number as the pain. None where the numbers do not
    # stand below the weekdays of their month, or the month is not known, which is asked.
    at = next(k for k, (_, cells) in enumerate(rows) if weekdays_across(cells))
    across = weekdays_across(rows[at][1])
    above = " ".join(cell for _, cells in rows[:at] for cell in cells)
    month = context.declared.month or find_month(f"{above} {title}")
    days = _square([cells for _, cells in rows[at + 1 :]], list(across))
    if not days:
        refuse_calendar(context.found)
        return None
    if month is None:
        _ask(context.found, month_named(f"{above} {title}"))
        return None
    if not _fits(month, {day: across[k] for day, (k, _) in days.items()}):
        refuse_calendar(context.found, month=month)
        return None
    context.decisions.add(
        "rows",
        "day",
        phrase("read.calendar.page"),
        overrule=phrase("read.calendar.sheet_of_days"),
    )
    context.decisions.add(
        "month",
        month,
        phrase("read.months.days_of", month=month),
        overrule="" if context.declared.month else "--month 2026-03",
    )
    columns = [f"{month}-{day:02d}" for day in days], [text for _, text in days.values()]
    return make_table(("date", "pain"), columns, header_line=rows[at][0])


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
        expected=phrase("read.calendar.month"),
        suggestion=phrase("read.calendar.which_month", example=example),
    )
    suggest_month(found, named)


def refuse_calendar(found: Problems, *, month: str | None = None) -> None:
    """Say what a calendar page is, and how it becomes a diary."""
    found.add(
        "calendar page",
        expected=phrase("read.calendar.row_a_day"),
        suggestion=one_by_one(
            phrase("read.calendar.looks_like"),
            phrase("read.calendar.not_below", month=month) if month else "",
            phrase("read.calendar.write_rows"),
        ),
    )
