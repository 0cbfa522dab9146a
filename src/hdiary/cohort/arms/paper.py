"""A comparison's table for a paper, in words, and what its numbers rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.cohort.arms.show import NAMED, head_of, rows_shown, say_rows
from hdiary.diary.paper import PaperTable, check_columns
from hdiary.words import Words


def make_paper_table(
    table: pd.DataFrame,
    say: Words,
    settings: Mapping[str, Mapping[str, Any]],
    formulas: Sequence[str],
    *,
    columns: Sequence[str] | None,
    digits: int | str | None,
) -> PaperTable:
    """Lay the rows of a comparison out in words, with their models and the interval."""
    names = check_columns(columns, table.assign(unit="")) or rows_shown(table)
    heads = [head_of(say, name, table) for name in names]
    numbers = [name not in NAMED and pd.api.types.is_numeric_dtype(table[name]) for name in names]
    levels = dict.fromkeys(one["level"] for one in settings.values())
    notes = [f"{say('arms.view.formula', formula='; '.join(dict.fromkeys(formulas)))}."]
    return PaperTable(
        heads=tuple(heads),
        rows=tuple(map(tuple, say_rows(table, say, settings, names, digits))),
        numbers=tuple(numbers),
        caption=say("arms.view.caption"),
        notes=(*notes, *(say("in_papers.level", share=level) for level in levels)),
    )
