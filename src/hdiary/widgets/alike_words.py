"""The words of a diary, column by column, each with the number of days that say it."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.schema import LIST_COLUMNS
from hdiary.vocabulary.treatments import parse_treatment, split_items

HEADINGS = "headings"
"""Stands for the headings of factors, which may be two spellings of one thing as well."""
_NOTHING_DONE = "none"
_LONGEST, _MOST = 60, 300
"""Longer words are free text, which is never listed; so many words are looked through."""


def columns_with_words(diary: Diary) -> list[str]:
    """Name the columns of a diary whose words can be looked through."""
    entries, factors = diary.entries, diary.factors
    lists = [name for name in LIST_COLUMNS if entries[name].notna().any()]
    words = [
        str(name)
        for name in factors.loc[factors["kind"] == "word", "factor"]
        if max(map(len, map(str, entries[name].cat.categories)), default=0) <= _LONGEST
    ]
    return [*lists, *words, *([HEADINGS] if len(factors) > 1 else [])]


def count_words(diary: Diary, column: str) -> dict[str, int]:
    """Give the words of a column and on how many days each is said, the most said first."""
    if column == HEADINGS:
        said = {name: diary.days[name].notna().sum() for name in diary.factors["factor"]}
        return dict(sorted(said.items(), key=lambda one: -one[1]))
    told = diary.entries[["patient", "date", column]].dropna(subset=[column])
    cells = {text: _words(column, str(text)) for text in told[column].cat.categories}
    told = told.assign(word=told[column].astype(object).map(cells)).explode("word")
    told = told.dropna(subset=["word"]).drop_duplicates(["patient", "date", "word"])
    counts: pd.Series = told["word"].value_counts()
    short = [(str(word), int(days)) for word, days in counts.items() if len(str(word)) <= _LONGEST]
    return dict(short[:_MOST])


def _words(column: str, cell: str) -> list[str]:
    """Give the words of a cell: items of a list, treatments without their amounts."""
    if column not in LIST_COLUMNS:
        return [cell]
    items = split_items(cell)
    if column != "treatment":
        return items
    read = [parse_treatment(item) for item in items if item != _NOTHING_DONE]
    return [one.words or one.name for one in read]
