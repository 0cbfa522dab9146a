"""Why nothing is known of something: it was left blank, or there was no column for it."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS

UNREADABLE = "unreadable"
"""The code of the problems of cells that could not be read."""


def find_columns(diary: Diary) -> frozenset[str]:
    """Give the canonical columns that a diary had, or of which it says something all the same."""
    said = diary.entries[list(ENTRY_COLUMNS)].notna().any()
    return diary.columns_in | {str(name) for name in said.index[said]}


def say_unsaid(what: str, columns_in: Collection[str], *, column: str = "treatment") -> str:
    """Say why nothing is known of something: it was left blank, or no column could hold it."""
    if column in columns_in:
        return f"{what} was written down"
    return f"No column of this diary was understood as {column}"


def find_unread(diary: Diary) -> frozenset[str]:
    """Give the canonical columns of which some cells could not be read and were left blank."""
    if diary.reading is None:
        return frozenset()
    columns = diary.reading.columns
    became = dict(zip(columns["column"], columns["became"], strict=True))
    left = diary.problems.loc[diary.problems["code"] == UNREADABLE, "column"].dropna()
    return frozenset(str(became.get(header, header)) for header in left)
