"""Arms of a trial compared by their means, adjusted for what was known before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.normal import critical_value, two_sided_p

ERRORS = ("auto", "classical", "robust")
ALIKE = 1.2
"""Two arms of which none has more people than this times the other's count as equally large."""
_SAME = 1e-9


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ArmContrasts:
    """Each arm against the reference; arrays of one value for each arm but the reference.

    Attributes
    ----------
    difference, se, df
        How much more than in the reference, its standard error, and its degrees of freedom.
    low, high, p_value
        Its interval, and the two-sided p-value against no difference.
    adjusted
        The mean of every arm, the reference first, were all alike in what is adjusted for.
    errors
        "classical", "robust" or "score".
    adjusts
        Whether it is adjusted for all that was asked.
    """

    difference: Floats
    se: Floats
    df: Floats
    low: Floats
    high: Floats
    p_value: Floats
    adjusted: Floats
    errors: str
    adjusts: bool = True


def compare_means(
    values: npt.ArrayLike,
    arms: npt.ArrayLike,
    beside: npt.ArrayLike | None = None,
    *,
    errors: str = "auto",
    level: float = 0.95,
) -> ArmContrasts:
    """Compare the means of arms by analysis of covariance.

    Parameters
    ----------
    values
        One a person, shape (people,).
    arms
        The arm of each, whole numbers from 0, the reference.
    beside
        What is adjusted for, shape (people, columns); a constant is always there.
    errors
        "classical": those of ordinary least squares with one spread for all, as a published
        analysis of covariance has them. "robust": HC2 with Bell and McCaffrey's degrees of
        freedom, without `beside` Welch's. "auto": classical for two arms of about the same size
        (neither more than 1.2 times the other), where they hold whatever the spread of each;
        else robust.
    level
        Of the intervals.

    Returns
    -------
    ArmContrasts

    Notes
    -----
    People are taken for independent. Under randomisation the difference is that of the averages,
    whether or not the covariates act in a straight line (Wang, Ogburn and Rosenblum 2019).

    References
    ----------
    Wang, Ogburn and Rosenblum 2019, doi:10.1111/biom.13062. Imbens and Kolesár 2016,
    doi:10.1162/REST_a_00552 (HC2 and its degrees of freedom).

    Examples
    --------
    >>> found = compare_means([4.0, 6.0, 8.0, 1.0, 3.0, 5.0], [0, 0, 0, 1, 1, 1])
    >>> found.difference.round(2), found.low.round(2), found.errors
    (array([-3.]), array([-7.53]), 'classical')
    """
    y, arm = np.asarray(values, dtype=np.float64), np.asarray(arms, dtype=np.int64)
    # From the middle and in units of the largest, so that the square of no number is too large or
    # too small, and what all have in common hides nothing.
    middle = float(y.mean())
    y = y - middle
    unit = float(np.abs(y).max()) or 1.0
    y = y / unit
    extra = np.empty((len(y), 0)) if beside is None else np.asarray(beside, dtype=np.float64)
    if extra.shape[1]:
        extra = extra - extra.mean(axis=0)
        extra = extra / np.where((size := np.abs(extra).max(axis=0)) > 0, size, 1.0)
    design = design_of(arm, extra)
    fitted = _fit(y, design)
    several = int(arm.max())
    chosen = choose_errors(arm, errors)
    picked = slice(1, several + 1)
    if chosen == "classical":
        se = np.asarray(fitted.bse, dtype=np.float64)[picked]
        df = np.full(several, float(fitted.df_resid))
    elif extra.shape[1]:
        se, df = _bell_mccaffrey(design, np.asarray(fitted.resid), range(1, several + 1))
    else:
        se, df = _welch(y, arm)
    coefficients = np.asarray(fitted.params, dtype=np.float64)
    adjusted = middle + unit * (coefficients[0] + np.append(0.0, coefficients[picked]))
    difference = unit * coefficients[picked]
    return contrast(difference, se=unit * se, df=df, adjusted=adjusted, errors=chosen, level=level)


def contrast(
    difference: Floats, *, se: Floats, df: Floats, adjusted: Floats, errors: str, level: float
) -> ArmContrasts:
    """Give differences with their t intervals."""
    half = critical_value(level, df=df) * se
    with np.errstate(divide="ignore", invalid="ignore"):
        p_value = np.where(se > 0, two_sided_p(difference / se, df=df), np.nan)
    return ArmContrasts(
        difference=difference,
        se=se,
        df=df,
        low=difference - half,
        high=difference + half,
        p_value=p_value,
        adjusted=adjusted,
        errors=errors,
    )


def choose_errors(arms: Ints, errors: str) -> str:
    """Choose between classical and robust errors by how large the arms are."""
    if errors != "auto":
        return errors
    sizes = np.bincount(arms)
    alike = len(sizes) == 2 and sizes.max() <= ALIKE * sizes.min()
    return "classical" if alike else "robust"


def design_of(arms: Ints, beside: Floats) -> Floats:
    """Lay out a constant, a column for each arm but the reference, and what is adjusted for."""
    columns = arms[:, None] == np.arange(1, int(arms.max()) + 1)
    return np.column_stack([np.ones(len(arms)), columns, beside])


def find_dependent(design: npt.ArrayLike) -> Ints:
    """Give the places of columns that those before them already tell, so that no fit parts them."""
    columns, noise = _without_constant(np.asarray(design, dtype=np.float64))
    size = np.linalg.norm(columns, axis=0)
    kept: list[Floats] = []
    found = []
    for at in range(columns.shape[1]):
        left = columns[:, at] / (size[at] or 1.0)
        for _ in range(2):  # Twice is enough to be exact to rounding.
            for other in kept:
                left = left - (other @ left) * other
        length = float(np.linalg.norm(left))
        if length < max(_SAME, noise) * max(1.0, float(len(columns))) ** 0.5:
            found.append(at)
        else:
            kept.append(left / length)
    return np.array(found, dtype=np.int64)


def _without_constant(columns: Floats) -> tuple[Floats, float]:
    """Take from columns what a constant before them tells; and how coarse their numbers are."""
    largest = np.abs(columns).max(axis=0, initial=0.0)
    if not len(columns) or np.ptp(columns[:, 0]) != 0 or not largest[0]:
        return columns / np.where(largest > 0, largest, 1.0), 0.0
    left = columns - np.append(0.0, columns[:, 1:].mean(axis=0))
    reach = np.abs(left).max(axis=0, initial=0.0)
    rounding = np.finfo(np.float64).eps * largest
    flat = reach <= 8 * rounding
    noise = float(np.max(np.where(flat, 0.0, 8 * rounding / np.where(flat, 1.0, reach))))
    return np.where(flat, 0.0, left / np.where(flat, 1.0, reach)), noise


def _fit(y: Floats, design: Floats) -> Any:
    from statsmodels.regression.linear_model import OLS

    return OLS(y, design).fit()


def _welch(y: Floats, arms: Ints) -> tuple[Floats, Floats]:
    """Give Welch's standard errors and degrees of freedom, doi:10.1093/biomet/34.1-2.28."""
    sizes = np.bincount(arms)
    means = np.bincount(arms, weights=y) / sizes
    own = np.bincount(arms, weights=(y - means[arms]) ** 2) / (sizes - 1) / sizes
    both = own[1:] + own[0]
    within = own[1:] ** 2 / (sizes[1:] - 1) + own[0] ** 2 / (sizes[0] - 1)
    df = np.where(both > 0, both**2 / np.where(within > 0, within, 1.0), 1.0)
    return np.sqrt(both), df


def _bell_mccaffrey(design: Floats, residuals: Floats, wanted: range) -> tuple[Floats, Floats]:
    """Give HC2 standard errors with Bell and McCaffrey's df, doi:10.1162/REST_a_00552."""
    inverse = np.linalg.pinv(design.T @ design)
    weights = design @ inverse
    leverage = np.minimum(np.einsum("ij,ij->i", weights, design), 1.0)
    # A person whom the fit must pass through tells nothing of the spread.
    free: Bools = leverage < 1.0 - 1e-10
    spread = np.where(free, 1.0 / np.where(free, 1.0 - leverage, 1.0), 0.0)
    errors, degrees = [], []
    for at in wanted:
        mine = weights[:, at] ** 2 * spread
        errors.append(float(np.sqrt(mine @ residuals**2)))
        # The traces of M D and M D M D, where M = I - H takes residuals and D holds `mine`.
        inner = design.T @ (mine[:, None] * design)
        crossed = inner @ inverse
        first = mine @ (1.0 - leverage)
        second = mine @ mine - 2.0 * (mine**2 @ leverage) + np.trace(crossed @ crossed)
        degrees.append(float(first**2 / second) if second > 0 else 1.0)
    return np.array(errors), np.array(degrees)
