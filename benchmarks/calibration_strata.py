"""Conditional logistic regression within strata, for many people and factors at once.

The model is that of statsmodels' `ConditionalLogit` and R's ``survival::clogit``: what differs
between strata (here 28 days) cancels. Breslow and Day 1980, Statistical methods in cancer research
1, chapter 7; for days of one person Janes, Sheppard and Lumley 2005,
doi:10.1097/01.ede.0000181315.18836.9d.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

STRATUM = 28
_MOST_STEPS, _LAST_STEP, _LONGEST_STEP = 25, 1e-7, 2.0


def strata_logit(headache: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Test the day before, given yesterday's headache and weekends, within strata of 28 days.

    Parameters
    ----------
    headache
        (people, days), from a Monday on, NaN where not recorded.
    exposure
        (people, factors, days), NaN where not said.

    Returns
    -------
    p_value, log_odds_ratio : (people, factors)
        By Wald's test; NaN where there is none.
    """
    people, factors, days = exposure.shape
    shape = (people, factors, days - 1)
    day = np.arange(1, days)
    x = exposure[:, :, :-1]
    y = np.broadcast_to(headache[:, None, 1:], shape)
    yesterday = np.broadcast_to(headache[:, None, :-1], shape)
    weekend = np.broadcast_to((day % 7 >= 5).astype(np.float64), shape)
    covariates = np.stack([x, yesterday, weekend], axis=-1)
    used = ~np.isnan(y) & ~np.isnan(covariates).any(axis=-1)
    covariates, y = np.where(used[..., None], covariates, 0.0), np.where(used, y, 0.0)
    size = np.sqrt(_variance(covariates, used))
    covariates = covariates / size[:, :, None, :]
    strata = -(-(days - 1) // STRATUM)
    spare = strata * STRATUM - (days - 1)

    def cut(values: Floats) -> Floats:
        padding = [(0, 0), (0, 0), (0, spare), *[(0, 0)] * (values.ndim - 3)]
        padded = np.pad(values, padding)
        return padded.reshape(people * factors, strata, STRATUM, *values.shape[3:])

    beta, covariance = fit_strata(cut(covariates), cut(y), cut(used.astype(np.float64)) > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        z = beta[:, 0] / np.sqrt(covariance[:, 0, 0])
    p_value = np.where(np.isfinite(z), 2 * ndtr(-np.abs(z)), np.nan).reshape(people, factors)
    return p_value, beta[:, 0].reshape(people, factors) / size[:, :, 0]


def fit_strata(x: Floats, y: Floats, used: Bools) -> tuple[Floats, Floats]:
    """Fit by Newton's method: x (rows, strata, days, m); y and used (rows, strata, days).

    Coefficients (rows, m) and their covariance (rows, m, m); NaN where something cannot be told.
    """
    rows, m = len(x), x.shape[-1]
    beta, covariance = np.zeros((rows, m)), np.full((rows, m, m), np.nan)
    cases = (y * used).sum(axis=2).astype(np.int64)
    observed = (x * (y * used)[..., None]).sum(axis=(1, 2))
    left = np.arange(rows)
    for _ in range(_MOST_STEPS):
        mean, spread = _moments(x[left], used[left], cases[left], beta[left])
        gradient = observed[left] - mean.sum(axis=1)
        information = spread.sum(axis=1)
        known = np.linalg.eigvalsh(information)[:, 0] > 1e-8
        covariance[left[known]] = np.linalg.inv(information[known])
        covariance[left[~known]] = np.nan
        left, gradient = left[known], gradient[known]
        if not len(left):
            break
        step = (covariance[left] @ gradient[:, :, None])[:, :, 0]
        most = np.abs(step).max(axis=1, keepdims=True)
        beta[left] += step * np.minimum(1.0, _LONGEST_STEP / np.maximum(most, 1e-12))
        left = left[most[:, 0] > _LAST_STEP]
        if not len(left):
            break
    return beta, covariance


def _variance(values: Floats, used: Bools) -> Floats:
    """Give the variance over the used days; 1 where nothing varies."""
    count = np.maximum(used.sum(axis=2), 1)[..., None]
    mean = values.sum(axis=2) / count
    spread = (np.where(used[..., None], values - mean[:, :, None], 0.0) ** 2).sum(axis=2) / count
    return np.where(spread > 1e-12, spread, 1.0)


def _moments(
    x: Floats, used: Bools, cases: npt.NDArray[np.int64], beta: Floats
) -> tuple[Floats, Floats]:
    """Give mean and covariance of the sum of x over as many days as had headache, by stratum.

    Sums over all sets of days are built up day by day (Gail, Lubin and Rubinstein 1981,
    doi:10.1093/biomet/68.3.703).
    """
    rows, strata, days, m = x.shape
    chance = np.where(used, np.exp(np.clip(x @ beta[:, None, :, None], -30, 30)[..., 0]), 0.0)
    whole = np.zeros((rows, strata, days + 1))
    first, second = np.zeros((*whole.shape, m)), np.zeros((*whole.shape, m, m))
    whole[..., 0] = 1.0
    for day in range(days):
        top = day + 1
        e, at = chance[:, :, day, None], x[:, :, None, day]
        f, g = whole[..., :top].copy(), first[..., :top, :].copy()
        pull = g + f[..., None] * at
        cross = g[..., :, None] * at[..., None, :]
        squares = second[..., :top, :, :] + cross + np.swapaxes(cross, -1, -2)
        squares = squares + f[..., None, None] * (at[..., :, None] * at[..., None, :])
        whole[..., 1 : top + 1] += e * f
        first[..., 1 : top + 1, :] += e[..., None] * pull
        second[..., 1 : top + 1, :, :] += e[..., None, None] * squares
    pick = (*np.indices(cases.shape), cases)
    total = whole[pick]
    mean = first[pick] / total[..., None]
    spread = second[pick] / total[..., None, None] - mean[..., :, None] * mean[..., None, :]
    return mean, spread
