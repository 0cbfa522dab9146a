"""Measure how often an experiment with oneself is wrong, on courses whose truth is known.

Run ``python benchmarks/calibrate_trial.py`` (about two minutes on one core) to make the tables in
``docs/trial.md``. Each design is lived by 2,000 people without and with an effect, their
days hanging together at 0.6 under a trend and a wave, and analysed as planned. Everything is
arrays; `compare` is the one place that knows the estimator.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from hdiary.stats import (
    Orders,
    bound_attributed,
    compare_people,
    guard_level,
    orders_in_blocks,
    orders_of_starts,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MONTH = 28
PERIODS, LENGTH = 12, 7
DAYS, HEADACHES = 56, 40
BASELINE, STARTS, FOLLOW_UP = 28, 42, 42
LEVEL = 0.95
LEAST_SHARE = 0.5
GROUP = 100
RHO = 0.6
# Of a normal course behind yes/no days, so that the days themselves hang together at RHO.
RHO_BEHIND = float(np.sin(RHO * np.pi / 2))


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One kind of experiment.

    Attributes
    ----------
    design
        periods, days, start or headaches.
    outcome
        pain (0-10, rounded), days (yes or no, each hanging together with the next at 0.6; the
        truth is what the same days would have been) or risk (yes or no, drawn from a risk whose
        log-odds hang together at 0.6; the truth is the mean difference in risk).
    effect
        Of the first arm: points of pain, share of days, or log-odds.
    missing
        Share of days missing, half of them one by one and half as whole weeks.
    """

    design: str
    outcome: str
    effect: float = 0.0
    missing: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Course:
    """What people lived: values by unit, the order, what is held fixed, the truth."""

    values: Floats
    lived: Ints | tuple[Bools, Bools]
    orders: Orders
    beside: Floats | None
    truth: Floats


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the analysis of each person says."""

    low: Floats
    high: Floats
    claimed: Bools


def compare(setting: Setting, course: Course) -> Found:
    """Analyse each person as planned; swap this to measure another way in."""
    tests = compare_people(
        course.values,
        lived=course.lived,
        orders=course.orders,
        beside=course.beside,
        level=level_of(course),
    )
    low, high = tests.low, tests.high
    if setting.design == "start" and setting.outcome != "pain":
        # A difference that is the same on every day is not true of yes/no days, and here it shows.
        bounds = [
            bound_attributed(values, lived=int(lived), orders=course.orders)
            for values, lived in zip(course.values, np.asarray(course.lived), strict=True)
        ]
        low, high = np.array(bounds).T
    claimed = tests.p_value <= 1.0 - level_of(course)
    return Found(low=low, high=high, claimed=claimed)


def level_of(course: Course) -> float:
    """Give the level: 95 %, or what is a little more where orders are drawn, as 9,999 would be."""
    return guard_level(LEVEL, draws=9_999) if course.orders.sampled else LEVEL


def course_of_days(people: int, days: int, rho: float, rng: np.random.Generator) -> Floats:
    """Make courses that hang together from day to day, with spread 1."""
    course = rng.normal(size=(people, days))
    for day in range(1, days):
        course[:, day] = rho * course[:, day - 1] + np.sqrt(1 - rho**2) * course[:, day]
    return course


def drift(people: int, days: int, rng: np.random.Generator) -> Floats:
    """Make a trend up or down of 1 in all and a wave of 0.6 that lasts 25 to 60 days."""
    day = np.arange(days)
    way = rng.choice([-1.0, 1.0], (people, 1))
    length, phase = rng.uniform(25, 60, (people, 1)), rng.uniform(0, 2 * np.pi, (people, 1))
    wave: Floats = way * (day / (days - 1) - 0.5) + 0.6 * np.sin(2 * np.pi * day / length + phase)
    return wave


def live(setting: Setting, arm: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Give the days as lived, and the difference that the first arm makes on each."""
    people, days = arm.shape
    slow = drift(people, days, rng)
    if setting.outcome == "pain":
        course = 5 + 1.5 * slow + 1.5 * course_of_days(people, days, RHO, rng)
        without, with_arm = (
            np.clip(np.round(course + effect), 0, 10) for effect in (0.0, setting.effect)
        )
        return np.where(arm > 0, with_arm, without), with_arm - without
    if setting.outcome == "days":
        risk = 0.5 + 0.15 * slow
        chance = ndtr(course_of_days(people, days, RHO_BEHIND, rng))
        without, with_arm = (
            (chance < np.clip(risk + effect, 0.01, 0.99)).astype(np.float64)
            for effect in (0.0, setting.effect)
        )
        return np.where(arm > 0, with_arm, without), with_arm - without
    odds = 0.8 * slow + course_of_days(people, days, RHO, rng)
    before, after = (1 / (1 + np.exp(-(odds + effect))) for effect in (0.0, setting.effect))
    lived = (rng.random(arm.shape) < np.where(arm > 0, after, before)).astype(np.float64)
    return lived, after - before


def lose(values: Floats, share: float, rng: np.random.Generator) -> Floats:
    """Lose days, half of them one by one and half as whole weeks."""
    people, days = values.shape
    weeks = np.repeat(rng.random((people, -(-days // 7))) < share / 2, 7, axis=1)[:, :days]
    lost: Floats = np.where(weeks | (rng.random(values.shape) < share / 2), np.nan, values)
    return lost


def line(units: int) -> Floats:
    """Give a straight line in time, which breaks ties and takes up a trend."""
    return np.linspace(-1.0, 1.0, units)[:, None]


def run_periods(setting: Setting, people: int, draws: int, rng: np.random.Generator) -> Course:
    """Live twelve weeks in pairs."""
    orders = orders_in_blocks(np.tile([0, 1], PERIODS // 2), np.repeat(np.arange(PERIODS // 2), 2))
    lived = rng.integers(0, len(orders.first), people)
    arm = np.repeat(orders.first[lived], LENGTH, axis=1).astype(np.float64)
    days, difference = live(setting, arm, rng)
    weeks = lose(days, setting.missing, rng).reshape(people, PERIODS, LENGTH)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # A week without any day has no mean.
        means = np.nanmean(weeks, axis=2)
    enough = (~np.isnan(weeks)).mean(axis=2) >= LEAST_SHARE
    return Course(
        values=np.where(enough, means, np.nan),
        lived=lived,
        orders=orders,
        beside=None,
        truth=difference.mean(axis=1),
    )


def run_blocks(setting: Setting, people: int, draws: int, rng: np.random.Generator) -> Course:
    """Live days, or headaches, in blocks of four."""
    units = HEADACHES if setting.design == "headaches" else DAYS
    block = np.repeat(np.arange(units // 4), 4)
    seed = int(rng.integers(1 << 30))
    orders = orders_in_blocks(np.tile([0, 0, 1, 1], units // 4), block, draws=draws, seed=seed)
    # What is lived is one more draw, which no row of the sample knows.
    own = orders_in_blocks(np.tile([0, 0, 1, 1], units // 4), block, draws=people, seed=seed + 1)
    arm = own.first.astype(np.float64)
    values, difference = live(setting, arm, rng)
    beside: Floats = np.broadcast_to(line(units), (people, units, 1))
    if setting.design == "headaches":
        # The worse it begins, the worse it is two hours later.
        begin = np.clip(np.round(6 + 1.5 * course_of_days(people, units, 0.3, rng)), 1, 10)
        lasting = np.round(0.5 * (begin - 6))
        values = np.clip(values + lasting, 0, 10)
        beside = np.concatenate([beside, begin[:, :, None]], axis=2)
    return Course(
        values=np.where(rng.random(values.shape) < setting.missing, np.nan, values),
        lived=(own.first, own.second),
        orders=orders,
        beside=beside if setting.design == "headaches" else None,
        truth=difference.mean(axis=1),
    )


def run_start(setting: Setting, people: int, draws: int, rng: np.random.Generator) -> Course:
    """Live a baseline, a programme that starts on a drawn day, and a follow-up."""
    units = BASELINE + STARTS - 1 + FOLLOW_UP
    orders = orders_of_starts(units, range(BASELINE, BASELINE + STARTS))
    lived = rng.integers(0, STARTS, people)
    arm = orders.first[lived].astype(np.float64)
    days, difference = live(setting, arm, rng)
    return Course(
        values=lose(days, setting.missing, rng),
        lived=lived,
        orders=orders,
        beside=None,
        truth=(difference * arm).sum(axis=1) / arm.sum(axis=1),
    )


RUNS: dict[str, Callable[[Setting, int, int, np.random.Generator], Course]] = {
    "periods": run_periods,
    "days": run_blocks,
    "start": run_start,
    "headaches": run_blocks,
}
EFFECTS = {"pain": (-1.0, -2.0), "days": (-0.2, -0.4), "risk": (-1.0, -2.5)}


def settings_of(design: str) -> list[Setting]:
    """Give every setting of a design: without and with effects, whole and with a tenth missing."""
    return [
        Setting(design=design, outcome=outcome, effect=effect, missing=missing)
        for outcome in (("pain",) if design == "headaches" else ("pain", "days", "risk"))
        for effect in (0.0, *EFFECTS[outcome])
        for missing in (0.0, 0.1)
    ]


def measure(setting: Setting, *, people: int, draws: int, seed: int) -> list[float]:
    """Run one setting: claimed, answered, covered [%], width, mean truth."""
    parts = []
    # People of a group share the orders that are drawn; a hundred are few enough not to matter.
    for start in range(0, people, GROUP):
        rng = np.random.default_rng([seed, start])
        course = RUNS[setting.design](setting, min(GROUP, people - start), draws, rng)
        found = compare(setting, course)
        parts.append(np.array([found.low, found.high, found.claimed, course.truth]))
    low, high, claimed, truth = np.hstack(parts)
    answered = ~np.isnan(low)
    covered = (low <= truth + 1e-9) & (truth - 1e-9 <= high)
    scale = 1 if setting.outcome == "pain" else MONTH
    return [
        100 * float(claimed.mean()),
        100 * float(answered.mean()),
        100 * float(covered[answered].mean()),
        scale * float(np.median((high - low)[answered])),
        scale * float(truth.mean()),
    ]


def enumerate_and_draw(*, people: int, draws: int, seed: int) -> tuple[float, float]:
    """Compare p-values of all 924 orders of one block of twelve with those of drawn ones."""
    rng = np.random.default_rng(seed)
    arms, block = np.tile([0, 1], PERIODS // 2), np.zeros(PERIODS)
    every = orders_in_blocks(arms, block)
    rows = rng.integers(0, len(every.first), people)
    values = rng.normal(size=(people, PERIODS)) - every.first[rows]
    lived = (every.first[rows], every.second[rows])
    exact = compare_people(values, lived=lived, orders=every, beside=None).p_value
    errors = []
    for person in range(people):
        drawn = compare_people(
            values[[person]],
            lived=(lived[0][[person]], lived[1][[person]]),
            orders=orders_in_blocks(arms, block, draws=draws, seed=person),
            beside=None,
        )
        error = np.sqrt(exact[person] * (1 - exact[person]) / (draws + 1))
        errors.append((drawn.p_value[0] - exact[person]) / error)
    within = float(np.mean(np.abs(errors) <= 1.96))
    return 100 * within, float(np.max(np.abs(errors)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each setting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--draws", type=int, default=999)
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--designs", nargs="*", default=list(RUNS), choices=list(RUNS))
    asked = parser.parse_args(arguments)
    print(
        "| design | outcome | missing | difference | claimed % | answered % | covered % | width |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for design in asked.designs:
        for number, setting in enumerate(settings_of(design)):
            claimed, answered, covered, width, truth = measure(
                setting, people=asked.people, draws=asked.draws, seed=asked.seed + number
            )
            print(
                f"| {design} | {setting.outcome} | {setting.missing:.0%} | {truth:.1f} "
                f"| {claimed:.1f} | {answered:.0f} | {covered:.1f} | {width:.1f} |",
                flush=True,
            )
    within, most = enumerate_and_draw(people=200, draws=10 * asked.draws, seed=asked.seed)
    print(f"\nDrawn against listed orders: {within:.0f} % within 1.96 errors, at most {most:.1f}.")


if __name__ == "__main__":
    main()
