"""Why nobody of the people has a diary: where their identifiers stand, if they stand anywhere."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary.like import DiaryLike
from hdiary.words import Phrase, phrase

_MOST, _FEWEST = 0.5, 2
"""More than this share of what stands there, and so many, are people: chance does not do that."""


def nobody_matched(diary: DiaryLike, people: Any) -> Phrase | None:
    """Say that nobody of the people has a diary here and why that may be; None where one has."""
    if people is None or not len(people.table):
        return None
    theirs = pd.Index(people.patients)
    if theirs.isin(pd.Index(diary.patients)).any():
        return None
    n = len(theirs)
    named = () if diary.reading is None else diary.reading.named
    if _are_people(pd.Index(named, dtype="str"), theirs):
        here = int(pd.Index(named).isin(theirs).sum())
        return phrase("diary.of_people.nobody.named_files", n=n, here=here, files=len(named))
    columns = [name for name in diary.factors["factor"] if _holds(diary.entries[name], theirs)]
    if columns:
        return phrase("diary.of_people.nobody.in_column", n=n, name=str(columns[0]))
    return phrase("diary.of_people.nobody_matched", n=n)


def _holds(cells: pd.Series, theirs: pd.Index) -> bool:
    """Say whether a column of the diary holds the identifiers."""
    if pd.api.types.is_bool_dtype(cells.dtype):
        return False
    values = cells.dropna().unique()
    return _are_people(pd.Index([_text(value) for value in values], dtype="str"), theirs)


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _are_people(names: pd.Index, theirs: pd.Index) -> bool:
    here = int(names.unique().isin(theirs).sum())
    return here >= min(_FEWEST, len(theirs)) and here > _MOST * len(names.unique())
