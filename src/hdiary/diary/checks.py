"""What must hold for each entry of a diary by itself, whoever made it."""

from __future__ import annotations

import numpy as np

from hdiary.diary.arrays import says_clear, says_headache
from hdiary.diary.rows import Rows
from hdiary.diary.schema import EARLIEST_YEAR, LATEST_YEAR
from hdiary.diary.times import ends
from hdiary.vocabulary.scales import SCALES
from hdiary.words import phrase

LONGEST_HEADACHE_DAYS = 31
_ON_SCALE = ("pain", "neck_pain", "pain_before", "pain_after")
_SCALES_OF_NUMBERS = ("0-10", "0-100", "0-3", "0-4", "0-5", "1-5")


def check_rows(rows: Rows, *, scale: str) -> None:
    """Check each entry by itself; what does not hold is noted as an error."""
    _check_years(rows)
    _check_pain(rows, scale)
    _check_agreement(rows)
    _check_times(rows)


def _check_years(rows: Rows) -> None:
    year = rows.entries["date"].dt.year.to_numpy()
    rows.note_values(
        "year",
        "date",
        (year < EARLIEST_YEAR) | (year > LATEST_YEAR),
        expected=phrase("diary.expected.year", first=EARLIEST_YEAR, last=LATEST_YEAR),
        suggestion=phrase("diary.suggestion.year"),
    )


def _check_pain(rows: Rows, scale: str) -> None:
    declared = SCALES[scale if scale in _SCALES_OF_NUMBERS else "0-10"]
    for name in _ON_SCALE:
        value = rows.entries[name].to_numpy()
        top = 3.0 if scale == "words" and name == "pain" else declared.highest
        hint = phrase("diary.suggestion.value")
        if name == "pain" and scale == "0-10" and (value > top).any():
            hint = phrase("diary.suggestion.value_or_scale")
        bad, range_ = (value < 0) | (value > top), phrase("diary.expected.pain", top=f"{top:g}")
        rows.note_values("out of range", name, bad, expected=range_, suggestion=hint)
    for name in ("duration_h", "after_min"):
        rows.note_values(
            "out of range",
            name,
            rows.entries[name].to_numpy() < 0,
            expected=phrase("diary.expected.length"),
            suggestion=phrase("diary.suggestion.value"),
        )


def _check_agreement(rows: Rows) -> None:
    pain = rows.entries["pain"].to_numpy()
    yes, no = says_headache(rows.entries), says_clear(rows.entries)
    rows.note(
        "contradiction",
        "headache",
        (yes & (pain == 0)) | (no & (pain > 0)),
        expected=phrase("diary.expected.agreement"),
        suggestion=phrase("diary.suggestion.one_cell"),
    )


def _check_times(rows: Rows) -> None:
    start, date = (rows.entries[name].to_numpy() for name in ("start", "date"))
    end = ends(rows.entries)
    said = np.where(rows.entries["end"].notna(), "end", "duration_h")
    first = np.where(np.isnat(start), date, start)
    length = np.timedelta64(LONGEST_HEADACHE_DAYS, "D")
    for name in ("end", "duration_h"):
        rows.note_values(
            "end before start",
            name,
            (end < start) & (said == name),
            expected=phrase("diary.expected.end"),
            suggestion=phrase("diary.suggestion.one_time"),
        )
        rows.note_values(
            "too long",
            name,
            (end - first > length) & (said == name),
            expected=phrase("diary.expected.end_within", days=LONGEST_HEADACHE_DAYS),
            suggestion=phrase("diary.suggestion.end_or_length"),
        )
    away = np.abs(start.astype("datetime64[D]") - date.astype("datetime64[D]"))
    rows.note_values(
        "another day",
        "start",
        away > np.timedelta64(1, "D"),
        expected=phrase("diary.expected.start"),
        suggestion=phrase("diary.suggestion.date_or_start"),
    )
