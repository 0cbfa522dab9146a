"""Which constant differences each order would still allow, and the interval that follows."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Bools, Floats

__all__ = ["find_limits"]

# How far the overlap may be from 1, by rounding alone.
NEARLY = 1e-9

# Let S be the statistic of an order, linear in the values; e the one of the lived order, a that of
# another, both divided so that a difference of 1 gives the lived order a statistic of 1, and c
# what it gives the other (its overlap). If the difference were d, taking it off leaves e - d and
# a - c d. The other order reaches the lived one if
#
#     |a - c d| >= |e - d|, that is (e - a - (1 - c) d) (e + a - (1 + c) d) <= 0.
#
# For |c| < 1 the left side is a parabola in d that opens upwards, with the zeros
# (e - a) / (1 - c) and (e + a) / (1 + c): the other order allows the differences between them.
# At d = e the lived order has 0, which every order reaches, so that e lies between them. For c = 1
# or -1 one of them moves to infinity, to the side of its numerator's sign, or, with a numerator of
# 0 (the lived order itself, and its mirror image), every difference is allowed.
#
# |c| <= 1 always holds for means, where c is a share less a share, and for the coefficient of
# a regression on the same units divided by its length, by Cauchy and Schwarz:
# c = z'M lived / (|Mz| |M lived|). Where units differ from order to order it need not; an order
# with |c| > 1 is taken to allow everything, which can only widen the interval.
#
# So the number of orders that allow d falls on both sides of e, and the differences with
# a p-value above 1 - level end at order statistics of the zeros.


def find_limits(
    other: Floats,
    overlap: Floats,
    lived: Floats,
    slack: Floats,
    *,
    alternative: str,
    keep: int,
) -> tuple[Floats, Floats]:
    """Give the least and greatest difference that enough orders allow (Garthwaite 1996).

    Parameters
    ----------
    other, overlap
        The statistic of each order and what a difference of 1 adds to it: (people, orders).
    lived
        The statistic of the lived order, to which a difference of 1 adds 1: (people, 1).
    slack
        Differences of statistics that are rounding: (people, 1).
    alternative
        Which differences count: "two-sided", "greater" or "less".
    keep
        How many orders must allow a difference for it to stay.

    Returns
    -------
    low, high
        Of shape (people,); infinite where no number of orders ends them.

    References
    ----------
    Garthwaite 1996, doi:10.2307/2532852, seeks the same limits by simulation.
    """
    low, high = _ends(other, overlap, lived, slack, alternative)
    least, greatest = _smallest(low, keep), -_smallest(-high, keep)
    if alternative == "greater":
        greatest = np.full_like(greatest, np.inf)
    if alternative == "less":
        least = np.full_like(least, -np.inf)
    return least, greatest


def _ends(
    other: Floats, overlap: Floats, lived: Floats, slack: Floats, alternative: str
) -> tuple[Floats, Floats]:
    """Give the least and the greatest difference that each order allows."""
    one = _zero(lived - other, 1.0 - overlap, slack)
    if alternative != "two-sided":
        return np.where(np.isnan(one), -np.inf, one), np.where(np.isnan(one), np.inf, one)
    two = _zero(lived + other, 1.0 + overlap, slack)
    all_allowed = np.isnan(one) | np.isnan(two)
    low = np.where(all_allowed, -np.inf, np.minimum(one, two))
    high = np.where(all_allowed, np.inf, np.maximum(one, two))
    return low, high


def _zero(over: Floats, under: Floats, slack: Floats) -> Floats:
    """Give where a line is zero: signed infinity if flat, NaN if flat at zero or falling."""
    # Ties are exact, so that the interval ends at 0 just where 0 is just allowed.
    over = np.where(np.abs(over) <= slack, 0.0, over)
    flat: Bools = np.abs(under) <= NEARLY
    safe = np.where(flat, 1.0, under)
    at = np.where(flat, np.where(over == 0.0, np.nan, np.copysign(np.inf, over)), over / safe)
    zero: Floats = np.where(under < -NEARLY, np.nan, at)
    return zero


def _smallest(ends: Floats, keep: int) -> Floats:
    """Give the so-manieth smallest of each row."""
    smallest: Floats = np.partition(ends, keep - 1, axis=1)[:, keep - 1]
    return smallest
