"""How far two phases overlap: the chance that a day after is better than a day before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.normal import check_level

_HALVINGS = 60


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Overlap:
    """Nonoverlap of all pairs of many units, each array of shape (units,)."""

    # Share of pairs of a day before and a day after in which the day after is better, a tie
    # counting one half; 0.5 for no difference
    nap: Floats
    se: Floats  # Its standard error for independent days, unbiased; missing below 2 days on a side
    # low, high: score interval, within 0 and 1
    low: Floats
    high: Floats


def measure_overlap(
    values: npt.ArrayLike,
    after: npt.ArrayLike,
    *,
    unit: npt.ArrayLike,
    units: int,
    level: float = 0.95,
) -> Overlap:
    """Measure the nonoverlap of all pairs (NAP) of many units at once; lower values are better.

    Parameters
    ----------
    values
        Shape (n,), none missing.
    after
        Shape (n,), whether it was after; the others were before.
    unit
        Shape (n,), whose value it is, 0 to units - 1, in any order.
    units
        How many.
    level
        Of the interval, between 0 and 1.

    Returns
    -------
    Overlap
        NaN for a unit with nothing before or nothing after.

    Raises
    ------
    ValueError
        If the arrays do not fit together, hold something missing, or the level is not inside 0
        and 1.

    Notes
    -----
    NAP, its standard error and its interval take the days for independent. Days in a row are
    not, so in a diary both are too sure; a verdict should rest on a model that knows better.

    References
    ----------
    Parker and Vannest 2009, doi:10.1016/j.beth.2008.10.006. The interval is the score interval
    of Newcombe 2006, doi:10.1002/sim.2324; it and the unbiased variance are those of R's
    SingleCaseES 0.7.4, to which the tests compare them.

    Examples
    --------
    >>> result = measure_overlap(
    ...     [5, 6, 7, 2, 3, 5], [False] * 3 + [True] * 3, unit=[0] * 6, units=1
    ... )
    >>> round(float(result.nap[0]), 3)
    0.944
    """
    y, late = np.asarray(values, dtype=np.float64), np.asarray(after, dtype=np.bool_)
    who = np.asarray(unit, dtype=np.int64)
    if not len(y) == len(late) == len(who) or not np.isfinite(y).all():
        raise ValueError("values, after and unit need one entry each for every day, none missing")
    check_level(level)
    m, n = (np.bincount(who[s], minlength=units).astype(np.float64) for s in (~late, late))
    better = _better_pairs(y, late, who)

    def total(numbers: Floats, rows: Bools) -> Floats:
        return np.bincount(who[rows], weights=numbers[rows], minlength=units).astype(np.float64)

    with np.errstate(divide="ignore", invalid="ignore"):
        nap = np.where((m > 0) & (n > 0), total(better.shares, ~late) / (m * n), np.nan)
        rows, columns = total(better.shares**2, ~late), total(better.shares**2, late)
        # As SingleCaseES does, a tie counts nothing here; its square, a quarter, would make the
        # error a little smaller.
        strict = m * n * nap - total(better.ties, ~late) / 2
        apart = ((m * n * nap) ** 2 - rows - columns + strict) / ((m - 1) * (n - 1))
        variance = (rows + columns - strict - (m + n - 1) * apart) / (m * n) ** 2
        known = (m > 1) & (n > 1)
        se = np.sqrt(np.maximum(np.where(known, variance, np.nan), 0.0))
    low, high = _score_interval(nap, m, n, float(ndtri(0.5 + level / 2)))
    return Overlap(nap=nap, se=se, low=low, high=high)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Pairs:
    """Of each day: with how many days of the other phase it makes a better pair, and ties."""

    shares: Floats
    ties: Floats


def _better_pairs(y: Floats, late: Bools, who: Ints) -> _Pairs:
    """Count by ranks, for every day, the pairs in which after is better, ties one half."""
    rank_all, size_all = _ranks(y, who)
    rank_own, size_own = _ranks(y, 2 * who + late)
    ties = size_all - size_own
    lower = rank_all - rank_own
    # Of a day before, those after that are lower; of a day after, those before that are higher.
    others = np.bincount(who, minlength=1)[who] - np.bincount(2 * who + late)[2 * who + late]
    return _Pairs(shares=np.where(late, others - lower, lower), ties=ties)


def _ranks(y: Floats, group: Ints) -> tuple[Floats, Floats]:
    """Give the average rank within each group, and how many share the value."""
    order = np.lexsort((y, group))
    value, of = y[order], group[order]
    new_group = np.concatenate([[True], of[1:] != of[:-1]])[: len(y)]
    new_run = new_group | np.concatenate([[True], value[1:] != value[:-1]])[: len(y)]
    begins = np.flatnonzero(new_run)
    sizes = np.diff(np.append(begins, len(y)))
    at = np.arange(len(y))
    group_start = np.maximum.accumulate(np.where(new_group, at, 0))
    middle = begins - group_start[begins] + (sizes + 1) / 2
    rank, size = np.empty(len(y)), np.empty(len(y))
    rank[order], size[order] = np.repeat(middle, sizes), np.repeat(sizes, sizes)
    return rank, size


def _score_interval(nap: Floats, m: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    """Find the ends at which the score test is just passed, by halving."""
    half = (m + n) / 2 - 1

    def excess(x: Floats) -> Floats:
        spread = x * (1 - x) * (2 + half + (1 + 2 * half) * x * (1 - x))
        result: Floats = m * n * (nap - x) ** 2 * (2 - x) * (1 + x) - z**2 * spread
        return result

    ends = []
    for edge in (0.0, 1.0):
        outer, inner = np.full(nap.shape, edge), nap.copy()
        for _ in range(_HALVINGS):
            middle = (outer + inner) / 2
            beyond = excess(middle) > 0
            outer, inner = np.where(beyond, middle, outer), np.where(beyond, inner, middle)
        ends.append(np.where(nap == edge, edge, inner))
    return ends[0], ends[1]
