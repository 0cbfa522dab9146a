"""Entries with where they stand, and the noting of what is wrong with some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.diary.problems import Problems
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """Entries, their lines in the file, its names of columns, and the problems found so far."""

    entries: pd.DataFrame
    lines: Ints
    headers: Mapping[str, str]
    found: Problems

    def note(
        self, code: str, name: str, bad: Bools, *, expected: Phrase, suggestion: Phrase
    ) -> None:
        """Note the entries that are bad in a column as one error, if there are any."""
        if bad.any():
            self.found.add(
                code,
                column=self.header(name),
                lines=self.lines[bad],
                expected=expected,
                suggestion=suggestion,
            )

    def note_values(
        self, code: str, name: str, bad: Bools, *, expected: Phrase, suggestion: Phrase
    ) -> None:
        """Note each distinct bad value of a column as an error, with all its lines."""
        at = np.flatnonzero(bad)
        if not at.size:
            return
        values = self.entries[name].to_numpy()[at]
        # Sorted once: a look at all rows for each value would take the square of their number.
        codes, texts = pd.factorize(np.array([_number_text(v) for v in values], object))
        order = np.argsort(codes, kind="stable")
        cuts = np.flatnonzero(np.diff(codes[order])) + 1
        for text, rows in zip(texts, np.split(at[order], cuts), strict=True):
            self.found.add(
                code,
                column=self.header(name),
                value=str(text),
                lines=self.lines[rows],
                expected=expected,
                suggestion=suggestion,
            )

    def warn(self, code: str, name: str, lines: Ints | None = None, **words: Phrase) -> None:
        """Warn of some lines of a column, or of the column as a whole."""
        self.found.warn(code, column=self.header(name), lines=lines, **words)

    def header(self, name: str) -> str:
        """Give the name that a canonical column has in the file."""
        return self.headers.get(name, name)


def _number_text(value: object) -> str:
    if isinstance(value, np.datetime64):
        return str(value.astype("datetime64[m]")).replace("T", " ").removesuffix(" 00:00")
    return f"{value:.12g}" if isinstance(value, float) else str(value)
