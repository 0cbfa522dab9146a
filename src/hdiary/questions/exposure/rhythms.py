"""Rhythms that are written down, such as a period or shifts, as columns of the course."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.factors import CHANGE, OWN, Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import shift
from hdiary.vocabulary.rhythms import MENSTRUAL, SHIFT, rhythm_of

REACH = {MENSTRUAL: 5, SHIFT: 2}
"""Days before and after on which a rhythm may move headache: the window around a bleeding in
which attacks are counted as its own, and the days between two shifts [days]."""


def find_rhythms(factors: Sequence[Factor]) -> tuple[str | None, ...]:
    """Say of each factor which rhythm it is part of; None for most."""
    return tuple(_rhythm(factor) for factor in factors)


def _rhythm(factor: Factor) -> str | None:
    by_heading = rhythm_of(factor.column) if factor.source == OWN else None
    return by_heading or (rhythm_of(factor.item) if factor.item is not None else None)


def name_rhythm(factor: Factor) -> str:
    """Give what the rhythm of a factor is called: its column, or the item of a list."""
    whole = factor.item is None or (factor.source == OWN and rhythm_of(factor.column) is not None)
    return " ".join((factor.column if whole else str(factor.item)).split())


def lay_rhythms(
    exposure: Exposures,
    factors: Sequence[Factor],
    rhythms: Sequence[str | None],
    used: Bools,
    *,
    length: Codes,
) -> Floats | None:
    """Lay out the rhythms on each day and on those around it, (people, days, columns)."""
    columns, inside = [], np.arange(used.shape[1]) < length[:, None]
    for place, (factor, rhythm) in enumerate(zip(factors, rhythms, strict=True)):
        if rhythm is None or factor.kind == CHANGE:
            continue
        # Nothing is known of days after the last, also where others' diaries go on.
        values = np.where(inside, _settle(exposure[:, place]), np.nan)
        far = REACH[rhythm]
        for lag in range(-far, far + 1):
            moved = np.where(used, np.nan_to_num(shift(values, lag)), 0.0)
            mean = moved.sum(axis=1, keepdims=True) / np.maximum(used.sum(axis=1), 1)[:, None]
            columns.append(np.where(used, moved - mean, 0.0))
    return np.stack(columns, axis=2) if columns else None


def _settle(values: Exposures) -> Floats:
    """Give a rhythm between 0 and 1; where only "yes" is ever said, a blank is no."""
    known = ~np.isnan(values)
    count = np.maximum(known.sum(axis=1, keepdims=True), 1)
    filled = np.where(known, values, 0.0)
    most = np.abs(filled).max(axis=1, keepdims=True, initial=0.0)
    scaled = filled / np.where(most > 0, most, 1.0)
    alike = np.where(known, scaled, 1.0).min(axis=1, keepdims=True, initial=1.0) >= 1.0
    mean = scaled.sum(axis=1, keepdims=True) / count
    return np.where(known | alike, scaled, mean)
