"""Slow and quick waves: cosines over the length of a diary, sized by the spectrum of an AR(1)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Floats, Ints

SLOW_DAYS, QUICK_DAYS = 56, 8
"""Periods of the shortest waves of the slow part, which has all longer ones, and the quick."""
SLOW_RHO, QUICK_RHO = 0.95, 0.8
"""Correlations from one day to the next that shape the two parts' spectra."""
_MOST_SLOW, _MOST_QUICK = 52, 130
"""In diaries of more than four (two) years the shortest slow (quick) wave is longer."""
ABSENT = 1e-9
"""Variance of a column that a person does not have."""


def lay_waves(days: int, length: Ints, dtype: npt.DTypeLike) -> tuple[Floats, Floats, int]:
    """Give the cosines (n, T, waves), their variances in a wave of sd 1, and how many are slow."""
    lengths, which = np.unique(np.maximum(length, 1), return_inverse=True)
    slow, both = _count(lengths)
    many, quick = int(slow.max(initial=0)), int((both - slow).max(initial=0))
    place = np.arange(many + quick)
    # Each length has its own border between slow and quick, so that people are fitted as alone.
    turns = np.where(place < many, place + 1, place - many + 1 + slow[:, None])
    there = turns <= np.where(place < many, slow[:, None], both[:, None])
    frequency = np.pi * turns / lengths[:, None]
    cosines = np.cos((np.arange(days)[:, None] + 0.5) * frequency[:, None, :])
    cosines *= there[:, None, :]
    rho = np.where(place < many, SLOW_RHO, QUICK_RHO)
    spectrum = (1 - rho**2) / (1 - 2 * rho * np.cos(frequency) + rho**2)
    variance = np.where(there, 2.0 * spectrum / lengths[:, None], ABSENT)
    return cosines.astype(dtype)[which.ravel()], variance[which.ravel()], many


def _count(lengths: Ints) -> tuple[Ints, Ints]:
    """Say how many slow cosines, and how many of both kinds, diaries of these lengths have."""
    slow = np.minimum(2 * lengths // SLOW_DAYS, _MOST_SLOW)
    return slow, np.minimum(2 * lengths // QUICK_DAYS, slow + _MOST_QUICK)
