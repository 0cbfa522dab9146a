"""Cells that contradict others or lie outside of the scale: left blank, where that is accepted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.checks import LONGEST_HEADACHE_DAYS
from hdiary.diary.times import ends
from hdiary.read.table import Ints, Mask
from hdiary.vocabulary.scales import SCALES

_RATINGS = ("pain", "neck_pain", "pain_before", "pain_after")
_ABOVE_ZERO = ("duration_h", "after_min")
_MENDED = ("out of range", "contradiction", "end before start", "too long", "another day")
_WHERE = "The cell was left blank, as you said."


def blank_impossible(
    entries: pd.DataFrame, *, scale: str, lines: Ints, headers: dict[str, str], found: Problems
) -> pd.DataFrame:
    """Leave cells that cannot be blank; a headache stays a headache."""
    changed = entries.copy()

    def blank(name: str, bad: Mask, expected: str) -> None:
        if bad.any():
            changed[name] = changed[name].mask(bad)
            found.warn(
                "left blank", column=headers.get(name, name), lines=lines[bad],
                expected=expected, suggestion=_WHERE,
            )  # fmt: skip

    for name in _RATINGS:
        top = SCALES[scale].highest if scale not in ("yes-no",) else 10.0
        top = 10.0 if scale == "words" and name != "pain" else top
        value = entries[name].to_numpy()
        blank(name, (value < 0) | (value > top), f"pain from 0 to {top:g}")
    for name in _ABOVE_ZERO:
        blank(name, entries[name].to_numpy() < 0, "a length of time that is not negative")
    above = (entries["pain"] > 0).to_numpy()
    denied = above & (~entries["headache"]).fillna(False).to_numpy(dtype=bool)
    changed["headache"] = changed["headache"].mask(above, True)
    blank_zero = (entries["pain"] == 0).to_numpy() & entries["headache"].fillna(False).to_numpy(
        dtype=bool
    )
    blank("pain", blank_zero, "a pain above 0 where there was a headache")
    if denied.any():
        found.warn(
            "left blank",
            column=headers.get("headache", "headache"),
            lines=lines[denied],
            expected="headache and pain that agree",
            suggestion="The pain was used, as you said.",
        )
    start, date = changed["start"].to_numpy(), changed["date"].to_numpy()
    away = np.abs(start.astype("datetime64[D]") - date.astype("datetime64[D]"))
    blank("start", away > np.timedelta64(1, "D"), "a start on the entry's date")
    start, end = changed["start"].to_numpy(), ends(changed)
    first = np.where(np.isnat(start), date, start)
    bad = (end < start) | (end - first > np.timedelta64(LONGEST_HEADACHE_DAYS, "D"))
    for name in ("end", "duration_h"):
        blank(name, bad & changed[name].notna().to_numpy(), "an end soon after the start")
    return changed


def suggest_leaving_blank(found: Problems) -> None:
    """Offer to leave cells blank that cannot be, where such cells are why a diary is refused."""
    codes = [g.code for g in found.groups if g.severity == "error"]
    if any(code in _MENDED for code in codes):
        found.suggest(
            "Cells that cannot be right are left blank; their headaches stay.", accept=("blanks",)
        )
