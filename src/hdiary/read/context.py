"""What every step that decides about the shape of a table is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from hdiary.diary import Problems
from hdiary.diary.arrays import Ints
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared
from hdiary.read.role import Role
from hdiary.read.same import Said
from hdiary.read.table import Column

Progress = Callable[[int, int], None] | None
Step = Callable[[list[Role], "Context"], list[Role]]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Context:
    """What the person declared, where decisions and problems go, and the lines of the rows."""

    declared: Declared = field(default_factory=Declared)
    decisions: Decisions = field(default_factory=Decisions)
    found: Problems = field(default_factory=Problems)
    lines: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    progress: Progress = None
    # What the person takes as one
    same: Said = field(default_factory=lambda: Said(groups={}, new={}))

    def again(self, refused: Problems | None = None) -> Context:
        """Begin anew from what is decided and found by now, with what was refused since."""
        found = self.found.copy()
        if refused is not None:
            found.take_errors(refused)
        return replace(self, decisions=self.decisions.copy(), found=found)


def rewrite(column: Column, change: Callable[[str], str]) -> Column:
    """Write every distinct cell of a column anew."""
    return Column(codes=column.codes, values=tuple(change(value) for value in column.values))
