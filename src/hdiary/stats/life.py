"""How a person lives through days and headaches, and what of it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from hdiary.stats.arrays import Floats
from hdiary.stats.lived import (
    MONTH,
    DayCourse,
    HeadacheCourse,
    live_days,
    live_headaches,
    live_pain,
)

Outcome = Literal["headache_days_28", "mean_pain", "pain_2h"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """How a person lives if nothing is done.

    Attributes
    ----------
    days
        How often it hurts.
    ratings
        Share of headache days with a pain of 1, 2 ... 10.
    pain_autocorrelation
        Of the strength of one headache day with the next.
    headaches
        How pain falls by itself.
    recorded
        Share of days that are written down, each by itself.
    rated
        Share of treated headaches whose later pain is written down.
    """

    days: DayCourse
    ratings: tuple[float, ...]
    pain_autocorrelation: float
    headaches: HeadacheCourse
    recorded: float = 1.0
    rated: float = 1.0

    @property
    def mean_pain(self) -> float:
        """Mean pain over all days, clear days 0 [0-10]."""
        shares = np.asarray(self.ratings)
        rating = (shares * np.arange(1, len(shares) + 1)).sum() / shares.sum()
        return float(self.days.share * rating)


def live_by_day(life: Life, outcome: Outcome, effect: Floats, seeds: tuple[int, int]) -> Floats:
    """Give each day's part of the outcome, NaN where it was not written down."""
    lived, missing = seeds
    if outcome == "headache_days_28":
        days = live_days(life.days, left=1.0 - np.clip(effect, None, 1.0), seed=lived) * MONTH
    else:
        hurts = live_days(life.days, left=np.ones(effect.shape), seed=lived)
        left = 1.0 - np.clip(effect / life.mean_pain, None, 1.0)
        days = live_pain(
            hurts,
            ratings=life.ratings,
            autocorrelation=life.pain_autocorrelation,
            left=left,
            seed=lived + 1,
        )
    written = np.random.default_rng(missing).random(effect.shape) < life.recorded
    return np.where(written, days, np.nan)


def live_by_headache(life: Life, effect: Floats, seeds: tuple[int, int]) -> tuple[Floats, Floats]:
    """Give the pain before, and two hours later, NaN where that was not written down."""
    lived, missing = seeds
    before, after = live_headaches(life.headaches, extra=effect, seed=lived)
    written = np.random.default_rng(missing).random(after.shape) < life.rated
    return before, np.where(written, after, np.nan)
