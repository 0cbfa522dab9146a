"""What one column of a file became."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from hdiary.read.table import Column
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

FACTOR = "factor"
LEFT_OUT = "left out"
"""The meaning of a column that is no part of the diary; ``ignore`` where the person says so."""
DECLARED, BY_APP, BY_NAME, BY_CELLS, KEPT = (
    phrase("read.role.declared"),
    phrase("read.role.by_app"),
    phrase("read.role.by_name"),
    phrase("read.role.by_cells"),
    phrase("read.role.kept"),
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Role:
    """What one column of the file became."""

    position: int  # Its place in the file, from 0
    header: str  # Its name in the file; ``column 5`` where it has none
    meaning: str  # A canonical column, ``factor`` or ``left out``
    # Why: ``DECLARED``, ``BY_APP``, ``BY_NAME``, ``BY_CELLS`` or ``KEPT``
    how: str | Phrase
    unit: str | None  # A unit or scale named in the header
    column: Column
    weak: bool = False  # Whether its name alone does not settle what it is
    joins: bool = False  # Whether it is read together with others of its meaning
    why: str | Phrase = (
        ""  # Why it was kept as a factor although its name suggests more; else empty
    )
    unread: str = ""  # The meaning that its name suggests and that no cell of it has; else empty

    @property
    def declared(self) -> bool:
        """Whether the person said what it is, or the app that wrote it is known."""
        return self.how in (DECLARED, BY_APP)

    @property
    def free(self) -> bool:
        """Whether it is a factor that nobody declared to be one."""
        return self.meaning == FACTOR and not self.declared


def changed(roles: list[Role], which: list[Role], **changes: Any) -> list[Role]:
    """Change some of the columns, and leave the others as they are."""
    these = frozenset(which)
    return [replace(r, **changes) if is_among(r, these) else r for r in roles]


def is_among(role: Role, which: Collection[Role]) -> bool:
    """Say whether a column is one of these, and not only like one."""
    # No two columns are equal; of very many, a set finds one at once.
    return role in which


_LOOKED_AT = 300
"""Signs of a cell that are looked at to decide what its column is."""


def said(role: Role) -> list[str]:
    """Give the distinct texts of a column that say something, without blanks around them."""
    # Of free text the beginning is enough to see what the column is. The texts are found once
    # for each column, since every step of the shape asks for them.
    kept = role.column.said
    if not kept:
        texts = (value[:_LOOKED_AT].strip() for value in role.column.values)
        kept.append(list(dict.fromkeys(text for text in texts if not is_blank(text))))
    return kept[0]
