"""A table that was exported: where it is, which it is, and its columns."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from hdiary.diary import Diary
from hdiary.vocabulary.dictionary import ENTRIES
from hdiary.write.fields import Field, diary_fields
from hdiary.write.parquet import is_parquet_name


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DataTable:
    """A table that was exported.

    Attributes
    ----------
    path
        Its file, or its files, as seen from where the description stands.
    name
        Which table it is, as `describe_columns` knows it: ``"entries"``, ``"triggers.pooled"``.
    frame
        The table, or rows of it that have its columns and their types.
    key
        Columns that tell its rows apart, if any do.
    fields
        The columns as they stand in the file, where they differ from those of the frame.
    """

    path: str | tuple[str, ...]
    name: str
    frame: pd.DataFrame
    key: tuple[str, ...] = ()
    fields: tuple[Field, ...] | None = None


def diary_table(diary: Diary, path: str) -> DataTable:
    """Give a diary that was exported, by the end of its file's name."""
    if is_parquet_name(path):
        entries = diary.entries
        said = [name for name in entries.columns if entries[name].notna().any()]
        return DataTable(path=path, name=ENTRIES, frame=entries[said])
    return DataTable(path=path, name=ENTRIES, frame=diary.entries, fields=diary_fields(diary))
