"""The course without factors: who has headache when, given what a diary knows of other days."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.course import Course, lay_course
from hdiary.stats.held import hold_back
from hdiary.stats.logistic import (
    add_penalty,
    apply_design,
    fitted_risk,
    inform,
    maximise,
    maximise_roughly,
)
from hdiary.stats.periods import find_period


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
    period : (n,) or None
        The rhythm that was found [days]; 0 where there is none.
    """

    used: Bools
    response: Floats
    design: Floats
    penalty: Floats
    coefficients: Floats
    covariance: Floats
    wave_sd: Floats
    df: Floats
    period: Ints | None = None

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


def fit_transition(
    headache: Floats,
    *,
    weekday: Ints,
    length: Ints,
    pain: Floats | None = None,
    factors: Floats | None = None,
    told: Floats | None = None,
) -> TransitionFit:
    """Fit how headache follows headache, for many people at once.

    A logistic transition model (Zeger & Qaqish 1988) with the states of the last two days, how
    long a headache has run and how bad yesterday was, a linear trend, the weekdays, slow and
    quick waves (cosines of 56 days and longer sized as an AR(1) process with correlation 0.95,
    and of 8 to 56 days with 0.8), a rhythm of 4 to 35 days where headache or a factor follows
    one (a periodogram, Fisher 1929, of both, as in double selection, Belloni and others 2014),
    and the rhythms that are written down. All but the states and the trend are held back by
    normal priors. The standard deviations of weekdays, waves and rhythms are means over a grid,
    weighed by the restricted likelihood of the working model (penalised quasi-likelihood,
    Breslow & Clayton 1993): they are small for people without a rhythm or a wave, and take
    little away from them. The mean is geometric for the weekdays and the quick wave and the root
    mean square for the others, which harm more.

    Parameters
    ----------
    headache
        (n, T): 1 headache, 0 clear, NaN not recorded or after the end of the diary.
    weekday
        (n,): weekday of the first day, Monday 0.
    length
        (n,): days of each diary, at most T [days].
    pain
        (n, T): worst pain of each day as a share of its scale; NaN not rated.
    factors
        (n, K, T): what will be tested, NaN not said: a rhythm that headache or these follow is
        looked for. Without them none is.
    told
        (n, T, q): columns of rhythms that are written down, such as a period or a shift, on the
        days and those around them; 0 where nothing was said.

    Returns
    -------
    TransitionFit
        Also for people without a used day, whose coefficients are 0.

    References
    ----------
    Zeger & Qaqish 1988, doi:10.2307/2531732. Breslow & Clayton 1993,
    doi:10.1080/01621459.1993.10594284. Fisher 1929, doi:10.1098/rspa.1929.0151. Belloni,
    Chernozhukov & Hansen 2014, doi:10.1093/restud/rdt044.

    Examples
    --------
    >>> days = np.array([[1.0, 1, 0, 0, 1, np.nan, 0, 0, 1, 1]])
    >>> fit = fit_transition(days, weekday=np.array([0]), length=np.array([10]))
    >>> fit.used.sum(), fit.design.shape
    (np.int64(7), (1, 10, 18))
    """
    state = np.asarray(headache)
    used = find_used(state)
    response = np.where(used, state, 0.0)
    course = lay_course(state, used, weekday=weekday, length=length, pain=pain)
    begun = _begin(course, response)
    surprise = np.where(used, response - fitted_risk(course.rough, begun, None), 0.0)
    period = np.zeros(len(state), dtype=np.int64)
    if factors is not None:
        # What was said on the last day comes before no day, also where others' diaries go on.
        inside = np.arange(state.shape[1]) < np.asarray(length)[:, None]
        period = find_period(surprise, np.where(inside[:, None], factors, np.nan), used)
    course = course.add(period, told)
    start = np.zeros((len(state), course.design.shape[2]))
    start[:, : begun.shape[1]] = begun
    information = inform(course.design, used, start)
    penalty, sds = hold_back(course, response, start, information)
    coefficients = maximise(response, used, course.design, penalty, start, information=information)[
        0
    ]
    information = inform(course.design, used, coefficients)
    covariance = np.linalg.inv(add_penalty(information, penalty)).astype(np.float64, copy=False)
    taken = (covariance * information).sum(axis=(1, 2))
    return TransitionFit(
        used=used,
        response=response,
        design=course.design,
        penalty=penalty,
        coefficients=coefficients,
        covariance=covariance,
        wave_sd=sds["slow"],
        df=np.maximum(used.sum(axis=1) - taken - 1.0, 1.0),
        period=period,
    )


def find_used(headache: Floats) -> Bools:
    """Say which days count: those recorded whose day before is recorded too, (n, T)."""
    recorded = ~np.isnan(headache)
    used = recorded.copy()
    used[:, 1:] &= recorded[:, :-1]
    used[:, :1] = False
    return used


def _begin(course: Course, response: Floats) -> Floats:
    """Take the first steps of a fit without quick waves and rhythms."""
    penalty = course.first_penalty()[:, : course.rough.shape[2]]
    start = np.zeros(penalty.shape)
    start[:, 0] = _log_odds_of_mean(response, course.used)
    return maximise_roughly(response, course.used, course.rough, penalty, start)[0]


def _log_odds_of_mean(response: Floats, used: Bools) -> Floats:
    count = used.sum(axis=1)
    share = (response.sum(axis=1) + 0.5) / (count + 1.0)
    return np.asarray(np.log(share / (1.0 - share)))
