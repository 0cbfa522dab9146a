"""Testing many factors against the course of many people: the efficient score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats, FloatsLike
from hdiary.stats.blocks import split
from hdiary.stats.logistic import apply_design
from hdiary.stats.normal import two_sided_p
from hdiary.stats.transition import TransitionFit

LEAST_LEFT = 1e-6
"""Share of a factor's spread that the course must leave for it to be told from the course."""

_ROUNDING = 8.0
_BLOCK_CELLS = 100_000


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class FactorScores:
    """Tests of K factors in n people.

    Attributes
    ----------
    score_z : (n, K)
        Standardised score; above 0, headache was more likely than the course alone says.
    p_value : (n, K)
        Two-sided.
    information : (n, K)
        Information on the log odds ratio at 1, given the course.
    log_odds_ratio : (n, K)
        First step towards the log odds ratio (score by information; Yusuf and others 1985).

    All are NaN where a factor does not vary on the used days, or only as the course does.
    """

    score_z: Floats
    p_value: Floats
    information: Floats
    log_odds_ratio: Floats


def screen_factors(fit: TransitionFit, exposure: FloatsLike) -> FactorScores:
    """Test whether factors tell more about headache than the course itself does.

    Rao's score test (1948) of each factor alone, given all of the course: the part of the
    factor that the course does not explain (weighted least squares) against what is left of
    headache. Firth's correction (1993) in the factor's own direction keeps rare factors
    honest. The course is fitted once per person whatever the number of factors. The statistic
    is referred to a t distribution with the degrees of freedom of the fit.

    Parameters
    ----------
    fit
        The course of n people over T days.
    exposure
        (n, K, T): the factors' values that belong to each day, such as those of the day
        before; NaN where not said. Such days stand at the factor's mean and tell nothing.

    Returns
    -------
    FactorScores
        Under no effect the p-values are uniform, as the documentation of the method measures.

    References
    ----------
    Rao 1948, doi:10.1017/S0305004100023987. Firth 1993, doi:10.1093/biomet/80.1.27.
    Yusuf and others 1985, doi:10.1016/S0033-0620(85)80003-7.

    Examples
    --------
    >>> from hdiary.stats.transition import fit_transition
    >>> rng = np.random.default_rng(1)
    >>> factor = (rng.random((1, 200)) < 0.4).astype(float)
    >>> headache = (rng.random((1, 200)) < 0.2 + 0.4 * factor).astype(float)
    >>> fit = fit_transition(headache, weekday=np.array([0]), length=np.array([200]))
    >>> float(screen_factors(fit, factor[:, None, :]).score_z[0, 0]) > 3
    True
    """
    people, many, days = exposure.shape
    score, spread, information = (np.empty((people, many)) for _ in range(3))
    cells = max(days * max(fit.design.shape[2], many), 1)
    for at in split(people, block=_BLOCK_CELLS // cells):
        score[at], spread[at], information[at] = _score_some(fit, exposure, at)
    known = information > LEAST_LEFT * np.maximum(spread, np.finfo(np.float64).tiny)
    safe = np.where(known, information, 1.0)
    z = np.where(known, score / np.sqrt(safe), np.nan)
    return FactorScores(
        score_z=z,
        p_value=two_sided_p(z, df=fit.df[:, None]),
        information=np.where(known, information, np.nan),
        log_odds_ratio=np.where(known, score / safe, np.nan),
    )


def _score_some(
    fit: TransitionFit, exposure: FloatsLike, at: slice
) -> tuple[Floats, Floats, Floats]:
    """Give scores, spreads and information of a few people, which stay in the memory near by."""
    used, own = fit.used[at], fit.design[at]
    risk = np.asarray(expit(apply_design(own, fit.coefficients[at])), dtype=np.float64)
    full = np.where(used, risk * (1.0 - risk), 0.0)
    weight = full.astype(exposure.dtype)
    x, spread = centre_values(exposure[at], used, full)
    design = own.astype(exposure.dtype, copy=False)
    crossed = (x * weight[:, None]) @ design
    path = fit.covariance[at] @ np.swapaxes(crossed, 1, 2).astype(np.float64)
    tilted = x - np.swapaxes(design @ path.astype(exposure.dtype), 1, 2)
    share = tilted * tilted
    share *= weight[:, None, :]
    left = share.sum(axis=2, dtype=np.float64)
    information = left + ((path * path) * fit.penalty[at][:, :, None]).sum(axis=1)
    surprise = np.where(used, fit.response[at] - risk, 0.0).astype(exposure.dtype)
    score = np.asarray((x @ surprise[:, :, None])[:, :, 0], dtype=np.float64)
    share *= tilted
    lean = np.asarray((share @ (0.5 - risk).astype(exposure.dtype)[:, :, None])[:, :, 0])
    known = information > LEAST_LEFT * np.maximum(spread, np.finfo(np.float64).tiny)
    return score + lean / np.where(known, left, 1.0), spread, information


def centre_exposure(exposure: FloatsLike, fit: TransitionFit) -> tuple[FloatsLike, Floats]:
    """Take each factor's mean over the used days away; days not said and not used become 0."""
    return centre_values(exposure, fit.used, fit.weight)


def centre_values(exposure: FloatsLike, used: Bools, weight: Floats) -> tuple[FloatsLike, Floats]:
    """Do so with each row's used days and their weights, and give the spread that is left."""
    known = ~np.isnan(exposure)
    known &= used[:, None, :]
    x = np.where(known, exposure, exposure.dtype.type(0))
    count = known.sum(axis=2)
    total = x.sum(axis=2, dtype=np.float64)
    mean = np.divide(total, count, out=np.zeros(total.shape), where=count > 0)
    x -= mean[:, :, None].astype(exposure.dtype)
    x *= known
    spread = np.asarray(((x * x) @ weight.astype(x.dtype)[:, :, None])[:, :, 0], dtype=np.float64)
    # What is left of a constant is rounding.
    rounding = _ROUNDING * np.finfo(x.dtype).eps * np.abs(mean)
    flat = spread <= rounding**2 * weight.sum(axis=1)[:, None]
    x[flat] = 0.0
    return x, np.where(flat, 0.0, spread)
