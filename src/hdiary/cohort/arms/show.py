"""A comparison for the eye in a notebook: its words, then the rows, rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.cohort.arms.like import ComparisonLike
from hdiary.cohort.arms.units import name_row, name_unit, say_sizes
from hdiary.diary.paper import write_number
from hdiary.diary.show import show_in_theme, show_table, show_words
from hdiary.words import Words

_SHOWN = ("outcome", "arm", "reference", "difference", "ci_low", "ci_high", "unit")
_CHANCES = ("p_value", "p_adjusted")
NAMED = ("outcome", "arm", "reference", "unit")
"""Columns that say who is compared, by what."""
_COUNTED = ("n", "n_reference", "people", "people_reference", "days", "days_reference")
_COUNTS = (*_COUNTED, "missing", "missing_reference")


def show_result(result: ComparisonLike, say: Words) -> str:
    """Show a comparison as HTML that is safe whatever its names say."""
    words = show_words(result.summary(language=say.name))
    model = show_words(say("arms.view.formula", formula=result.formula))
    return show_in_theme(words, show_rows(result.table, say, like(result)), model)


def like(result: ComparisonLike) -> dict[str, Mapping[str, Any]]:
    """Give what shaped each of the rows: the same for all outcomes of one comparison."""
    return dict.fromkeys(map(str, result.table["outcome"]), result.settings)


def show_rows(table: pd.DataFrame, say: Words, settings: Mapping[str, Mapping[str, Any]]) -> str:
    """Lay the rows out, the columns that tell most."""
    columns = rows_shown(table)
    rows = say_rows(table, say, settings, columns)
    heads = [(head_of(say, name, table), "") for name in columns]
    numbers = [name not in NAMED for name in columns]
    return show_table(heads, rows, caption=say("arms.view.caption"), numbers=numbers)


def rows_shown(table: pd.DataFrame) -> list[str]:
    """Name the columns that tell most, of those that a table has, and the unit."""
    return [name for name in (*_SHOWN, *_CHANCES, *_COUNTS) if name in table or name == "unit"]


def head_of(say: Words, name: str, table: pd.DataFrame) -> str:
    """Say what a column holds; of days, days are left out."""
    key = f"arms.heads.{'days_' if 'days' in table and 'missing' in name else ''}{name}"
    return say(key) if say.has(key) else name.replace("_", " ")


def say_rows(
    table: pd.DataFrame,
    say: Words,
    settings: Mapping[str, Mapping[str, Any]],
    columns: Sequence[str],
    digits: int | str | None = None,
) -> list[list[str]]:
    """Put the cells of rows into words; with ``digits`` numbers are not scaled, only rounded."""
    told = []
    for row in table.to_dict("records"):
        of = settings[str(row["outcome"])]
        cells = {} if digits is not None else dict(say_sizes(row, say))
        cells["outcome"] = name_row(row, of, say)
        cells["unit"] = name_unit(row, of, say, exact=digits is not None)
        told.append([cells.get(n) or say_cell(say, n, row[n], digits) for n in columns])
    return told


def say_cell(say: Words, name: str, value: Any, digits: int | str | None = None) -> str:
    """Round one cell."""
    if pd.isna(value):
        return say("view.not_said")
    if digits is not None and isinstance(value, float):
        return write_number(value, digits)
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
