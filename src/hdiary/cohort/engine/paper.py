"""A cohort's answer for a paper: of an average person where one is told, else how often what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from hdiary.diary.paper import ForPapers, PaperTable, check_columns, write_number
from hdiary.questions.spoken import speak_table
from hdiary.questions.view import head_of_cells
from hdiary.words import Words

_AVERAGE = (
    "answer", "factor", "treatment", "intervention", "outcome", "measure", "people",
    "odds_ratio", "estimate", "ci_low", "ci_high", "p_value", "verdict",
)  # fmt: skip
"""What is told of an average person, unless other columns are named."""
_WORDS = ("answer", "measure", "outcome")
"""Columns whose cells are names of hdiary's own."""
_LEAST_P = 0.001


class CohortForPapers(ForPapers):
    """Gives what is pooled over people, or else the counts, as Markdown and LaTeX."""

    __slots__ = ()

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the frame out in words; see `to_markdown` and `to_latex`."""
        return lay_out_cohort(self, say, columns=columns, digits=digits)


def lay_out_cohort(
    answer: Any, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
) -> PaperTable:
    """Lay out what is pooled over people, or else how many rows have which verdict."""
    pooled = answer.pooled
    frame = answer.counts if pooled.empty else pooled
    every = list(frame) if pooled.empty else [name for name in _AVERAGE if name in frame]
    names = check_columns(columns, frame) or every
    spoken = speak_table(frame, {}, say)

    def tell(name: str) -> list[str]:
        return [_cell(name, value, say, digits) for value in spoken[name]]

    kind = "counts" if pooled.empty else "average"
    return PaperTable(
        heads=tuple(_head(name, answer.question, say) for name in names),
        rows=tuple(zip(*map(tell, names), strict=True)),
        numbers=tuple(pd.api.types.is_numeric_dtype(frame[name]) for name in names),
        caption=say(f"cohort.paper.{kind}", question=answer.question),
        notes=(say("in_papers.people", n=answer.people),),
    )


def _head(name: str, question: str, say: Words) -> str:
    key = f"cohort.paper.heads.{name}"
    return say(key) if say.has(key) else head_of_cells(say, question, name)[0]


def _cell(name: str, value: Any, say: Words, digits: int | str | None) -> str:
    if isinstance(value, str):
        known = f"cohort.paper.words.{value}"
        return say(known) if name in _WORDS and say.has(known) else value
    if pd.isna(value):
        return say("view.not_said")
    if not isinstance(value, float):
        return say.whole(value) if isinstance(value, int) else str(value)
    if digits is not None:
        return write_number(value, digits)
    if name in {"p_value", "q_value"}:
        if value < _LEAST_P:
            return say("arms.view.under", number=say.number(_LEAST_P, places=3))
        return say.number(value, places=3)
    return say.number(value, places=2)
