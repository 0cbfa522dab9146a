"""Why nothing is known of something: it was left blank, or there was no column for it."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.diary import Diary
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.words import Phrase, phrase

UNREADABLE = "unreadable"
"""The code of the problems of cells that could not be read."""


def find_columns(diary: Diary) -> frozenset[str]:
    """Give the canonical columns that a diary had, or of which it says something all the same."""
    said = diary.entries[list(ENTRY_COLUMNS)].notna().any()
    return diary.columns_in | {str(name) for name in said.index[said]}


def tell_no_treatment(columns_in: Collection[str], *, so: Phrase | None = None) -> Phrase:
    """Say why no treatment is known, and what follows from that: ``so`` is a clause."""
    if "treatment" not in columns_in:
        return tell_no_column("treatment", so=so)
    return phrase("unsaid.treatment_blank_so", so=so) if so else phrase("unsaid.treatment_blank")


def tell_no_column(column: str, *, so: Phrase | None = None) -> Phrase:
    """Say that no column could hold something, and what follows from that: ``so`` is a clause."""
    if so:
        return phrase("unsaid.no_column_so", column=column, so=so)
    return phrase("unsaid.no_column", column=column)


def find_unread(diary: Diary) -> frozenset[str]:
    """Give the canonical columns of which some cells could not be read and were left blank."""
    if diary.reading is None:
        return frozenset()
    columns = diary.reading.columns
    became = dict(zip(columns["column"], columns["became"], strict=True))
    left = diary.problems.loc[diary.problems["code"] == UNREADABLE, "column"].dropna()
    return frozenset(str(became.get(header, header)) for header in left)
