"""How small a p-value a plan can bring at all, and what it must be to count."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np

from hdiary.diary.arrays import Floats
from hdiary.stats import guard_level
from hdiary.trials.planned import START, Planned

LISTED, DRAWS = 65_536, 9_999
"""Up to so many orders are all listed; else so many are drawn."""
LEVEL = 0.05
"""Two-sided: how often a trial may claim something where there is nothing."""


def count_comparisons(arms: int) -> int:
    """Count the pairs of arms."""
    return comb(arms, 2)


def swaps_in_block(arms: int, block: int) -> int:
    """Count the orders of two arms within a block, the others staying where they are."""
    each = block // arms
    return comb(2 * each, each)


def smallest_p(plan: Planned) -> float:
    """Give the smallest two-sided p-value that can come out of all periods."""
    return smallest_after(plan, plan.periods)


def smallest_after(plan: Planned, periods: int) -> float:
    """Give the smallest two-sided p-value that can come out of so many periods."""
    if plan.design == START:
        return 1.0 / plan.starts
    # Every order has a mirror image in which the two arms change places.
    orders: int = swaps_in_block(len(plan.arms), plan.block) ** (periods // plan.block)
    return min(1.0, 2.0 / orders)


def needed_p(plan: Planned) -> float:
    """Give what the smallest p-value must be: shared between looks (Bonferroni), pairs (Holm)."""
    return LEVEL / (len(plan.looks) + 1) / count_comparisons(len(plan.arms))


def count_plan_orders(plan: Planned) -> int:
    """Count the orders of two arms that the plan could have drawn."""
    if plan.design == START:
        return plan.starts
    orders: int = swaps_in_block(len(plan.arms), plan.block) ** (plan.periods // plan.block)
    return orders


def claim_level(plan: Planned) -> float:
    """Give the p-value at or below which one comparison is claimed."""
    # Where orders are drawn again, a claim must not hang on that draw.
    shared = LEVEL / (len(plan.looks) + 1)
    if count_plan_orders(plan) <= LISTED:
        return shared
    return 1.0 - guard_level(1.0 - shared, draws=DRAWS)


def least_periods(plan: Planned) -> int:
    """Give the fewest periods of whole blocks with which the plan can come out at all."""
    swaps = swaps_in_block(len(plan.arms), plan.block)
    blocks = 1
    while 2.0 / swaps**blocks > needed_p(plan):
        blocks += 1
    return blocks * plan.block


def least_starts(looks: Sequence[int]) -> int:
    """Give the fewest possible first days with which a trial can come out at all."""
    return round((len(looks) + 1) / LEVEL)


def adjust_pairs(p: Floats) -> Floats:
    """Adjust the p-values of pairs of arms (Holm 1979, doi:10.2307/4615733)."""
    out = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    if len(order):
        scaled = p[order] * np.arange(len(order), 0, -1)
        out[order] = np.minimum(np.maximum.accumulate(scaled), 1.0)
    return out
