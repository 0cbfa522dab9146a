"""Days that run across: a calendar or a year on one sheet, turned so that a row is a day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.dates import parse_date
from hdiary.read.declared import Declared
from hdiary.read.header import names_a_diary
from hdiary.read.months import find_month, find_year, month_named, suggest_month
from hdiary.read.numbers import parse_number
from hdiary.read.table import Rows, Table, make_table
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, is_blank
from hdiary.words import Phrase, phrase

_FEWEST_DAYS, _FEWEST_MONTHS = 7, 2
_SEARCHED = 40
_LONGEST_MONTH = 31
_RATED = re.compile(r"\s+(?:0\s+)?1\s+2\s+3\s*$")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Across:
    """Where the days of a sheet run across: their row, and the column of each."""

    row: int  # The row
    days: dict[int, int | str]  # From the columns to numbers of days, or to dates
    # From the columns to months, where these run across and the days run down
    months: dict[int, str] = field(default_factory=dict)


def find_across(rows: Rows) -> Across | None:
    """Find a row in which the days of a month, or dates, run from left to right."""
    for k, (_, cells) in enumerate(rows[:_SEARCHED]):
        days = days_across(cells)
        if days:
            return Across(row=k, days=days)
        months = _months_across(rows, k)
        if months:
            return Across(row=k, days={}, months=months)
        if names_a_diary(cells, {}):
            return None
    return None


def days_across(cells: list[str]) -> dict[int, int | str]:
    """Give the column of each day where days run from left to right; else nothing."""
    return _numbered(cells) or _dated(cells)


def _numbered(cells: list[str]) -> dict[int, int | str]:
    """Read 1, 2, 3 ... as days of a month; a calendar's row counts up by one."""
    days: dict[int, int | str] = {}
    expected = 1
    for k, cell in enumerate(cells):
        number = parse_number(cell) if cell.strip() else None
        if number is None and days and cell.strip():
            break
        if number == expected and expected <= _LONGEST_MONTH:
            days[k], expected = expected, expected + 1
        elif number is not None and k > 1:
            return {}
    return days if len(days) >= 28 else {}


def _months_across(rows: Rows, k: int) -> dict[int, str]:
    """Read names of months that run from left to right over the days of a month, which run down."""
    cells = rows[k][1]
    months = {j: cell for j, cell in enumerate(cells) if cell.strip() and _is_month(cell)}
    filled = [j for j, cell in enumerate(cells) if j and cell.strip()]
    if len(months) < _FEWEST_MONTHS or len(months) < len(filled) - 2 or 0 in months:
        return {}
    below = [row[0].strip() for _, row in rows[k + 1 : k + 2 + _LONGEST_MONTH] if row]
    numbers = [parse_number(cell.rstrip(".")) for cell in below if cell]
    days = sum(number == place for place, number in enumerate(numbers, start=1))
    return months if days >= 28 else {}


def _is_month(cell: str) -> bool:
    return _month_of(cell) is not None or find_month(cell) is not None


def _dated(cells: list[str]) -> dict[int, int | str]:
    filled = [(k, cell) for k, cell in enumerate(cells) if cell.strip()]
    dated: dict[int, int | str] = {k: c for k, c in filled if parse_date(c.strip()) is not None}
    return dated if len(dated) >= _FEWEST_DAYS and len(dated) >= len(filled) - 2 else {}


def turn(rows: Rows, across: Across, context: Context, *, title: str) -> Table | None:
    """Turn a sheet whose days run across."""
    # One row a day; a line is the number of the sheet's column. None where the month is not
    # known, which is then asked for.
    body = [
        (line, cells) for line, cells in rows[across.row + 1 :] if any(c.strip() for c in cells)
    ]
    above = " ".join(
        [cell for _, cells in rows[: across.row] for cell in cells] + rows[across.row][1][:1]
    )
    if across.months:
        return _turn_months(body, across, f"{above} {title}", context)
    first = [cells[0].strip() if cells else "" for _, cells in body]
    if first and all(_month_of(name) for name in first):
        return _turn_year(body, across, f"{above} {title}", context)
    dates = _dates(body, across, f"{above} {title}", context.declared, context.found)
    if dates is None:
        return None
    names = [_named(name) for name in first]
    context.decisions.add(
        "rows",
        "day",
        phrase("read.turned.days"),
        overrule=phrase("read.calendar.sheet_of_days"),
    )
    columns = [[cells[k] if k < len(cells) else "" for k in dates] for _, cells in body]
    return _table(("date", *names), [list(dates.values()), *columns], list(dates), across, rows)


def _named(name: str) -> str:
    """Give a row's name; "Headache 1 2 3" lists its ratings, "Treatment 1" is one of several."""
    return _RATED.sub(" (0-3)", name) if _RATED.search(name) else name


def _dates(
    body: Rows, across: Across, title: str, declared: Declared, found: Problems
) -> dict[int, str] | None:
    """Give the date of each column of days; None, and a question, where the month is not known."""
    if all(isinstance(day, str) for day in across.days.values()):
        return {k: str(day) for k, day in across.days.items()}
    month = declared.month or find_month(title)
    if month is None:
        _ask_for_month(found, month_named(title))
        return None
    last = _last_day(int(month[:4]), int(month[5:]))
    return {
        k: f"{month}-{int(d):02d}"
        for k, d in across.days.items()
        if int(d) <= last or any(_is_written(cells[k]) for _, cells in body if k < len(cells))
    }


def _is_written(cell: str) -> bool:
    """Say whether a cell of a day that does not exist is more than crossed out, or a nought."""
    if is_blank(cell) or parse_number(cell) == 0:
        return False
    return any(sign.isalnum() for sign in fold(cell).replace("x", ""))


def _last_day(year: int, month: int) -> int:
    import calendar

    return calendar.monthrange(year, month)[1]


def _ask_for_month(found: Problems, named: int | None) -> None:
    example = "2026-03" if named is None else f"2026-{named:02d}"
    found.add(
        "month",
        expected=phrase("read.turned.row_or_month"),
        suggestion=phrase("read.turned.which_month", example=example),
    )
    suggest_month(found, named)


def _month_of(name: str) -> int | None:
    words = re.findall(r"[^\W\d_]+", fold(name))
    return MONTHS.get(words[0]) if len(words) == 1 else None


def _turn_year(body: Rows, across: Across, title: str, context: Context) -> Table | None:
    """Turn a year on one sheet: a month a row, a day a column, the pain in the cells."""
    year = _year(title, context.declared)
    if year is None:
        _ask_for_year(phrase("read.turned.months_below"), context.found)
        return None
    days: list[tuple[str, str]] = []
    for _, cells in body:
        month = _month_of(cells[0]) or 1
        for k, day in across.days.items():
            text = cells[k] if k < len(cells) else ""
            if int(day) <= _last_day(year, month) or _is_written(text):
                days.append((f"{year}-{month:02d}-{int(day):02d}", text))
    context.decisions.add(
        "rows",
        "day",
        phrase("read.turned.row_is_month", year=year),
        overrule=phrase("read.calendar.sheet_of_days"),
    )
    return _table_of_days(days, across, body)


def _year(title: str, declared: Declared) -> int | None:
    return find_year(title) or (int(declared.month[:4]) if declared.month else None)


def _ask_for_year(what: Phrase, found: Problems) -> None:
    found.add(
        "month",
        expected=phrase("read.months.year"),
        suggestion=phrase("read.turned.which_year", what=what),
    )
    suggest_month(found, 1)


def _turn_months(body: Rows, across: Across, title: str, context: Context) -> Table | None:
    """Turn a year on one sheet: a month a column, a day a row, the pain in the cells."""
    year = _year(title, context.declared)
    months = {k: find_month(name) for k, name in across.months.items()}
    if year is None and not all(months.values()):
        _ask_for_year(phrase("read.turned.months_across"), context.found)
        return None
    days: list[tuple[str, str]] = []
    for k, name in across.months.items():
        month = months[k] or f"{year}-{_month_of(name) or 1:02d}"
        last = _last_day(int(month[:4]), int(month[5:]))
        for number, text in _cells_below(body, k):
            if number <= last or _is_written(text):
                days.append((f"{month}-{number:02d}", text))
    context.decisions.add(
        "rows",
        "day",
        phrase("read.turned.column_is_month"),
        overrule=phrase("read.calendar.sheet_of_days"),
    )
    return _table_of_days(days, across, body)


def _table_of_days(days: list[tuple[str, str]], across: Across, body: Rows) -> Table:
    columns = [[date for date, _ in days], [text for _, text in days]]
    return _table(("date", "pain"), columns, list(range(1, len(days) + 1)), across, body)


def _cells_below(body: Rows, k: int) -> list[tuple[int, str]]:
    """Give the numbers of the days and the cells of one month; sums below them are none."""
    found = []
    for place, (_, cells) in enumerate(body[:_LONGEST_MONTH], start=1):
        number = parse_number(cells[0].strip().rstrip(".")) if cells else None
        if number == place:
            found.append((place, cells[k] if k < len(cells) else ""))
    return found


def _table(
    header: tuple[str, ...], columns: list[list[Any]], lines: list[int], across: Across, rows: Rows
) -> Table:
    texts = [[str(cell) for cell in column] for column in columns]
    line = rows[min(across.row, len(rows) - 1)][0]
    return make_table(header, texts, lines, header_line=line)
