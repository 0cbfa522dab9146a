"""How often the items of a column's cells are said again: what recurs can be compared."""

from __future__ import annotations

from collections import Counter

import numpy as np

from hdiary.read.role import Role
from hdiary.read.shape.lists import cut_items
from hdiary.vocabulary.personal import names_somebody
from hdiary.vocabulary.words import is_blank

_MOST, _LOOKED_AT = 0.5, 300
_MANY_ROWS = 20
_TWICE, _THRICE = 2, 3
"""How often a word must stand to recur: where there are few rows, and where there are many."""


def count_items(role: Role) -> tuple[Counter[str], int]:
    """Count in how many rows each item of a column stands, and the rows that say something."""
    counts = np.bincount(role.column.codes, minlength=len(role.column.values)).tolist()
    times: Counter[str] = Counter()
    rows = 0
    for value, n in zip(role.column.values, counts, strict=True):
        text = value.strip()
        if n and not is_blank(text):
            rows += n
            for item in {item_key(item) for item in cut_items(text[:_LOOKED_AT])}:
                times[item] += n
    return times, rows


def item_key(item: str) -> str:
    """Write an item so that its beginning, large or small, does not matter."""
    bare = " ".join(item.split())
    return bare if names_somebody(bare) else bare.casefold()


def often(rows: int) -> int:
    """Say in how many rows a word must stand to recur."""
    return _TWICE if rows < _MANY_ROWS else _THRICE


def recurs(times: Counter[str], rows: int) -> bool:
    """Say whether most of what is said is said again in other rows."""
    again = sum(n for n in times.values() if n >= often(rows))
    return again >= _MOST * times.total()
