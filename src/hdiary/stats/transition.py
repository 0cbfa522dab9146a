"""The course without factors: who has headache when, given yesterday, weekday and slow drift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.logistic import (
    add_penalty,
    apply_design,
    collect_design,
    fitted_risk,
    inform,
    maximise,
    maximise_roughly,
)

FIXED = ("intercept", "yesterday", "day before yesterday", "trend")
FIXED_SD = 5.0
"""Prior standard deviation of what is hardly held back [log odds]; the intercept is freer."""
INTERCEPT_SD = 30.0
WEEKDAY_SDS = np.array([0.05, 0.15, 0.3, 0.6, 1.2])
"""Standard deviations of the weekdays' effects that are weighed against each other [log odds]."""
SHORTEST_WAVE_DAYS = 56
_MOST_WAVES = 52
"""In diaries of more than four years the shortest wave is longer."""
WAVE_RHO = 0.95
"""Correlation of the slow wave from one day to the next, which shapes its spectrum."""
WAVE_SDS = np.array([0.05, 0.25, 0.5, 1.0, 1.5])
"""Standard deviations of the slow wave that are weighed against each other [log odds]."""
_FIRST_WEEKDAY_SD, _FIRST_WAVE_SD = 0.5, 0.7
_WEEK = 7
_WEEKDAYS = slice(len(FIXED), len(FIXED) + _WEEK)
_WAVES = slice(len(FIXED) + _WEEK, None)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TransitionFit:
    """The fitted course of n people over T days without any factor.

    Attributes
    ----------
    used : (n, T) bool
        Days that count: recorded, and the day before too.
    response : (n, T)
        1 headache, 0 clear; 0 where not used.
    design : (n, T, m)
        What the course is made of; rows that are not used are 0.
    penalty : (n, m)
        Prior precision of each coefficient.
    coefficients : (n, m)
        On the scale of log odds.
    covariance : (n, m, m)
        Of the coefficients: the inverse of their information and penalty together.
    wave_sd : (n,)
        Estimated standard deviation of the slow wave [log odds].
    df : (n,)
        Used days less the effective number of coefficients and one for a factor, at least 1.
    """

    used: Bools
    response: Floats
    design: Floats
    penalty: Floats
    coefficients: Floats
    covariance: Floats
    wave_sd: Floats
    df: Floats

    @property
    def people(self) -> int:
        """How many people."""
        return len(self.used)

    @property
    def log_odds(self) -> Floats:
        """Fitted log odds of each day, (n, T)."""
        return apply_design(self.design, self.coefficients)

    @property
    def probability(self) -> Floats:
        """Fitted risk of each day, (n, T); of days that are not used, 0.5."""
        return np.asarray(expit(self.log_odds), dtype=np.float64)

    @property
    def weight(self) -> Floats:
        """Variance of each day's response, (n, T); 0 where not used."""
        p = self.probability
        return np.where(self.used, p * (1.0 - p), 0.0)


def fit_transition(headache: Floats, *, weekday: Ints, length: Ints) -> TransitionFit:
    """Fit how headache follows headache, for many people at once.

    A logistic transition model (Zeger & Qaqish 1988) with the states of the last two days, a
    linear trend, the weekdays, and a slow wave: cosines of 56 days and longer whose sizes
    follow an AR(1) process with correlation 0.95. Weekdays and wave are held back by normal
    priors, whose standard deviations are means over a grid, weighed by the restricted
    likelihood of the working model (penalised quasi-likelihood, Breslow & Clayton 1993): they
    are small for people without a rhythm or a wave, and take little away from them. The mean
    is geometric for the weekdays and the root mean square for the wave, which harms more.

    Parameters
    ----------
    headache
        (n, T): 1 headache, 0 clear, NaN not recorded or after the end of the diary.
    weekday
        (n,): weekday of the first day, Monday 0.
    length
        (n,): days of each diary, at most T [days].

    Returns
    -------
    TransitionFit
        Also for people without a used day, whose coefficients are 0.

    References
    ----------
    Zeger & Qaqish 1988, doi:10.2307/2531732. Breslow & Clayton 1993,
    doi:10.1080/01621459.1993.10594284.

    Examples
    --------
    >>> days = np.array([[1.0, 1, 0, 0, 1, np.nan, 0, 0, 1, 1]])
    >>> fit = fit_transition(days, weekday=np.array([0]), length=np.array([10]))
    >>> fit.used.sum(), fit.design.shape
    (np.int64(7), (1, 10, 11))
    """
    state = np.asarray(headache)
    used = find_used(state)
    response = np.where(used, state, 0.0)
    design, spectrum = _make_design(state, used, weekday=weekday, length=length)
    weekday_sd, wave_sd = (np.full(len(state), sd) for sd in (_FIRST_WEEKDAY_SD, _FIRST_WAVE_SD))
    rough = _penalties(spectrum, weekday_sd, wave_sd)
    start = np.zeros((len(state), design.shape[2]))
    start[:, 0] = _log_odds_of_mean(response, used)
    start, information = maximise_roughly(response, used, design, rough, start)
    working = _working(response, used, design, start, information)
    weight = _weigh(
        information, working, rough, _WEEKDAYS, np.ones((len(state), _WEEK)), WEEKDAY_SDS
    )
    weekday_sd = np.exp(np.log(WEEKDAY_SDS) @ weight)
    penalty = _penalties(spectrum, weekday_sd, wave_sd)
    weight = _weigh(information, working, penalty, _WAVES, spectrum, WAVE_SDS)
    wave_sd = np.sqrt(WAVE_SDS**2 @ weight)
    penalty = _penalties(spectrum, weekday_sd, wave_sd)
    coefficients = maximise(response, used, design, penalty, start, information=information)[0]
    information = inform(design, used, coefficients)
    covariance = np.linalg.inv(add_penalty(information, penalty)).astype(np.float64, copy=False)
    taken = (covariance * information).sum(axis=(1, 2))
    return TransitionFit(
        used=used,
        response=response,
        design=design,
        penalty=penalty,
        coefficients=coefficients,
        covariance=covariance,
        wave_sd=wave_sd,
        df=np.maximum(used.sum(axis=1) - taken - 1.0, 1.0),
    )


def find_used(headache: Floats) -> Bools:
    """Say which days count: those recorded whose day before is recorded too, (n, T)."""
    recorded = ~np.isnan(headache)
    used = recorded.copy()
    used[:, 1:] &= recorded[:, :-1]
    used[:, :1] = False
    return used


def _make_design(
    state: Floats, used: Bools, *, weekday: Ints, length: Ints
) -> tuple[Floats, Floats]:
    """Lay out what the course is made of, and the variance of each cosine at wave sd 1."""
    people, days = state.shape
    waves = min(int(2 * max(length, default=0) // SHORTEST_WAVE_DAYS), _MOST_WAVES)
    design = np.zeros((people, days, len(FIXED) + _WEEK + waves), dtype=state.dtype)
    day = np.arange(days)
    design[:, :, 0] = 1.0
    design[:, 1:, 1] = np.nan_to_num(state[:, :-1])
    design[:, 2:, 2] = state[:, :-2]
    design[:, :2, 2] = np.nan
    usual = _mean_known(state)
    gaps = np.isnan(design[:, :, 2])
    design[:, :, 2][gaps] = np.broadcast_to(usual[:, None], gaps.shape)[gaps]
    span = np.maximum(length, 1)[:, None]
    design[:, :, 3] = 2.0 * day / span - 1.0
    of_week = (np.asarray(weekday)[:, None] + day) % _WEEK
    design[:, :, 4 : 4 + _WEEK] = np.eye(_WEEK, dtype=state.dtype)[of_week]
    turns = np.arange(1, waves + 1)
    frequency = np.pi * turns / span
    lengths, which = np.unique(span, return_inverse=True)
    cosines = np.cos((day[:, None] + 0.5) * (np.pi * turns / lengths[:, None])[:, None, :])
    design[:, :, 4 + _WEEK :] = cosines.astype(state.dtype)[which.ravel()]
    design *= used[:, :, None]
    spectrum = (1 - WAVE_RHO**2) / (1 - 2 * WAVE_RHO * np.cos(frequency) + WAVE_RHO**2)
    # A shorter diary has fewer waves than there are columns.
    spectrum = np.where(turns * SHORTEST_WAVE_DAYS <= 2 * span, 2.0 * spectrum / span, 1e-9)
    return design, spectrum


def _mean_known(state: Floats) -> Floats:
    known = ~np.isnan(state)
    count = known.sum(axis=1)
    total = np.where(known, state, 0.0).sum(axis=1)
    mean: Floats = np.divide(total, count, out=np.full(len(state), 0.5), where=count > 0)
    return mean


def _log_odds_of_mean(response: Floats, used: Bools) -> Floats:
    count = used.sum(axis=1)
    share = (response.sum(axis=1) + 0.5) / (count + 1.0)
    return np.asarray(np.log(share / (1.0 - share)))


def _penalties(spectrum: Floats, weekday_sd: Floats, wave_sd: Floats) -> Floats:
    people = len(spectrum)
    fixed = np.full(len(FIXED), FIXED_SD**-2)
    fixed[0] = INTERCEPT_SD**-2
    return np.hstack(
        [
            np.broadcast_to(fixed, (people, len(fixed))),
            np.repeat(weekday_sd[:, None] ** -2, _WEEK, axis=1),
            1.0 / (wave_sd[:, None] ** 2 * spectrum),
        ]
    )


def _working(
    response: Floats, used: Bools, design: Floats, coefficients: Floats, information: Floats
) -> Floats:
    """Give design' weights times the working response of the linearised model, (n, m)."""
    p = fitted_risk(design, coefficients, None)
    score = collect_design(design, np.where(used, response - p, 0.0))
    return score + (information @ coefficients[:, :, None])[:, :, 0]


def _weigh(
    information: Floats,
    working: Floats,
    penalty: Floats,
    block: slice,
    variance: Floats,
    sds: Floats,
) -> Floats:
    """Weigh standard deviations of a block of effects by the working model's likelihood."""
    # It is the restricted likelihood, the rest of the model at its own penalty. In the
    # directions in which the rest leaves the block uncorrelated it is a product of normal
    # densities, so that a whole grid costs nothing.
    if not variance.shape[1]:
        return np.full((len(sds), len(working)), 1.0 / len(sds))
    rest = np.ones(penalty.shape[1], dtype=np.bool_)
    rest[block] = False
    own = add_penalty(information[:, rest][:, :, rest], penalty[:, rest])
    between = information[:, rest, block]
    held = np.linalg.solve(own, np.concatenate([between, working[:, rest, None]], axis=2))
    size = np.sqrt(variance)
    left = information[:, block, block] - np.swapaxes(between, 1, 2) @ held[:, :, :-1]
    pull = working[:, block] - (np.swapaxes(between, 1, 2) @ held[:, :, -1:])[:, :, 0]
    strength, turned = np.linalg.eigh(left * size[:, :, None] * size[:, None, :])
    strength, along = np.maximum(strength, 0.0), collect_design(turned, pull * size)
    wide = (sds**2)[:, None, None]
    grown = 1.0 + wide * strength
    likelihood = 0.5 * (along**2 * wide / grown - np.log(grown)).sum(axis=2)
    weight = np.exp(likelihood - likelihood.max(axis=0))
    return np.asarray(weight / weight.sum(axis=0))
