"""A text cut into the tables that stand in it: rows that tell a day, below a row of headings."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hdiary.read.beside.stamps import tells_a_day
from hdiary.read.header import DELIMITERS, separator_line
from hdiary.read.table import Rows, Table, make_column
from hdiary.vocabulary.text import header_key

_SEARCHED, LOOKED_AT = 60, 20
_MOSTLY = 0.6
_MOST_ODD = 1_000
"""Lines: in a text with more of them quotes are no more than signs."""
_MOST_COLUMNS = 2_000
DAY_PARTS = ("year", "month", "day")
"""Headings of a day in three columns."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Sheet:
    """A table of texts, and which of its columns tells the day."""

    table: Table
    day: int
    delimiter: str = ""
    uneven: int = 0  # How many rows were left out, since more cells than headings say something
    odd: tuple[int, ...] = ()  # Lines of the file with a quote that never ends
    above: str = ""  # What stands above the table: what it is of, and in which zone

    @property
    def keys(self) -> tuple[str, ...]:
        """The headings in the form in which they are looked up."""
        return tuple(header_key(name) for name in self.table.header)


def find_delimiter(text: str) -> str | None:
    """Find the sign between cells: the one at which rows tell a day and most besides."""
    stated = separator_line(text)
    best, found = 0, None
    for sign in [stated] if stated else DELIMITERS:
        widths = [len(sheet.table.header) for sheet in cut_text(text, sign)]
        if max(widths, default=0) > max(best, 1):
            best, found = max(widths), sign
    return found


def records_of(text: str, delimiter: str) -> tuple[Rows, list[int]]:
    """Give each record with its line, and the lines on which a quote begins that never ends."""
    # There the mark is left out: else it would swallow every row that follows.
    lines = list(io.StringIO(text, newline=""))
    rows: Rows = []
    odd: list[int] = []
    at = 0
    while at < len(lines) and len(odd) <= _MOST_ODD:
        reader = csv.reader(itertools.islice(lines, at, None), delimiter=delimiter, strict=True)
        begun = at
        try:
            for cells in reader:
                rows.append((at + 1, cells))
                at = begun + reader.line_num
        except csv.Error:
            rows.append((at + 1, _without_quotes(lines[at], delimiter)))
            odd.append(at + 1)
            at += 1
    rows += [(k + 1, _without_quotes(lines[k], delimiter)) for k in range(at, len(lines))]
    return rows, odd


def _without_quotes(line: str, delimiter: str) -> list[str]:
    return line.rstrip("\r\n").replace('"', "").split(delimiter)


def first_cells(text: str, most: int) -> list[list[str]]:
    """Cut the first lines of a text at commas, as most exports have them."""
    return [cells for _, cells in records_of(text, ",")[0][:most]]


def cut_text(text: str, delimiter: str) -> list[Sheet]:
    """Cut a text into its tables; the last knows the lines with a quote that never ends."""
    rows, odd = records_of(text, delimiter)
    sheets = list(cut(rows, delimiter))
    return [*sheets[:-1], replace(sheets[-1], odd=tuple(odd))] if sheets else []


def cut(records: Rows, delimiter: str) -> Iterator[Sheet]:
    """Cut records into tables: blank lines part them, unless the rows go on as before."""
    above: list[str] = []
    last: tuple[list[str], int, Rows] | None = None
    for run in _runs(records):
        found = _find_heading(run)
        if found is None and last is not None and _goes_on(run, last):
            last[2].extend(run)
        elif found is None:
            above += [cell for _, cells in run[:_SEARCHED] for cell in cells if cell.strip()]
        else:
            if last is not None:
                yield _sheet(*last, delimiter, above)
            at, day = found
            above += [cell for _, cells in run[:at] for cell in cells if cell.strip()]
            last = run[at][1], day, run[at + 1 :]
    if last is not None:
        yield _sheet(*last, delimiter, above)


def _runs(records: Rows) -> Iterator[Rows]:
    run: Rows = []
    for record in records:
        if any(record[1]) and any(cell.strip() for cell in record[1]):
            run.append(record)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _find_heading(run: Rows) -> tuple[int, int] | None:
    """Find a row without a day above rows with one, and the column that tells it."""
    for at in range(min(len(run) - 1, _SEARCHED)):
        names = run[at][1]
        if len(names) < 2 or len(names) > _MOST_COLUMNS or any(map(tells_a_day, names)):
            continue
        rows = [cells for _, cells in run[at + 1 : at + 1 + LOOKED_AT]]
        day = day_column(rows, len(names))
        day = _year_column(names, rows) if day is None else day
        if day is not None:
            return at, day
    return None


def day_column(rows: Sequence[list[str]], width: int, *, serial: bool = False) -> int | None:
    """Find the first column whose cells are days."""
    for k in range(width):
        told = [len(row) > k and tells_a_day(row[k], serial=serial) for row in rows]
        if told and told[0] and sum(told) >= _MOSTLY * len(told):
            return k
    return None


def _year_column(names: Sequence[str], rows: Sequence[list[str]]) -> int | None:
    """Find the year where year, month and day stand in columns of their own."""
    keys = [header_key(name) for name in names]
    if not set(DAY_PARTS) <= set(keys):
        return None
    at = [keys.index(key) for key in DAY_PARTS]
    dated = all(
        len(row) > max(at) and tells_a_day("-".join(row[k].strip().zfill(2) for k in at))
        for row in rows
    )
    return at[0] if dated else None


def _goes_on(run: Rows, last: tuple[list[str], int, Rows]) -> bool:
    day = last[1]
    return all(len(cells) > day and tells_a_day(cells[day]) for _, cells in run[:LOOKED_AT])


def _sheet(names: list[str], day: int, rows: Rows, delimiter: str, above: list[str]) -> Sheet:
    """Lay a table out: short rows are filled up, a few that are too long are left out."""
    whole = len(rows)
    long = [any(cell.strip() for cell in row[len(names) :]) for _, row in rows]
    if sum(long) * 2 <= whole:
        # A comma in a cell was not quoted: what stands behind it is in the wrong column.
        rows = [row for row, too_long in zip(rows, long, strict=True) if not too_long]
    width = max((k + 1 for k, name in enumerate(names) if name.strip()), default=0)
    width = max(width, day + 1)
    cells = [row if len(row) >= width else row + [""] * (width - len(row)) for _, row in rows]
    table = Table(
        header=tuple(name.strip() for name in names[:width]),
        columns=tuple(make_column([row[k] for row in cells]) for k in range(width)),
        lines=np.array([line for line, _ in rows], dtype=np.int64),
        header_line=1,
    )
    return Sheet(
        table=table, day=day, delimiter=delimiter, uneven=whole - len(rows), above=" ".join(above)
    )
