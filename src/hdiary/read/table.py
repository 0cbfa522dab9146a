"""A table of texts as it stood in the file, each column as codes into its distinct values.

Millions of cells hold few distinct texts, so everything behind this reads distinct values only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools, Ints, Ints32
from hdiary.vocabulary.text import without_unseen
from hdiary.words import phrase

Row = tuple[int, list[str]]
"""A line of a sheet or a text, by its number, before it is known what it holds."""
Rows = list[Row]


_MOST_COLUMNS, _MOST_CELLS = 6_000, 20_000
"""More columns than any diary has; a row of more cells is of a file whose lines lost their ends."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Column:
    """One column: ``values[codes]`` are its cells, as written."""

    # ``said`` keeps what was found of the values once, for those who ask again.
    codes: Ints32
    values: tuple[str, ...]
    said: list[list[str]] = field(init=False, repr=False, default_factory=list)

    def rows(self, wanted: Bools) -> Bools:
        """Say which rows hold one of the distinct values marked in ``wanted``."""
        return np.asarray(wanted, dtype=bool)[self.codes]

    def where(self, test: Callable[[str], bool]) -> Bools:
        """Say which rows hold a text that passes a test."""
        return self.rows(np.array([test(value) for value in self.values], dtype=bool))

    def cells(self) -> npt.NDArray[np.object_]:
        """Give the text of each row, without blanks around it."""
        return np.array([value.strip() for value in self.values], dtype=object)[self.codes]

    def take(self, rows: Bools) -> Column:
        """Keep some rows, and only the distinct values that they hold."""
        codes = self.codes[rows]
        used = np.zeros(len(self.values), dtype=bool)
        used[codes] = True
        if used.all():
            return Column(codes=codes, values=self.values)
        places = np.cumsum(used, dtype=np.int32) - 1
        kept = tuple(v for v, keep in zip(self.values, used.tolist(), strict=True) if keep)
        return Column(codes=places[codes].astype(np.int32), values=kept)


def refuse_wide(width: int, line: int, found: Problems) -> None:
    """Refuse a row of more cells than a table has columns."""
    if width > _MOST_COLUMNS:
        lost = width > _MOST_CELLS
        found.add(
            "too many columns",
            lines=[line],
            fatal=True,
            expected=phrase("read.rows.most_columns", most=_MOST_CELLS if lost else _MOST_COLUMNS),
            suggestion=phrase(f"read.rows.{'without_ends' if lost else 'too_wide'}", n=width),
        )
        found.raise_errors()


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Table:
    """A header and its rows."""

    header: tuple[str, ...]  # The columns' names as written, without blanks around them
    columns: tuple[Column, ...]  # As many as names
    lines: Ints  # The file line on which each row begins, counted from 1
    header_line: int  # The line of the header
    # titles, blanks, repeated: lines passed over: above the header, blank ones, repetitions of the
    # header
    titles: int = 0
    blanks: int = 0
    repeated: tuple[int, ...] = field(default=())
    # How many rows were refused since their cells were fewer or more than the header's
    ragged: int = 0
    epoch: int = 1900  # First day of serial dates: ``1900`` or ``1904`` (Excel workbooks)
    above: str = ""  # The cells above the header, for what they may tell of the month
    # The same by line and row, for a table of other things that stands there
    rows_above: tuple[tuple[int, tuple[str, ...]], ...] = ()
    # From headings to what they mean, where the app is known that wrote them
    meant: Mapping[str, str] = field(default_factory=dict)
    # Of tables that were stacked: from further headings of a column to the one that it has here
    also: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def without_rows(self, gone: Bools) -> Table:
        """Pass over some rows, as over blank ones."""
        return replace(
            self,
            columns=tuple(column.take(~gone) for column in self.columns),
            lines=self.lines[~gone],
            blanks=self.blanks + int(gone.sum()),
        )

    def keep_columns(self, keep: Sequence[int]) -> Table:
        """Keep some columns, in this order."""
        return replace(
            self,
            header=tuple(self.header[k] for k in keep),
            columns=tuple(self.columns[k] for k in keep),
        )

    def with_column(self, k: int, name: str, column: Column) -> Table:
        """Put another column in the place of one."""
        header, columns = list(self.header), list(self.columns)
        header[k], columns[k] = name, column
        return replace(self, header=tuple(header), columns=tuple(columns))


def make_column(cells: Sequence[str]) -> Column:
    """Factorise cells into codes and distinct values, in order of appearance."""
    index: dict[str, int] = {}
    codes = np.fromiter(
        (index.setdefault(cell, len(index)) for cell in cells), dtype=np.int32, count=len(cells)
    )
    return Column(codes=codes, values=tuple(index))


def make_table(
    header: Sequence[str],
    columns: Iterable[Sequence[str]],
    lines: Sequence[int] | Ints | None = None,
    *,
    header_line: int = 1,
) -> Table:
    """Make a table of lists of cells; rows without lines are counted from 1."""
    made = tuple(_without_zeros(make_column(cells)) for cells in columns)
    size = len(made[0].codes) if made else 0
    return Table(
        header=tuple(" ".join(name.replace("\0", " ").split()) for name in header),
        columns=made,
        lines=np.array(range(1, size + 1) if lines is None else lines, dtype=np.int64),
        header_line=header_line,
    )


def _without_zeros(column: Column) -> Column:
    """Take out the one sign that no text may hold; a text file with it would be refused."""
    if not any("\0" in value for value in column.values):
        return column
    return make_column([column.values[code].replace("\0", "") for code in column.codes])


def without_unseen_signs(table: Table) -> Table:
    """Take signs without a width out of headings and cells."""
    return replace(
        table,
        header=tuple(without_unseen(name).strip() for name in table.header),
        columns=tuple(_without_unseen(column) for column in table.columns),
    )


def _without_unseen(column: Column) -> Column:
    values = tuple(map(without_unseen, column.values))
    if values == column.values:
        return column
    found = make_column(values)  # two texts may have become one
    return Column(codes=found.codes[column.codes], values=found.values)


_NUMBERED_AHEAD = "trial_step"
"""A row that holds only this number, and whose it is, waits to be filled in."""


def without_noise(table: Table) -> Table:
    """Drop rows that are blank in every cell or repeat the header, and count them."""
    if not len(table):
        return table
    blank = np.ones(len(table), dtype=bool)
    header = np.ones(len(table), dtype=bool)
    numbered = _NUMBERED_AHEAD in table.header
    for name, column in zip(table.header, table.columns, strict=True):
        texts = [value.strip() for value in column.values]
        ahead = numbered and name in (_NUMBERED_AHEAD, "patient")
        blank &= column.rows(np.array([ahead or text == "" for text in texts]))
        header &= column.rows(np.array([text == name for text in texts]))
    header &= ~blank
    gone = blank | header
    if not gone.any():
        return table
    repeated = tuple(int(n) for n in table.lines[header])
    blanks = table.blanks + int(blank.sum())
    return replace(table.without_rows(gone), blanks=blanks, repeated=repeated)


def lines_before(tables: Sequence[Table]) -> list[int]:
    """Count the lines before those of each of several tables that run on."""
    sizes = [int(table.lines.max(initial=table.header_line)) for table in tables]
    return [0, *np.cumsum(sizes[:-1], dtype=np.int64).tolist()]


def stack_tables(tables: Sequence[Table], before: Sequence[int] | None = None) -> Table:
    """Stack tables of one form, one below the other; lines run on through all of them."""
    # How many lines are counted before those of each table.
    before = lines_before(tables) if before is None else before
    header = tables[0].header
    columns = []
    for k in range(len(header)):
        values = tuple(dict.fromkeys(v for t in tables for v in t.columns[k].values))
        index = {value: code for code, value in enumerate(values)}
        codes = [
            np.array([index[v] for v in t.columns[k].values], dtype=np.int32)[t.columns[k].codes]
            for t in tables
            if len(t)
        ]
        joined = np.concatenate(codes) if codes else np.empty(0, dtype=np.int32)
        columns.append(Column(codes=joined, values=values))
    return replace(
        tables[0],
        columns=tuple(columns),
        lines=np.concatenate([t.lines + n for t, n in zip(tables, before, strict=True)]),
        titles=sum(t.titles for t in tables),
        blanks=sum(t.blanks for t in tables),
        ragged=sum(t.ragged for t in tables),
    )
