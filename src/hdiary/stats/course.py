"""The columns of a course, block by block, and how each block is held back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.cosines import lay_waves
from hdiary.stats.history import HISTORY, HISTORY_SD, lay_history, lay_states
from hdiary.stats.periods import lay_period

FIXED = ("intercept", "yesterday", "day before yesterday", "trend")
FIXED_SD = 5.0
"""Prior standard deviation of what is hardly held back [log odds]; the intercept is freer."""
INTERCEPT_SD = 30.0
WEEKDAY_SDS = np.array([0.05, 0.15, 0.3, 0.6, 1.2])
"""Standard deviations of the weekdays' effects that are weighed against each other [log odds]."""
SLOW_SDS = np.array([0.05, 0.25, 0.5, 1.0, 1.5])
"""The same of the slow wave."""
QUICK_SDS = np.array([0.05, 0.2, 0.4, 0.7, 1.0])
"""The same of the quick wave."""
FOUND_SDS = np.array([1.0, 1.5])
"""The same of a rhythm that was found: it is seldom found in vain, and a factor that follows it
would stand for what is held back of it."""
TOLD_SDS = np.array([0.05, 0.25, 0.5, 1.0, 1.5])
"""The same of the rhythms that are written down, each day around them."""
_WEEK = 7
_QUICK = 2
BEFORE_WAVES = len(FIXED) + _WEEK + len(HISTORY)


def held_columns(many: int) -> Bools:
    """Say which of a course's columns are held back so far that few directions stand for them."""
    held = np.arange(many) >= len(FIXED)
    held[len(FIXED) + _WEEK : BEFORE_WAVES] = False
    return held & (many >= BEFORE_WAVES)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Held:
    """A block of columns under one normal prior, whose standard deviation is estimated."""

    name: str
    at: slice  # Which columns
    variance: Floats  # Of each coefficient where the block's standard deviation is 1, (n, b)
    sds: Floats  # That are weighed against each other [log odds]
    first: float  # From which the weighing starts
    geometric: bool  # Whether their geometric mean is taken, else the root mean square

    def average(self, weight: Floats) -> Floats:
        """Give each person's standard deviation from the weights of the grid, (n,)."""
        if self.geometric:
            return np.asarray(np.exp((np.log(self.sds)[:, None] * weight).sum(axis=0)))
        return np.asarray(np.sqrt((self.sds[:, None] ** 2 * weight).sum(axis=0)))


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Course:
    """The design of the courses of n people, (n, T, m), and its held-back blocks."""

    design: Floats
    used: Bools
    blocks: tuple[Held, ...]

    @property
    def rough(self) -> Floats:
        """The columns before the quick waves."""
        return self.design[:, :, : self.blocks[_QUICK].at.start]

    def penalty(self, sds: dict[str, Floats]) -> Floats:
        """Give the prior precision of each coefficient, (n, m)."""
        found = np.full((len(self.design), self.design.shape[2]), FIXED_SD**-2)
        found[:, 0] = INTERCEPT_SD**-2
        found[:, len(FIXED) + _WEEK : BEFORE_WAVES] = HISTORY_SD**-2
        for block in self.blocks:
            found[:, block.at] = 1.0 / (sds[block.name][:, None] ** 2 * block.variance)
        return found

    def first_penalty(self) -> Floats:
        """Give the precision from which the weighing starts."""
        people = len(self.design)
        return self.penalty({block.name: np.full(people, block.first) for block in self.blocks})

    def add(self, period: Ints, told: Floats | None) -> Course:
        """Add the rhythm that was found and those that are written down."""
        people, days, many = self.design.shape
        parts, blocks = [self.design], list(self.blocks)
        if period.any():
            columns, variance = lay_period(period, days)
            parts.append(columns)
            blocks.append(_rhythm("found", many, variance, FOUND_SDS))
            many += columns.shape[2]
        if told is not None and told.shape[2]:
            parts.append(told)
            blocks.append(_rhythm("told", many, np.ones((people, told.shape[2])), TOLD_SDS))
        if len(parts) == 1:
            return self
        design = np.concatenate(parts, axis=2, dtype=self.design.dtype)
        design *= self.used[:, :, None]
        return replace(self, design=design, blocks=tuple(blocks))


def _rhythm(name: str, begin: int, variance: Floats, sds: Floats) -> Held:
    at = slice(begin, begin + variance.shape[1])
    return Held(name=name, at=at, variance=variance, sds=sds, first=0.5, geometric=False)


def lay_course(
    state: Floats, used: Bools, *, weekday: Ints, length: Ints, pain: Floats | None
) -> Course:
    """Lay out states, trend, weekdays, history and waves."""
    people, days = state.shape
    cosines, variance, slow = lay_waves(days, length, state.dtype)
    design = np.zeros((people, days, BEFORE_WAVES + variance.shape[1]), dtype=state.dtype)
    day = np.arange(days)
    if pain is not None:
        # The last day is nobody's yesterday, also where others' diaries go on.
        pain = np.where(day < length[:, None] - 1, pain, np.nan)
    design[:, :, 0] = 1.0
    design[:, :, 1], design[:, :, 2] = lay_states(state)
    design[:, :, 3] = 2.0 * day / np.maximum(length, 1)[:, None] - 1.0
    of_week = (np.asarray(weekday)[:, None] + day) % _WEEK
    design[:, :, 4 : 4 + _WEEK] = np.eye(_WEEK, dtype=state.dtype)[of_week]
    design[:, :, 4 + _WEEK : BEFORE_WAVES] = lay_history(state, pain)
    design[:, :, BEFORE_WAVES:] = cosines
    design *= used[:, :, None]
    week = np.ones((people, _WEEK))
    border = BEFORE_WAVES + slow
    blocks = (
        Held(
            name="weekday",
            at=slice(4, 4 + _WEEK),
            variance=week,
            sds=WEEKDAY_SDS,
            first=0.5,
            geometric=True,
        ),
        Held(
            name="slow",
            at=slice(BEFORE_WAVES, border),
            variance=variance[:, :slow],
            sds=SLOW_SDS,
            first=0.7,
            geometric=False,
        ),
        Held(
            name="quick",
            at=slice(border, design.shape[2]),
            variance=variance[:, slow:],
            sds=QUICK_SDS,
            first=0.3,
            geometric=True,
        ),
    )
    return Course(design=design, used=used, blocks=blocks)
