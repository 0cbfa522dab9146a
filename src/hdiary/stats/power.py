"""Power of an experiment with oneself, by living through it many times with a known effect."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

import numpy as np

from hdiary.stats.arrays import Floats, Ints
from hdiary.stats.attributed import bound_attributed
from hdiary.stats.designs import Blocks, Starts, draw_arms, list_orders, means_of_units
from hdiary.stats.life import Life, Outcome, live_by_day, live_by_headache
from hdiary.stats.lived import MONTH
from hdiary.stats.orders import orders_of_starts
from hdiary.stats.rejections import LEVEL, Judged, judge_starts, judge_units

__all__ = ["Life", "Power", "reckon_power"]

RUNS = 4_000
_LAYOUTS = 8
"""So many arrangements of arms that are not compared are drawn."""
_TIES = 1e-9
_BOUNDED = 60
"""So many trials of yes/no days are enough for a typical width, which takes its time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Power:
    """How often a design finds an effect.

    Attributes
    ----------
    share
        Of simulated trials that come out with a p-value of at most the level.
    error
        Standard error of that share, since runs are not without end.
    half_width
        Median half width of the interval, infinite where it has no end [units of the outcome].
    """

    share: float
    error: float
    half_width: float


def reckon_power(
    design: Blocks | Starts,
    life: Life,
    *,
    outcome: Outcome,
    effect: float,
    runs: int = RUNS,
    seed: int = 0,
    level: float = LEVEL,
) -> Power:
    """Reckon how often a design finds an effect of the first arm against the second.

    Parameters
    ----------
    design
        Units in blocks, or a first day drawn by chance.
    life
        How the person lives if nothing is done.
    outcome
        What is looked at.
    effect
        For headache days: the share by which they become fewer on every day of the first arm.
        For mean pain: by how many points the mean over all days falls, every rating becoming
        smaller in proportion. For pain two hours later: by how many points it falls further,
        before it is rounded and cut.
    runs
        How many trials are lived through.
    seed
        Of the luck; the luck is the same for every effect.
    level
        A trial finds it if its p-value is at most this, shared between the comparisons.

    Returns
    -------
    Power
        With more than two arms, of the comparison of the first two alone, at the level divided
        by the number of comparisons: Holm's procedure finds it at least as often.

    Notes
    -----
    Every trial draws its own order as the plan does. The effect begins on the first day of a
    period and ends with its last. Days and headaches are missed by chance, each by itself, and a
    unit with too few recorded days does not count. The p-value is that of the randomisation
    test, Edgington and Onghena 2007, doi:10.1201/9781420011814, over all orders or 1,999 of them.

    Examples
    --------
    >>> from hdiary.stats.lived import DayCourse, HeadacheCourse
    >>> life = Life(days=DayCourse(share=0.4, autocorrelation=0.3), ratings=(1.0,) * 10,
    ...     pain_autocorrelation=0.0, headaches=HeadacheCourse(
    ...         starting=(1.0,) * 10, fall=0.6, fall_slope=0.0, fall_sd=1.2))
    >>> pairs = Blocks(units=26, block=2, length=7)
    >>> found = [
    ...     reckon_power(pairs, life, outcome="headache_days_28", effect=e, runs=400, seed=1)
    ...     for e in (0.0, 0.5)
    ... ]
    >>> [0.02 < one.share < 0.08 for one in found], found[1].share > 0.4
    ([True, False], True)
    """
    if isinstance(design, Starts):
        found = _live_starts(design, life, outcome, effect, (runs, seed), level)
    else:
        found = _live_blocks(design, life, outcome, effect, (runs, seed), level)
    needed = level / design.comparisons
    share = float((found.p_value <= needed + _TIES).mean())
    error = math.sqrt(max(share * (1 - share), 0.0) / runs)
    return Power(share=share, error=error, half_width=float(np.median(found.half_width)))


def _seeds(seed: int, many: int) -> list[int]:
    return [int(s) for s in np.random.SeedSequence(seed).generate_state(many)]


def _live_blocks(
    design: Blocks, life: Life, outcome: Outcome, effect: float, luck: tuple[int, int], level: float
) -> Judged:
    runs, seed = luck
    orders, lived, missing, reference = _seeds(seed, 4)
    arms, groups = _arrange(design, runs, np.random.default_rng(orders))
    given = np.where(arms == 0, effect, 0.0)
    known = []
    if outcome == "pain_2h":
        before, values = live_by_headache(life, given, (lived, missing))
        known.append(before)
    else:
        by_day = np.repeat(given, design.length, axis=1)
        values = means_of_units(live_by_day(life, outcome, by_day, (lived, missing)), design)
    if design.trend:
        known.append(np.broadcast_to(np.linspace(-1.0, 1.0, design.units), values.shape))
    fixed = np.stack(known, axis=2) if known else None
    beside = list_orders(design.of_two, seed=reference)
    found = []
    for rows, units in groups:
        first = (arms[rows][:, units] == 0).astype(np.float64)
        own = None if fixed is None else fixed[rows][:, units]
        found.append(judge_units(values[rows][:, units], first, beside, known=own, level=level))
    return _join(found)


def _arrange(
    design: Blocks, runs: int, rng: np.random.Generator
) -> tuple[Ints, list[tuple[slice, Ints]]]:
    """Draw the arms of each run, and give groups of runs with the units that are compared."""
    if design.arms == 2:
        return draw_arms(design, runs=runs, rng=rng), [(slice(None), np.arange(design.units))]
    # Runs of a group share the places of the other arms, so that they share their orders too.
    arms, groups = np.zeros((runs, design.units), dtype=np.int64), []
    edges = np.linspace(0, runs, _LAYOUTS + 1).astype(int)
    for begin, end in itertools.pairwise(edges.tolist()):
        places = draw_arms(design, runs=1, rng=rng)[0]
        units = np.flatnonzero(places < 2)
        arms[begin:end] = places
        arms[begin:end, units] = draw_arms(design.of_two, runs=end - begin, rng=rng)
        groups.append((slice(begin, end), units))
    return arms, groups


def _live_starts(
    design: Starts, life: Life, outcome: Outcome, effect: float, luck: tuple[int, int], level: float
) -> Judged:
    runs, seed = luck
    orders, lived, missing, _ = _seeds(seed, 4)
    began = np.random.default_rng(orders).integers(design.starts, size=runs)
    active = np.arange(design.days) >= design.first_days[began][:, None]
    days = live_by_day(life, outcome, np.where(active, effect, 0.0), (lived, missing))
    found = judge_starts(days, began, design=design, level=level)
    if outcome != "headache_days_28":
        return found
    return replace(found, half_width=_bound_yes_no(days, began, design, level))


def _bound_yes_no(days: Floats, began: Ints, design: Starts, level: float) -> Floats:
    """Give the half widths of some intervals as the analysis gives them for yes/no days."""
    orders = orders_of_starts(design.days, design.first_days, settle=design.settle)
    found = []
    for own, first in zip(days[:_BOUNDED] / MONTH, began, strict=False):
        low, high = bound_attributed(own, lived=int(first), orders=orders, level=1.0 - level)
        found.append(np.inf if np.isnan(low) else (high - low) / 2 * MONTH)
    return np.array(found)


def _join(found: list[Judged]) -> Judged:
    names = ("p_value", "difference", "half_width")
    return Judged(**{n: np.concatenate([getattr(f, n) for f in found]) for n in names})
