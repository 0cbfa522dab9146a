"""Which columns of a table tell the moment, put together as one column of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from hdiary.read.beside.cut import DAY_PARTS, Sheet
from hdiary.read.clocks import parse_clock
from hdiary.read.table import Column

_HOURS = frozenset(
    {"hour", "time", "hour of day", "uhrzeit", "stunde", "zeit", "heure", "hora", "ora"}
)


def moment_column(sheet: Sheet) -> tuple[Column, frozenset[int]]:
    """Give the moments of a table's rows, and the columns that they were put together from."""
    keys, columns = sheet.keys, sheet.table.columns
    day, used = columns[sheet.day], {sheet.day}
    if keys[sheet.day] == DAY_PARTS[0]:
        at = [keys.index(key) for key in DAY_PARTS]
        used |= set(at)
        day = _joined(_joined(day, columns[at[1]], _two_digits), columns[at[2]], _two_digits)
    if any(_is_timed(value) for value in day.values):
        return day, frozenset(used)
    hour = next((k for k, key in enumerate(keys) if key in _HOURS and k not in used), None)
    if hour is not None and all(_is_hour(text.strip()) for text in columns[hour].values):
        return _joined(day, columns[hour], _with_hour), frozenset(used | {hour})
    return day, frozenset(used)


def _is_timed(text: str) -> bool:
    """Say whether a day has its time of day beside it; midnight may be a workbook's."""
    return ":" in text and not text.strip().endswith("00:00:00")


def _is_hour(text: str) -> bool:
    return (text.isdecimal() and len(text) < 3 and int(text) < 24) or parse_clock(text) is not None


def _two_digits(before: str, number: str) -> str:
    return f"{before.strip()}-{number.strip().removesuffix('.0'):0>2}"


def _with_hour(day: str, hour: str) -> str:
    """Write a day and its hour as one text; midnight stands beside many days."""
    text, bare = hour.strip(), day.strip()
    bare = bare.removesuffix(" 00:00:00").removesuffix("T00:00:00")
    return f"{bare} {int(text):02d}:00" if text.isdecimal() and len(text) < 3 else f"{bare} {text}"


def _joined(one: Column, other: Column, write: Callable[[str, str], str]) -> Column:
    """Write the cells of two columns as one, each distinct pair once."""
    size = len(other.values)
    pairs: Any
    pairs, codes = np.unique(one.codes.astype(np.int64) * size + other.codes, return_inverse=True)
    values = tuple(write(one.values[p // size], other.values[p % size]) for p in pairs.tolist())
    return Column(codes=codes.astype(np.int32), values=values)
