"""Rows that hold nothing but the name of a month: they head the days below, and are none."""

from __future__ import annotations

import calendar
import re

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.diary.sheet_rows import say_running
from hdiary.read.context import Context
from hdiary.read.dates import Parts, parse_date
from hdiary.read.months import Titled, read_title
from hdiary.read.table import Table, make_column
from hdiary.read.years import lacks_year
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, is_blank
from hdiary.words import phrase

_YEAR = r"(?:\d{4}|['\u2019]?\d\d)"
_TITLE = re.compile(
    rf"([^\W\d_]+)\.?(?:[ /]*(?:(?:de|del|di|of)\s)?\s*{_YEAR})?\s*:?"
    r"|(?:\d{4}\s?[\u5e74\ub144]\s?)?\d{1,2}\s?[\u6708\uc6d4]"
    r"|(?:19|20)\d\d[-/.]\d{1,2}|\d{1,2}[-/.](?:19|20)\d\d"
)
_LONGEST = 30
_ANY = 2024
"""A leap year, in which every day and month are a date."""
_DIGITS = 2


def pass_over_months(table: Table, context: Context) -> Table:
    """Take out rows that hold the name of a month alone, where all days below are of that month."""
    days = _days_of(table, context)
    titles = {} if days is None else _titles(table, days)
    if days is None or not titles:
        return table
    heads, dated = _heads(table, titles, days)
    if not heads.any() or heads.all():
        return table
    lines = table.lines[heads]
    words = phrase("read.rows.months", lines=say_running(lines, context.found.sheets), n=len(lines))
    context.decisions.add("month rows", lines.tolist(), words)
    if dated:
        written = [table.columns[days].values[code] for code in table.columns[days].codes.tolist()]
        for row, text in dated.items():
            written[row] = text
        context.decisions.add("years", len(dated), phrase("read.rows.month_days", n=len(dated)))
        table = table.with_column(days, table.header[days], make_column(written))
    return table.without_rows(heads)


def _titles(table: Table, days: int) -> dict[int, Titled]:
    """Find the rows in which a month is named where the day should be, or before it."""
    titles: dict[int, Titled] = {}
    for column in table.columns[: days + 1]:
        named = [_title(value.strip()) for value in column.values]
        if any(named):
            titled = column.rows(np.array([one is not None for one in named], dtype=bool))
            titles |= {
                row: one
                for row in np.flatnonzero(titled).tolist()
                if (one := named[column.codes[row]]) is not None
            }
    return titles


def _days_of(table: Table, context: Context) -> int | None:
    """Find the column of days: the one that is said to be it, else the first that is called so."""
    mapped = context.declared.mapped
    said = [k for k, name in enumerate(table.header) if mapped.get(name) == "date"]
    named = [k for k, name in enumerate(table.header) if column_meaning(name).meaning == "date"]
    return next(iter(said or named), None)


def _title(text: str) -> Titled | None:
    whole = _TITLE.fullmatch(text) if len(text) <= _LONGEST else None
    if whole is None or (whole[1] and fold(whole[1]) not in MONTHS):
        return None
    backward = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text)
    title = read_title(f"{backward[2]}-{backward[1]}" if backward else text)
    return None if title.month is None else title


def _heads(table: Table, titles: dict[int, Titled], days: int) -> tuple[Bools, dict[int, str]]:
    """Say which rows of months say nothing else, and write whole days of that month below them."""
    heads = np.zeros(len(table), dtype=bool)
    whole: dict[int, str] = {}
    filled = np.sum([~column.where(is_blank) for column in table.columns], axis=0)
    values, codes = table.columns[days].values, table.columns[days].codes
    rows = sorted(titles)
    for row, end in zip(rows, [*rows[1:], len(table)], strict=True):
        below = {
            code: _day(values[code].strip(), titles[row]) for code in set(codes[row + 1 : end])
        }
        said = [day for day in below.values() if day is not None]
        heads[row] = filled[row] == 1 and any(said) and all(said)
        if heads[row]:
            at = [k for k in range(row + 1, end) if below[codes[k]]]
            texts = {k: str(below[codes[k]]) for k in at}
            whole |= {k: text for k, text in texts.items() if text != values[codes[k]].strip()}
    return heads, whole


def _day(text: str, title: Titled) -> str | None:
    """Write a day of a month with its year; empty where it is of another, None where it is none."""
    parts = parse_date(text)
    if parts is not None:
        return text if _is_of(parts, title) else ""
    if text.isdecimal() and len(text) <= _DIGITS:
        return _numbered(int(text), title)
    stem, clock = lacks_year(text) or ("", "")
    part = parse_date(f"{stem}{_ANY}{clock}") if stem else None
    if part is None:
        return None
    anyway = Titled(month=title.month, year=None)
    if not _is_of(part, anyway):
        return ""
    return text if title.year is None else f"{stem}{title.year}{clock}"


def _numbered(day: int, title: Titled) -> str:
    """Write the number of a day as a date of the month; empty where there is none, or no year."""
    if title.year is None or title.month is None:
        return ""
    if not 1 <= day <= calendar.monthrange(title.year, title.month)[1]:
        return ""
    return f"{title.year}-{title.month:02d}-{day:02d}"


def _is_of(parts: Parts, title: Titled) -> bool:
    """Say whether a day is of a month, however its numbers stand."""
    read = [day for order in ("dmy", "mdy") if (day := parts.date(order)) is not None]
    return any(
        day.month == title.month and (title.year is None or day.year == title.year) for day in read
    )
