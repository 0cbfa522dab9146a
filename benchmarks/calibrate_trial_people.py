"""Measure how often several people with one plan are told wrongly, where the truth is known.

Run ``python benchmarks/calibrate_trial_people.py`` (about ten minutes on one core) to make the
table in ``docs/trial.md``. Groups live twelve weeks in pairs, each person with an order of
their own; days hang together at 0.6, a tenth of them is not recorded, and people have from 6 to 17
headache days in 28.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.stats.lived import DayCourse, live_days
from hdiary.trials import plan_trial
from hdiary.trials.measure import Draws
from hdiary.trials.people import compare_over_people
from hdiary.trials.plan import Plan
from hdiary.trials.rules import LITTLE_SIZE
from hdiary.trials.units import MONTH, Units

Floats = npt.NDArray[np.float64]

SHARES = (0.2, 0.3, 0.4, 0.5, 0.6)
"""Of a person's days that are headache days with the other arm."""
RHO, MISSING, LEVEL = 0.6, 0.1, 0.95
GROUPS = {5: 600, 12: 300, 40: 100}
TRUTHS = ((0.0, 0.0), (0.0, 3.0), (-4.0, 0.0), (-4.0, 3.0), (-4.0, 6.0))
"""Mean difference and how people differ (standard deviation) [headache days in 28]."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one group was told, beside its truth."""

    pooled: bool  # Whether the interval of the mean holds it
    claimed: bool  # Whether a mean difference is claimed
    lot: bool  # Whether the lots together are below 5 %
    own: float  # Share of people whose own interval, and whose shrunk one, hold their truth
    shrunk: float
    own_width: float
    width: float
    chosen: float  # Share of people who are told which arm is better
    wrong: float  # Share who are told so and it is not, or it makes no difference
    either: float  # Share who are told that either may do, and it matters


def live(plan: Plan, people: int, truth: Floats, share: Floats, seed: int) -> Units:
    """Live the plan, each person with a truth of their own."""
    rng = np.random.default_rng(seed)
    order = np.array([rng.permuted(np.tile([0, 1], (6, 1)), axis=1).ravel() for _ in truth])
    arm = np.repeat(order, plan.length, axis=1)
    left = np.where(arm == 0, 1.0 + (truth / MONTH / share)[:, None], 1.0)
    hurts = np.empty(arm.shape)
    for one in np.unique(share):
        rows = np.flatnonzero(share == one)
        course = DayCourse(share=float(one), autocorrelation=RHO)
        hurts[rows] = live_days(course, left=left[rows], seed=int(rng.integers(2**31)))
    hurts[rng.random(hurts.shape) < MISSING] = np.nan
    weeks = hurts.reshape(people, plan.periods, plan.length)
    count = (~np.isnan(weeks)).sum(axis=2)
    enough = count >= plan.length * plan.least_share
    total = np.nansum(weeks, axis=2)
    value = np.where(enough, MONTH * total / np.maximum(count, 1), np.nan)
    return Units(
        who=np.arange(people),
        arm=order,
        block=np.arange(plan.periods) // plan.block,
        value=value,
        lowest=np.zeros_like(value),
        highest=np.full_like(value, float(MONTH)),
        beside=None,
        recorded=count,
        days=np.full_like(count, plan.length),
        over=np.ones(value.shape, dtype=np.bool_),
    )


def tell(plan: Plan, units: Units, truth: Floats, mean: float, seed: int) -> Told:
    """Analyse one group as `hdiary.trial` does."""
    from hdiary.stats.normal import critical_value

    how = Draws(draws=None, seed=seed, level=LEVEL)
    (found,) = compare_over_people(units, plan, how, np.zeros(len(truth), dtype=np.bool_))
    pooled, lot = found.pooled or {}, found.lot
    _, low, high = found.shrunk
    little = LITTLE_SIZE[plan.outcome]
    either = (low > -little) & (high < little)
    better, worse = (high < 0) & ~either, (low > 0) & ~either
    half = critical_value(LEVEL, df=found.effects.df) * found.effects.error
    return Told(
        pooled=pooled["low"] <= mean <= pooled["high"],
        claimed=pooled["p_value"] <= 1 - LEVEL,
        lot=lot is not None and lot.p_value <= 1 - LEVEL,
        own=float((np.abs(found.effects.estimate - truth) <= half).mean()),
        shrunk=float(((low <= truth) & (truth <= high)).mean()),
        own_width=float(2 * half.mean()),
        width=float((high - low).mean()),
        chosen=float((better | worse).mean()),
        wrong=float(((better & (truth >= 0)) | (worse & (truth <= 0))).mean()),
        either=float((either & (np.abs(truth) > little)).mean()),
    )


def measure(plan: Plan, people: int, mean: float, tau: float, groups: int, seed: int) -> list[Told]:
    """Live and analyse many groups."""
    told = []
    for group in range(groups):
        rng = np.random.default_rng([seed, people, group])
        share = rng.choice(SHARES, people)
        # Nobody can have fewer than no headache days, or more than 28.
        room = np.minimum(share, 1.0 - share) * MONTH
        offset = np.clip(tau * rng.standard_normal(people), -room, room)
        truth = np.clip(mean + offset, -share * MONTH, (1.0 - share) * MONTH)
        units = live(plan, people, truth, share, int(rng.integers(2**31)))
        told.append(tell(plan, units, truth, truth_of(mean, tau), group))
    return told


def truth_of(mean: float, tau: float) -> float:
    """Give the mean difference of all such people, given what nobody can have."""
    rng = np.random.default_rng(0)
    share = np.repeat(SHARES, 20_000)
    room = np.minimum(share, 1.0 - share) * MONTH
    offset = np.clip(tau * rng.standard_normal(len(share)), -room, room)
    return float(np.clip(mean + offset, -share * MONTH, (1.0 - share) * MONTH).mean())


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each kind of group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--people", type=int, default=3_000, help="in the groups of five; less in larger groups"
    )
    parser.add_argument("--seed", type=int, default=15)
    asked = parser.parse_args(arguments)
    heads = (
        "people", "mean", "differ by", "mean held", "mean claimed", "lots below 5 %", "own held",
        "shrunk held", "own width", "shrunk width", "advised", "advised wrongly", "either wrongly",
    )  # fmt: skip
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for people, groups in GROUPS.items():
        names = [f"P{person}" for person in range(people)]
        plan = plan_trial(["desk exercises", "none"], start="2026-01-05", seed=1, patients=names)
        for mean, tau in TRUTHS:
            many = max(groups * asked.people // 3_000, 2)
            told = measure(plan, people, mean, tau, many, asked.seed)
            cells = [f"{100 * _mean(told, n):.1f} %" for n in ("pooled", "claimed", "lot", "own")]
            cells += [f"{100 * _mean(told, 'shrunk'):.1f} %"]
            cells += [f"{_mean(told, n):.1f}" for n in ("own_width", "width")]
            cells += [f"{100 * _mean(told, n):.1f} %" for n in ("chosen", "wrong", "either")]
            print(f"| {people} | {mean:g} | {tau:g} | " + " | ".join(cells) + " |", flush=True)


def _mean(told: Sequence[Told], name: str) -> float:
    return float(np.mean([getattr(one, name) for one in told]))


if __name__ == "__main__":
    main()
