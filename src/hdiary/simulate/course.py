"""How often it hurts and how much, and the people it happens to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from hdiary.diary.arrays import Floats
from hdiary.simulate.factors import Factor
from hdiary.simulate.look import Look
from hdiary.simulate.traps import Traps
from hdiary.simulate.treatments import Programme, Treatment

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_LONGEST_DAYS = 20_000
_ON_RISK = (
    "persistence", "wave_risk", "weekday_risk", "trend_risk", "rhythm_risk", "rota_risk",
    "severity_risk", "bout_risk", "season", "flare",
)  # fmt: skip
"""The traps that change log odds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """How often it hurts and how much before anything is done about it.

    Attributes
    ----------
    model : {"transition", "daily pain"}
        Whether a day is a headache day by a logistic transition model, with pain given on
        headache days; or pain is a daily course rounded and cut to 0-10, and a day with pain
        of 1 or more is a headache day. Factors and traps on the risk need the first.
    headache_share : float
        Share of headache days of a usual person (transition model).
    share_sd : float
        How much people differ: standard deviation of their log odds.
    pain_mean, pain_sd : float
        Usual pain of a headache day (transition model) or of any day (daily pain), and its
        standard deviation within a person [NRS].
    pain_mean_sd : float
        Standard deviation of the usual pain between people [NRS].
    natural_fall : float
        By how much pain falls in two hours at the person's usual pain [NRS].
    fall_sd : float
        Standard deviation of that fall from headache to headache [NRS].

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> Course(headache_share=0.25).model
    'transition'
    """

    model: Literal["transition", "daily pain"] = "transition"
    headache_share: float = 0.45
    share_sd: float = 0.0
    pain_mean: float = 4.6
    pain_sd: float = 1.6
    pain_mean_sd: float = 0.0
    natural_fall: float = 0.6
    fall_sd: float = 1.2

    def __post_init__(self) -> None:
        if self.model not in ("transition", "daily pain"):
            raise ValueError(f'model is {self.model!r}; it must be "transition" or "daily pain".')
        if not 0.0 < self.headache_share < 1.0:
            raise ValueError(
                f"headache_share is {self.headache_share:g}; it must be between 0 and 1."
            )
        if min(self.share_sd, self.pain_mean_sd, self.fall_sd) < 0.0 or self.pain_sd <= 0.0:
            raise ValueError("Standard deviations must not be negative, and pain_sd above 0.")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Settings:
    """Everything that a simulation was asked for, except its seed."""

    n_patients: int
    days: int
    first_day: np.datetime64
    course: Course
    traps: Traps
    look: Look
    factors: tuple[Factor, ...]
    treatments: tuple[Treatment, ...]
    programmes: tuple[Programme, ...]
    patient_column: bool


def check_settings(settings: Settings) -> None:
    """Refuse settings that do not go together."""
    if settings.n_patients < 1 or not 1 <= settings.days <= _LONGEST_DAYS:
        raise ValueError(
            f"n_patients must be 1 or more and days from 1 to {_LONGEST_DAYS}, not "
            f"{settings.n_patients} and {settings.days}."
        )
    if settings.n_patients > 1 and not settings.patient_column:
        raise ValueError("The entries of several people need a patient column; leave it on.")
    if sum(t.share for t in settings.treatments) >= 1.0:
        raise ValueError("The shares of the treatments must add up to less than 1.")
    for kind in (settings.factors, settings.treatments, settings.programmes):
        names = [thing.name for thing in kind]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"{name!r} is given twice; names must differ.")
    partners = {t.partner for t in settings.treatments if t.partner}
    unknown = partners - {t.name for t in settings.treatments}
    if unknown:
        raise ValueError(f"The partner {min(unknown)!r} is not among the treatments.")
    if settings.course.model == "daily pain":
        _check_daily_pain(settings)


def _check_daily_pain(settings: Settings) -> None:
    """Refuse what would change log odds, which the daily-pain course does not have."""
    traps = settings.traps
    strong = [name for name in _ON_RISK if getattr(traps, name) != 0.0]
    strong += [f.name for f in settings.factors if f.odds_ratio != 1.0 or f.odds_ratio_sd]
    strong += [p.name for p in settings.programmes if p.odds_ratio != 1.0]
    if strong:
        raise ValueError(
            'Course(model="daily pain") knows no odds ratios; switch these off or take '
            f'model="transition": {", ".join(strong)}.'
        )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class People:
    """What differs between people: one row each."""

    intercept: Floats  #
    log_odds_ratios: Floats  #
    pain_mean: Floats  #
    extra_fall: Floats  #


def draw_people(settings: Settings, *, rng: np.random.Generator) -> People:
    """Draw the people of a simulation."""
    n, course, traps = settings.n_patients, settings.course, settings.traps
    spread = rng.standard_normal((n, 2 + len(settings.factors) + len(settings.treatments)))
    log_or = np.array([math.log(f.odds_ratio) for f in settings.factors])
    log_or_sd = np.array([f.odds_ratio_sd for f in settings.factors])
    fall = np.array([t.extra_fall for t in settings.treatments])
    fall_sd = np.array([t.extra_fall_sd for t in settings.treatments])
    k = len(settings.factors)
    return People(
        intercept=usual_intercept(course, traps=traps, factors=settings.factors)
        + course.share_sd * spread[:, 0],
        pain_mean=course.pain_mean + course.pain_mean_sd * spread[:, 1],
        log_odds_ratios=log_or + log_or_sd * spread[:, 2 : 2 + k],
        extra_fall=fall + fall_sd * spread[:, 2 + k :],
    )


def usual_intercept(course: Course, *, traps: Traps, factors: Sequence[Factor]) -> float:
    """Find the log odds after a clear day that give the asked share of headache days."""
    # Given a value of everything slow, the two-state chain spends the share p0 / (1 - p1 + p0)
    # in headache, p0 and p1 being the risks after a clear and a headache day; this is averaged
    # over a normal distribution of the linear predictor (Gauss-Hermite) and solved by
    # bisection.
    spread = math.sqrt(traps.wave_risk**2 + sum(_factor_variance(f, traps) for f in factors))
    offsets = spread * _NODES
    low, high = -30.0, 30.0
    for _ in range(80):
        middle = (low + high) / 2.0
        after_clear = expit(middle + offsets)
        after_headache = expit(middle + traps.persistence + offsets)
        share = after_clear / (1.0 - after_headache + after_clear)
        if float(share @ _WEIGHTS / _WEIGHTS.sum()) < course.headache_share:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def _factor_variance(factor: Factor, traps: Traps) -> float:
    of_one = factor.share * (1.0 - factor.share) if factor.kind == "yes/no" else 1.0
    if factor.absent and traps.rare:
        of_one = traps.rare * (1.0 - traps.rare)
    return float((math.log(factor.odds_ratio) ** 2 + factor.odds_ratio_sd**2) * of_one)


def round_pain(pain: Floats, traps: Traps) -> Floats:
    """Round pain as it is told: to whole points, or to the points of the heap."""
    step = traps.heap or 1.0
    return np.asarray(np.rint(pain / step) * step)


def expit(log_odds: Floats) -> Floats:
    """Turn log odds into a probability."""
    probability: Floats = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -60.0, 60.0)))
    return probability


def normal_cdf(z: Floats) -> Floats:
    """Give the standard normal distribution function, within 1.5e-7."""
    # Abramowitz & Stegun 1964, formula 7.1.26.
    x = np.abs(z) / math.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * 1.421413741))
    series += t**4 * (-1.453152027 + t * 1.061405429)
    erf = 1.0 - series * np.exp(-(x**2))
    answer: Floats = 0.5 * (1.0 + np.sign(z) * erf)
    return answer
