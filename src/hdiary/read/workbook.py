"""The sheets of an Excel workbook, each as rows of texts."""

from __future__ import annotations

import warnings
import xml.parsers.expat as expat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NoReturn

from hdiary.diary import Problems
from hdiary.read.book import Book, BookSheet
from hdiary.read.shared_texts import open_book
from hdiary.read.sheet_xml import SheetCells, read_cells
from hdiary.read.table import Rows
from hdiary.words import Phrase, phrase

FAR_COLUMNS = 50
FAR_ROWS = 1_000
_WIDEST = 2_000
_MOST_STRAY = 5
"""Cells: more of them far from the table are no slip of the hand."""
MOST_NAMED = 20
"""So many sheets are named where one is asked for; nobody reads more."""

# What openpyxl and the parsers below it raise on broken workbooks (a parse error is a
# SyntaxError).
_DAMAGED = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Sheet:
    """A sheet as texts."""

    name: str  # Its name in the workbook
    # Excel's row number and the texts of each row that holds something, up to its last text
    rows: Rows
    epoch: int = 1900  # 1900 or 1904: where the workbook's serial dates begin
    # The row and the column of each cell that was left out, since it stands far from the rest
    strays: tuple[tuple[int, str], ...] = ()
    # The rows of formulas whose results are not in the file, where none has a result
    uncalculated: tuple[int, ...] = ()
    hidden: bool = False  # Whether the sheet is hidden in the spreadsheet program


def read_sheets(data: bytes, found: Problems) -> list[Sheet]:
    """Read every sheet of a workbook that can hold cells."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns about drop-downs and styles, which hold no data.
            warnings.simplefilter("ignore")
            return _sheets_of(data)
    except _DAMAGED as error:
        _refuse_damaged(error, found)


def _sheets_of(data: bytes) -> list[Sheet]:
    book = open_book(data)
    epoch = 1904 if book.epoch.year == 1904 else 1900
    return [_sheet(book, sheet, epoch) for sheet in book.sheets]


def sheets_named(key: str, names: Sequence[str]) -> Phrase:
    """Say something of sheets by their names; of very many, by those of the first."""
    few = len(names) <= MOST_NAMED
    return phrase(
        f"read.sheets.{key if few else f'{key}_many'}",
        count=len(names),
        names=tuple(names[:MOST_NAMED]),
        first=names[0],
    )


def _refuse_damaged(error: Exception, found: Problems) -> NoReturn:
    found.add(
        "damaged",
        expected=phrase("read.file.whole_workbook"),
        suggestion=phrase("read.file.save_again", error=type(error).__name__),
    )
    found.raise_errors()
    raise error


def _sheet(book: Book, sheet: BookSheet, epoch: int) -> Sheet:
    cells = read_cells(book, sheet)
    strays = _take_strays(cells.rows)
    places = _places(cells.rows)
    return Sheet(
        name=sheet.name,
        rows=[(line, _texts(cells.rows[line], places)) for line in sorted(cells.rows)],
        epoch=epoch,
        strays=tuple((line, _letters(column)) for line, column in strays),
        uncalculated=_uncalculated(cells),
        hidden=sheet.hidden,
    )


def _uncalculated(cells: SheetCells) -> tuple[int, ...]:
    """Give the rows of formulas without results, which would read as blanks."""
    # A formula may well have an empty text as its result; a workbook in which none has any was
    # never calculated.
    return () if cells.stored else tuple(dict.fromkeys(cells.unstored))


def _take_strays(rows: dict[int, dict[int, str]]) -> list[tuple[int, int]]:
    """Take out the few cells that stand far to the side of the others, or far above or below."""
    taken: list[tuple[int, int]] = []
    columns: dict[int, int] = {}
    for row in rows.values():
        for column in row:
            columns[column] = columns.get(column, 0) + 1
    for block in _far_blocks(columns, FAR_COLUMNS):
        taken += [(line, column) for line, row in rows.items() for column in block if column in row]
    for block in _far_blocks({line: len(row) for line, row in rows.items()}, FAR_ROWS):
        # A row of several cells is an entry, however far below.
        if all(len(rows[line]) == 1 for line in block):
            taken += [(line, column) for line in block for column in rows[line]]
    taken = sorted(set(taken))
    for line, column in taken:
        del rows[line][column]
        if not rows[line]:
            del rows[line]
    return taken


def _far_blocks(sizes: dict[int, int], gap: int) -> list[list[int]]:
    """Give the places, parted by a gap from the rest, that hold no more than a few cells."""
    blocks: list[list[int]] = []
    for at in sorted(sizes):
        if not blocks or at - blocks[-1][-1] > gap:
            blocks.append([])
        blocks[-1].append(at)
    held = [sum(sizes[at] for at in block) for block in blocks]
    most = max(held, default=0)
    return [
        block
        for block, cells in zip(blocks, held, strict=True)
        if cells <= _MOST_STRAY and cells < most
    ]


def _places(rows: dict[int, dict[int, str]]) -> dict[int, int]:
    """Give each column its place in the rows; gaps that are wider than a table has are closed."""
    # Cells strewn over a whole sheet would make a table of millions of blanks: of a table that is
    # wider than any, every gap is closed.
    held = sorted({column for row in rows.values() for column in row})
    steps = [after - before for before, after in pairwise([-1, *held])]
    most = FAR_COLUMNS if sum(min(step, FAR_COLUMNS) for step in steps) <= _WIDEST else 1
    ends = accumulate(min(step, most) for step in steps)
    return {column: end - 1 for column, end in zip(held, ends, strict=True)}


def _texts(row: dict[int, str], places: dict[int, int]) -> list[str]:
    texts = [""] * (places[max(row)] + 1)
    for column, text in row.items():
        texts[places[column]] = text
    return texts


def _letters(column: int) -> str:
    """Write a column's number, counted from 0, as Excel's letters."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
