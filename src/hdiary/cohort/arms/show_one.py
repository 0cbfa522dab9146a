"""Table 1 for the eye: in a notebook, and as plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import pandas as pd

from hdiary.cohort.arms.describe import FIXED
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
    columns = list(one.table.columns)
    heads = [(say(f"arms.one.heads.{name}") if name in FIXED else name, "") for name in columns]
    rows = [
        [_cell(say, one, name, row[name]) for name in columns]
        for row in one.table.to_dict("records")
    ]
    numbers = [name not in FIXED[:3] for name in columns]
    words = show_words("\n".join(speak_table_one(one, say)))
    shown = show_table(heads, rows, caption=say("arms.one.caption"), numbers=numbers)
    return show_in_theme(words, shown)


def _cell(say: Words, one: TableOneLike, name: str, value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    text = str(value)
    if name == "statistic":
        return say.told(text, one.phrases)
    return text if name in {"variable", "level"} else say.decimal(text)
