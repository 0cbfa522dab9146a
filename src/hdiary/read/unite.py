"""Tables of one diary that name their columns alike, brought into one form and stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from hdiary.read.dates import parse_date
from hdiary.read.header import names_a_diary
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import column_meaning, header_key

Key = tuple[str, int]
_SHARED = ("date", "pain")
_FEW = 0.2


def are_alike(tables: Sequence[Table]) -> bool:
    """Say whether tables have the same columns, or each names a day and pain, as one diary's do."""
    forms = {tuple(sorted(header_key(name) for name in t.header if name)) for t in tables}
    return len(forms) == 1 or all(names_a_diary(t.header, {}) for t in tables)


def unite(tables: Sequence[Table]) -> tuple[list[Table], list[str]]:
    """Give tables the same columns in the same order."""
    # A column that a table lacks is blank in it: nothing was said. The columns that some of
    # them lack.
    keyed = [_keys(table) for table in tables]
    order = list(dict.fromkeys(key for keys in keyed for key in keys if key[0]))
    names: dict[Key, str] = {}
    for table, keys in zip(tables, keyed, strict=True):
        for key, k in keys.items():
            names.setdefault(key, table.header[k])
    arranged = [_arranged(t, keys, order, names) for t, keys in zip(tables, keyed, strict=True)]
    missing = [names[key] for key in order if any(key not in keys for keys in keyed)]
    return arranged, missing


def _keys(table: Table) -> dict[Key, int]:
    """Give each column a key by which the same column is found in another table."""
    found: dict[Key, int] = {}
    for k, name in enumerate(table.header):
        key = _key(table, name)
        count = sum(other == key for other, _ in found)
        found[(key, count)] = k
    return found


def _key(table: Table, name: str) -> str:
    """Name a column: the one date, and the one pain, are the same whatever they are called."""
    match = column_meaning(name)
    if match.meaning in _SHARED and not match.weak:
        alike = [n for n in table.header if column_meaning(n).meaning == match.meaning]
        if len(alike) == 1:
            return f"{match.meaning} {match.unit or ''}"
    return header_key(name)


def _arranged(table: Table, keys: dict[Key, int], order: list[Key], names: dict[Key, str]) -> Table:
    blank = Column(codes=np.zeros(len(table), dtype=np.int32), values=("",))
    columns = [table.columns[keys[key]] if key in keys else blank for key in order]
    return replace(table, header=tuple(names[key] for key in order), columns=tuple(columns))


def tell_same_days(tables: Sequence[Table]) -> bool:
    """Say whether two tables tell of the same days, as those of two people would."""
    seen: set[object] = set()
    for table in tables:
        days = _days(table)
        if len(days & seen) > max(1, _FEW * len(days)):
            return True
        seen |= days
    return False


def _days(table: Table) -> set[object]:
    """Give the days of a table, as they are written."""
    dated = [
        column
        for name, column in zip(table.header, table.columns, strict=True)
        if column_meaning(name).meaning in ("date", "start")
    ]
    parts = [parse_date(value.strip()) for value in (dated[0].values if dated else ())]
    return {(part.first, part.second, part.year) for part in parts if part is not None}
