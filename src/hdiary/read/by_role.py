"""How each column is read: by what it means, and not by where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.read import taken, words
from hdiary.read.cells import Cells, without_escape
from hdiary.read.clocks import parse_hours
from hdiary.read.fits import minutes_of
from hdiary.read.inexact import numbers
from hdiary.read.nearest import nearest_hours
from hdiary.read.pain import read_headache, read_pain, refuse_other_scale
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.text import words as split_words
from hdiary.words import phrase

_STILL_GOING = split_words(
    "ongoing | still going | continuing | laufend | andauernd | en cours | en curso"
)
_HALF_A_DAY = 12
_RATINGS = ("neck_pain", "pain_before", "pain_after")


def reading_steps(
    claims: Mapping[str, list[Cells]], scale: str, found: Problems
) -> dict[str, Callable[[], Any]]:
    """Say how each column that is there will be read, in order."""
    steps: dict[str, Callable[[], Any]] = {}

    def step(name: str, read: Callable[[Cells], Any], of: str | None = None) -> None:
        if (of or name) in claims:
            steps[name] = lambda: read(claims[of or name][0])

    said_by_pain = scale == "yes-no" and "headache" not in claims
    flags = claims.get("pain" if said_by_pain else "headache", [])
    if flags:
        steps["headache"] = lambda: _any_headache([read_headache(one) for one in flags])
    rated = claims.get("pain", []) if not said_by_pain else []
    rated = [c for c in rated if not refuse_other_scale(c, scale=scale, found=found)]
    if rated:
        steps["pain"] = lambda: [(one, read_pain(one, scale=scale)) for one in rated]
    for name in _RATINGS:
        step(name, lambda c: read_pain(c, scale=scale).values)
    step("duration_h", _read_duration)
    step("after_min", _read_after)
    step("side", words.read_side)
    step("location", words.read_places)
    step("places_sides", words.read_places_sides, of="location")
    step("activity", words.read_activities)
    step("posture", words.read_postures)
    step("treatment", taken.read_treatments)
    step("notes", _read_notes)
    return steps


def settle_sides(typed: dict[str, Any], cells: Mapping[str, Cells]) -> None:
    """Take the sides that stand among the places beside those of their own column."""
    places = typed.pop("places_sides", None)
    if "location" in cells:
        typed["side"] = words.merge_sides(typed.get("side"), places, cells["location"])


def _any_headache(flags: list[pd.Series]) -> pd.Series:
    """Say yes where any column does, no where one says no and none says yes."""
    found = flags[0]
    for other in flags[1:]:
        found = (found | other).fillna(found).fillna(other)
    return found


def _read_duration(cells: Cells) -> pd.Series:
    def hours(text: str) -> float | None:
        if fold(text) in _STILL_GOING:
            return float("nan")
        return parse_hours(text, cells.role.unit)

    return numbers(
        cells,
        hours,
        expected=phrase("read.cells.duration"),
        nearest=lambda text: _short(nearest_hours(text, cells.role.unit)),
        suggest=lambda _: phrase(f"read.cells.write_{'hours' if cells.role.unit else 'unit'}"),
    )


def _short(hours: float | None) -> float | None:
    """Offer no length that would make the next day a headache day, too, without its being said."""
    return None if hours is None or hours >= _HALF_A_DAY else hours


def _read_after(cells: Cells) -> pd.Series:
    return numbers(
        cells,
        lambda text: minutes_of(text, cells.role.unit),
        expected=phrase("read.cells.minutes"),
    )


def _read_notes(cells: Cells) -> pd.Series:
    notes = np.array(
        [without_escape(v) if v.strip() else None for v in cells.role.column.values], dtype=object
    )
    return pd.Series(notes[cells.codes], dtype="str")
