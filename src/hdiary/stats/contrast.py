"""What one thing adds to an outcome at equal covariates, person by person, in small samples."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.normal import critical_value, two_sided_p

_NOTHING_LEFT = 1e-6
"""A column of which less than this share is left beside the others tells nothing."""
_ALONE = 1e-8
"""An observation with less than this of its own is fitted exactly and tells nothing of spread."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ContrastEstimates:
    """What the column of interest adds, one element per problem."""

    # NaN in all but ``fitted`` where the column cannot be told apart from the others, or
    # nothing is left to tell the spread from.
    estimate: Floats  # Of its coefficient, in the outcome's unit
    se: Floats  # Its standard error
    df: Floats  # Degrees of freedom of the t distribution of their ratio
    # low, high: ends of the interval
    low: Floats
    high: Floats
    p_value: Floats  # Two-sided, of no difference
    # The outcome that the model expects of every observation, (problems, observations); NaN where
    # not used
    fitted: Floats
    coefficients: Floats  # Of every column, (problems, columns)
    equal_se: Floats  # The standard error if all observations spread alike


def estimate_contrast(
    outcome: Floats,
    design: Floats,
    *,
    used: Bools,
    ridge: npt.ArrayLike,
    of: int = 1,
    level: npt.ArrayLike = 0.95,
    least_variance: npt.ArrayLike = 0.0,
) -> ContrastEstimates:
    """Regress outcomes on a design, many problems at once, and judge one column in small samples.

    Coefficients are least squares, those with a ridge shrunk towards 0. The standard error holds
    when the spread differs between observations (HC2), and the degrees of freedom are those of
    Bell and McCaffrey, so that a handful of observations on one side gives an honest interval.

    Parameters
    ----------
    outcome
        Shape (problems, observations).
    design
        Shape (problems, observations, columns).
    used
        Which observations count, (problems, observations); the rest are padding.
    ridge
        One number per column, or per problem and column: how many observations' worth of
        evidence for 0 is added (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634). 0
        for columns of which nothing is known beforehand. Below 0 for a column that was written
        down coarsely: less the sum of the variances of its errors, so that what it explains is
        not diluted by them (Fuller 1987, doi:10.1002/9780470316665).
    of
        The column of interest; its ridge must be 0.
    level
        Of intervals, of all or of each problem.
    least_variance
        The least variance that an observation has whatever the residuals say, such as that of
        rounding, of all or of each problem; keeps an interval from closing when all outcomes
        happen to be equal.

    Returns
    -------
    ContrastEstimates
        One element per problem.

    Raises
    ------
    ValueError
        If shapes differ, or a ridge is on the column of interest.

    Notes
    -----
    With weights ``w`` that turn outcomes into the coefficient, residuals ``e`` and leverages
    ``h``, the variance is ``sum w^2 e^2 / (1 - h)``, made exact for equal spread. Its
    distribution under equal spread is matched to a chi-square by its first two moments
    (Satterthwaite). Observations of one problem are taken as independent.

    References
    ----------
    HC2: MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7. Degrees of freedom: Bell and
    McCaffrey 2002 (Survey Methodology 28:169-181); Imbens and Kolesar 2016,
    doi:10.1162/REST_a_00552.

    Examples
    --------
    >>> group = np.repeat([1.0, 0.0], [3, 27])
    >>> design = np.column_stack([np.ones(30), group])[None]
    >>> found = estimate_contrast(np.arange(30.0)[None], design, used=np.ones((1, 30), bool),
    ...     ridge=[0, 0])
    >>> found.estimate.round(2).tolist(), found.df.round(2).tolist()
    ([-15.0], [2.47])
    """
    weight = _check(outcome, design, used, ridge, of)
    x = np.where(used[:, :, None], design, 0.0)
    y = np.where(used, outcome, 0.0)
    swapped = np.swapaxes(x, 1, 2)
    known = _invert(swapped @ x + weight[..., None] * np.eye(x.shape[2]))
    solve = known @ swapped
    coefficients = np.einsum("pkn,pn->pk", solve, y)
    fitted = np.einsum("pnk,pk->pn", x, coefficients)
    share, leverage = solve[:, of], np.einsum("pnk,pkn->pn", x, solve)
    own = np.where(used & (leverage < 1 - _ALONE), 1 - leverage, 1.0)
    telling = np.where(used & (leverage < 1 - _ALONE), share**2 / own, 0.0)
    free, first, second = _left_over(x, known, used, telling)
    whole = np.einsum("pn->p", share**2)
    tells = _tells(x, of) & (first > _ALONE * whole) & (second > 0)
    safe = np.where(tells, first, 1.0)
    robust = np.einsum("pn,pn->p", telling, (y - fitted) ** 2) * whole / safe
    least = np.asarray(least_variance, dtype=np.float64) * whole
    se = np.where(tells, np.sqrt(np.maximum(robust, least)), np.nan)
    df = np.where(tells, first**2 / np.where(tells, second, 1.0), np.nan)
    estimate = np.where(tells, coefficients[:, of], np.nan)
    alike = ((y - fitted) ** 2).sum(axis=1) / np.maximum(free, 1.0)
    equal = np.sqrt(np.maximum(alike * whole, least))
    return ContrastEstimates(
        **_finish(estimate, se, df, level),
        fitted=np.where(used, fitted, np.nan),
        coefficients=coefficients,
        equal_se=np.where(tells, equal, np.nan),
    )


def loosen(
    found: ContrastEstimates, doubt: Floats, *, serial: Floats, level: npt.ArrayLike
) -> ContrastEstimates:
    """Widen intervals for outcomes that may come in runs.

    ``serial`` is the chance that they do: by so much the error for unequal spread, which trusts
    single residuals, is led towards that for equal spread, where the latter is larger (as the
    larger of both is taken by Angrist and Pischke 2009, doi:10.1515/9781400829828, chapter 8).
    ``doubt`` is one over the degrees of freedom with which the runs are known; see
    `hdiary.stats.serial.doubt_variance`.
    """
    df = found.df / (1 + doubt * found.df)
    more = np.maximum(found.equal_se**2 - found.se**2, 0.0)
    se = np.sqrt(found.se**2 + serial * more)
    parts = _finish(found.estimate, se, df, level)
    return ContrastEstimates(
        **parts,
        fitted=found.fitted,
        coefficients=found.coefficients,
        equal_se=found.equal_se,
    )


def _check(outcome: Floats, design: Floats, used: Bools, ridge: npt.ArrayLike, of: int) -> Floats:
    weight = np.asarray(ridge, dtype=np.float64)
    if design.ndim != 3 or outcome.shape != design.shape[:2] or used.shape != outcome.shape:
        raise ValueError(
            f"outcome is {outcome.shape}, used {used.shape} and design {design.shape}; give "
            "(problems, observations) twice and (problems, observations, columns)"
        )
    fits = weight.shape in (design.shape[2:], (len(design), design.shape[2]))
    if not fits or weight[..., of].any():
        raise ValueError(
            f"ridge is {weight.tolist()}; give one number per column, or per problem and column, "
            "and 0 for the column of interest"
        )
    return weight


def _invert(moments: Floats) -> Floats:
    """Invert symmetric matrices of any rank, each column by its own scale."""
    size = np.sqrt(np.einsum("pkk->pk", moments))
    scale = np.where(size > 0, size, 1.0)
    both = scale[:, :, None] * scale[:, None, :]
    inverse: Floats = np.linalg.pinv(moments / both, rcond=1e-10, hermitian=True) / both
    return inverse


def _left_over(
    x: Floats, known: Floats, used: Bools, telling: Floats
) -> tuple[Floats, Floats, Floats]:
    """Give trace(L), t'diag(L) and t'(L * L)t of what residuals share when all spread alike."""
    # L = 1 - x M x' with M = 2 K - K x'x K, so that no matrix of all pairs of observations is
    # needed: the sum of squares over them is the trace of (M x'tx)^2.
    swapped = np.swapaxes(x, 1, 2)
    inner = 2.0 * known - known @ (swapped @ x) @ known
    taken = np.einsum("pnk,pnk->pn", x @ inner, x)
    both = inner @ (swapped @ (x * telling[:, :, None]))
    first: Floats = (telling * (1.0 - taken)).sum(axis=1)
    second: Floats = (telling**2 * (1.0 - 2.0 * taken)).sum(axis=1)
    second += np.einsum("pij,pji->p", both, both)
    free: Floats = np.where(used, 1.0 - taken, 0.0).sum(axis=1)
    return free, first, second


def _tells(x: Floats, of: int) -> Bools:
    """Say whether anything of the column is left beside the other columns."""
    column, others = x[:, :, of], np.delete(x, of, axis=2)
    swapped = np.swapaxes(others, 1, 2)
    shared = others @ (_invert(swapped @ others) @ (swapped @ column[:, :, None]))
    rest = column - shared[:, :, 0]
    tells: Bools = (rest**2).sum(axis=1) > _NOTHING_LEFT * np.maximum((column**2).sum(axis=1), 1e-9)
    return tells


def _finish(estimate: Floats, se: Floats, df: Floats, level: npt.ArrayLike) -> dict[str, Floats]:
    known = ~np.isnan(se)
    safe_df = np.where(known, df, 1.0)
    reach = critical_value(level, df=safe_df) * se
    ratio = np.where(se > 0, estimate / np.where(se > 0, se, 1.0), 0.0)
    p_value = two_sided_p(ratio, df=safe_df)
    # Without any spread and without rounding there is nothing to test.
    p_value = np.where(known & ((se > 0) | (estimate == 0)), p_value, np.nan)
    return {
        "estimate": estimate,
        "se": se,
        "df": df,
        "low": estimate - reach,
        "high": estimate + reach,
        "p_value": p_value,
    }
