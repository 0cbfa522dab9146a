"""One answer from several people's: random effects, and how far people differ."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Floats
from hdiary.stats.normal import critical_value, two_sided_p

_STEPS = 200
_CLOSE = 1e-6


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PooledEffect:
    """The average person's effect, and how far people differ.

    Attributes
    ----------
    estimate, low, high
        Mean effect and its interval, in the units of the effects.
    p_value
        Two-sided, against no mean effect; below 1 - level exactly when the interval excludes 0.
    tau
        Standard deviation between people, in the units of the effects; never below 0.
    i2
        Share of the spread of the estimates that is between people, from 0 to 1.
    q, heterogeneity_p
        Cochran's statistic, and its p-value against people who do not differ.
    prediction_low, prediction_high
        Where the effect of one more such person is expected.
    k
        How many people.

    With one person ``tau``, ``i2``, ``q``, ``heterogeneity_p`` and the prediction are NaN: one
    cannot differ. With two only the prediction is.
    """

    estimate: float
    low: float
    high: float
    p_value: float
    tau: float = nan
    i2: float = nan
    q: float = nan
    heterogeneity_p: float = nan
    prediction_low: float = nan
    prediction_high: float = nan
    k: int = 1


def pool_effects(
    effect: npt.ArrayLike, variance: npt.ArrayLike, *, level: float = 0.95
) -> PooledEffect:
    """Pool one effect over people who may differ.

    The spread between people is Paule and Mandel's; the interval of the mean is Hartung and
    Knapp's (t with k - 1 degrees of freedom), never narrower than the ordinary interval of
    people who do not differ: by chance a few estimates agree too well, and theirs would shrink
    to nothing. The prediction interval is that of Higgins, Thompson and Spiegelhalter.

    Parameters
    ----------
    effect
        Shape (k,), one estimate per person, such as log odds ratios.
    variance
        Shape (k,), squared standard errors, above 0.
    level
        Of both intervals, between 0 and 1.

    Returns
    -------
    PooledEffect
        With one person, that person's own effect and ordinary interval.

    Raises
    ------
    ValueError
        If nobody is given, the shapes differ, or a value is not a number above 0 where it must be.

    Notes
    -----
    It takes the people's standard errors for known, their estimates for normal, and the people
    for a sample of those one wants to speak of. In 40,000 simulated sets each of standard
    errors from 0.25 to 0.9, the 95 % interval held the mean in 98.7, 97.8, 97.2 and 96.5 % of sets
    of 3, 5, 10 and 24 people who do not differ, and in 96.6, 95.4, 94.4 and 94.5 % where they
    differ by tau 0.4 (without the floor 94.9 to 95.1 and 93.9 to 94.4 %; the ordinary interval
    of random effects 89.9 to 93.3 % where they differ).

    The prediction has t with k - 2 degrees of freedom, as in the paper: k - 1 is as common but held
    one more person less often among 5 (89.5 against 92.2 % at tau 0.4). For 10 and 24 people it
    held 86 and 89 % at tau 0.4 and 90 and 83 % at tau 0.2, because tau is often found to be 0:
    read it as the least that people differ.

    Give standard errors that do not lean on the estimate, such as those from the information
    at no effect. From 24,000 simulated Firth logits of 60 to 180 days without an effect, those at
    the estimate made the pooled odds ratio of 100 people 1.04 and 12.7 % of p-values below 0.05
    (4.3 % for 24 people), since rare factors look surer where the odds ratio came out high; those
    at no effect made it 1.00 and 7.2 % (3.1 %). With an odds ratio of 2 both gave about 2.

    References
    ----------
    Paule and Mandel 1982, doi:10.6028/jres.087.022. Hartung and Knapp 2001,
    doi:10.1002/sim.791. The floor: Wiksten and others 2016, doi:10.1002/sim.6879. Higgins,
    Thompson and Spiegelhalter 2009, doi:10.1111/j.1467-985X.2008.00552.x. I squared: Higgins and
    Thompson 2002, doi:10.1002/sim.1186. Cochran 1954, doi:10.2307/3001666.

    Examples
    --------
    >>> pooled = pool_effects([0.2, 0.5, 0.8, 1.0], [0.04, 0.09, 0.04, 0.09])
    >>> [round(v, 3) for v in (pooled.estimate, pooled.low, pooled.high, pooled.tau)]
    [0.601, 0.038, 1.164, 0.255]
    """
    y, v = _check(effect, variance)
    if len(y) == 1:
        return _one_person(float(y[0]), sqrt(float(v[0])), level)
    from statsmodels.stats.meta_analysis import combine_effects

    k = len(y)
    # statsmodels gives up and says 0 if the equation it solves rounds to below 0 on the last
    # step, so it is not to look closer than rounding does for many people.
    # It also divides by Cochran's statistic, which is 0 where all agree, for what is not used here.
    with np.errstate(divide="ignore", invalid="ignore"):
        fit = combine_effects(y, v, method_re="iterated", atol=_CLOSE * (k - 1), maxiter=_STEPS)
    estimate, tau2, q = float(fit.mean_effect_re), float(fit.tau2), max(float(fit.q), 0.0)
    half, p_value = _interval(fit, level=level)
    wide = nan
    if k > 2:
        error2 = max(float(fit.var_hksj_re), float(fit.var_eff_w_fe))
        wide = float(critical_value(level, df=k - 2)) * sqrt(tau2 + error2)
    return PooledEffect(
        estimate=estimate,
        low=estimate - half,
        high=estimate + half,
        p_value=p_value,
        tau=sqrt(tau2),
        i2=max(0.0, 1.0 - (k - 1) / q) if q > 0 else 0.0,
        q=q,
        heterogeneity_p=float(fit.test_homogeneity().pvalue) if q > 0 else 1.0,
        prediction_low=estimate - wide,
        prediction_high=estimate + wide,
        k=k,
    )


def _interval(fit: Any, *, level: float) -> tuple[float, float]:
    """Give half the width, and the p-value that goes with it: the more careful of two."""
    estimate, df = float(fit.mean_effect_re), int(fit.k) - 1
    own, floor = float(fit.sd_eff_w_re_hksj), float(fit.sd_eff_w_fe)
    half = max(float(critical_value(level, df=df)) * own, float(critical_value(level)) * floor)
    p_value = float(two_sided_p(estimate / floor))
    if own > 0:
        p_value = max(p_value, float(two_sided_p(estimate / own, df=df)))
    return half, p_value


def _one_person(estimate: float, error: float, level: float) -> PooledEffect:
    half = float(critical_value(level)) * error
    return PooledEffect(
        estimate=estimate,
        low=estimate - half,
        high=estimate + half,
        p_value=float(two_sided_p(estimate / error)),
    )


def _check(effect: npt.ArrayLike, variance: npt.ArrayLike) -> tuple[Floats, Floats]:
    y, v = np.asarray(effect, dtype=np.float64), np.asarray(variance, dtype=np.float64)
    if y.ndim != 1 or y.shape != v.shape or not y.size:
        raise ValueError(
            f"effect has shape {y.shape} and variance {v.shape}; "
            "give one of each per person, and at least one person."
        )
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all()):
        raise ValueError(
            "Every effect must be a number and every variance a number above 0; "
            "leave people without an estimate out."
        )
    return y, v
