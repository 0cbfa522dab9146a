"""Days and headaches as a person with known ways lives them, with a known effect: arrays only."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, ndtr

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.waviness import find_constant

MONTH = 28.0
"""A trend is told for so many days [days]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayCourse:
    """How often the head of a person hurts.

    Attributes
    ----------
    share
        Of the days that are headache days, above 0 and below 1, if nothing is done.
    autocorrelation
        Of neighbouring days, beside what trend and wave do, from 0 to below 1.
    wave_sd
        Standard deviation of a slow wave in the risk [log odds].
    wave_days
        After so many days a third of the wave is left [days].
    trend
        Steady change of the risk [log odds per 28 days].
    """

    share: float
    autocorrelation: float = 0.0
    wave_sd: float = 0.0
    wave_days: float = 20.0
    trend: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 < self.share < 1.0:
            raise ValueError(f"share is {self.share:g}; it must be above 0 and below 1")
        if not 0.0 <= self.autocorrelation < 1.0:
            raise ValueError(f"autocorrelation is {self.autocorrelation:g}; give 0 to below 1")
        if self.wave_sd < 0.0 or self.wave_days <= 0.0:
            raise ValueError("wave_sd must not be negative, and wave_days above 0")


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadacheCourse:
    """How pain falls by itself within two hours.

    Attributes
    ----------
    starting
        Share of headaches that are treated at a pain of 1, 2 ... 10.
    fall
        By how much pain falls at the mean starting pain [points].
    fall_slope
        How much more it falls for each point of starting pain above the mean.
    fall_sd
        Standard deviation of what else the fall has, from headache to headache [points].
    fall_autocorrelation
        Of that part from one headache to the next, from 0 to below 1.
    fall_trend
        Steady change of the fall from the first headache to the last [points].
    """

    starting: tuple[float, ...]
    fall: float
    fall_slope: float
    fall_sd: float
    fall_autocorrelation: float = 0.0
    fall_trend: float = 0.0


def live_days(course: DayCourse, *, left: Floats, seed: int) -> Bools:
    """Live through days of which each is a headache day or not.

    Parameters
    ----------
    course
        How often the head hurts if nothing is done.
    left
        Shape (runs, days): what is left of the risk of that day, 1 where nothing is done.
    seed
        Of the luck, which is the same for any effect.

    Returns
    -------
    (runs, days)
        Whether it was a headache day.

    Notes
    -----
    1. The usual risk q of a day is the share. With a trend or a wave its log odds are a constant,
       plus the trend counted from the middle of the days, plus wave_sd times a normal AR(1)
       process of variance 1 that keeps exp(-1 / wave_days) of itself a day; the constant makes
       the mean of q, over the days and the wave, the share.
    2. The risk p of a day is q times what is left of it.
    3. The first day is a headache day with probability p; every later one with probability p plus
       the autocorrelation times (1 or 0 for the day before, less the p of that day), cut to 0..1.

    Without trend, wave and effect the days have exactly the share and the autocorrelation: a
    two-state chain, Zeger and Qaqish 1988, doi:10.2307/2531732, with an identity link.

    Examples
    --------
    >>> days = live_days(DayCourse(share=0.4, autocorrelation=0.3), left=np.ones((2, 5)), seed=1)
    >>> days.shape
    (2, 5)
    """
    runs, days = left.shape
    luck, wave = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(2))
    risk = _usual_risk(course, runs, days, wave) * left
    lucky = luck.random((days, runs))
    hurts = np.zeros((runs, days), dtype=np.bool_)
    chance = risk[:, 0]
    for day in range(days):
        if day:
            before = hurts[:, day - 1] - risk[:, day - 1]
            chance = risk[:, day] + course.autocorrelation * before
        hurts[:, day] = lucky[day] < chance
    return hurts


def live_pain(
    hurts: Bools, *, ratings: tuple[float, ...], autocorrelation: float, left: Floats, seed: int
) -> Floats:
    """Rate the worst pain of each day, 0 on clear days.

    Parameters
    ----------
    hurts
        Shape (runs, days): the headache days.
    ratings
        Share of headache days with a pain of 1, 2 ... 10.
    autocorrelation
        Of the strength of one day with that of the next, as normal scores.
    left
        Shape (runs, days): what is left of the pain, 1 where nothing is done.
    seed
        Of the luck.

    Returns
    -------
    (runs, days)
        Whole numbers from 0 to 10.

    Notes
    -----
    1. The strength of each day is a normal AR(1) process of variance 1 with the autocorrelation.
    2. The pain of a headache day is the rating at the strength's place among the ratings: the
       lowest whose cumulative share reaches the normal distribution function of the strength.
    3. It is multiplied by what is left, and rounded up with a probability that is its part
       behind the point, else down, so that the mean stays. A pain of 0 makes the day clear.

    Examples
    --------
    >>> hurts = np.array([[True, False, True]])
    >>> live_pain(hurts, ratings=(0, 0, 0, 0, 0, 1), autocorrelation=0.4, left=np.ones((1, 3)),
    ...     seed=1).tolist()
    [[6.0, 0.0, 6.0]]
    """
    draws, rounding = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(2))
    strength = _drift(hurts.shape, autocorrelation, draws)
    pain = _draw_rating(ratings, ndtr(strength))
    shrunk = np.where(hurts, pain, 0.0) * left
    raised: Floats = np.floor(shrunk + rounding.random(hurts.shape) * (left != 1.0))
    return raised


def live_headaches(course: HeadacheCourse, *, extra: Floats, seed: int) -> tuple[Floats, Floats]:
    """Live through headaches: pain at the treatment, and two hours later.

    Parameters
    ----------
    course
        How pain falls by itself.
    extra
        Shape (runs, headaches): by how much more it falls for what is done [points].
    seed
        Of the luck.

    Returns
    -------
    before, after
        Shape (runs, headaches), whole numbers from 1 and from 0 to 10.

    Notes
    -----
    1. The starting pain of each headache is drawn by itself from the shares.
    2. It falls by the usual fall, plus the slope times (starting pain less its mean), plus the
       trend times the headache's place from -1/2 (first) to 1/2 (last), plus fall_sd times a
       normal AR(1) process of variance 1 from headache to headache, plus what is done adds.
    3. The pain after that is rounded to a whole number and cut to 0..10.

    Examples
    --------
    >>> course = HeadacheCourse(starting=(0, 0, 0, 0, 1), fall=1.0, fall_slope=0.0, fall_sd=0.0)
    >>> before, after = live_headaches(course, extra=np.array([[0.0, 2.0]]), seed=1)
    >>> before.tolist(), after.tolist()
    ([[5.0, 5.0]], [[4.0, 2.0]])
    """
    start, falls = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(2))
    before = _draw_rating(course.starting, start.random(extra.shape))
    shares = np.asarray(course.starting)
    mean = float((shares * np.arange(1, len(shares) + 1)).sum() / shares.sum())
    place = np.linspace(-0.5, 0.5, extra.shape[1]) if extra.shape[1] > 1 else np.zeros(1)
    fall = course.fall + course.fall_slope * (before - mean) + course.fall_trend * place
    fall += course.fall_sd * _drift(extra.shape, course.fall_autocorrelation, falls)
    after = np.clip(np.rint(before - fall - extra), 0.0, 10.0)
    return before, after + 0.0


def _usual_risk(course: DayCourse, runs: int, days: int, rng: np.random.Generator) -> Floats:
    if not course.wave_sd and not course.trend:
        return np.full((runs, days), course.share)
    slope = course.trend * (np.arange(days, dtype=np.float64) - (days - 1) / 2) / MONTH
    constant = find_constant(np.array(course.share), slope, np.array(course.wave_sd))
    log_odds = constant + slope
    if course.wave_sd:
        kept = math.exp(-1.0 / course.wave_days)
        log_odds = log_odds + course.wave_sd * _drift((runs, days), kept, rng)
    return np.broadcast_to(expit(log_odds), (runs, days))


def _drift(shape: tuple[int, ...], kept: float, rng: np.random.Generator) -> Floats:
    """Draw a normal AR(1) process of variance 1 along the second axis."""
    runs, steps = shape
    shocks = rng.standard_normal((steps, runs))
    fresh = math.sqrt(1.0 - kept**2)
    for step in range(1, steps):
        shocks[step] = kept * shocks[step - 1] + fresh * shocks[step]
    return shocks.T


def _draw_rating(shares: tuple[float, ...], place: Floats) -> Floats:
    """Give the rating, from 1 on, whose cumulative share reaches a place between 0 and 1."""
    edges = np.cumsum(np.asarray(shares, dtype=np.float64))
    rating = np.searchsorted(edges[:-1] / edges[-1], place, side="left") + 1
    return rating.astype(np.float64)
