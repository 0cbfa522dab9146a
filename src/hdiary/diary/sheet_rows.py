"""Of several sheets that are read as one table: on which of them a row stands, and where there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints
from hdiary.words import Phrase, phrase

SHEET = "sheet"
"""The column of problems and places that names the sheet; only where several were read."""
_MOST = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRows:
    """The sheets of one table, in the order in which their rows run on in it."""

    names: tuple[str, ...] = ()
    before: tuple[int, ...] = ()  # How many rows are counted before the first of each sheet

    def then(self, name: str, before: int) -> SheetRows:
        """Add one more sheet."""
        return SheetRows(names=(*self.names, name), before=(*self.before, before))

    def places(self, lines: Ints) -> tuple[list[str], Ints]:
        """Give the sheet of each running row, and its row there; no row is below 1."""
        before = np.array(self.before, dtype=np.int64)
        at = np.searchsorted(before, lines, side="left") - 1
        own = lines - before[np.clip(at, 0, None)]
        return [self.names[k] if k >= 0 else "" for k in at.tolist()], np.where(at < 0, lines, own)


def with_sheets(problems: pd.DataFrame, sheets: SheetRows | None) -> pd.DataFrame:
    """Say of each problem on which sheet it stands, and in which row of it."""
    if sheets is None:
        return problems
    running = problems["line"].fillna(0).to_numpy(dtype=np.int64)
    names, own = sheets.places(running)
    line = pd.Series(own, dtype="Int64", index=problems.index)
    sheet = pd.Series(names, dtype="str", index=problems.index)
    return problems.assign(line=line.mask(problems["line"].isna()), **{SHEET: sheet})


def say_rows(problems: pd.DataFrame, *, most: int = _MOST) -> str | Phrase:
    """Write the rows of problems as short ranges, those of each sheet apart."""
    told = problems[problems["line"].notna()]
    parts: list[tuple[str, Any]] = [("", told)]
    if SHEET in told:
        parts = [(str(name), part) for name, part in told.groupby(SHEET, sort=False)]
    return _together([(name, part["line"].to_numpy(dtype=np.int64)) for name, part in parts], most)


def say_refused(problems: pd.DataFrame, *, most: int = _MOST) -> str | Phrase:
    """Write the rows that were refused as short ranges, those of each sheet apart."""
    return say_rows(problems[problems["severity"] == "error"], most=most)


def say_running(lines: Sequence[int] | Ints, sheets: SheetRows | None) -> str | Phrase:
    """Write running rows as short ranges, those of each sheet apart."""
    at = np.asarray(lines, dtype=np.int64)
    if sheets is None:
        return line_ranges(at, most=_MOST)
    names, own = sheets.places(np.sort(at))
    parts: dict[str, list[int]] = {}
    for name, line in zip(names, own.tolist(), strict=True):
        parts.setdefault(name, []).append(line)
    return _together(list(parts.items()), _MOST)


def _together(parts: Sequence[tuple[str, Sequence[int] | Ints]], most: int) -> str | Phrase:
    told = [
        phrase("diary.problem.of_sheet", lines=line_ranges(lines, most=most), sheet=name)
        if name
        else line_ranges(lines, most=most)
        for name, lines in parts
    ]
    if not told or (isinstance(told[0], str) and len(told) == 1):
        return str(told[0]) if told else ""
    return phrase("diary.problem.of_sheets", parts=tuple(told))


def line_ranges(lines: Sequence[int] | Ints, *, most: int = 12) -> str:
    """Write line numbers as short ranges.

    Parameters
    ----------
    lines
        Line numbers in any order.
    most
        How many ranges to write before an ellipsis.

    Returns
    -------
    str
        Such as ``"3-5, 9"``.

    Examples
    --------
    >>> line_ranges([5, 3, 4, 9])
    '3-5, 9'
    """
    at = np.unique(np.asarray(lines, dtype=np.int64))
    if not at.size:
        return ""
    runs = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)
    words = [str(r[0]) if r.size == 1 else f"{r[0]}-{r[-1]}" for r in runs[:most]]
    return ", ".join(words) + (", ..." if len(runs) > most else "")
