"""Rows that hold nothing but the name of a month: they head the days below, and are none."""

from __future__ import annotations

import re

import numpy as np

from hdiary.diary.arrays import Bools
from hdiary.diary.sheet_rows import say_running
from hdiary.read.context import Context
from hdiary.read.dates import Parts, parse_date
from hdiary.read.months import Titled, read_title
from hdiary.read.table import Table
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, is_blank
from hdiary.words import phrase

_TITLE = re.compile(r"([^\W\d_]+)\.?(?:[ /]*(?:\d{4}|['\u2019]\d\d))?")
_LONGEST = 30


def pass_over_months(table: Table, context: Context) -> Table:
    """Take out rows that hold the name of a month alone, where all days below are of that month."""
    days = _days_of(table, context)
    if days is None:
        return table
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
    heads = _heads(table, titles, days) if titles else np.zeros(len(table), dtype=bool)
    if not heads.any() or heads.all():
        return table
    lines = table.lines[heads]
    words = phrase("read.rows.months", lines=say_running(lines, context.found.sheets), n=len(lines))
    context.decisions.add("month rows", lines.tolist(), words)
    return table.without_rows(heads)


def _days_of(table: Table, context: Context) -> int | None:
    """Find the column of days: the one that is said to be it, else the first that is called so."""
    mapped = context.declared.mapped
    said = [k for k, name in enumerate(table.header) if mapped.get(name) == "date"]
    named = [k for k, name in enumerate(table.header) if column_meaning(name).meaning == "date"]
    return next(iter(said or named), None)


def _title(text: str) -> Titled | None:
    if len(text) > _LONGEST or not text[:1].isalpha():
        return None
    whole = _TITLE.fullmatch(text)
    if whole is None or fold(whole[1]) not in MONTHS:
        return None
    return read_title(text)


def _heads(table: Table, titles: dict[int, Titled], days: int) -> Bools:
    """Say which rows of months say nothing else, and have days of that month below them."""
    heads = np.zeros(len(table), dtype=bool)
    filled = np.sum([~column.where(is_blank) for column in table.columns], axis=0)
    parts = [parse_date(value.strip()) for value in table.columns[days].values]
    codes = table.columns[days].codes
    rows = sorted(titles)
    for row, end in zip(rows, [*rows[1:], len(table)], strict=True):
        below = [parts[code] for code in np.unique(codes[row + 1 : end]).tolist()]
        dated = [part for part in below if part is not None]
        heads[row] = filled[row] == 1 and bool(dated) and all(_is_of(p, titles[row]) for p in dated)
    return heads


def _is_of(parts: Parts, title: Titled) -> bool:
    """Say whether a day is of a month, however its numbers stand."""
    read = [day for order in ("dmy", "mdy") if (day := parts.date(order)) is not None]
    return any(
        day.month == title.month and (title.year is None or day.year == title.year) for day in read
    )
