"""The cells of facts as people write them: numbers with a comma, days in any order, ja and nein."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from hdiary.diary import Problems
from hdiary.diary.people import FIRST_YEAR, Parse
from hdiary.diary.schema import LATEST_YEAR
from hdiary.read.dates import Order, decide_order, parse_date
from hdiary.read.numbers import parse_number
from hdiary.vocabulary.words import is_blank, yes_no
from hdiary.words import phrase

_LETTERS = {"f", "t"}
"""They may stand for a sex or a group as well."""
_CODE = re.compile(r"[+-]?0\d+")
"""A number with a zero before it is a code, of which nothing may be lost."""
_MOST = 2 / 3


def parsers_of(
    texts: Sequence[str], *, order: Order, numbers: Parse, epoch: int, declared: str
) -> Mapping[str, Parse]:
    """Give the ways in which the cells of a column may be read."""
    said = [text for text in dict.fromkeys(texts) if not is_blank(text)]
    coded = declared != "number" and any(map(_CODE.fullmatch, said))

    def number(text: str) -> float | None:
        return None if coded else numbers(text)

    def day(text: str) -> np.datetime64 | None:
        if declared != "date" and not _may_be_day(text):
            return None
        parts = parse_date(text, epoch=epoch)
        date = None if parts is None else order.date(parts)
        return None if date is None else np.datetime64(date.isoformat(), "us")

    return {"yes/no": _answer, "date": day, "number": number}


def _answer(text: str) -> bool | None:
    bare = text.strip().casefold()
    return None if bare in _LETTERS or parse_number(bare) is not None else yes_no(bare)


def _may_be_day(text: str) -> bool:
    """Say whether a text is no plain number, which only a calendar's eight digits may be."""
    return parse_number(text) is None or (text.isdecimal() and len(text) == 8)


def is_day(text: str, *, epoch: int = 1900) -> bool:
    """Say whether a text is a day of somebody's life, in whatever order."""
    parts = parse_date(text, epoch=epoch) if _may_be_day(text) else None
    days = [] if parts is None else [parts.date(order) for order in ("dmy", "mdy")]
    return any(day is not None and FIRST_YEAR <= day.year <= LATEST_YEAR for day in days)


def order_of(
    columns: Mapping[str, Sequence[str]], declared: str | None, found: Problems, *, epoch: int
) -> Order:
    """Decide one order of day and month for all columns of days, or ask for it."""
    parts = []
    dated = []
    for name, texts in columns.items():
        said = [text for text in dict.fromkeys(texts) if not is_blank(text)]
        read = [parse_date(text, epoch=epoch) if _may_be_day(text) else None for text in said]
        if said and sum(part is not None for part in read) >= _MOST * len(said):
            parts += read
            dated.append(name)
    order = decide_order(parts, declared)
    if order.ambiguous:
        found.add(
            "two readings",
            column=", ".join(dated),
            expected=phrase("read.dates.one_way"),
            suggestion=phrase("read.dates.which", why=order.ambiguous),
            fatal=True,
        )
        found.suggest(phrase("read.dates.are_dmy"), dates="dmy")
        found.suggest(phrase("read.dates.are_mdy"), dates="mdy")
    return order
