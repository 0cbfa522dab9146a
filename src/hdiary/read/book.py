"""A workbook that is open: where its sheets stand, and what their cells are read by."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class BookSheet:
    """A sheet that can hold cells, not yet read."""

    name: str
    part: str  # Where its cells stand in the workbook
    hidden: bool  # Whether it is hidden in the spreadsheet program


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Book:
    """What the cells of all its sheets share."""

    archive: zipfile.ZipFile
    sheets: tuple[BookSheet, ...]
    texts: list[str]  # The texts that cells name by their numbers
    epoch: dt.datetime  # Where its serial dates begin
    dates: frozenset[int]  # The styles of cells that make dates and times of numbers
    lengths: frozenset[int]  # Those of them that make lengths of time

    @property
    def sheetnames(self) -> list[str]:
        """The names of the sheets, in their order."""
        return [sheet.name for sheet in self.sheets]
