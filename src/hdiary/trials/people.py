"""Several people with one plan: the group's difference, and each person's in its light."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import combinations

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.stats import pool_effects
from hdiary.stats.arm_effects import ArmEffects, estimate_arms, estimate_programme
from hdiary.stats.shrinking import shrink_effects
from hdiary.trials.lot import Lot, compare_lots
from hdiary.trials.measure import Draws, lay_beside
from hdiary.trials.planned import HEADACHE_DAYS, START, Planned
from hdiary.trials.rules import LEAST_PEOPLE, LITTLE_SIZE
from hdiary.trials.units import MONTH, Units


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PairOfArms:
    """One pair of arms over everybody; of people without an estimate NaN."""

    pair: tuple[int, int]
    effects: ArmEffects
    counted: Bools  # Whose estimate counts in the group's
    pooled: dict[str, float] | None  # As `hdiary.stats.PooledEffect`; None for fewer than two
    lot: Lot | None
    # shrunk: estimate, low and high; sure: low and high that allow for all pairs of arms
    shrunk: Floats
    sure: Floats


def compare_over_people(units: Units, plan: Planned, how: Draws, barred: Bools) -> list[PairOfArms]:
    """Compare each pair of arms over everybody whose values may be used."""
    pairs = list(combinations(range(len(plan.arms)), 2))
    return [_compare(units, plan, pair, how, (barred, len(pairs))) for pair in pairs]


def _compare(
    units: Units, plan: Planned, pair: tuple[int, int], how: Draws, who: tuple[Bools, int]
) -> PairOfArms:
    barred, pairs = who
    effects = estimate_pair(units, plan, pair)
    counted = ~barred & np.isfinite(effects.estimate) & (effects.error > 0) & (effects.shared > 0)
    rows = np.flatnonzero(counted)
    pooled, lot = None, None
    if len(rows) > 1:
        found = pool_effects(effects.estimate[rows], effects.shared[rows], level=how.level)
        pooled = asdict(found)
        lot = compare_lots(units, plan, pair, rows, seed=how.seed)
    shrunk = np.full((3, len(counted)), np.nan)
    sure = shrunk[1:].copy()
    if len(rows) >= LEAST_PEOPLE:
        shrunk[:, rows] = _shrink(effects, rows, plan, how.level)
        sure[:, rows] = shrunk[1:, rows]
        if pairs > 1:
            level = 1.0 - (1.0 - how.level) / pairs
            sure[:, rows] = _shrink(effects, rows, plan, level)[1:]
    return PairOfArms(
        pair=pair,
        effects=effects,
        counted=counted,
        pooled=pooled,
        lot=lot,
        shrunk=shrunk,
        sure=sure,
    )


def estimate_pair(units: Units, plan: Planned, pair: tuple[int, int]) -> ArmEffects:
    """Estimate the difference of two arms in each person, with its standard error."""
    first, second = units.arm == pair[0], units.arm == pair[1]
    if plan.design == START:
        return estimate_programme(units.value, first=first, second=second)
    return estimate_arms(
        units.value,
        first=first,
        second=second,
        block=units.block,
        beside=lay_beside(units, plan, np.arange(len(units.who))),
        least_variance=_rounding(units, plan),
    )


def _rounding(units: Units, plan: Planned) -> float:
    """Give the variance of writing down whole days or whole points, of one value."""
    # Of a number that is rounded to steps: a twelfth of the step squared.
    days = max(int(units.days.max(initial=1)), 1)
    if plan.outcome == HEADACHE_DAYS:
        return (MONTH / days) ** 2 / 12.0
    return 1.0 / 12.0 / days


def _shrink(effects: ArmEffects, rows: np.ndarray, plan: Planned, level: float) -> Floats:
    found = shrink_effects(
        effects.estimate[rows],
        effects.error[rows],
        effects.df[rows],
        differ=LITTLE_SIZE[plan.outcome],
        level=level,
    )
    return np.vstack([found.estimate, found.low, found.high])
