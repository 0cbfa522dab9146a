"""Proportions of few things, with intervals that stay honest at 0 and 1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from hdiary.stats.arrays import Floats
from hdiary.stats.normal import check_level


def wilson_interval(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Give Wilson's score interval of a proportion.

    Unlike the textbook interval it stays within 0 and 1, has a width at 0 of n and n of n, and
    keeps close to its level for the handful of episodes that a diary holds.

    Parameters
    ----------
    successes, trials
        Counts, of any shapes that broadcast.
    level
        Of confidence, between 0 and 1.

    Returns
    -------
    low, high : ndarray
        Ends of the interval [share]; NaN where there were no trials.

    Raises
    ------
    ValueError
        If a count is negative, successes exceed trials, or the level is not inside 0 and 1.

    Notes
    -----
    It takes the trials for independent; things that come in spells make it too narrow.

    References
    ----------
    Wilson 1927, doi:10.1080/01621459.1927.10502953. Brown, Cai and DasGupta 2001,
    doi:10.1214/ss/1009213286, recommend it for small numbers.

    Examples
    --------
    >>> low, high = wilson_interval(8, 10)
    >>> round(float(low), 4), round(float(high), 4)
    (0.4902, 0.9433)
    """
    k, n = np.broadcast_arrays(
        np.asarray(successes, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    )
    check_level(level)
    if np.any(k < 0) or np.any(k > n):
        raise ValueError("successes must lie between 0 and the number of trials")
    return wilson_ends(k, n, reach=float(ndtri(0.5 + level / 2)))


def wilson_ends(k: Floats, n: Floats, *, reach: float) -> tuple[Floats, Floats]:
    """Give the ends of Wilson's interval that reaches over so many standard errors."""
    z2 = reach**2
    known = np.where(n > 0, n, np.nan)
    share = k / known
    centre = (share + z2 / (2 * known)) / (1 + z2 / known)
    half = np.sqrt(z2 * (share * (1 - share) / known + z2 / (4 * known**2))) / (1 + z2 / known)
    # At 0 of n and n of n the ends are exactly 0 and 1; rounding would leave them just inside.
    low = np.where(k == 0, np.where(n > 0, 0.0, np.nan), centre - half)
    high = np.where(k == n, np.where(n > 0, 1.0, np.nan), centre + half)
    return low, high
