"""Probabilities and quantiles of the normal and the t distribution, for arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from hdiary.stats.arrays import Floats


def two_sided_p(z: npt.ArrayLike, *, df: npt.ArrayLike | None = None) -> Floats:
    """Give the two-sided p-value of a standardised statistic."""
    far = -np.abs(np.asarray(z, dtype=np.float64))
    below = ndtr(far) if df is None else stdtr(np.asarray(df, dtype=np.float64), far)
    return np.asarray(2.0 * below, dtype=np.float64)


def check_level(level: float) -> None:
    """Refuse a level that no interval can have."""
    if not 0 < level < 1:
        raise ValueError(f"level is {level}; it must lie between 0 and 1, such as 0.95")


def critical_value(level: npt.ArrayLike, *, df: npt.ArrayLike | None = None) -> Floats:
    """Give how far from 0 a statistic must be to leave a two-sided interval of this level."""
    levels = np.asarray(level, dtype=np.float64)
    if not ((levels > 0.0) & (levels < 1.0)).all():
        raise ValueError(f"level is {level!r}; it must be between 0 and 1, such as 0.95.")
    share = 0.5 + levels / 2.0
    found = ndtri(share) if df is None else stdtrit(np.asarray(df, dtype=np.float64), share)
    return np.asarray(found, dtype=np.float64)
