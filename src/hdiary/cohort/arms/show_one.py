"""Table 1 for the eye: in a notebook, and as plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import pandas as pd

from hdiary.cohort.arms.describe import FIXED
from hdiary.diary.paper import PaperTable, check_columns
from hdiary.diary.show import show_in_theme, show_table, show_words
from hdiary.words import Phrase, Words


class TableOneLike(Protocol):
    """What a Table 1 holds."""

    @property
    def table(self) -> pd.DataFrame:
        """The rows."""

    @property
    def arms(self) -> Mapping[str, int]:
        """The arms and their people."""

    @property
    def left_out(self) -> pd.DataFrame:
        """What is not described."""

    @property
    def phrases(self) -> Mapping[str, Phrase]:
        """What reasons were made from."""


def speak_table_one(one: TableOneLike, say: Words) -> Iterator[str]:
    """Tell how many people are in each arm, and what is left out."""
    arms = tuple(say("arms.one.arm", name=name, many=n) for name, n in one.arms.items())
    yield say("arms.one.who", n=sum(one.arms.values()), arms=arms)
    for row in one.left_out.to_dict("records"):
        why = say.told(row["reason"], one.phrases)
        yield say("arms.one.left_out", name=row["column"], why=why)


def show_table_one(one: TableOneLike, say: Words) -> str:
    """Show it as HTML that is safe whatever the columns say."""
    laid = lay_out_one(one, say)
    heads = [(head, "") for head in laid.heads]
    words = show_words("\n".join(laid.notes))
    shown = show_table(heads, laid.rows, caption=laid.caption, numbers=laid.numbers)
    return show_in_theme(words, shown)


def lay_out_one(
    one: TableOneLike, say: Words, *, columns: Sequence[str] | None = None
) -> PaperTable:
    """Lay its rows out in words, with who is in it and what is left out."""
    names = check_columns(columns, one.table) or list(one.table.columns)
    return PaperTable(
        heads=tuple(say(f"arms.one.heads.{name}") if name in FIXED else name for name in names),
        rows=tuple(
            tuple(_cell(say, one, name, row[name]) for name in names)
            for row in one.table.to_dict("records")
        ),
        numbers=tuple(name not in FIXED[:3] for name in names),
        caption=say("arms.one.caption"),
        notes=tuple(speak_table_one(one, say)),
    )


def _cell(say: Words, one: TableOneLike, name: str, value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    text = str(value)
    if name == "statistic":
        return say.told(text, one.phrases)
    return text if name in {"variable", "level"} else say.decimal(text)
