"""Each pair of arms of each person: what was found, and what could have been."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.stats import Orders, bound_attributed, compare_people, guard_level
from hdiary.stats.orders import orders_in_blocks, orders_of_starts
from hdiary.stats.randomised import OrderTest, OrderTests
from hdiary.trials.planned import HEADACHE_DAYS, START, Planned
from hdiary.trials.reach import DRAWS, LISTED
from hdiary.trials.units import MONTH, Units


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Draws:
    """How the orders are compared: how many are drawn, if not all are listed, and the seed."""

    draws: int | None
    seed: int
    level: float


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Compared:
    """One pair of arms of one person."""

    row: int  # The person's row of the units
    pair: tuple[int, int]  # The places of the arms
    test: OrderTest
    # mean_arm, mean_against: plain means of the units used
    mean_arm: float
    mean_against: float
    used: int  # Units used
    planned: int
    # lowest, highest: what the difference could be, whatever was not recorded
    lowest: float
    highest: float


def compare_arms(units: Units, plan: Planned, how: Draws) -> list[Compared]:
    """Compare each pair of arms of each person."""
    found: dict[tuple[int, int], Compared] = {}
    pairs = list(combinations(range(len(plan.arms)), 2))
    for which, pair in enumerate(pairs):
        for rows in group_alike(units, pair):
            tests = _test(units, plan, rows, pair, how)
            for place, row in enumerate(rows.tolist()):
                test = _pick(tests, place)
                found[row, which] = _describe(units, row, pair, test)
    return [found[row, which] for row in range(len(units.who)) for which in range(len(pairs))]


def group_alike(units: Units, pair: tuple[int, int]) -> list[Ints]:
    """Group people for whom the same orders could have been drawn."""
    if not len(units.arm):
        return []
    either = np.isin(units.arm, pair)
    if (units.arm < 0).any():
        # Where the first day is drawn, the units that are left out follow from the day.
        return [np.arange(len(either))]
    kinds, which = np.unique(either, axis=0, return_inverse=True)
    return [np.flatnonzero(which.ravel() == kind) for kind in range(len(kinds))]


def _test(units: Units, plan: Planned, rows: Ints, pair: tuple[int, int], how: Draws) -> OrderTests:
    if plan.design == START:
        return _test_starts(units, plan, rows, how)
    arm = units.arm[rows]
    orders = orders_in_blocks(
        arm[0], units.block, pair=pair, most=LISTED, draws=how.draws, seed=how.seed
    )
    # The interval leaves the same room for the draw of orders as the claim does.
    guarded = guard_level(how.level, draws=how.draws or DRAWS) if orders.sampled else how.level
    return compare_people(
        units.value[rows],
        lived=(arm == pair[0], arm == pair[1]),
        orders=orders,
        beside=lay_beside(units, plan, rows),
        level=guarded,
    )


def _test_starts(units: Units, plan: Planned, rows: Ints, how: Draws) -> OrderTests:
    value, orders = units.value[rows], lay_starts(plan)
    lived = find_starts(units, plan, rows)
    tests = compare_people(
        value, lived=lived, orders=orders, beside=lay_beside(units, plan, rows), level=how.level
    )
    if plan.outcome != HEADACHE_DAYS:
        return tests
    # A headache day is there or not, and no constant difference can be true of such days.
    ends = [
        bound_attributed(one / MONTH, lived=int(first), orders=orders, level=how.level)
        for one, first in zip(value, lived, strict=True)
    ]
    low, high = np.array(ends, dtype=np.float64).reshape(-1, 2).T * MONTH
    return replace(tests, low=low, high=high)


def _pick(tests: OrderTests, place: int) -> OrderTest:
    """Give one person's test."""
    names = ("estimate", "low", "high", "p_value", "p_error", "smallest_p")
    return OrderTest(
        **{name: float(getattr(tests, name)[place]) for name in names},
        orders=tests.orders,
        exact=tests.exact,
    )


def _describe(units: Units, row: int, pair: tuple[int, int], test: OrderTest) -> Compared:
    arm, value = units.arm[row], units.value[row]
    lived = (arm == pair[0], arm == pair[1])
    used = ~np.isnan(value)
    first, second = lived[0] & used, lived[1] & used
    return Compared(
        row=row,
        pair=pair,
        test=test,
        mean_arm=_mean(value, first),
        mean_against=_mean(value, second),
        used=int((first | second).sum()),
        planned=int((lived[0] | lived[1]).sum()),
        lowest=_difference(np.where(lived[0], units.lowest[row], units.highest[row]), lived),
        highest=_difference(np.where(lived[0], units.highest[row], units.lowest[row]), lived),
    )


def lay_starts(plan: Planned) -> Orders:
    """Give every first day that could have been drawn."""
    starts = np.arange(plan.baseline, plan.baseline + plan.starts)
    return orders_of_starts(plan.days, starts, settle=plan.settle)


def find_starts(units: Units, plan: Planned, rows: Ints) -> Ints:
    """Find which of the possible first days each of some people had."""
    places: Ints = (units.arm[rows] == 1).sum(axis=1) - plan.baseline
    return places


def lay_beside(units: Units, plan: Planned, rows: Ints) -> Floats | None:
    """Give what is held fixed: the pain before, and a straight line in time where planned."""
    # Never a term for each block: it changes nothing where all is recorded, and throws away the
    # partner of every period that is missing.
    line = np.linspace(-1.0, 1.0, units.value.shape[1])[:, None]
    if units.beside is None:
        return line if plan.trend else None
    before = units.beside[rows]
    known = ~np.isnan(before)
    total = np.where(known, before, 0.0).sum(axis=1, keepdims=True)
    usual = total / np.maximum(known.sum(axis=1, keepdims=True), 1)
    columns: Floats = np.where(known, before, usual)[:, :, None]
    if plan.trend:
        columns = np.concatenate([columns, np.broadcast_to(line, columns.shape)], axis=2)
    return columns


def _mean(values: Floats, where: Bools) -> float:
    return float(values[where].mean()) if where.any() else float("nan")


def _difference(values: Floats, lived: tuple[Bools, Bools]) -> float:
    """Take the mean of one arm from that of the other, every unit counted."""
    # Each block holds both arms equally often, so that this is what the regression gives too
    # when nothing is missing.
    return _mean(values, lived[0]) - _mean(values, lived[1])
