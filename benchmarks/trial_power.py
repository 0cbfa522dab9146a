"""Measure whether trials find as often what is there as their plans promise beforehand.

Run ``python benchmarks/trial_power.py --people 1000`` to make the tables that stand in
``docs/trial.md``. Each plan's promise stands beside simulated participants, whose diaries go the
whole way from entries to verdict, and beside a second generator, which was written from the words
of `hdiary.stats.live_days`, `live_pain` and `live_headaches` alone, one day after the other, with a
test of its own. The last table asks how far a promise is off that was reckoned with half a year of
diary instead of the truth.
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary import make_diary
from hdiary.questions.usual import POPULATION, Usual, find_usual
from hdiary.trials import plan_trial, promise, simulate_participant, trial
from hdiary.trials.reach import claim_level

Numbers = npt.NDArray[np.float64]
START = "2026-01-05"
DRAWS = 1_999
ARMS = ("desk exercises", "none")
NORMAL = NormalDist()


@dataclass(frozen=True, kw_only=True)
class Case:
    """A plan, somebody who lives it, and an effect."""

    name: str
    plan: dict[str, Any]
    effect: float
    usual: Usual = POPULATION


CASES = (
    Case(name="12 weeks in pairs, headache days", plan={"periods": 12}, effect=0.6),
    Case(
        name="12 weeks in pairs, headache days, calm person",
        plan={"periods": 12},
        effect=0.75,
        usual=Usual(headache_share=0.5, autocorrelation=0.1, wave_sd=0.0, recorded_share=0.95),
    ),
    Case(
        name="20 weeks in pairs, mean pain",
        plan={"periods": 20, "outcome": "mean_pain"},
        effect=1.2,
    ),
    Case(
        name="84 days in blocks of 4, mean pain",
        plan={"design": "days", "periods": 84, "outcome": "mean_pain"},
        effect=1.0,
    ),
    Case(name="40 headaches in blocks of 4", plan={"design": "headaches"}, effect=1.0),
    Case(
        name="12 weeks, strong autocorrelation and wave",
        plan={"periods": 12, "block": 4},
        effect=0.75,
        usual=Usual(autocorrelation=0.6, wave_sd=0.8, trend=0.1),
    ),
)


def participants_find(case: Case, effect: float, *, people: int, seed: int) -> float:
    """Let people live a plan, and count those whose trial comes out."""
    names = [f"P{i:05d}" for i in range(people)]
    plan = plan_trial(ARMS, start=START, seed=seed, patients=names, **case.plan)
    counted = plan.design == "headaches"
    missing = 1.0 - (case.usual.rated_share if counted else case.usual.recorded_share)
    rows = simulate_participant(
        plan, effect=effect, usual=case.usual, missing=missing, seed=seed + 1
    )
    draws = DRAWS if plan.design in ("headaches", "days") else None
    table = trial(make_diary(rows), plan=plan, draws=draws, ended=True).table
    return float((table["p_value"] <= claim_level(plan) + 1e-9).mean())


def second_finds(case: Case, effect: float, *, runs: int, seed: int) -> float:
    """Do the same by the second generator, and its own test."""
    plan = plan_trial(ARMS, start=START, seed=1, **case.plan)
    luck = random.Random(seed)
    orders = _all_orders(plan.periods, plan.block, luck)
    found, level = 0, claim_level(plan) + 1e-9
    for _ in range(runs):
        lived = _draw_order(plan.periods, plan.block, luck)
        if plan.design == "headaches":
            values, known = _headaches(case.usual, lived, effect, luck)
        else:
            values = _units(case.usual, plan, lived, effect, luck)
            known = np.ones((len(values), 1))
        found += _p_value(values, np.array(lived, dtype=np.float64), orders, known) <= level
    return found / runs


def _draw_order(units: int, block: int, luck: random.Random) -> list[int]:
    order: list[int] = []
    for _ in range(units // block):
        part = [1] * (block // 2) + [0] * (block // 2)
        luck.shuffle(part)
        order += part
    return order


def _all_orders(units: int, block: int, luck: random.Random) -> Numbers:
    """List all orders if they are few, else draw some."""
    many = math.comb(block, block // 2) ** (units // block)
    if many > 2_000:
        return np.array([_draw_order(units, block, luck) for _ in range(DRAWS)], dtype=np.float64)
    orders: set[tuple[int, ...]] = set()
    while len(orders) < many:
        orders.add(tuple(_draw_order(units, block, luck)))
    return np.array(sorted(orders), dtype=np.float64)


def _p_value(values: Numbers, lived: Numbers, orders: Numbers, known: Numbers) -> float:
    """Give the share of orders whose t-like coefficient is at least as far from none."""
    kept = ~np.isnan(values)
    y, fixed, own, others = values[kept], known[kept], lived[kept], orders[:, kept]
    half = fixed @ np.linalg.pinv(fixed)

    def statistic(arms: Numbers) -> Numbers:
        left = arms - arms @ half
        size = np.sqrt((left**2).sum(axis=-1))
        return np.abs(left @ y) / np.where(size > 1e-9, size, np.inf)

    at_least = int((statistic(others) >= statistic(own) - 1e-9).sum())
    listed = len(np.unique(orders, axis=0)) == len(orders) and len(orders) != DRAWS
    return at_least / len(orders) if listed else (at_least + 1) / (len(orders) + 1)


def _constant(usual: Usual, days: int) -> float:
    """Find the constant of the log odds that makes the mean risk the share."""
    steps = [NORMAL.inv_cdf((k + 0.5) / 400) for k in range(400)]
    low, high = -20.0, 20.0
    for _ in range(50):
        middle = (low + high) / 2
        total = 0.0
        for day in range(0, days, max(days // 12, 1)):
            trend = usual.trend * (day - (days - 1) / 2) / 28
            total += sum(1 / (1 + math.exp(-(middle + trend + usual.wave_sd * w))) for w in steps)
        mean = total / (400 * len(range(0, days, max(days // 12, 1))))
        low, high = (middle, high) if mean < usual.headache_share else (low, middle)
    return (low + high) / 2


_CONSTANTS: dict[tuple[float, float, float, int], float] = {}


def _live_pain(
    usual: Usual, left_of_risk: list[float], left_of_pain: list[float], luck: random.Random
) -> list[float]:
    """Live day after day, as the words say: the pain of each day."""
    days = len(left_of_risk)
    key = (usual.headache_share, usual.wave_sd, usual.trend, days)
    if key not in _CONSTANTS:
        _CONSTANTS[key] = _constant(usual, days)
    kept = math.exp(-1 / usual.wave_days)
    wave, strength = luck.gauss(0, 1), luck.gauss(0, 1)
    pains: list[float] = []
    hurt, risk_before = 0.0, 0.0
    for day in range(days):
        if day:
            wave = kept * wave + math.sqrt(1 - kept**2) * luck.gauss(0, 1)
            rho = usual.pain_autocorrelation
            strength = rho * strength + math.sqrt(1 - rho**2) * luck.gauss(0, 1)
        odds = _CONSTANTS[key] + usual.trend * (day - (days - 1) / 2) / 28 + usual.wave_sd * wave
        risk = left_of_risk[day] / (1 + math.exp(-odds))
        chance = risk if not day else risk + usual.autocorrelation * (hurt - risk_before)
        hurt, risk_before = float(luck.random() < chance), risk
        pains.append(_pain(usual, strength, left_of_pain[day], luck) if hurt else 0.0)
    return pains


def _pain(usual: Usual, strength: float, left: float, luck: random.Random) -> float:
    rating = _rating(usual.ratings, NORMAL.cdf(strength))
    if left == 1.0:
        return rating
    whole = math.floor(rating * left)
    return whole + (luck.random() < rating * left - whole)


def _rating(shares: tuple[float, ...], place: float) -> float:
    total = 0.0
    for rating, share in enumerate(shares, start=1):
        total += share / sum(shares)
        if place <= total:
            return float(rating)
    return float(len(shares))


def _units(
    usual: Usual, plan: Any, lived: list[int], effect: float, luck: random.Random
) -> Numbers:
    """Live through periods and average their recorded days."""
    by_day = [arm for arm in lived for _ in range(plan.length)]
    days = plan.outcome == "headache_days_28"
    ones = [1.0] * len(by_day)
    part = effect if days else effect / usual.mean_pain
    left = [1.0 - part * arm for arm in by_day]
    pains = _live_pain(usual, left if days else ones, ones if days else left, luck)
    values = []
    for at in range(0, len(pains), plan.length):
        counted = pains[at + plan.washout : at + plan.length]
        written = [pain for pain in counted if luck.random() < usual.recorded_share]
        if len(written) < max(1, math.ceil(plan.least_share * len(counted))):
            values.append(math.nan)
        elif days:
            values.append(28 * sum(pain > 0 for pain in written) / len(written))
        else:
            values.append(sum(written) / len(written))
    return np.array(values)


def _headaches(
    usual: Usual, lived: list[int], effect: float, luck: random.Random
) -> tuple[Numbers, Numbers]:
    """Live through headaches: pain after two hours, and what is known beforehand."""
    rho, drift = usual.fall_autocorrelation, luck.gauss(0, 1)
    rows, values = [], []
    for step, arm in enumerate(lived):
        if step:
            drift = rho * drift + math.sqrt(1 - rho**2) * luck.gauss(0, 1)
        before = _rating(usual.starting, luck.random())
        fall = usual.natural_fall + usual.fall_slope * (before - usual.pain_before)
        after = min(max(round(before - fall - usual.fall_sd * drift - effect * arm), 0), 10)
        values.append(float(after) if luck.random() < usual.rated_share else math.nan)
        rows.append((1.0, before, float(step)))
    return np.array(values), np.array(rows)


def promised(case: Case, effect: float) -> tuple[float, float]:
    """Give the power that the plan promises, and its standard error."""
    plan = plan_trial(ARMS, start=START, seed=1, **case.plan)
    row = promise(plan, effects=[effect], usual=case.usual, seed=1).table.iloc[0]
    return float(row["power"]), float(row["power_error"])


def from_diary(case: Case, *, people: int, days: int, seed: int) -> tuple[float, float, float]:
    """Say how far promises are off that people's own diaries of so many days make."""
    names = [f"P{i:05d}" for i in range(people)]
    before = plan_trial(ARMS, start="2025-06-02", seed=1, design="days", periods=days // 4 * 4)
    rows = simulate_participant(
        replace(before, patients=tuple(names), order=before.order * people),
        effect=0.0,
        usual=case.usual,
        missing=1.0 - case.usual.recorded_share,
        seed=seed,
    )
    plan = plan_trial(ARMS, start=START, seed=1, **case.plan)
    told = [
        promise(plan, effects=[case.effect], usual=one, runs=1_000, seed=2).table["power"][0]
        for one in find_usual(make_diary(rows))
    ]
    return float(np.mean(told)), float(np.quantile(told, 0.1)), float(np.quantile(told, 0.9))


def main() -> None:
    """Print the tables as Markdown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=1_000)
    asked.add_argument("--seed", type=int, default=20261129)
    given = asked.parse_args()
    print("| plan | true effect | promised | participants | second generator |")
    print("|---|---|---|---|---|")
    for case in CASES:
        for effect in (0.0, case.effect):
            share, _ = promised(case, effect)
            lived = participants_find(case, effect, people=given.people, seed=given.seed)
            other = second_finds(case, effect, runs=given.people, seed=given.seed)
            cells = (case.name, f"{effect:g}", *(f"{100 * x:.1f}" for x in (share, lived, other)))
            print("|", " | ".join(cells), "|", flush=True)
    print("\n| plan | days of diary | with the truth | from the diary, mean | 10 % | 90 % |")
    print("|---|---|---|---|---|---|")
    for case in (CASES[0], CASES[2], CASES[5]):
        for days in (60, 180, 364):
            told = from_diary(case, people=min(given.people, 100), days=days, seed=given.seed)
            cells = tuple(f"{100 * x:.1f}" for x in (promised(case, case.effect)[0], *told))
            print("|", " | ".join((case.name, str(days), *cells)), "|", flush=True)


if __name__ == "__main__":
    main()
