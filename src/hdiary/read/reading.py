"""What was recognised in a file, for the person to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.read.decisions import Decision
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Reading:
    """What a reader recognised.

    Parameters
    ----------
    format
        ``CSV`` or ``Excel workbook``, and how it was packed.
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
    phrases
        By their English words: the phrases from which all these words were written.
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
    phrases: Mapping[str, Phrase] = field(default_factory=dict)

    @property
    def remembered(self) -> Mapping[str, Any]:
        """The settings that were remembered beside the file; empty where none were used."""
        for one in self.decisions:
            if one.name == "remembered":
                settings: Mapping[str, Any] = one.value
                return settings
        return {}
