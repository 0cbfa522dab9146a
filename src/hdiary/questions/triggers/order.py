"""What a diary says of the order within a day, and the windows that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid
from hdiary.questions.triggers.earlier import TimedEntries, ask_earlier, find_timed
from hdiary.questions.triggers.measure import Block
from hdiary.questions.triggers.night import Nights, ask_night, lay_nights
from hdiary.questions.triggers.onsets import find_onsets
from hdiary.questions.triggers.ordered import Asked, Ordered, measure_ordered
from hdiary.questions.triggers.rules import TriggerRules


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Order:
    """What is written of the order within the days of everybody; None where nothing is."""

    grid: Grid
    factors: Sequence[Factor]
    nights: Nights | None
    timed: TimedEntries | None

    def measure(self, block: Block, raw: Exposures, *, rules: TriggerRules) -> list[Ordered]:
        """Measure the windows of a block of people in which anybody has anything."""
        if self.nights is None and self.timed is None:
            return []
        people, span = block.people, block.fit.used.shape[1]
        recorded = (~np.isnan(self.grid.headache[people])).sum(axis=1)
        asked: list[Asked] = []
        if self.nights is not None:
            asked.append(ask_night(self.nights, raw[:, :, :span], people=people, recorded=recorded))
        if self.timed is not None:
            asked.append(
                ask_earlier(
                    self.timed, self.grid, self.factors, people=people, span=span, recorded=recorded
                )
            )
        found = [measure_ordered(block, self.factors, one, rules=rules) for one in asked]
        return [one for one in found if one is not None]


def find_order(
    diary: Diary, grid: Grid, factors: Sequence[Factor], *, night: frozenset[str]
) -> Order:
    """Find what is written of the order within days; quickly where nothing is."""
    nights, timed = None, None
    if diary.entries["start"].notna().any():
        onsets = find_onsets(diary, grid)
        if night:
            nights = lay_nights(diary, grid, factors, onsets=onsets, columns=night)
        timed = find_timed(diary, grid, factors, onsets=onsets, night=night)
    return Order(grid=grid, factors=factors, nights=nights, timed=timed)
