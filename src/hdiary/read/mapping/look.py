"""What hdiary makes of each column of a file, before its cells are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.mapped import IGNORE
from hdiary.read.mapping.cells import kind_of, say_cells
from hdiary.read.mapping.roles import roles_of
from hdiary.read.role import BY_CELLS, BY_NAME, DECLARED, FACTOR, KEPT, LEFT_OUT, Role
from hdiary.read.source import open_source
from hdiary.read.table import Table
from hdiary.words import Phrase, phrase

PART = "part"
"""What a column is that has no meaning of its own: it is read together with others."""
_PRIVATE = ("patient", "notes", IGNORE, PART)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Seen:
    """One column, as it was recognised."""

    header: str  # As it stands in the file; several columns may have the same one
    becomes: str  # A canonical column, ``factor``, ``ignore`` or ``part``
    sure: str  # ``sure``, ``likely`` or ``unsure``
    how: str | Phrase  # By its name, by its cells, or as an app's format says
    kind: str  # What kind of cells stand in it
    cells: Phrase  # The same in words, with how many rows are filled


def look_at(source: Any, declared: Declared) -> list[Seen]:
    """Say what each column of a file is, with its headings as they stand there."""
    opened = open_source(source, Problems())
    context = Context(declared=declared)
    raw = opened.read(context)
    table = raw.table
    roles = roles_of(opened, raw, context)
    dropped = {
        header: one.words
        for one in context.decisions.made
        if one.name == "columns" and not isinstance(one.value, str)
        for header, meaning in one.value.items()
        if meaning == IGNORE
    }
    return [_seen(table, k, roles.get(k), dropped) for k in range(len(table.header))]


def _seen(table: Table, k: int, role: Role | None, dropped: Mapping[str, str]) -> Seen:
    header, column = table.header[k], table.columns[k]
    becomes, sure, how = _meaning(header, role, dropped)
    kind = kind_of(column)
    return Seen(
        header=header,
        becomes=becomes,
        sure=sure,
        how=how,
        kind=kind,
        cells=say_cells(column, kind, private=becomes in _PRIVATE),
    )


def _meaning(
    header: str, role: Role | None, dropped: Mapping[str, str]
) -> tuple[str, str, str | Phrase]:
    """Say what a column became, how sure that is, and from what."""
    if role is None:
        if header in dropped:
            return IGNORE, "sure", dropped[header]
        return PART, "likely", phrase("read.mapping.how.part")
    becomes = IGNORE if role.meaning == LEFT_OUT else role.meaning
    if becomes == FACTOR and role.how in (KEPT, BY_CELLS):
        return FACTOR, "unsure" if role.unread else "likely", phrase("read.mapping.how.factor")
    if role.weak:
        return becomes, "unsure", role.how
    return becomes, "sure" if role.how in (DECLARED, BY_NAME) else "likely", role.how
