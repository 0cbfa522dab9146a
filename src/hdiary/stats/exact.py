"""Exact chances that a count is as high as it is: of a share, and within strata."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, gammaln

from hdiary.stats.arrays import Floats

__all__ = ["exceed_binomial", "exceed_strata"]


def exceed_binomial(counts: npt.ArrayLike, trials: npt.ArrayLike, share: npt.ArrayLike) -> Floats:
    """Give the chance of so many or more, where each trial counts with a given share.

    Parameters
    ----------
    counts, trials
        Counts, of any shapes that broadcast.
    share
        Of each trial that counts if nothing stands out, between 0 and 1.

    Returns
    -------
    ndarray
        One-sided p-values; 1 where nothing was counted.

    Notes
    -----
    Exact for independent trials; for several looks at once multiply by their number (Bonferroni).

    References
    ----------
    Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404. Dunn 1961,
    doi:10.1080/01621459.1961.10482090.

    Examples
    --------
    >>> round(float(exceed_binomial(3, 3, 0.5)), 4)
    0.125
    """
    k, n, p = np.broadcast_arrays(
        *(np.asarray(one, dtype=np.float64) for one in (counts, trials, share))
    )
    some = k > 0
    chance: Floats = np.where(
        some, betainc(np.where(some, k, 1.0), np.maximum(n - k, 0.0) + 1.0, p), 1.0
    )
    return chance


def exceed_strata(
    hits: npt.ArrayLike, days: npt.ArrayLike, all_hits: npt.ArrayLike, all_days: npt.ArrayLike
) -> Floats:
    """Give the chance of so many hits or more among some days, were they drawn within strata.

    Parameters
    ----------
    hits, days
        Hits among the days looked at, and those days, by unit and stratum: shape (units, strata).
    all_hits, all_days
        The same of every day of each stratum.

    Returns
    -------
    ndarray
        One-sided p-values, one for each unit; 1 where no stratum can tell.

    Notes
    -----
    The exact form of the test of Mantel and Haenszel: given the totals of each stratum, the hits
    among the days looked at are hypergeometric, and their sum over strata is compared. With the
    state of the day before as stratum (Zeger and Qaqish), runs of hits do not pass for more than
    they are.

    References
    ----------
    Mantel and Haenszel 1959, doi:10.1093/jnci/22.4.719. Zeger and Qaqish 1988,
    doi:10.2307/2531732.

    Examples
    --------
    >>> round(float(exceed_strata([[3]], [[4]], [[4]], [[8]])[0]), 4)
    0.2429
    """
    x, n, k, total = (
        np.atleast_2d(np.asarray(one, dtype=np.int64)) for one in (hits, days, all_hits, all_days)
    )
    units, strata = x.shape
    sums = np.ones((units, 1))
    for stratum in range(strata):
        chances = _draw(n[:, stratum], k[:, stratum], total[:, stratum])
        wider = np.zeros((units, sums.shape[1] + chances.shape[1] - 1))
        for many in range(chances.shape[1]):
            wider[:, many : many + sums.shape[1]] += chances[:, many, None] * sums
        sums = wider
    reached = np.arange(sums.shape[1])[None, :] >= x.sum(axis=1)[:, None]
    chance: Floats = np.minimum((sums * reached).sum(axis=1), 1.0)
    return chance


def _draw(
    drawn: npt.NDArray[np.int64], hits: npt.NDArray[np.int64], days: npt.NDArray[np.int64]
) -> Floats:
    """Give the chance of each number of hits among the days drawn, shape (units, numbers)."""
    many = np.arange(int(drawn.max(initial=0)) + 1)[None, :]
    n, k, total = drawn[:, None], hits[:, None], days[:, None]
    inside = (many <= n) & (many <= k) & (n - many <= total - k)
    chosen = np.where(inside, many, 0)
    rest = np.where(inside, n - many, 0)
    log = _choose(k, chosen) + _choose(total - k, rest) - _choose(total, n)
    chances: Floats = np.where(inside, np.exp(log), 0.0)
    return chances


def _choose(whole: npt.NDArray[np.int64], part: npt.NDArray[np.int64]) -> Floats:
    """Give the logarithm of the number of ways to choose a part of a whole."""
    logs: Floats = gammaln(whole + 1.0) - gammaln(part + 1.0) - gammaln(whole - part + 1.0)
    return logs
