"""What was recognised in a file, for the person to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.diary.sheet_rows import SheetRows
from hdiary.read.decisions import Decision
from hdiary.read.several.names import person_of
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Reading:
    """What a reader recognised.

    Parameters
    ----------
    format
        ``CSV`` or ``Excel workbook``, the app that wrote it, and how it was packed.
    encoding, delimiter
        In words; empty for a workbook.
    decimal
        ``point``, ``comma`` or ``none seen``.
    date_order
        How day and month were told apart, in words.
    sheet
        The sheet of a workbook.
    header_line
        The line of the header, counted from 1.
    title_lines, blank_lines, repeated_headers
        Lines that were passed over.
    columns
        One row per column of the file: ``column``, ``became``, ``kind``, ``said`` (rows),
        ``how``.
    rows_in
        Rows of the table: those kept, those joined to others and those refused.
    rows_joined
        Rows that became part of another entry.
    decisions
        What was decided about the shape of the table, each with the option that overrules it.
    headers
        The headers as they stand in the file.
    above
        What stands above the table and was not read, in words; empty where nothing does.
    app
        The app that wrote the file; empty where it is not known.
    left_out
        What files of this kind, and of this app, may hold that is not read, in words.
    phrases
        By their English words: the phrases from which all these words were written.
    files
        Where a diary was read from several files, one row each: ``file``, ``format``, ``rows``,
        ``entries`` and ``again``, how many of these another file tells as well; else None.
    passed_over
        The names of files of a folder that are no diaries.
    sheets
        Of several sheets of a workbook: how many of the diary's lines are counted before the
        first row of each; else None.
    """

    format: str
    encoding: str
    delimiter: str
    decimal: str
    date_order: str
    sheet: str
    header_line: int
    title_lines: int
    blank_lines: int
    repeated_headers: int
    columns: pd.DataFrame
    rows_in: int
    rows_joined: int = 0
    decisions: tuple[Decision, ...] = ()
    headers: tuple[str, ...] = ()
    above: str = ""
    app: str = ""
    left_out: tuple[str, ...] = ()
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    files: pd.DataFrame | None = None
    passed_over: tuple[str, ...] = ()
    sheets: SheetRows | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """Whom the names of several files would stand for, were each another person's."""
        return () if self.files is None else tuple(map(person_of, self.files["file"]))

    @property
    def remembered(self) -> Mapping[str, Any]:
        """The settings that were remembered beside the file; empty where none were used."""
        for one in self.decisions:
            if one.name == "remembered":
                settings: Mapping[str, Any] = one.value
                return settings
        return {}
