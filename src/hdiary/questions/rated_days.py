"""How the headache days of everybody were rated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes, Floats

_POINTS = 10
_MOST = 0.8
_FINE_SCALES = ("0-10", "0-100")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rated:
    """How the headache days of everybody were rated."""

    shares: Floats  # (people, 10)
    count: Codes
    autocorrelation: Floats
    neighbours: Codes


def rate_days(diary: Diary, pain: Floats, headache: Floats) -> Rated:
    """Count the ratings of headache days, where the scale has as many points."""
    rated = (headache == 1.0) & (pain > 0)
    if diary.scale not in _FINE_SCALES:
        rated = np.zeros_like(rated)
    points = np.where(rated, np.clip(np.rint(pain * _POINTS), 1, _POINTS), 0.0)
    counts = np.stack([(points == k).sum(axis=1) for k in range(1, _POINTS + 1)], axis=1)
    many = counts.sum(axis=1)
    mean = points.sum(axis=1) / np.maximum(many, 1)
    away = np.where(rated, points - mean[:, None], 0.0)
    variance = (away**2).sum(axis=1) / np.maximum(many, 1)
    both = rated[:, 1:] & rated[:, :-1]
    beside = (away[:, 1:] * away[:, :-1]).sum(axis=1) / np.maximum(both.sum(axis=1), 1)
    lagged = np.where(variance > 0, beside / np.where(variance > 0, variance, 1.0), 0.0)
    return Rated(
        shares=counts / np.maximum(many, 1)[:, None],
        count=many,
        autocorrelation=np.clip(lagged + 1.0 / np.maximum(many, 1), 0.0, _MOST),
        neighbours=both.sum(axis=1),
    )
