"""One code for each day of each person, before anything else is known of the rows."""

from __future__ import annotations

import numpy as np

from hdiary.diary.arrays import Ints
from hdiary.read.dates import parse_date
from hdiary.read.table import Column, Table

_NUMBERED = 0.9
"""A column with so many different values for its rows numbers them."""


def person_days(table: Table, date: int, patient: int | None) -> Ints:
    """Give one code for each day of each person; a column that numbers the rows is nobody."""
    day = day_codes(table.columns[date])
    if patient is None:
        return day
    who = table.columns[patient].codes.astype(np.int64)
    if who.max(initial=0) + 1 >= _NUMBERED * len(who):
        return day
    together: Ints = day + (day.max() + 1) * who
    return together


def day_codes(column: Column) -> Ints:
    """Give one code for each day, whatever time of the day stands behind it."""
    index: dict[str, int] = {}
    codes = [index.setdefault(_day_text(value), len(index)) for value in column.values]
    found: Ints = np.array(codes, dtype=np.int64)[column.codes]
    return found


def _day_text(value: str) -> str:
    text = " ".join(value.split())
    part = parse_date(text)
    if part is None or part.seconds is None:
        return text
    head = text.replace("T", " ").split(" ")
    return head[0] if parse_date(head[0]) is not None else text
