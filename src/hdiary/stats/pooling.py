"""One answer from several people's: random effects, and how far people differ."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from hdiary.stats.arrays import Floats
from hdiary.stats.normal import critical_value, two_sided_p

_STEPS = 200
_CLOSE = 1e-9
_FEW = 10
"""Fewer people may agree by chance so well that their scatter says nothing of the mean."""
_TOO_WELL = 0.025
"""Estimates of people who do not differ agree so well in so few sets."""


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

    The spread between people is Paule and Mandel's, and weighs them. The interval of the mean
    rests on how far the estimates lie from it, whatever their standard errors say (the sandwich
    of Hedges, Tipton and Johnson, unbiased where people differ by that spread), with Tipton's
    degrees of freedom. Of fewer than ten people, and where the estimates agree too well, more
    closely than those of people who do not differ do in 39 of 40 sets, it is never narrower than
    the ordinary interval of such people. The prediction interval is that of Higgins, Thompson and
    Spiegelhalter.

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
    It takes the people for a sample of those one wants to speak of, and their estimates for
    normal. In 10,000 simulated sets each (5,000 of 300 people) of standard errors from 0.25 to
    0.9, the 95 % interval held the mean of 10, 40 and 300 people in 95.9, 95.2 and 95.3 % where
    they do not differ, in 95.5, 94.8 and 94.8 % where they differ by tau 0.4, and in 94.8, 94.9
    and 94.8 % by 0.8; of 3 and 5, whose interval has that floor, in
    99.1 and 98.7, 97.5 and 96.8, 97.0 and 95.9 %. With standard
    errors that were themselves estimated from 4 to 21 observations these were 95.7, 95.1 and 94.2,
    95.2, 95.1 and 94.9, 94.8, 95.0 and 94.8 %. The interval of Hartung and Knapp (2001,
    doi:10.1002/sim.791) held 93.0, 92.9 and 92.9 % there where people do not differ, and 94.0 %
    of 10 people who differ by 0.4 even where standard errors are known.

    The prediction has t with at most k - 2 degrees of freedom, as in the paper: k - 1 is as common
    but held one more person less often among 5 (89.5 against 92.2 % at tau 0.4). For 10 and 24
    people it held 86 and 89 % at tau 0.4 and 90 and 83 % at tau 0.2, because tau is often found
    to be 0: read it as the least that people differ.

    What all estimates are off by in the same direction it cannot know. Of 300 people that is as
    much as the standard error: log odds ratios of 0.7 beside a course were off by 0.026 where
    nothing else moved the odds and by -0.034 where a strong slow wave did, which nobody can tell
    apart in one diary; the interval of 300 then held the truth in 76 to 87 % of sets.

    Give standard errors that do not lean on the estimate, such as those from the information
    at no effect. From 24,000 simulated Firth logits of 60 to 180 days without an effect, those at
    the estimate made the pooled odds ratio of 100 people 1.04, those at no effect 1.00, since rare
    factors look surer where the odds ratio came out high. With an odds ratio of 2 both gave 2.

    References
    ----------
    Paule and Mandel 1982, doi:10.6028/jres.087.022; solved as by DerSimonian and Kacker 2007,
    doi:10.1016/j.cct.2006.04.004. The interval: Hedges, Tipton and Johnson 2010,
    doi:10.1002/jrsm.5, Tipton 2015, doi:10.1037/met0000011, Pustejovsky and Tipton 2018,
    doi:10.1080/07350015.2016.1247004. Ours: when the ordinary one is the floor. Higgins,
    Thompson and Spiegelhalter 2009, doi:10.1111/j.1467-985X.2008.00552.x. I squared: Higgins and
    Thompson 2002, doi:10.1002/sim.1186. Cochran 1954, doi:10.2307/3001666.

    Examples
    --------
    >>> pooled = pool_effects([0.2, 0.5, 0.8, 1.0], [0.04, 0.09, 0.04, 0.09])
    >>> [round(v, 3) for v in (pooled.estimate, pooled.low, pooled.high, pooled.tau)]
    [0.601, -0.001, 1.203, 0.255]
    """
    y, v = _check(effect, variance)
    if len(y) == 1:
        return _one_person(float(y[0]), sqrt(float(v[0])), level)
    k = len(y)
    tau2 = _find_spread(y, v)
    weight = 1.0 / (v + tau2)
    estimate = float((weight @ y) / weight.sum())
    error, df = _find_error(y - estimate, weight)
    q = _scatter(y, 1.0 / v)[0]
    differ = float(chdtrc(k - 1, q))
    agree = k < _FEW or 1.0 - differ <= _TOO_WELL
    least = sqrt(1.0 / float((1.0 / v).sum())) if agree else 0.0
    half, p_value = _interval(estimate, (error, df), least, level=level)
    wide = nan
    if k > 2:
        far = float(critical_value(level, df=min(df, k - 2.0)))
        wide = max(far * sqrt(tau2 + max(error, least) ** 2), half)
    return PooledEffect(
        estimate=estimate,
        low=estimate - half,
        high=estimate + half,
        p_value=p_value,
        tau=sqrt(tau2),
        i2=max(0.0, 1.0 - (k - 1) / q) if q > 0 else 0.0,
        q=q,
        heterogeneity_p=differ,
        prediction_low=estimate - wide,
        prediction_high=estimate + wide,
        k=k,
    )


def _scatter(y: Floats, weight: Floats) -> tuple[float, float]:
    """Give the weighted squares around the weighted mean, and how they fall as variances grow."""
    away = y - (weight @ y) / weight.sum()
    square = weight * away**2
    return float(square.sum()), float(weight @ square)


def _find_spread(y: Floats, v: Floats) -> float:
    """Find the variance between people with which the estimates scatter as they should."""
    # The scatter falls and is convex, so that Newton's steps from 0 come from one side only.
    tau2, due = 0.0, len(y) - 1.0
    for _ in range(_STEPS):
        found, fall = _scatter(y, 1.0 / (v + tau2))
        if found <= due * (1.0 + _CLOSE) or fall <= 0.0:
            break
        tau2 += (found - due) / fall
    return tau2


def _find_error(away: Floats, weight: Floats) -> tuple[float, float]:
    """Give the standard error of the weighted mean by its residuals, and degrees of freedom."""
    # HC2 and Bell and McCaffrey's degrees of freedom of the regression on a constant, after
    # everything was multiplied by the root of its weight.
    share = weight / weight.sum()
    counts = share**2 / (1.0 - share)
    error2 = float(counts @ away**2)
    expected = counts * (1.0 / weight - 1.0 / weight.sum())
    both = counts.sum() ** 2 - counts @ counts
    df = expected.sum() ** 2 / (expected @ expected + both / weight.sum() ** 2)
    return sqrt(error2), float(df)


def _interval(
    estimate: float, own: tuple[float, float], least: float, *, level: float
) -> tuple[float, float]:
    """Give half the width, and the p-value that goes with it: the more careful of two."""
    error, df = own
    half = float(critical_value(level, df=df)) * error
    p_value = float(two_sided_p(estimate / error, df=df)) if error > 0 else 0.0
    if least > 0:
        half = max(half, float(critical_value(level)) * least)
        p_value = max(p_value, float(two_sided_p(estimate / least)))
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
