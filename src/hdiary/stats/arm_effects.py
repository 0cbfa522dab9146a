"""What one arm differs from another in each person, and how exactly that is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.autoregression import fit_autoregressive
from hdiary.stats.averaging import average_over_rho
from hdiary.stats.normal import critical_value

__all__ = ["ArmEffects", "estimate_arms", "estimate_programme", "leave_fixed"]

_ALMOST_NONE = 1e-9
_LEVEL = 0.95


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ArmEffects:
    """What each person's arms differ in, shape (people,); NaN where it cannot be told.

    Attributes
    ----------
    estimate
        The first arm less the other [units of the values].
    error
        Its standard error.
    df
        Degrees of freedom that the error is known with.
    shared
        Its variance if everybody's values scattered alike, which does not lean on this person's
        own scatter: for weights.
    """

    estimate: Floats
    error: Floats
    df: Floats
    shared: Floats


def estimate_arms(
    values: npt.ArrayLike,
    *,
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    block: npt.ArrayLike,
    beside: npt.ArrayLike | None = None,
    least_variance: float = 0.0,
) -> ArmEffects:
    """Estimate the difference of two arms in each person, and how the lot would scatter it.

    Parameters
    ----------
    values
        Shape (people, units), NaN where missing.
    first, second
        Where each arm was lived, shape (people, units).
    block
        The code of each unit's block, within which arms were drawn; shape (units,).
    beside
        Columns held fixed: (units, columns), or (people, units, columns).
    least_variance
        Least variance of a value, such as that of rounding: a handful of values that happen to
        be equal are not known exactly.

    Returns
    -------
    ArmEffects

    Notes
    -----
    The difference is that of least squares, of means where nothing is held fixed. Its variance
    is the one over the orders that could have been drawn, if the difference were the same in
    every unit: it needs no model of how values hang together in time, nor of trends from block to
    block. What is left in a block of n units counts n - 1 degrees of freedom, one of all goes
    to the difference, and the variance is enlarged for it; for pairs this is the paired t-test.

    References
    ----------
    Imai 2008, doi:10.1002/sim.3337 (the variance over the draw of matched pairs).

    Examples
    --------
    >>> arm = np.array([[1, 0, 0, 1, 1, 0]], dtype=bool)
    >>> pairs = [0, 0, 1, 1, 2, 2]
    >>> found = estimate_arms([[1, 3, 5, 4, 2, 2]], first=arm, second=~arm, block=pairs)
    >>> found.estimate.round(3).tolist(), found.error.round(3).tolist(), found.df.tolist()
    ([-1.0], [0.577], [2.0])
    """
    numbers = np.asarray(values, dtype=np.float64)
    one, other = (np.asarray(arm, dtype=np.bool_) for arm in (first, second))
    columns = None if beside is None else np.asarray(beside, dtype=np.float64)
    blocks = np.unique(np.asarray(block), return_inverse=True)[1]
    found = np.full((4, len(numbers)), np.nan)
    for person, value in enumerate(numbers):
        fixed = columns if columns is None or columns.ndim == 2 else columns[person]
        found[:, person] = _compare(value, one[person], one[person] | other[person], blocks, fixed)
    estimate, scatter, df, varies = found
    scatter = np.maximum(scatter, least_variance)
    known = np.isfinite(df)
    usual = float((scatter * df)[known].sum() / df[known].sum()) if known.any() else np.nan
    return ArmEffects(
        estimate=estimate, error=np.sqrt(scatter / varies), df=df, shared=usual / varies
    )


def _compare(
    value: Floats, arm: Bools, either: Bools, block: Ints, fixed: Floats | None
) -> tuple[float, float, float, float]:
    """Give difference, variance of a value, degrees of freedom and what the arm varies by."""
    nothing = (np.nan, np.nan, np.nan, np.nan)
    used = either & ~np.isnan(value)
    (arm_left, left), held = leave_fixed(np.vstack([arm, value])[:, used], fixed, used)
    varies = float(arm_left @ arm_left)
    if varies <= _ALMOST_NONE * used.sum():
        return nothing
    estimate = float(arm_left @ left) / varies
    residual = np.zeros(len(value))
    residual[used] = left - estimate * arm_left
    spread, contrasts = _scatter_over_orders(residual, arm & either, either, used, block)
    df = contrasts - float(held)
    if df < 1.0:
        return nothing
    return estimate, spread / varies * contrasts / df, df, varies


def _scatter_over_orders(
    residual: Floats, arm: Bools, either: Bools, used: Bools, block: Ints
) -> tuple[float, float]:
    """Give the variance of the sum over the arm if its place within blocks is drawn again."""

    # A draw of m from n has variance p (1 - p) for each unit, and -p (1 - p) / (n - 1) for two.
    def sums(weight: Floats) -> Floats:
        return np.bincount(block[either], weights=weight[either]).astype(np.float64)

    n, m, seen = (sums(np.asarray(one, dtype=np.float64)) for one in (either, arm, used))
    safe = np.maximum(n, 2.0)
    share = m / np.maximum(n, 1.0)
    within = sums(residual**2) - sums(residual) ** 2 / np.maximum(n, 1.0)
    spread = share * (1.0 - share) * safe / (safe - 1.0) * within
    drawn = (m > 0) & (m < n)
    return float(spread[drawn].sum()), float(np.minimum(seen, n - 1.0)[drawn].sum())


def leave_fixed(rows: Floats, fixed: Floats | None, used: Bools) -> tuple[Floats, int]:
    """Give what a constant and the fixed columns leave of rows, and how many directions went."""
    around = np.ones((rows.shape[1], 1))
    if fixed is not None:
        around = np.hstack([around, fixed[used]])
    left, kept, _ = np.linalg.svd(around, full_matrices=False)
    basis = left[:, kept > _ALMOST_NONE * kept.max(initial=0.0)]
    return rows - (rows @ basis) @ basis.T, basis.shape[1]


def estimate_programme(
    values: npt.ArrayLike, *, first: npt.ArrayLike, second: npt.ArrayLike
) -> ArmEffects:
    """Estimate what each person's days since a programme began differ by from those before.

    Parameters
    ----------
    values
        One for each day, shape (people, days), NaN where missing.
    first, second
        The days of the programme and those before, shape (people, days).

    Returns
    -------
    ArmEffects

    Notes
    -----
    Within one person there is a single change, so that no lot tells how exact the difference is.
    The error is that of days of which each resembles the one before, averaged over how much
    (see `average_over_rho`); a trend or a slow wave can make it too small.

    References
    ----------
    Zellner and Tiao 1964, doi:10.2307/2283097.

    Examples
    --------
    >>> days = np.arange(12) % 3 + 2.0 * (np.arange(12) < 6)
    >>> later = np.arange(12)[None] >= 6
    >>> found = estimate_programme(days[None], first=later, second=~later)
    >>> found.estimate.round(1).tolist(), found.df.tolist()
    ([-2.2], [10.0])
    """
    numbers = np.asarray(values, dtype=np.float64)
    one, other = (np.asarray(arm, dtype=np.bool_) for arm in (first, second))
    person, day = np.nonzero((one | other) & ~np.isnan(numbers))
    column = one[person, day].astype(np.float64)
    fit = fit_autoregressive(
        numbers[person, day],
        np.column_stack([np.ones(len(column)), column]),
        person=person,
        time=day,
        people=len(numbers),
    )
    answer = average_over_rho(fit, [0, 1], level=_LEVEL)
    df = np.where(fit.estimable, fit.degrees_of_freedom, np.nan).astype(np.float64)
    error = (answer.high - answer.low) / 2.0 / critical_value(_LEVEL, df=df)
    return ArmEffects(estimate=answer.estimate, error=error, df=df, shared=error**2)
