"""The cells of a workbook's sheet as they stand in its XML: only those that hold something.

openpyxl finds the sheets, shared texts and formats; it fills every row with empty cells up to the
last column, though, which takes minutes where one cell stands far to the right.
"""

from __future__ import annotations

import datetime as dt
import xml.parsers.expat as expat
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hdiary.read.book import Book, BookSheet
from hdiary.read.doctype import refuse_doctype

MOST_COLUMNS = 16_384
_CHUNK = 1_000_000
_LAST_ROW = 10_000_000
"""No program writes a sheet as long as this."""
_WANTED = frozenset({"row", "c", "v", "f", "is", "t", "rPh"})


@dataclass(eq=False, kw_only=True, slots=True)
class SheetCells:
    """What a sheet holds."""

    # The texts of each row by their column, counted from 0; rows by Excel's numbers
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    stored: int = 0  # How many formulas have a result in the file
    unstored: list[int] = field(default_factory=list)  # The rows of formulas that have none


def read_cells(book: Book, sheet: BookSheet) -> SheetCells:
    """Read a sheet's cells."""
    reader = _Reader(_Values(book))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    # A sheet declares no types of its own; what does is made to harm.
    parser.StartDoctypeDeclHandler = refuse_doctype
    with book.archive.open(sheet.part) as source:
        while chunk := source.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    return reader.found


class _Reader:
    """Follows the XML from cell to cell."""

    def __init__(self, values: _Values) -> None:
        self.found = SheetCells()
        self._values = values
        self._kinds: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._line = self._column = 0
        self._row: dict[int, str] = {}
        self._cell: Mapping[str, str] = {}
        self._formula = self._phonetic = self._listening = False
        self._heard: list[str] = []
        self._value, self._inline = "", ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._kind(name)
        if kind == "c":
            self._cell = attributes
            self._formula, self._value, self._inline = False, "", ""
            reference = attributes.get("r")
            self._column = self._column_of(reference) if reference else self._column + 1
        elif kind == "v" or (kind == "t" and not self._phonetic):
            self._listening, self._heard = True, []
        elif kind == "f":
            self._formula = True
        elif kind == "rPh":
            self._phonetic = True
        elif kind == "row":
            self._line = int(attributes.get("r", self._line + 1))
            if not 0 < self._line <= _LAST_ROW:
                raise ValueError("no row of a sheet")
            self._row, self._column = self.found.rows.get(self._line, {}), -1

    def text(self, heard: str) -> None:
        if self._listening:
            self._heard.append(heard)

    def end(self, name: str) -> None:
        kind = self._kind(name)
        if kind == "v":
            self._value, self._listening = "".join(self._heard), False
        elif kind == "t" and self._listening:
            self._inline, self._listening = self._inline + "".join(self._heard), False
        elif kind == "rPh":
            self._phonetic = False
        elif kind == "c":
            self._keep()
        elif kind == "row" and self._row:
            self.found.rows[self._line] = self._row

    def _kind(self, name: str) -> str:
        kind = self._kinds.get(name)
        if kind is None:
            local = name.rpartition(":")[2]
            kind = self._kinds[name] = local if local in _WANTED else ""
        return kind

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = 0
            for letter in letters.upper():
                column = column * 26 + ord(letter) - 64
            self._columns[letters] = column
        return column - 1

    def _keep(self) -> None:
        inline = self._cell.get("t") == "inlineStr"
        value = self._inline if inline else self._value
        if self._formula:
            self.found.stored += bool(value)
            if not value:
                self.found.unstored.append(self._line)
        if not value or not 0 <= self._column < MOST_COLUMNS:
            return
        text = value if inline else self._values.text(value, self._cell)
        if text and not text.isspace():
            self._row[self._column] = text


class _Values:
    """Turns stored values into texts; a value that comes again is looked up."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[tuple[str, str | None], str] = {}

    def text(self, value: str, cell: Mapping[str, str]) -> str:
        kind = cell.get("t", "n")
        if kind == "s":
            return self._book.texts[int(value)]
        if kind == "n":
            key = value, cell.get("s")
            told = self._known.get(key)
            if told is None:
                told = self._known[key] = self._number(*key)
            return told
        if kind == "b":
            return cell_text(bool(int(value)))
        if kind == "d":
            return self._iso(value)
        return value

    def _number(self, value: str, style: str | None) -> str:
        try:
            number = float(value) if set(value) & set(".eE") else int(value)
        except ValueError:
            return value
        written = cell_text(number)
        at = int(style or 0)
        if at not in self._book.dates:
            return written
        from openpyxl.utils.datetime import from_excel

        try:
            return cell_text(
                from_excel(number, self._book.epoch, timedelta=at in self._book.lengths)
            )
        except (OverflowError, ValueError):
            # No day has this number: it is refused, or read, as it was typed.
            return written

    def _iso(self, value: str) -> str:
        from openpyxl.utils.datetime import from_ISO8601

        try:
            return cell_text(from_ISO8601(value))  # type: ignore[no-untyped-call]
        except (OverflowError, ValueError, TypeError):
            return value


def cell_text(cell: Any) -> str:
    """Write a typed cell as a text that can be read in one way only."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, dt.datetime):
        rounded = (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
        return f"{rounded:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M:%S")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)
