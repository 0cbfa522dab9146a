"""The lots of everybody drawn again: whether all trials together show more than chance."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.diary.arrays import Ints
from hdiary.stats.lots import lots_in_blocks, lots_of_starts
from hdiary.stats.together import combine_lots
from hdiary.trials.measure import find_starts, lay_beside, lay_starts
from hdiary.trials.planned import START, Planned
from hdiary.trials.units import Units


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lot:
    """The randomisation test of everybody together."""

    p_value: float
    p_error: float
    same: bool  # Whether one order was drawn for everybody


def has_one_order(plan: Planned) -> bool:
    """Say whether one order was drawn, which everybody lived."""
    return len(plan.order) < 2


def compare_lots(
    units: Units, plan: Planned, pair: tuple[int, int], rows: Ints, *, seed: int
) -> Lot:
    """Draw the lots of some people again: one for each person, or one for all of them."""
    same = has_one_order(plan)
    value, arm = units.value[rows], units.arm[rows]
    if plan.design == START:
        lived = find_starts(units, plan, rows)
        lots = lots_of_starts(value, lay_starts(plan), lived, same=same)
    else:
        lots = lots_in_blocks(
            value,
            arm == pair[0],
            arm == pair[1],
            units.block,
            beside=lay_beside(units, plan, rows),
            same=same,
        )
    p_value, p_error = combine_lots(lots.lived, lots.tables, seed=seed)
    return Lot(p_value=p_value, p_error=p_error, same=same)
