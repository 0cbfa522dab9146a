"""What was recognised in a file, for the person to check."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


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
        Rows of the table: those kept and those refused.
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
