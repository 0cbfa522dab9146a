"""A comparison for the eye in a notebook: its words, then the rows, rounded."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.cohort.arms.like import ComparisonLike
from hdiary.diary.show import show_in_theme, show_table, show_words
from hdiary.words import Words

_SHOWN = ("arm", "reference", "difference", "ci_low", "ci_high", "p_value", "p_adjusted")
NAMED = ("arm", "reference")
"""Columns that say who is compared."""
_COUNTS = ("n", "n_reference", "missing", "missing_reference")


def show_result(result: ComparisonLike, say: Words) -> str:
    """Show a comparison as HTML that is safe whatever its names say."""
    words = show_words(result.summary(language=say.name))
    model = show_words(say("arms.view.formula", formula=result.formula))
    return show_in_theme(words, show_rows(result.table, say), model)


def show_rows(table: pd.DataFrame, say: Words) -> str:
    """Lay the rows out, the columns that tell most."""
    columns = rows_shown(table)
    rows = [
        [say_cell(say, name, row[name]) for name in columns] for row in table.to_dict("records")
    ]
    heads = [(say(f"arms.heads.{name}"), "") for name in columns]
    numbers = [name not in NAMED for name in columns]
    return show_table(heads, rows, caption=say("arms.view.caption"), numbers=numbers)


def rows_shown(table: pd.DataFrame) -> list[str]:
    """Name the columns that tell most, of those that a table has."""
    return [name for name in (*_SHOWN, *_COUNTS) if name in table]


def say_cell(say: Words, name: str, value: Any) -> str:
    """Round one cell."""
    if pd.isna(value):
        return say("view.not_said")
    if name in NAMED or isinstance(value, (str, bool)):
        return str(value)
    if name in _COUNTS:
        return say.whole(value)
    if name.startswith("p_"):
        least = 0.001
        if value < least:
            return say("arms.view.under", number=say.number(least, places=3))
        return say.number(value, places=3)
    return say.number(value, places=2)
