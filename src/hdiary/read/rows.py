"""Rows of a delimited text, exactly: each with its line, nothing padded, nothing dropped."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

import numpy as np

from hdiary.diary import Problems
from hdiary.read.cut_dates import find_cut_dates, settle_cut_dates
from hdiary.read.cut_lists import settle_cut_lists
from hdiary.read.header import SEARCHED_ROWS, find_header, warn_of_data_above
from hdiary.read.numbers import parse_rating
from hdiary.read.table import Row, Table, make_column, make_table, refuse_wide, without_noise
from hdiary.vocabulary.columns import column_meaning
from hdiary.words import phrase


def read_records(text: str, *, delimiter: str, found: Problems, skipped: int = 0) -> list[Row]:
    """Cut a delimited text into records, each with the line on which it begins."""
    records = list(_records(text, delimiter, found, skipped))
    # Told before anything looks at each of hundreds of thousands of names.
    for line, cells in records[:1]:
        filled = max((k + 1 for k, cell in enumerate(cells) if cell.strip()), default=0)
        refuse_wide(filled, line, found)
    return records


def read_rows(
    records: list[Row],
    *,
    delimiter: str,
    mapped: Mapping[str, str],
    found: Problems,
    unquoted: bool = False,
) -> Table:
    """Lay records out as a table."""
    filled = [(line, cells) for line, cells in records if any(c.strip() for c in cells)]
    blanks = len(records) - len(filled)
    position, _ = find_header([cells for _, cells in filled[:SEARCHED_ROWS]], mapped)
    if not filled:
        return make_table((), ())
    header_line, names = filled[position]
    rows = filled[position + 1 :]
    cut = find_cut_dates(names, rows) if delimiter == "," else None
    if cut is not None:
        rows = settle_cut_dates(rows, cut, len(names), joined=unquoted, found=found)
    width = _width(names, rows)
    refuse_wide(width, header_line, found)
    header = tuple(name.strip() for name in names[:width]) + ("",) * (width - len(names))
    warn_of_data_above(filled[:position], found)
    rows = settle_cut_lists(rows, header, delimiter, joined=unquoted, found=found)
    ragged = _note_ragged(rows, header, delimiter, found)
    whole = [(line, cells) for line, cells in rows if line not in ragged]
    found.unread_headaches += _headaches([row for line, row in rows if line in ragged], header)
    columns = tuple(make_column([cells[k] for _, cells in whole]) for k in range(width))
    table = Table(
        header=header,
        columns=columns,
        lines=np.array([line for line, _ in whole], dtype=np.int64),
        header_line=header_line,
        titles=position,
        blanks=blanks,
        ragged=len(ragged),
        above=" ".join(cell for _, cells in filled[:position] for cell in cells if cell.strip()),
        rows_above=tuple((line, tuple(cells)) for line, cells in filled[:position]),
    )
    return without_noise(table)


def _headaches(rows: list[list[str]], header: tuple[str, ...]) -> int:
    """Count the rows whose cell of pain, where it stands as a rule, is above nothing."""
    rated = [k for k, name in enumerate(header) if column_meaning(name).meaning == "pain"]
    if not rated:
        return 0
    cells = [row[rated[0]] for row in rows if len(row) > rated[0]]
    return sum((parse_rating(cell, highest=10) or 0) > 0 for cell in cells)


def _records(text: str, delimiter: str, found: Problems, skipped: int) -> Iterator[Row]:
    """Give each record with the line on which it begins."""
    # newline="" keeps line ends inside quoted cells as they are, and splits at nothing else.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line + skipped, cells
            line = reader.line_num + 1
    except csv.Error as error:
        long = "larger than field limit" in str(error)
        found.add(
            "unreadable quote",
            lines=[line + skipped],
            fatal=True,
            expected=phrase("read.rows.ordinary" if long else "read.rows.quotes"),
            suggestion=phrase("read.rows.close_quote"),
        )


def _width(names: list[str], rows: list[Row]) -> int:
    """Give the table's width: the header's, without trailing delimiters that hold nothing."""
    named = max((k + 1 for k, name in enumerate(names) if name.strip()), default=0)
    unnamed = range(named, len(names))
    used = [k for k in unnamed if any(len(row) > k and row[k].strip() for _, row in rows)]
    return max([named, *(k + 1 for k in used)])


def _note_ragged(
    rows: list[Row], header: tuple[str, ...], delimiter: str, found: Problems
) -> set[int]:
    """Refuse rows that are shorter or longer than the header; gives their lines."""
    width = len(header)
    by_size: dict[int, list[int]] = {}
    for line, row in rows:
        cells = max((k + 1 for k, cell in enumerate(row) if cell.strip()), default=0)
        if cells > width or len(row) < width:
            by_size.setdefault(cells if cells > width else len(row), []).append(line)
    for size, lines in by_size.items():
        hint = "read.rows.add_cells" if size < width else "read.rows.remove_cells"
        if size > width and delimiter == ",":
            hint = "read.rows.comma_needs_quotes"
        elif size > width and delimiter == ";":
            hint = "read.rows.semicolon_needs_quotes"
        found.add(
            "ragged row",
            value=phrase("read.rows.cells", cells=size),
            lines=lines,
            expected=phrase("read.rows.as_header", cells=width),
            suggestion=phrase(hint),
        )
    return {line for lines in by_size.values() for line in lines}
