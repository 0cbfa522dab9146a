"""Rows that between them hold every cell of a long file, by which each part of it is read."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

import numpy as np

from hdiary.cohort.engine.cut_rows import Rows

MOST_CELLS = 2000
"""Of a column with more different cells, it is the shapes of cells that count."""
MOST_SHAPES = 200
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")


@dataclass(eq=False, kw_only=True)
class Witnesses:
    """Collects the first row of every cell that was not seen before."""

    width: int
    patient: int  # The column that says whose a row is
    delimiter: str
    cells: list[set[str]] = field(default_factory=list)
    shapes: list[set[str]] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)

    def add(self, rows: Rows) -> None:
        """Look at some rows."""
        self.cells = self.cells or [set() for _ in range(self.width)]
        self.shapes = self.shapes or [set() for _ in range(self.width)]
        places: set[int] = set()
        for number, column in enumerate(rows.cells):
            if number == self.patient:
                continue
            codes, first = np.unique(column.cat.codes.to_numpy(), return_index=True)
            texts = column.cat.categories
            for code, place in zip(codes.tolist(), first.tolist(), strict=True):
                if self._is_new(number, str(texts[code])):
                    places.add(place)
        self.rows += [rows.texts[place] for place in sorted(places)]

    def _is_new(self, column: int, text: str) -> bool:
        cells, shapes = self.cells[column], self.shapes[column]
        if text in cells:
            return False
        if len(cells) < MOST_CELLS:
            cells.add(text)
            return True
        shape = _LETTERS.sub("a", _DIGIT.sub("9", text))
        if shape in shapes or len(shapes) >= MOST_SHAPES:
            return False
        shapes.add(shape)
        return True

    def text(self) -> bytes:
        """Write the rows, each as a person of its own."""
        read = csv.reader(
            io.StringIO(b"".join(self.rows).decode("utf-8")), delimiter=self.delimiter
        )
        out = io.StringIO()
        write = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        for number, row in enumerate(read):
            # A line break within a cell would shift the lines of all rows behind it.
            cells = [" ".join(cell.splitlines()) for cell in row]
            cells[self.patient] = f"hdiary-witness-{number}"
            write.writerow(cells)
        return out.getvalue().encode("utf-8")
