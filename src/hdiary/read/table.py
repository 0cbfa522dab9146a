"""A table of texts as it stood in the file, each column as codes into its distinct values.

Millions of cells hold few distinct texts, so everything behind this reads distinct values only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Column:
    """One column: ``values[codes]`` are its cells, as written."""

    # ``said`` keeps what was found of the values once, for those who ask again.
    codes: Codes
    values: tuple[str, ...]
    said: list[list[str]] = field(init=False, repr=False, default_factory=list)

    def rows(self, wanted: Mask) -> Mask:
        """Say which rows hold one of the distinct values marked in ``wanted``."""
        return np.asarray(wanted, dtype=bool)[self.codes]

    def take(self, rows: Mask) -> Column:
        """Keep some rows, and only the distinct values that they hold."""
        codes = self.codes[rows]
        used = np.zeros(len(self.values), dtype=bool)
        used[codes] = True
        if used.all():
            return Column(codes=codes, values=self.values)
        places = np.cumsum(used, dtype=np.int32) - 1
        kept = tuple(v for v, keep in zip(self.values, used.tolist(), strict=True) if keep)
        return Column(codes=places[codes].astype(np.int32), values=kept)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Table:
    """A header and its rows.

    Parameters
    ----------
    header
        The columns' names as written, without blanks around them.
    columns
        As many as names.
    lines
        The file line on which each row begins, counted from 1.
    header_line
        The line of the header.
    titles, blanks, repeated
        Lines passed over: above the header, blank ones, repetitions of the header.
    ragged
        How many rows were refused since their cells were fewer or more than the header's.
    epoch
        First day of serial dates: ``1900`` or ``1904`` (Excel workbooks).
    above
        The cells above the header, for what they may tell of the month.
    """

    header: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: Ints
    header_line: int
    titles: int = 0
    blanks: int = 0
    repeated: tuple[int, ...] = field(default=())
    ragged: int = 0
    epoch: int = 1900
    above: str = ""

    def __len__(self) -> int:
        return len(self.lines)


def make_column(cells: Sequence[str]) -> Column:
    """Factorise cells into codes and distinct values, in order of appearance."""
    index: dict[str, int] = {}
    codes = np.fromiter(
        (index.setdefault(cell, len(index)) for cell in cells), dtype=np.int32, count=len(cells)
    )
    return Column(codes=codes, values=tuple(index))


def without_noise(table: Table) -> Table:
    """Drop rows that are blank in every cell or repeat the header, and count them."""
    if not len(table):
        return table
    blank = np.ones(len(table), dtype=bool)
    header = np.ones(len(table), dtype=bool)
    for name, column in zip(table.header, table.columns, strict=True):
        texts = [value.strip() for value in column.values]
        blank &= column.rows(np.array([text == "" for text in texts]))
        header &= column.rows(np.array([text == name for text in texts]))
    header &= ~blank
    keep = ~(blank | header)
    if keep.all():
        return table
    return replace(
        table,
        columns=tuple(c.take(keep) for c in table.columns),
        lines=table.lines[keep],
        blanks=table.blanks + int(blank.sum()),
        repeated=tuple(int(n) for n in table.lines[header]),
    )


def stack_tables(tables: Sequence[Table]) -> Table:
    """Stack tables of one form, one below the other; lines run on through all of them."""
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
    lines, offset = [], 0
    for table in tables:
        lines.append(table.lines + offset)
        offset += int(table.lines.max(initial=table.header_line))
    return replace(
        tables[0],
        columns=tuple(columns),
        lines=np.concatenate(lines),
        titles=sum(t.titles for t in tables),
        blanks=sum(t.blanks for t in tables),
        ragged=sum(t.ragged for t in tables),
    )
