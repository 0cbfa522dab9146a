"""How Samsung Health's tables are known: by their first line, or by the long names of columns."""

from __future__ import annotations

from collections.abc import Sequence

from hdiary.read.context import Context
from hdiary.read.watches.grid import first_rows, heading_key, read_grid
from hdiary.read.watches.kind import Knows, Records, Take


def samsung_form(
    types: Sequence[str], wanted: frozenset[str], used: frozenset[str]
) -> tuple[Knows, Take]:
    """Know a table by its first line, or where that was taken off by the names of its columns."""

    def knows(data: bytes) -> bool:
        for rows in first_rows(data).values():
            said = _type_of(rows)
            if said is not None:
                return said in types and any(wanted <= set(map(heading_key, r)) for r in rows[:3])
        return False

    def take(data: bytes, context: Context, part: str) -> Records:
        return read_grid(data, context, part, wanted=wanted, used=wanted | used)

    return knows, take


def _type_of(rows: list[list[str]]) -> str | None:
    """Give what the records are called; None where a table is not Samsung's."""
    if not rows or not rows[0]:
        return None
    if rows[0][0].strip('\ufeff" ').startswith("com.samsung."):
        said = rows[0][0].strip('\ufeff" ').casefold()
        return said if len(rows[0]) < 2 or not rows[0][1].startswith("com.") else _of_names(rows[0])
    return _of_names(rows[0])


def _of_names(names: list[str]) -> str | None:
    long = [one.strip('\ufeff" ').casefold() for one in names]
    found = [one.rpartition(".")[0] for one in long if one.startswith("com.samsung.")]
    return found[0] if found else None
