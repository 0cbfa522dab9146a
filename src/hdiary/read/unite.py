"""Tables of one diary that name their columns alike, brought into one form and stacked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hdiary.read.alike import LENGTHS, Headed, in_unit_of
from hdiary.read.dates import parse_date
from hdiary.read.decisions import Decisions
from hdiary.read.header import names_a_diary
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.words import phrase

Key = tuple[str, int]
_FEW = 0.2


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class United:
    """Tables with the same columns in the same order."""

    tables: list[Table]
    missing: list[str]  # The columns that some of them lack: nothing was said of these there
    called: dict[str, list[str]]  # From the heading of a column to its other ones, if it has any


def are_alike(tables: Sequence[Table], mapped: Mapping[str, str] | None = None) -> bool:
    """Say whether tables have the same columns, or each names a day and pain, as one diary's do."""
    forms = {tuple(sorted(header_key(name) for name in t.header if name)) for t in tables}
    return len(forms) == 1 or all(names_a_diary(t.header, mapped or {}) for t in tables)


def unite(tables: Sequence[Table], headed: Sequence[Sequence[Headed]]) -> United:
    """Give tables the same columns in the same order."""
    # A column that a table lacks is blank in it: nothing was said.
    keyed = [_keys(heads) for heads in headed]
    order = list(dict.fromkeys(key for keys in keyed for key in keys if key[0]))
    names: dict[Key, list[str]] = {}
    for table, keys in zip(tables, keyed, strict=True):
        for key, k in keys.items():
            names.setdefault(key, []).append(table.header[k])
    chosen = {key: _telling(every) for key, every in names.items()}
    called = {chosen[key]: _others(chosen[key], every) for key, every in names.items()}
    also = {other: name for name, others in called.items() for other in others}
    arranged = [_arranged(t, ks, order, chosen) for t, ks in zip(tables, keyed, strict=True)]
    return United(
        tables=[replace(table, also=also) for table in arranged],
        missing=[chosen[key] for key in order if any(key not in keys for keys in keyed)],
        called={name: others for name, others in called.items() if others},
    )


def _keys(heads: Sequence[Headed]) -> dict[Key, int]:
    """Give each column a key by which the same column is found in another table."""
    found: dict[Key, int] = {}
    seen: Counter[str] = Counter()
    for k, head in enumerate(heads):
        found[(head.key, seen[head.key])] = k
        seen[head.key] += 1
    return found


def _telling(names: Sequence[str]) -> str:
    """Choose the heading of a column that has several: the first, unless another names a unit."""
    return next((name for name in names if column_meaning(name).unit), names[0])


def _others(chosen: str, names: Sequence[str]) -> list[str]:
    """Give the headings that differ in more than letters and signs."""
    others = {header_key(name): name for name in reversed(names)}
    return [name for key, name in reversed(others.items()) if key != header_key(chosen)]


def _arranged(
    table: Table, keys: Mapping[Key, int], order: Sequence[Key], chosen: Mapping[Key, str]
) -> Table:
    blank = Column(codes=np.zeros(len(table), dtype=np.int32), values=("",))
    columns = [
        in_unit_of(table.columns[keys[key]], table.header[keys[key]], chosen[key])
        if key in keys
        else blank
        for key in order
    ]
    return replace(table, header=tuple(chosen[key] for key in order), columns=tuple(columns))


def tell_called(united: United, decisions: Decisions) -> None:
    """Say which headings were taken for one column."""
    if united.called:
        pairs = tuple(
            phrase(_how_called(name, others), name=name, others=tuple(others))
            for name, others in united.called.items()
        )
        one = {other: name for name, others in united.called.items() for other in others}
        decisions.add("headings", one, phrase("read.sheets.one_column", pairs=pairs))


def _how_called(name: str, others: Sequence[str]) -> str:
    units = {column_meaning(one).unit for one in (name, *others)} - {None}
    length = column_meaning(name).meaning in LENGTHS
    return "read.sheets.called_in_units" if length and len(units) > 1 else "read.sheets.called"


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
