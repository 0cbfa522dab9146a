"""From the distinct texts of a column to typed values, with a problem for each that is bad."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Problems, shown
from hdiary.diary.arrays import Bools, Ints
from hdiary.diary.calendar import categorical
from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.role import FACTOR, Role
from hdiary.read.table import Column
from hdiary.read.telling import one_by_one
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

Suggest = Callable[[str], str | Phrase]
LONGEST_CELL = 300
"""Signs in a cell: what is longer is free text, and no rule for dates or words looks at it."""
LONGEST_LIST = 3_000
_LONGEST = {"patient": 10_000} | dict.fromkeys(LIST_COLUMNS, LONGEST_LIST)
_FREE_TEXT = ("notes", FACTOR)
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Cells:
    """A column's distinct texts beside the rows that hold them."""

    role: Role  # What the column is
    lines: Ints  # The file line of each row
    found: Problems  # Collects problems
    accept: tuple[str, ...] = ()  # What may be taken although it is not certain
    _texts: list[str] = field(init=False, repr=False, default_factory=list)
    _long: list[int] = field(init=False, repr=False, default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The distinct texts, without blanks around them and without a formula's guard."""
        # A cell that is too long to be anything but free text is refused once, and empty here.
        if not self._texts:
            self._texts.extend(without_escape(value.strip()) for value in self.role.column.values)
            self._refuse_long()
        return self._texts

    @property
    def long(self) -> list[int]:
        """The texts that were refused since they are too long, as positions in ``texts``."""
        return self._long if self.texts else []

    def _refuse_long(self) -> None:
        if self.role.meaning in _FREE_TEXT:
            return
        most = _LONGEST.get(self.role.meaning, LONGEST_CELL)
        self._long.extend(k for k, text in enumerate(self._texts) if len(text) > most)
        self.refuse(
            self._long,
            code="long cell",
            expected=phrase("read.cells.at_most", most=most),
            suggest=lambda _: phrase("read.cells.too_long", column=self.role.header),
            severity="error" if self.role.meaning == "date" else "warning",
        )
        for k in self._long:
            self._texts[k] = ""

    @property
    def codes(self) -> npt.NDArray[np.int32]:
        """The text of each row, as a position in ``texts``."""
        return self.role.column.codes

    def said(self) -> list[str]:
        """Give the distinct texts that say something."""
        return [text for text in self.texts if not is_blank(text)]

    def rows_of(self, bad: list[int]) -> Iterator[tuple[int, Ints]]:
        """Give, for each of some distinct texts, the lines that hold it."""
        wanted = np.zeros(len(self.role.column.values) + 1, dtype=bool)
        wanted[bad] = True
        at = np.flatnonzero(wanted[self.codes])
        codes = self.codes[at]
        order = np.argsort(codes, kind="stable")
        cuts = np.flatnonzero(np.diff(codes[order])) + 1
        for rows in np.split(at[order], cuts):
            if rows.size:
                yield int(self.codes[rows[0]]), self.lines[rows]

    def refuse(
        self,
        bad: list[int],
        *,
        expected: str | Phrase,
        suggest: Suggest = lambda _: "",
        code: str = "unreadable",
        severity: str = "error",
    ) -> None:
        """Add a problem for each of some distinct texts; a warning names its first line only."""
        for k, lines in self.rows_of(bad):
            text = self.texts[k]
            hint = suggest(text)
            if severity == "warning" and lines.size > 1:
                hint = one_by_one(hint, phrase("read.cells.on_lines", lines=int(lines.size)))
                lines = lines[:1]
            self.found.add(
                code,
                column=self.role.header,
                value=shown(text, column=self.role.meaning),
                lines=lines,
                expected=expected,
                suggestion=hint,
                severity=severity,
            )


def texts(cells: Cells, rule: Callable[[str], str | None]) -> pd.Series:
    """Rewrite a column's texts by a rule; None and the empty text are not said."""
    names = [rule(text) or "" for text in cells.texts]
    blank = np.array([name == "" for name in names], dtype=bool)
    codes = cells.codes.astype(np.int64)
    codes = np.where(blank[codes], -1, codes) if len(names) else codes
    return pd.Series(categorical(codes, names))


def without_escape(text: str) -> str:
    """Take off the quote that keeps a spreadsheet from running a text as a formula."""
    return text[1:] if _ESCAPED.match(text) else text


def join_columns(columns: list[Column]) -> Column:
    """Join the cells of several list columns row by row, with a semicolon between."""
    # In halves: of very many columns, no text is written anew for each.
    if len(columns) == 1:
        return columns[0]
    half = len(columns) // 2
    return _join_two(join_columns(columns[:half]), join_columns(columns[half:]))


def _join_two(one: Column, other: Column) -> Column:
    key = one.codes.astype(np.int64) * len(other.values) + other.codes
    pairs, codes = np.unique(key, return_inverse=True)
    values = tuple(
        "; ".join(
            part
            for part in (one.values[p // len(other.values)], other.values[p % len(other.values)])
            if not is_blank(part)
        )
        for p in pairs.tolist()
    )
    return Column(codes=codes.astype(np.int32), values=values)


def blank_rows(cells: Cells) -> Bools:
    """Say which rows say nothing in this column."""
    blank = np.array([is_blank(text) for text in cells.texts], dtype=bool)
    blank[cells.long] = False
    return cells.role.column.rows(blank)
