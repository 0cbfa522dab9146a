"""A table of people as texts: its headings, its rows, and the line of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from hdiary.diary import Problems
from hdiary.diary.arrays import Ints
from hdiary.diary.people import likeness
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.table import Row, Rows
from hdiary.words import phrase

_SEARCHED = 40


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Grid:
    """Headings and the rows below them, every row as wide as the headings."""

    names: tuple[str, ...]
    rows: list[list[str]]
    lines: Ints
    header_line: int = 1
    epoch: int = 1900  # Where serial dates begin
    how: dict[str, Any] = field(default_factory=dict)  # Encoding, delimiter, sheet, as found
    nameless: bool = False  # Whether the first row holds values, so that nothing names them

    def column(self, k: int) -> list[str]:
        """Give the cells of a column."""
        return [row[k].strip() for row in self.rows]


def lay_out(
    records: Rows, found: Problems, *, asked: Collection[str] = (), epoch: int = 1900,
    how: dict[str, Any] | None = None,
) -> Grid:  # fmt: skip
    """Find the headings, and lay the rows below them out; what is too short or long is told."""
    filled = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        found.add("empty", expected=phrase("read.people.a_table"), fatal=True)
        found.raise_errors()
    at = find_heading([cells for _, cells in filled[:_SEARCHED]], asked)
    line, heading = filled[at]
    width = max((k + 1 for k, cell in enumerate(heading) if cell.strip()), default=1)
    names = tuple(" ".join(cell.split()) for cell in heading[:width])
    body = [row for row in filled[at + 1 :] if not _repeats(row[1], names)]
    whole = _without_ragged(body, names, found)
    cells = [(row + [""] * width)[:width] for _, row in whole]
    return Grid(
        names=names,
        rows=cells,
        lines=np.array([line for line, _ in whole], dtype=np.int64),
        header_line=line,
        epoch=epoch,
        how=how or {},
        nameless=any(map(_is_value, names)) and not any(map(likeness, names)),
    )


def find_heading(rows: Sequence[Sequence[str]], asked: Collection[str] = ()) -> int:
    """Find the row that names the columns: one of its cells names the identifiers."""
    for at, row in enumerate(rows):
        cells = {" ".join(cell.split()) for cell in row}
        named = any(cell in asked or likeness(cell) > 0 for cell in cells)
        if named and not any(map(_is_value, cells)):
            return at
    widths = Counter(_filled(row) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    return next(at for at, row in enumerate(rows) if _filled(row) == usual)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_value(cell: str) -> bool:
    text = cell.strip()
    return parse_number(text) is not None or parse_date(text) is not None


def _repeats(row: Sequence[str], names: Sequence[str]) -> bool:
    # The first that differs tells, by its beginning as a rule: cells may be long.
    return len(row) >= len(names) and all(
        cell.lstrip()[:1] == name[:1] and " ".join(cell.split()) == name
        for cell, name in zip(row, names, strict=False)
    )


def _without_ragged(body: Rows, names: Sequence[str], found: Problems) -> list[Row]:
    """Refuse rows with more cells than headings, or with fewer than the file has as a rule."""
    width = len(names)
    wrong: dict[int, list[int]] = {}
    for line, row in body:
        said = max((k + 1 for k, cell in enumerate(row) if cell.strip()), default=0)
        if said > width or len(row) < width:
            wrong.setdefault(said if said > width else len(row), []).append(line)
    for size, lines in wrong.items():
        found.add(
            "ragged row",
            value=phrase("read.rows.cells", cells=size),
            lines=lines,
            expected=phrase("read.rows.as_header", cells=width),
            suggestion=phrase("read.rows.add_cells" if size < width else "read.rows.remove_cells"),
        )
    ragged = {line for lines in wrong.values() for line in lines}
    return [(line, row) for line, row in body if line not in ragged]
