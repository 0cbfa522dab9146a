"""What must hold for each entry of a diary by itself, whoever made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.calendar import Ints
from hdiary.diary.problems import Problems
from hdiary.diary.schema import EARLIEST_YEAR, LATEST_YEAR
from hdiary.diary.times import ends
from hdiary.vocabulary.scales import SCALES

Headers = Mapping[str, str]
Mask = npt.NDArray[np.bool_]

LONGEST_HEADACHE_DAYS = 31
_ON_SCALE = ("pain", "neck_pain", "pain_before", "pain_after")
_SCALES_OF_NUMBERS = ("0-10", "0-100", "0-3", "0-4", "0-5", "1-5")


def check_rows(
    entries: pd.DataFrame, *, lines: Ints, scale: str, headers: Headers, found: Problems
) -> None:
    """Check each entry by itself; what does not hold is added to ``found`` as an error."""
    _check_years(entries, lines, headers, found)
    _check_pain(entries, lines, scale, headers, found)
    _check_agreement(entries, lines, headers, found)
    _check_times(entries, lines, headers, found)


def column_header(headers: Headers, name: str) -> str:
    """Give the name that a canonical column has in the file."""
    return headers.get(name, name)


def _add_values(
    found: Problems, code: str, values: pd.Series, bad: Mask, lines: Ints, **what: Any
) -> None:
    """Add one problem for each distinct bad value, with all its lines."""
    at = np.flatnonzero(bad)
    if not at.size:
        return
    # Sorted once: a look at all rows for each value would take the square of their number.
    codes, texts = pd.factorize(np.array([_number_text(v) for v in values.to_numpy()[at]], object))
    order = np.argsort(codes, kind="stable")
    cuts = np.flatnonzero(np.diff(codes[order])) + 1
    for text, rows in zip(texts, np.split(at[order], cuts), strict=True):
        found.add(code, value=str(text), lines=lines[rows], **what)


def _number_text(value: object) -> str:
    if isinstance(value, np.datetime64):
        return str(value.astype("datetime64[m]")).replace("T", " ").removesuffix(" 00:00")
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _check_years(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    year = entries["date"].dt.year.to_numpy()
    bad = (year < EARLIEST_YEAR) | (year > LATEST_YEAR)
    _add_values(
        found,
        "year",
        entries["date"],
        bad,
        lines,
        column=column_header(headers, "date"),
        expected=f"a year from {EARLIEST_YEAR} to {LATEST_YEAR}",
        suggestion="Correct the year.",
    )


def _check_pain(
    entries: pd.DataFrame, lines: Ints, scale: str, headers: Headers, found: Problems
) -> None:
    declared = SCALES[scale if scale in _SCALES_OF_NUMBERS else "0-10"]
    for name in _ON_SCALE:
        value = entries[name].to_numpy()
        top = 3.0 if scale == "words" and name == "pain" else declared.highest
        bad = (value < 0) | (value > top)
        hint = "Correct the value."
        if name == "pain" and scale == "0-10" and (value[bad] > top).any():
            hint = "Correct the value, or declare the scale of the column with --scale 0-100."
        _add_values(
            found,
            "out of range",
            entries[name],
            bad,
            lines,
            column=column_header(headers, name),
            expected=f"pain from 0 to {top:g}",
            suggestion=hint,
        )
    for name in ("duration_h", "after_min"):
        _add_values(
            found,
            "out of range",
            entries[name],
            entries[name].to_numpy() < 0,
            lines,
            column=column_header(headers, name),
            expected="a length of time that is not negative",
            suggestion="Correct the value.",
        )


def _check_agreement(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    pain = entries["pain"].to_numpy()
    says = entries["headache"]
    yes, no = says.fillna(False).to_numpy(dtype=bool), (~says).fillna(False).to_numpy(dtype=bool)
    bad = (yes & (pain == 0)) | (no & (pain > 0))
    if bad.any():
        found.add(
            "contradiction",
            column=column_header(headers, "headache"),
            lines=lines[bad],
            expected="headache and pain that agree (no headache is pain 0)",
            suggestion="Correct one of the two cells.",
        )


def _check_times(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    start, date, end = entries["start"].to_numpy(), entries["date"].to_numpy(), ends(entries)
    said = np.where(entries["end"].notna(), "end", "duration_h")
    first = np.where(np.isnat(start), date, start)
    length = np.timedelta64(LONGEST_HEADACHE_DAYS, "D")
    for name in ("end", "duration_h"):
        _add_values(
            found,
            "end before start",
            entries[name],
            (end < start) & (said == name),
            lines,
            column=column_header(headers, name),
            expected="an end after the start",
            suggestion="Correct one of the two times.",
        )
        _add_values(
            found,
            "too long",
            entries[name],
            (end - first > length) & (said == name),
            lines,
            column=column_header(headers, name),
            expected=f"an end within {LONGEST_HEADACHE_DAYS} days of the start",
            suggestion="Correct the end or the length.",
        )
    away = np.abs(start.astype("datetime64[D]") - date.astype("datetime64[D]"))
    _add_values(
        found,
        "another day",
        entries["start"],
        away > np.timedelta64(1, "D"),
        lines,
        column=column_header(headers, "start"),
        expected="a start on the entry's date, or at most a day from it",
        suggestion="Correct the date or the start.",
    )
