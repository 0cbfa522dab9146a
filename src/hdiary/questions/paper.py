"""An answer's table for a paper: the columns of a notebook, in words, and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.diary.paper import PaperTable, check_columns, write_number
from hdiary.questions.view import Laid, head_of_cells, lay_out
from hdiary.row import Column
from hdiary.words import Words

_WORDS = {"words", "date", "outcome", "amounts"}
"""What is no number."""
_ALL_COMPARED = {"triggers", "relief"}
"""Questions whose tables take account of all their comparisons."""
_INTERVAL = re.compile(r"ci_(low|high)|_(low|high)$")
"""What ends of intervals are called."""


def make_paper_table(
    answer: Any, say: Words, days: str, *, columns: Sequence[str] | None, digits: int | str | None
) -> PaperTable:
    """Lay the table of an answer out in words, all rows; ``days`` says what one diary covers."""
    laid = lay_out(answer, say)
    chosen = check_columns(columns, laid.frame)
    wanted = laid.columns if chosen is None else [_column(name, laid) for name in chosen]
    rows = answer.tell_table(laid.frame, say)
    cells = [
        laid.say_column(rows, column)
        if digits is None or not _has_numbers(laid.frame, column)
        else _rounded(laid.frame, column, digits, say)
        for column in wanted
    ]
    heads = [head_of_cells(say, answer.question, column.name) for column in wanted]
    return PaperTable(
        heads=tuple(f"{head} ({unit})" if unit else head for head, unit in heads),
        rows=tuple(zip(*cells, strict=True)),
        numbers=tuple(column.cells not in _WORDS for column in wanted),
        caption=laid.caption,
        notes=tuple(_notes(answer, say, days, wanted)),
    )


def _column(name: str, laid: Laid) -> Column:
    """Give a column as a notebook shows it, or else by what it holds."""
    known = next((one for one in laid.columns if one.name == name), None)
    if known is not None:
        return known
    return Column(name=name, cells="number" if _is_number(laid.frame[name]) else "words")


def _is_number(values: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _has_numbers(frame: pd.DataFrame, column: Column) -> bool:
    floats = pd.api.types.is_float_dtype(frame[column.name])
    return floats and column.cells not in {*_WORDS, "part"}


def _rounded(frame: pd.DataFrame, column: Column, digits: int | str, say: Words) -> list[str]:
    """Write the numbers of a column with so many decimals; two in one cell as a span."""
    ends = [column.name, *([column.second] if column.second else [])]
    told = []
    for row in frame[ends].itertuples(index=False, name=None):
        if any(pd.isna(value) for value in row):
            told.append(say("view.not_said"))
            continue
        written = [write_number(value, digits) for value in row]
        told.append(
            say("say.span", low=written[0], high=written[-1]) if len(row) > 1 else written[0]
        )
    return told


def _notes(answer: Any, say: Words, days: str, wanted: list[Column]) -> list[str]:
    """Say what the numbers rest on: the days, what the estimates assume, and the interval."""
    shown = [name for column in wanted for name in (column.name, column.second) if name]
    assumes = f"in_papers.assumes.{answer.question}"
    told = [days or say("in_papers.people", n=len(answer.coverage))]
    if answer.question in _ALL_COMPARED:
        looked = next((name for name in ("q_value", "verdict") if name in shown), None)
        told += [say(f"in_papers.{looked}")] if looked else []
    told += [say(assumes)] if say.has(assumes) else []
    # A table without an interval has no level.
    levels = _levels(answer.settings) if any(_INTERVAL.search(name) for name in shown) else []
    return told + [say("in_papers.level", share=level) for level in levels]


def _levels(settings: Mapping[str, Any]) -> list[float]:
    """Give the levels of the intervals, also those of questions that an answer puts together."""
    inner = [one for one in settings.values() if isinstance(one, Mapping)]
    return list(dict.fromkeys(one["level"] for one in (settings, *inner) if one.get("level")))
