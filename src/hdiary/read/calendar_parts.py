"""Dates that stand in several cells: year, month and day; a day number and a month above."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hdiary.read.context import Context
from hdiary.read.dates import parse_date
from hdiary.read.decisions import Decisions
from hdiary.read.months import ask_for_month, find_month, find_year, month_named
from hdiary.read.numbers import parse_number
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import WEEKDAYS, is_blank
from hdiary.words import phrase

_YEAR = ("year", "jahr", "annee", "ano", "anno", "jaar", "年")
_MONTH = ("month", "monat", "mois", "mes", "mese", "maand", "月")
_DAY = ("day", "tag", "jour", "dia", "giorno", "dag", "day of month", "日", "no", "nr")


def join_calendar_parts(table: Table, context: Context, *, title: str) -> Table:
    """Give a table whose date stands in parts one column of dates."""
    declared, decisions = context.declared, context.decisions
    if any(declared.mapped.get(h) == "date" for h in table.header):
        return table
    at = {k: header_key(name) for k, name in enumerate(table.header)}
    day = _first(at, _DAY, lambda k: not len(table) or _all_numbers(table.columns[k], 1, 31))
    if day is None or _has_dates(table):
        return table
    month = _first(at, _MONTH, lambda k: _all_months(table.columns[k]))
    year = _first(at, _YEAR, lambda k: _all_numbers(table.columns[k], 1970, 2100))
    if month is not None:
        return _from_columns(table, (year, month, day), title, context)
    stated = declared.month or find_month(title)
    if stated is None:
        ask_for_month(context.found, named=month_named(title), column=table.header[day])
        return table
    said = declared.month is not None
    decisions.add(
        "month",
        stated,
        phrase("read.calendar.numbers", column=table.header[day], month=stated),
        overrule="" if said else "--month 2026-03",
    )
    dated = table.with_column(day, "date", _days_of(table.columns[day], stated))
    return _without_days_of_no_month(dated, day, decisions)


def _first(at: dict[int, str], names: tuple[str, ...], fits: Callable[[int], bool]) -> int | None:
    return next((k for k, name in at.items() if name in names and fits(k)), None)


def _has_dates(table: Table) -> bool:
    for name, column in zip(table.header, table.columns, strict=True):
        texts = [v.strip() for v in column.values if not is_blank(v)][:50]
        dated = sum(parse_date(text) is not None for text in texts)
        if column_meaning(name).meaning in ("date", "start") and 2 * dated > len(texts) > 0:
            return True
    return False


def _all_numbers(column: Column, low: int, high: int) -> bool:
    numbers = [parse_number(v) for v in column.values if not is_blank(v)]
    return bool(numbers) and all(n is not None and low <= n <= high for n in numbers)


def _all_months(column: Column) -> bool:
    texts = [v for v in column.values if not is_blank(v)]
    return bool(texts) and all(_month_number(text) is not None for text in texts)


def _month_number(text: str) -> int | None:
    number = parse_number(text)
    if number is not None:
        return int(number) if 1 <= number <= 12 else None
    whole = find_month(text)
    return int(whole[5:]) if whole is not None else month_named(text)


def _from_columns(
    table: Table, at: tuple[int | None, int, int], title: str, context: Context
) -> Table:
    """Join year, month and day; what is written once for many rows goes on to the next."""
    k_year, k_month, k_day = at
    months = fill_down(table.columns[k_month])
    if k_year is None:
        stated = _months_with_year(months, context.declared.month, find_year(title))
    else:
        stated = combine(fill_down(table.columns[k_year]), months, _year_and_month)
    if stated is None:
        first = next(v for v in months.values if not is_blank(v))
        ask_for_month(context.found, named=_month_number(first), column=table.header[k_month])
        return table
    parts = [k for k in (k_year, k_month, k_day) if k is not None]
    context.decisions.add(
        "columns",
        "date",
        phrase("read.calendar.together", names=tuple(table.header[k] for k in parts)),
        overrule=phrase("read.calendar.whole_dates"),
    )
    dated = table.with_column(k_day, "date", combine(stated, table.columns[k_day], _whole))
    keep = [k for k in range(len(table.header)) if k == k_day or k not in parts]
    return _without_days_of_no_month(dated.keep_columns(keep), keep.index(k_day), context.decisions)


def _without_days_of_no_month(table: Table, day: int, decisions: Decisions) -> Table:
    """Pass over rows for days such as 30 February on which nothing is written."""
    written = table.columns[day]
    missing = written.where(_is_no_day)
    for k, column in enumerate(table.columns):
        if k != day:
            missing = missing & column.where(lambda v: is_blank(v) or fold(v) in WEEKDAYS)
    if not missing.any():
        return table
    decisions.add("empty days", "passed over", phrase("read.calendar.no_such_days"))
    return table.without_rows(missing)


def _is_no_day(written: str) -> bool:
    """Say whether a date that was put together from its parts does not exist."""
    part = parse_date(written) if written else None
    return part is not None and part.date("dmy") is None


def fill_down(column: Column) -> Column:
    """Fill blank cells from the one above, as where a month is written once."""
    if not any(is_blank(v) for v in column.values):
        return column
    said = np.array([not is_blank(v) for v in column.values], dtype=bool)[column.codes]
    last = np.maximum.accumulate(np.where(said, np.arange(len(said)), 0))
    return Column(codes=column.codes[last], values=column.values)


def _months_with_year(months: Column, stated: str | None, year: int | None) -> Column | None:
    """Write months as year and month; None where the year of one of them is not known."""
    numbers = [n for n in map(_month_number, months.values) if n is not None]
    if stated is None and numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
        # November, December, January are not of one year, whatever the title says.
        year = None
    written = []
    for text in months.values:
        number, whole = (None, None) if is_blank(text) else (_month_number(text), find_month(text))
        if number is None:
            written.append("")
        elif whole is not None or (stated is None and year is None):
            written.append(whole or "?")
        elif stated is not None:
            # A winter goes on into the next year.
            written.append(f"{int(stated[:4]) + (number < int(stated[5:]))}-{number:02d}")
        else:
            written.append(f"{year}-{number:02d}")
    return None if "?" in written else Column(codes=months.codes, values=tuple(written))


def _year_and_month(year: str, month: str) -> str:
    number = None if is_blank(month) else _month_number(month)
    return (
        "" if is_blank(year) or number is None else f"{int(parse_number(year) or 0)}-{number:02d}"
    )


def _whole(month: str, day: str) -> str:
    return "" if not month or is_blank(day) else f"{month}-{int(parse_number(day) or 0):02d}"


def _days_of(column: Column, month: str) -> Column:
    values = tuple(
        "" if is_blank(v) else f"{month}-{int(parse_number(v) or 0):02d}" for v in column.values
    )
    return Column(codes=column.codes, values=values)
