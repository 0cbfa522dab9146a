"""What one column of a file became."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.read.table import Column
from hdiary.vocabulary.words import is_blank

FACTOR = "factor"
LEFT_OUT = "left out"
"""The meaning of a column that is no part of the diary; ``ignore`` where the person says so."""
DECLARED, BY_NAME, BY_CELLS, KEPT = (
    "as declared",
    "by its name",
    "by its cells",
    "kept as a factor",
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Role:
    """What one column of the file became.

    Parameters
    ----------
    position
        Its place in the file, from 0.
    header
        Its name in the file; ``column 5`` where it has none.
    meaning
        A canonical column, ``factor`` or ``left out``.
    how
        Why: ``as declared``, ``by its name``, ``by its cells``, ``kept as a factor``.
    unit
        A unit or scale named in the header.
    column
        Its cells.
    weak
        Whether its name alone does not settle what it is.
    joins
        Whether it is read together with others of its meaning.
    why
        Why it was kept as a factor although its name suggests more; else empty.
    unread
        The meaning that its name suggests and that no cell of it has; else empty.
    """

    position: int
    header: str
    meaning: str
    how: str
    unit: str | None
    column: Column
    weak: bool = False
    joins: bool = False
    why: str = ""
    unread: str = ""

    @property
    def declared(self) -> bool:
        """Whether the person said what it is."""
        return self.how == DECLARED

    @property
    def free(self) -> bool:
        """Whether it is a factor that the person did not declare to be one."""
        return self.meaning == FACTOR and not self.declared


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
