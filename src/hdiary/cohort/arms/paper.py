"""A comparison's table for a paper, in words, and what its numbers rest on."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from hdiary.cohort.arms.show import rows_shown, say_cell
from hdiary.diary.paper import PaperTable, check_columns, write_number
from hdiary.words import Words


def make_paper_table(
    table: pd.DataFrame,
    say: Words,
    notes: Sequence[str],
    *,
    columns: Sequence[str] | None,
    digits: int | str | None,
) -> PaperTable:
    """Lay the rows of a comparison out in words; ``notes`` say what they rest on."""
    names = check_columns(columns, table) or rows_shown(table)

    def told(name: str, value: object) -> str:
        exact = isinstance(value, float) and not pd.isna(value) and digits is not None
        if exact and digits is not None:
            return write_number(value, digits)
        return say_cell(say, name, value)

    rows = [tuple(told(name, row[name]) for name in names) for row in table.to_dict("records")]
    heads = [
        say(f"arms.heads.{name}") if say.has(f"arms.heads.{name}") else name.replace("_", " ")
        for name in names
    ]
    return PaperTable(
        heads=tuple(heads),
        rows=tuple(rows),
        numbers=tuple(pd.api.types.is_numeric_dtype(table[name]) for name in names),
        caption=say("arms.view.caption"),
        notes=tuple(notes),
    )
