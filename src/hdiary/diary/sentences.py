"""Problems in words: their cells, their lines, and a sentence for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_UNSHOWN_COLUMNS = {"notes", "patient"}
_LONGEST_VALUE = 40
_MOST_WORDS = 6
_MOST_PLAIN_WORDS = 3
_CONTACT = re.compile(r"@\w|\+\d[\d ()/.-]{7,}|^0\d{2}[\d ()/-]{6,}$")
"""Addresses of mail, and numbers of telephones."""
_LISTED_PER_KIND = 5
Lines = npt.NDArray[np.int64]


def shown(value: object, *, column: str | None = None) -> str:
    """Give a cell as it may stand in a message: short, on one line, never a note or a name.

    Parameters
    ----------
    value
        The cell.
    column
        The canonical column that it stands in, if known; notes and patients are never shown.

    Returns
    -------
    str
        The value, or a description of its size where it is long enough to be free text.

    Examples
    --------
    >>> shown("12")
    '12'
    >>> shown("slept at Anna's and woke up with a stiff neck")
    '(text of 45 characters, not shown)'
    """
    text = str(value)
    if column in _UNSHOWN_COLUMNS:
        return "(not shown)"
    plain = [word for word in text.split() if not any(c.isdigit() for c in word)]
    free = len(text.split()) > _MOST_WORDS or len(plain) > _MOST_PLAIN_WORDS
    if len(text) > _LONGEST_VALUE or free or _CONTACT.search(text):
        return f"(text of {len(text)} characters, not shown)"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def problem_sentences(problems: pd.DataFrame, *, most: int = _LISTED_PER_KIND) -> list[str]:
    """Tell problems in sentences, the first few of each kind, then how many more.

    Parameters
    ----------
    problems
        A frame with the columns of ``PROBLEM_COLUMNS``.
    most
        How many of one kind in one column to tell before counting the rest.

    Returns
    -------
    list of str
        Sentences in the order of the frame.

    Examples
    --------
    >>> from hdiary.diary import Problems
    >>> found = Problems()
    >>> found.add("pain", column="Pain", value="12", lines=[14], expected="0 to 10")
    >>> problem_sentences(found.frame())
    ['line 14, column "Pain": "12"; expected 0 to 10.']
    """
    sentences: list[str] = []
    for _, kind in problems.groupby(["severity", "code", "column"], sort=False):
        first = kind.iloc[:most]
        sentences += [_sentence(row) for row in first.to_dict("records")]
        if len(kind) > most:
            rest = kind["line"].iloc[most:]
            sentences.append(
                f"... and {len(rest)} more of this kind"
                + (f" (lines {_ranges(rest)})." if rest.notna().any() else ".")
            )
    return sentences


def _sentence(row: dict[Any, Any]) -> str:
    where = [f"line {row['line']}"] if not pd.isna(row["line"]) else []
    where += [f'column "{row["column"]}"'] if row["column"] else []
    value = f'"{row["value"]}"' if row["value"] else ""
    told = ", ".join(where) + (": " if where and value else "") + value
    parts = [part for part in (told, f"expected {row['expected']}") if part]
    end = f" {row['suggestion']}" if row["suggestion"] else ""
    return "; ".join(parts).rstrip(".") + "." + end


def _ranges(lines: pd.Series, most: int = 12) -> str:
    return line_ranges(lines.dropna().to_numpy(dtype=np.int64), most=most)


def line_ranges(lines: Sequence[int] | Lines, *, most: int = 12) -> str:
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
