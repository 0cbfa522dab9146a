"""Whether a sign before three digits parts thousands: told by a column and those beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from hdiary.read.cells import Cells
from hdiary.read.numbers import parse_number, thousands_with_comma
from hdiary.read.role import FACTOR, Role, said
from hdiary.vocabulary.counted import is_whole
from hdiary.words import phrase

MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+")
SPACED_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(?:[ '\u2019\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_DECIMALS = re.compile(r"[+-]?\d+([.,])(?:\d{1,2}|\d{4,})")
_TWICE = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})+")
_WITH_DECIMALS = frozenset(
    {FACTOR, "pain", "neck_pain", "pain_before", "pain_after", "duration_h", "after_min"}
)
_FEWEST, _APART = 3, 3
"""Distinct numbers under the heading of a count; how far whole numbers stand from the others."""


def decimal_sign(roles: Sequence[Role]) -> str:
    """Give the one sign that parts decimals in a file; empty where none or both do."""
    texts = [text for role in roles if role.meaning in _WITH_DECIMALS for text in said(role)]
    signs = {found[1] for text in texts if (found := _DECIMALS.fullmatch(text))}
    return signs.pop() if len(signs) == 1 else ""


def thousands_sign(cells: Cells, texts: Sequence[str], *, delimiter: str, decimal: str) -> str:
    """Tell which sign parts thousands in the numbers of a column; empty where none does."""
    marked = [text for text in texts if "," in text or "." in text]
    grouped = thousands_with_comma(texts, delimiter=delimiter) and decimal != ","
    if grouped:
        marked = [text for text in marked if "," in text]
    elif not _may_part(marked):
        return ""
    sign = _sign(marked[0])
    sure = (
        True
        if grouped
        else _told(
            f"{cells.role.header} {cells.role.unit or ''}", texts, marked, delimiter, decimal
        )
    )
    if sure is None:
        sure = _accepted(cells.accept)
    if sure is None:
        sure = _by_size(texts, marked)
    how = {True: "as_thousands", False: "as_decimal", None: "open"}[sure]
    cells.found.warn(
        "thousands",
        column=cells.role.header,
        expected=phrase("read.factors.one_way"),
        suggestion=phrase(f"read.factors.{how}", text=marked[0], sign=sign),
    )
    if sure is None:
        for one in ("thousands", "decimals"):
            words = phrase(f"read.factors.{one}", text=marked[0], sign=sign)
            cells.found.suggest(words, accept=(one,))
    return sign if sure else ""


def _may_part(marked: Sequence[str]) -> bool:
    """Say whether one sign stands in all of them, each time before three digits."""
    return len({_sign(text) for text in marked}) == 1 and all(
        MAYBE_THOUSANDS.fullmatch(text) for text in marked
    )


def _sign(text: str) -> str:
    return "," if "," in text else "."


def _told(
    header: str, texts: Sequence[str], marked: Sequence[str], delimiter: str, decimal: str
) -> bool | None:
    """Say whether a sign parts thousands; None where neither the column nor the file tells."""
    sign = _sign(marked[0])
    if any(_TWICE.fullmatch(text) for text in marked):
        return True
    if is_whole(header) and len(marked) >= _FEWEST:
        # Nobody takes a part of a step, and no part of one is written with three digits.
        return True
    if decimal:
        return sign != decimal
    # Where cells part at commas, or a workbook holds numbers, the point is the decimal sign.
    return False if sign == "." and delimiter in (",", "") else None


def _accepted(accept: Sequence[str]) -> bool | None:
    """Give what the person said of numbers that can be read in both ways."""
    return "thousands" in accept if {"thousands", "decimals"} & set(accept) else None


def _by_size(texts: Sequence[str], marked: Sequence[str]) -> bool | None:
    """Take the reading under which whole numbers beside them are about as large."""
    whole = [abs(n) for t in texts if t not in marked and (n := parse_number(t)) is not None and n]
    if not whole:
        return None
    low, high = (f(abs(parse_number(t) or 0) for t in marked) for f in (min, max))
    usual = median(whole)
    if usual > _APART * high:
        return True if 1000 * low / usual < usual / high else None
    return False if low / _APART <= usual else None
