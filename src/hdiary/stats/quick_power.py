"""Power of an experiment with oneself, quickly: lived many times, judged by its t statistic."""

from __future__ import annotations

import math

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.designs import MOST_ORDERS, Blocks, draw_arms, means_of_units
from hdiary.stats.life import Life, Outcome, live_by_day, live_by_headache
from hdiary.stats.normal import two_sided_p
from hdiary.stats.power import reckon_power

LEVEL = 0.05
RUNS = 1000
_TINY = 1e-12


def quick_power(
    design: Blocks, life: Life, *, outcome: Outcome, effect: float, runs: int = RUNS, seed: int = 0
) -> float:
    """Reckon about how often a design of two arms finds an effect of the first against the second.

    With many orders the t test of the same regression stands in for the randomisation test, whose
    p-values it approaches (Edgington and Onghena 2007, doi:10.1201/9781420011814); with few, where
    it would promise too much, the randomisation test itself.
    """
    if math.comb(design.block, design.block // 2) ** (design.units // design.block) <= MOST_ORDERS:
        found = reckon_power(design, life, outcome=outcome, effect=effect, runs=runs, seed=seed)
        return found.share
    orders, lived, missing = (int(s) for s in np.random.SeedSequence(seed).generate_state(3))
    first = draw_arms(design, runs=runs, rng=np.random.default_rng(orders)) == 0
    given = np.where(first, effect, 0.0)
    if outcome == "pain_2h":
        before, values = live_by_headache(life, given, (lived, missing))
        known = _with_time(before)
    else:
        by_day = np.repeat(given, design.length, axis=1)
        values = means_of_units(live_by_day(life, outcome, by_day, (lived, missing)), design)
        known = _blocks(design.block_of, runs)
    return float((_p_values(values, first, known) <= LEVEL).mean())


def _with_time(before: Floats) -> Floats:
    """Lay out a constant, the pain before, and a straight line in time."""
    time = np.broadcast_to(np.linspace(-0.5, 0.5, before.shape[1]), before.shape)
    return np.stack([np.ones(before.shape), before, time], axis=2)


def _blocks(block: Ints, runs: int) -> Floats:
    """Lay out a column for each block."""
    columns = (block[:, None] == np.arange(block.max() + 1)).astype(np.float64)
    return np.broadcast_to(columns, (runs, *columns.shape)).copy()


def _p_values(values: Floats, first: Bools, known: Floats) -> Floats:
    """Test the arm of each run beside what is known, by least squares on what is not missing."""
    used = ~np.isnan(values)
    columns = np.where(used[:, :, None], known, 0.0)
    out, arm = np.where(used, values, 0.0), np.where(used, first, 0.0)
    onto = np.linalg.pinv(columns)
    for each in (out, arm):
        each -= np.einsum("ruk,rkv,rv->ru", columns, onto, each, optimize=True)
    size = np.maximum((arm**2).sum(axis=1), _TINY)
    slope = (arm * out).sum(axis=1) / size
    df = np.maximum(used.sum(axis=1) - known.shape[2] - 1, 1)
    rest = np.maximum((out**2).sum(axis=1) - slope**2 * size, _TINY)
    return two_sided_p(slope * np.sqrt(size / (rest / df)), df=df)
