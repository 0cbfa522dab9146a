"""Cells that contradict others or lie outside of the scale: left blank, where that is accepted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools
from hdiary.diary.checks import LONGEST_HEADACHE_DAYS
from hdiary.diary.schema import OFFSET_COLUMNS
from hdiary.diary.times import ends
from hdiary.read.context import Context
from hdiary.vocabulary.scales import SCALES
from hdiary.words import Phrase, phrase

_RATINGS = ("pain", "neck_pain", "pain_before", "pain_after")
_ABOVE_ZERO = ("duration_h", "after_min")
_MENDED = ("out of range", "contradiction", "end before start", "too long", "another day")
_BLANKED = phrase("read.typed.cells.left_blank")


def blank_impossible(
    entries: pd.DataFrame, context: Context, *, scale: str, headers: dict[str, str]
) -> pd.DataFrame:
    """Leave cells that cannot be blank; a headache stays a headache."""
    changed = entries.copy()

    def blank(name: str, bad: Bools, expected: Phrase) -> None:
        if bad.any():
            beside = f"{name}_utc_offset_min"
            for one in (name, beside) if beside in changed else (name,):
                changed[one] = changed[one].mask(bad)
            context.found.warn(
                "left blank", column=headers.get(name, name), lines=context.lines[bad],
                expected=expected, suggestion=_BLANKED,
            )  # fmt: skip

    for name in _RATINGS:
        top = SCALES[scale].highest if scale not in ("yes-no",) else 10.0
        top = 10.0 if scale == "words" and name != "pain" else top
        value = entries[name].to_numpy()
        on_scale = phrase("read.typed.cells.on_scale", top=f"{top:g}")
        blank(name, (value < 0) | (value > top), on_scale)
    for name in _ABOVE_ZERO:
        blank(name, entries[name].to_numpy() < 0, phrase("read.typed.cells.positive"))
    above = (entries["pain"] > 0).to_numpy()
    denied = above & (~entries["headache"]).fillna(False).to_numpy(dtype=bool)
    changed["headache"] = changed["headache"].mask(above, True)
    blank_zero = (entries["pain"] == 0).to_numpy() & entries["headache"].fillna(False).to_numpy(
        dtype=bool
    )
    blank("pain", blank_zero, phrase("read.typed.cells.above_zero"))
    if denied.any():
        context.found.warn(
            "left blank",
            column=headers.get("headache", "headache"),
            lines=context.lines[denied],
            expected=phrase("read.typed.cells.agreeing"),
            suggestion=phrase("read.typed.cells.pain_used"),
        )
    start, date = changed["start"].to_numpy(), changed["date"].to_numpy()
    away = np.abs(start.astype("datetime64[D]") - date.astype("datetime64[D]"))
    blank("start", away > np.timedelta64(1, "D"), phrase("read.typed.cells.near_date"))
    start, end = changed["start"].to_numpy(), ends(changed)
    first = np.where(np.isnat(start), date, start)
    bad = (end < start) | (end - first > np.timedelta64(LONGEST_HEADACHE_DAYS, "D"))
    for name in ("end", "duration_h"):
        blank(name, bad & changed[name].notna().to_numpy(), phrase("read.typed.cells.soon_after"))
    unsaid = [name for name in OFFSET_COLUMNS if name in changed and changed[name].isna().all()]
    return changed.drop(columns=unsaid)


def suggest_leaving_blank(found: Problems) -> None:
    """Offer to leave cells blank that cannot be, where such cells are why a diary is refused."""
    codes = [g.code for g in found.groups if g.severity == "error"]
    if any(code in _MENDED for code in codes):
        found.suggest(phrase("read.typed.cells.may_be_blank"), accept=("blanks",))
