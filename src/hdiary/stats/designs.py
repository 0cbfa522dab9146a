"""Designs of an experiment with oneself as arrays: units, blocks, days, and orders drawn."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Floats, Ints

MOST_ORDERS = 2_048
"""So many orders are all gone through where power is reckoned; beyond, some are drawn."""
DRAWN_ORDERS = 1_999
_TINY = 1e-9


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Reference:
    """The orders that a lived one is laid beside: all that could have been drawn, or some."""

    orders: Floats  # (orders, units): how much of the first arm, 0 in the second
    complete: bool  # Whether these are all, the lived one among them

    def p_value(self, at_least: Ints) -> Floats:
        """Give the p-value of a lived order from how many orders are at least as far out."""
        if self.complete:
            return np.asarray(at_least / len(self.orders), dtype=np.float64)
        return np.asarray((at_least + 1) / (len(self.orders) + 1), dtype=np.float64)

    def rank(self, level: float) -> int:
        """Give which of the sorted ends of shifts is the limit of an interval, from 0."""
        if self.complete:
            return int(level * len(self.orders) + _TINY)
        return max(int(level * (len(self.orders) + 1) + _TINY) - 1, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """Units in blocks, each arm equally often in each block, in an order drawn by chance.

    Attributes
    ----------
    units
        Periods, days or headaches.
    block
        Of so many units.
    arms
        How many.
    length
        Days of a unit; 0 for headaches [days].
    washout
        So many first days of each unit are left out [days].
    least_share
        Least share of the days of a unit that must be recorded for it to count.
    trend
        Whether a straight line in time is held fixed when arms are compared.
    """

    units: int
    block: int
    arms: int = 2
    length: int = 0
    washout: int = 0
    least_share: float = 0.5
    trend: bool = False

    def __post_init__(self) -> None:
        few = self.arms < 2 or self.units < self.block
        if few or self.block % self.arms or self.units % self.block:
            raise ValueError(
                f"{self.units} units in blocks of {self.block} do not hold {self.arms} arms "
                "equally often."
            )

    @property
    def days(self) -> int:
        """How many days it lasts; 0 for headaches."""
        return self.units * self.length

    @property
    def block_of(self) -> Ints:
        """The block of each unit."""
        return np.arange(self.units) // self.block

    @property
    def of_two(self) -> Blocks:
        """The same with the units of two arms only."""
        each = self.block // self.arms
        return replace(self, units=self.units // self.arms * 2, block=2 * each, arms=2)

    @property
    def smallest_p(self) -> float:
        """The smallest p-value that can come out for two of the arms."""
        each = self.block // self.arms
        blocks = self.units // self.block
        return 2.0 / float(math.comb(2 * each, each) ** blocks)

    @property
    def comparisons(self) -> int:
        """How many pairs of arms are compared."""
        return math.comb(self.arms, 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Starts:
    """A programme whose first day is drawn from some days in a row after a baseline [days].

    Attributes
    ----------
    baseline, follow_up
        At least so many days before it, and after it has settled [days].
    starts
        So many days in a row it may begin on [days].
    settle
        So many of its first days are left out [days].
    trend
        Whether a straight line in time is held fixed when before and after are compared.
    """

    baseline: int
    starts: int
    settle: int
    follow_up: int
    trend: bool = False

    @property
    def days(self) -> int:
        """How many days it lasts at most."""
        return self.baseline + self.starts - 1 + self.settle + self.follow_up

    @property
    def first_days(self) -> Ints:
        """The possible first days of the programme, counted from 0."""
        return self.baseline + np.arange(self.starts)

    @property
    def held(self) -> Floats:
        """How much of the difference a day holds, for each first day."""
        since = np.arange(self.days) - self.first_days[:, None] + 1
        return np.asarray(np.clip(since / (self.settle + 1), 0.0, 1.0), dtype=np.float64)

    @property
    def smallest_p(self) -> float:
        """The smallest p-value that can come out."""
        return 1.0 / self.starts

    @property
    def comparisons(self) -> int:
        """How many pairs of arms are compared."""
        return 1


def draw_arms(design: Blocks, *, runs: int, rng: np.random.Generator) -> Ints:
    """Draw the arm of each unit, (runs, units), each arm equally often in each block."""
    shape = (runs, design.units // design.block, design.block)
    places = np.argsort(rng.random(shape), axis=2, kind="stable")
    return (places % design.arms).reshape(runs, design.units)


def list_orders(design: Blocks, *, seed: int) -> Reference:
    """List the orders of two arms in blocks, or draw some where there are too many."""
    each, blocks = design.block // 2, design.units // design.block
    if math.comb(design.block, each) ** blocks <= MOST_ORDERS:
        ways = np.zeros((math.comb(design.block, each), design.block))
        for way, places in zip(
            ways, itertools.combinations(range(design.block), each), strict=True
        ):
            way[list(places)] = 1.0
        chosen = np.array(list(itertools.product(range(len(ways)), repeat=blocks)))
        return Reference(orders=ways[chosen].reshape(len(chosen), -1), complete=True)
    arms = draw_arms(design, runs=DRAWN_ORDERS, rng=np.random.default_rng(seed))
    return Reference(orders=(arms == 0).astype(np.float64), complete=False)


def means_of_units(values: Floats, design: Blocks) -> Floats:
    """Average the recorded days of each unit, (runs, units); NaN where too few are recorded."""
    days = values.reshape(len(values), design.units, design.length)[:, :, design.washout :]
    known = ~np.isnan(days)
    count = known.sum(axis=2)
    total = np.where(known, days, 0.0).sum(axis=2)
    enough = count >= max(design.least_share * days.shape[2], 1.0)
    return np.where(enough, total / np.maximum(count, 1), np.nan)
