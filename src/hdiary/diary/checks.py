"""What must hold within and between the entries of a diary, whoever made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary.calendar import Ints, day_numbers
from hdiary.diary.problems import Problems
from hdiary.diary.schema import EARLIEST_YEAR, LATEST_YEAR
from hdiary.vocabulary.scales import SCALES

Headers = Mapping[str, str]
Mask = npt.NDArray[np.bool_]

LONGEST_HEADACHE_DAYS = 31
LONGEST_GAP_DAYS = 366
LOW_PAIN = 3
_ON_SCALE = ("pain", "neck_pain", "pain_before", "pain_after")
_SCALES_OF_NUMBERS = ("0-10", "0-100", "0-3")


def check_rows(
    entries: pd.DataFrame, *, lines: Ints, scale: str, headers: Headers, found: Problems
) -> None:
    """Check each entry by itself; what does not hold is added to ``found`` as an error.

    Parameters
    ----------
    entries
        Typed entries, all canonical columns.
    lines
        The file line of each.
    scale
        The declared scale of pain.
    headers
        The column's name in the file, for each canonical name.
    found
        Collects the problems.
    """
    _check_years(entries, lines, headers, found)
    _check_pain(entries, lines, scale, headers, found)
    _check_agreement(entries, lines, headers, found)
    _check_times(entries, lines, headers, found)


def check_together(
    entries: pd.DataFrame,
    *,
    lines: Ints,
    repeats: Mask,
    attack_list: bool,
    scale: str,
    headers: Headers,
    found: Problems,
) -> None:
    """Check the entries that are kept beside each other; what is odd is a warning."""
    if attack_list:
        found.warn(
            "only headaches listed",
            expected="rows for days without headache too (pain 0)",
            suggestion="This file lists headaches only, so the days without a row are not known. "
            "If they were clear, say from when to when with --clear-between FIRST LAST.",
        )
    _check_low_scale(entries, scale, headers, found)
    _check_gaps(entries, lines, headers, found)
    _check_moments(entries, lines, repeats, headers, found)


def find_repeats(entries: pd.DataFrame) -> Mask:
    """Find the entries that repeat an earlier one in every cell."""
    same_day = _same_day(entries)
    repeats = np.zeros(len(entries), dtype=bool)
    repeats[same_day] = entries[same_day].duplicated().to_numpy()
    return repeats


def lists_only_attacks(entries: pd.DataFrame) -> bool:
    """Say whether the entries list headaches only, and leave days out between them.

    Such a list says nothing of the days without a row.
    """
    headache = entries["headache"]
    if not len(entries) or not headache.fillna(False).any() or (~headache).fillna(False).any():
        return False
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    day = day_numbers(entries["date"])
    listed = len(np.unique(_day_keys(patient, day)))
    frame = pd.DataFrame({"patient": patient, "day": day}).groupby("patient")["day"]
    spans = int((frame.max() - frame.min() + 1).sum())
    return listed < spans


def _header(headers: Headers, name: str) -> str:
    return headers.get(name, name)


def _add_values(
    found: Problems, code: str, values: pd.Series, bad: Mask, lines: Ints, **what: Any
) -> None:
    """Add one problem for each distinct bad value, with all its lines."""
    at = np.flatnonzero(bad)
    texts = np.array([_number_text(v) for v in values.to_numpy()[at]], dtype=object)
    for text in dict.fromkeys(texts):
        found.add(code, value=str(text), lines=lines[at[texts == text]], **what)


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
        column=_header(headers, "date"),
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
            column=_header(headers, name),
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
            column=_header(headers, name),
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
            column=_header(headers, "headache"),
            lines=lines[bad],
            expected="headache and pain that agree (no headache is pain 0)",
            suggestion="Correct one of the two cells.",
        )


def _check_times(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    start, end, date = (entries[n].to_numpy() for n in ("start", "end", "date"))
    _add_values(
        found,
        "end before start",
        entries["end"],
        end < start,
        lines,
        column=_header(headers, "end"),
        expected="an end after the start",
        suggestion="Correct one of the two times.",
    )
    length = np.timedelta64(LONGEST_HEADACHE_DAYS, "D")
    first = np.where(np.isnat(start), date, start)
    _add_values(
        found,
        "too long",
        entries["end"],
        end - first > length,
        lines,
        column=_header(headers, "end"),
        expected=f"an end within {LONGEST_HEADACHE_DAYS} days of the start",
        suggestion="Correct the date of the end.",
    )
    away = np.abs(start.astype("datetime64[D]") - date.astype("datetime64[D]"))
    _add_values(
        found,
        "another day",
        entries["start"],
        away > np.timedelta64(1, "D"),
        lines,
        column=_header(headers, "start"),
        expected="a start on the entry's date, or at most a day from it",
        suggestion="Correct the date or the start.",
    )


def _check_low_scale(entries: pd.DataFrame, scale: str, headers: Headers, found: Problems) -> None:
    pain = entries["pain"].to_numpy()
    highest = np.nanmax(pain) if (~np.isnan(pain)).any() else 0.0
    if scale == "0-10" and 0 < highest <= LOW_PAIN:
        found.warn(
            "low scale",
            column=_header(headers, "pain"),
            expected="pain from 0 to 10",
            suggestion=f"No pain in this column is above {highest:g}, so it may be on a scale "
            "from 0 to 3. It was read as 0-10; if that is wrong, say --scale 0-3.",
        )


def _check_gaps(entries: pd.DataFrame, lines: Ints, headers: Headers, found: Problems) -> None:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    day = day_numbers(entries["date"])
    order = np.argsort(_day_keys(patient, day), kind="stable")
    gap = np.diff(day[order])
    far = (gap > LONGEST_GAP_DAYS) & (np.diff(patient[order]) == 0)
    if far.any():
        found.warn(
            "long gap",
            column=_header(headers, "date"),
            lines=np.sort(lines[order[1:][far]]),
            expected="entries that follow one another within a year",
            suggestion="More than a year without entries comes before; is the year right?",
        )


def _check_moments(
    entries: pd.DataFrame, lines: Ints, repeats: Mask, headers: Headers, found: Problems
) -> None:
    if repeats.any():
        found.warn(
            "repeated row",
            lines=lines[repeats],
            expected="each row once",
            suggestion="These rows repeat an earlier row in every cell; their treatments are "
            "counted once.",
        )
    several = _same_day(entries)
    told = entries["headache"].notna().to_numpy() & several & ~repeats
    rows = entries.loc[told, ["patient", "date", "start"]]
    clash = rows.duplicated(keep=False).to_numpy()
    at = np.flatnonzero(told)[clash]
    if not at.size:
        return
    untimed = entries["start"].isna().to_numpy()[at]
    hints = (
        (
            untimed,
            "Several entries for one day without a time of day; the day counts once, with "
            "its worst pain. If they are several headaches, give their times.",
        ),
        (~untimed, "Several entries for one start; the moment counts once, with its worst pain."),
    )
    for which, hint in hints:
        if which.any():
            found.warn(
                "several entries for one moment",
                column=_header(headers, "date"),
                lines=lines[at[which]],
                expected="one entry for one moment",
                suggestion=hint,
            )


def _same_day(entries: pd.DataFrame) -> Mask:
    patient = entries["patient"].cat.codes.to_numpy().astype(np.int64)
    keys = pd.Series(_day_keys(patient, day_numbers(entries["date"])))
    return keys.duplicated(keep=False).to_numpy()


def _day_keys(patient: Ints, day: Ints) -> Ints:
    return patient * 1_000_000 + day
