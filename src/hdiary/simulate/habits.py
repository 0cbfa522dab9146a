"""One habit on one day: what pulls at it, what chance makes of it, and what the risk knows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Floats
from hdiary.simulate.course import expit, normal_cdf
from hdiary.simulate.factors import Factor
from hdiary.simulate.traps import Traps

LOGIT_TO_SD = math.sqrt(3.0) / math.pi
"""A shift of one log odds, in standard deviations of a number (Chinn 2000)."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Today:
    """What is the same for all habits of a day."""

    weekend: float  # 1 or 0
    months: float  # Since the first day, in units of 28 days
    rhythm: Floats  # The pull of `Factor.in_rhythm` [log odds]
    common: Floats  # What chance brings to all habits, standard normal


def pull(factor: Factor, traps: Traps, today: Today, *, wave: Floats) -> Floats:
    """Add up what pulls at a habit beside the headache [log odds]."""
    shift = traps.wave_habits * wave + factor.in_rhythm * today.rhythm
    shift += traps.weekday_habits * factor.at_weekend * today.weekend
    shift += traps.trend_habits * factor.over_time * today.months
    drawn: Floats = shift
    return drawn


def draw_luck(
    factor: Factor, traps: Traps, today: Today, *, rng: np.random.Generator, coin: Floats
) -> Floats:
    """Draw what chance brings: a share for a yes or no, a standard normal for a number."""
    # Where all habits hang together, a habit takes the day's common chance now and then; two
    # habits do so on the same day with probability `habits_shared`.
    own = rng.random(len(coin)) if factor.kind == "yes/no" else rng.standard_normal(len(coin))
    if not traps.habits_shared:
        return own
    common = normal_cdf(-today.common) if factor.kind == "yes/no" else today.common
    return np.where(coin < math.sqrt(traps.habits_shared), common, own)


def settle(
    factor: Factor, traps: Traps, *, shift: Floats, luck: Floats, absent: Floats
) -> tuple[Floats, Floats]:
    """Give the habit's value, and how far it is from the usual as the risk counts it."""
    if factor.kind == "yes/no":
        usual = math.log(factor.share / (1.0 - factor.share))
        done = (luck < expit(usual + shift)).astype(np.float64)
        return done, done - factor.share
    z = LOGIT_TO_SD * shift + luck
    steps = np.rint((factor.mean + factor.sd * z) / factor.step)
    value = np.clip(steps * factor.step, factor.lowest, factor.highest)
    if factor.absent and traps.rare:
        there = absent >= traps.rare
        return np.where(there, value, 0.0), np.asarray(there - (1.0 - traps.rare), np.float64)
    away: Floats = (value - factor.mean) / factor.sd
    return value, away
