"""Excel workbooks: the sheet that holds the diary, as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from hdiary.diary import Problems
from hdiary.read.header import SEARCHED_ROWS, find_header, warn_of_data_above
from hdiary.read.table import Table, make_column, make_table, without_noise
from hdiary.read.workbook import Sheet

_MIDNIGHT = " 00:00:00"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")


def _dates_only(cells: Sequence[str]) -> Sequence[str]:
    """Take midnight off a column of dates; where some have a time of day, midnight is one."""
    moments = [cell for cell in cells if cell and _MOMENT.fullmatch(cell)]
    if not moments or not all(cell.endswith(_MIDNIGHT) for cell in moments):
        return cells
    return [cell.removesuffix(_MIDNIGHT) if _MOMENT.fullmatch(cell) else cell for cell in cells]


def sheet_table(sheet: Sheet, mapped: Mapping[str, str], found: Problems) -> Table:
    """Make a table of a sheet's rows."""
    rows = sheet.rows
    position, _ = find_header([cells for _, cells in rows[:SEARCHED_ROWS]], mapped)
    if not rows:
        return make_table((), ())
    header_line, names = rows[position]
    body = rows[position + 1 :]
    width = max(len(cells) for _, cells in rows[position:])
    warn_of_data_above(rows[:position], found)
    # Turned at once: of sheets of thousands of columns, each cell is taken up once.
    padded = (row + [""] * (width - len(row)) for _, row in body)
    across: Iterable[Sequence[str]] = zip(*padded, strict=True) if body else [()] * width
    lines = [line for line, _ in body]
    between = (lines[-1] - header_line - len(lines)) if lines else 0
    table = Table(
        header=tuple(n.strip() for n in names) + ("",) * (width - len(names)),
        columns=tuple(make_column(_dates_only(column)) for column in across),
        lines=np.array(lines, dtype=np.int64),
        header_line=header_line,
        titles=position,
        blanks=between,
        epoch=sheet.epoch,
        above=" ".join(cell for _, row in rows[:position] for cell in row if cell.strip()),
        rows_above=tuple((line, tuple(cells)) for line, cells in rows[:position]),
    )
    return without_noise(table)
