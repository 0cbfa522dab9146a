"""What every column of every table means: one list, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from hdiary.vocabulary.columns import COLUMNS
from hdiary.vocabulary.data import rows

ANY, ENTRIES = "*", "entries"
"""Columns that mean the same in every table; the table that a diary is."""
_SAME = {
    "treatments.hours": "relief",
    "treatments.weeks": "change",
    "treatments.doses": "dose",
    "treatments.contrasts": "relief.contrasts",
}
"""Tables that one answer takes over from another."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds."""

    description: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None


@cache
def _listed() -> dict[str, dict[str, Meaning]]:
    found: dict[str, dict[str, Meaning]] = {
        ENTRIES: {name: Meaning(column.meaning) for name, column in COLUMNS.items()}
    }
    for row in rows("dictionary.csv"):
        bounds = [float(row[name]) if row[name] else None for name in ("minimum", "maximum")]
        meaning = Meaning(row["description"], row["unit"], *bounds)
        found.setdefault(row["table"], {})[row["column"]] = meaning
    return found


def table_names() -> list[str]:
    """Name the tables that have columns of their own."""
    return [name for name in (*_listed(), *_SAME) if name != ANY]


def column_described(table: str, column: str) -> Meaning | None:
    """Say what a column of a table holds, such as of ``"triggers"`` or ``"triggers.pooled"``."""
    # The nearest table counts most: the frame, then its answer, then what all share; a name by
    # itself counts more than a pattern.
    table = _SAME.get(table, table)
    near = [_listed().get(n, {}) for n in dict.fromkeys((table, table.partition(".")[0], ANY))]
    for listed in near:
        if column in listed:
            return listed[column]
    patterns = ((p, listed[p]) for listed in near for p in listed if "*" in p)
    return next((meaning for p, meaning in patterns if fnmatchcase(column, p)), None)


def columns_described(table: str) -> dict[str, Meaning]:
    """Give every column that is described for a table by itself, its answer's before it."""
    table = _SAME.get(table, table)
    names = dict.fromkeys((table.partition(".")[0], table))
    return {column: m for name in names for column, m in _listed().get(name, {}).items()}
