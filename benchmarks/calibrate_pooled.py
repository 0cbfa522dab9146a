"""Measure how often pooled and shrunk intervals hold the truth, of 10, 40 and 300 people.

Run ``python benchmarks/calibrate_pooled.py --people 20000`` to make the tables that stand in
``docs/pooled.md``. The first table is of the estimator alone, on normal estimates. The second goes
the whole way: made-up people write diaries, the public questions are asked of all of them, and
cohorts are drawn from these people. Rows of one person do not depend on others, so that the rows
of a cohort are those that asking its diaries alone gives.

In each setting people differ not at all, or by so much that most lie on both sides of the mean.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions.change import pool as of_change
from hdiary.questions.change.ask import change
from hdiary.questions.relief import pool as of_relief
from hdiary.questions.relief.ask import relief
from hdiary.questions.triggers import people as of_triggers
from hdiary.questions.triggers.ask import triggers
from hdiary.simulate import NULL_FACTORS, NULL_TREATMENTS, Traps, simulate_diaries
from hdiary.stats import pool_effects
from hdiary.stats.shrunk import shrink_normal

Floats = npt.NDArray[np.float64]

SIZES = (10, 40, 300)
DRUG, FACTOR, BEGUN = "ibuprofen", "driving", "exercise"
FIRST = np.datetime64("2026-01-01", "us")
MONTH, SIDE, SETTLE = 28, 84, 14
CHUNK = 1000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Everybody's rows of one thing, with the true effect of each person beside them.

    ``rows`` hold what pooling rests on and ``truth``, ``mean`` is the true effect of the average
    person; of ratios both are logarithms.
    """

    rows: pd.DataFrame
    mean: float
    settings: Any
    pool: ModuleType


def ask_trapped(people: int, mean: float, tau: float, seed: int) -> Asked:
    """Ask what a painkiller does that is taken the oftener the more it hurts."""
    return ask_relief(people, mean, tau, seed, Traps(indication=1.0, regression=0.5))


def ask_relief(
    people: int,
    mean: float,
    tau: float,
    seed: int,
    traps: Traps = Traps(),  # noqa: B008
) -> Asked:
    """Ask what a painkiller does within hours."""
    treatments = [
        replace(
            t,
            extra_fall=mean if t.name == DRUG else 0.0,
            extra_fall_sd=tau if t.name == DRUG else 0.0,
        )
        for t in NULL_TREATMENTS
    ]
    made = simulate_diaries(
        people, 182, seed=seed, traps=traps, factors=(),
        treatments=treatments, patient_column=True,
    )  # fmt: skip
    result = relief(make_diary(made.entries))
    known = made.truth[made.truth["name"].str.startswith(DRUG)]
    wide = known.pivot_table(index=["patient", "name"], columns="measure", values="value")
    wide["sum"] = wide["extra_fall_rated"].fillna(0.0) * wide["doses"]
    sums = wide.groupby("patient", observed=True)[["sum", "doses"]].sum()
    truth = sums["sum"] / sums["doses"].where(sums["doses"] > 0)
    table = result.table[result.table["treatment"] == DRUG]
    rows = table[[*of_relief.NEEDED]].assign(truth=table["patient"].astype("str").map(truth))
    rows = rows[rows["extra_fall"].notna() & rows["truth"].notna()]
    return Asked(
        rows=rows, mean=float(rows["truth"].mean()), settings=dict(result.settings), pool=of_relief
    )


def ask_change(people: int, mean: float, tau: float, seed: int) -> Asked:
    """Ask what changed since something began; days are a chain with correlation 0.3."""
    rng = np.random.default_rng(seed)
    effect = np.clip(rng.normal(mean, tau, people) if tau else np.full(people, mean), -10.0, 10.0)
    days = 2 * SIDE + SETTLE
    after = np.arange(days) >= SIDE
    risk = 0.45 + effect[:, None] * after / MONTH
    headache = np.empty((people, days), dtype=np.bool_)
    headache[:, 0] = rng.random(people) < risk[:, 0]
    for day in range(1, days):
        carried = 0.3 * (headache[:, day - 1] - risk[:, day - 1])
        headache[:, day] = rng.random(people) < risk[:, day] + carried
    who, when = np.nonzero(np.ones_like(headache))
    names = np.char.add("P", np.char.zfill(who.astype(str), 6))
    entries = pd.DataFrame(
        {
            "patient": names,
            "date": FIRST + when.astype("timedelta64[D]"),
            "pain": np.where(headache, 5.0, 0.0).ravel(),
        }
    )
    begun = str(FIRST + np.timedelta64(SIDE, "D"))[:10]
    result = change(make_diary(entries), since=begun, what=BEGUN, placebo=False)
    table = result.table[result.table["outcome"] == "headache_days_28"]
    truth = pd.Series(effect, index=[f"P{k:06d}" for k in range(people)])
    rows = table[[*of_change.NEEDED]].assign(truth=table["patient"].astype("str").map(truth))
    return Asked(
        rows=rows, mean=float(effect.mean()), settings=dict(result.settings), pool=of_change
    )


def ask_on_waves(people: int, mean: float, tau: float, seed: int) -> Asked:
    """Ask so while the odds also ride on a slow wave that nobody sees."""
    return ask_triggers(people, mean, tau, seed, Traps(wave_risk=0.6))


def ask_triggers(
    people: int,
    mean: float,
    tau: float,
    seed: int,
    traps: Traps = Traps(),  # noqa: B008
) -> Asked:
    """Ask whether headaches come after one of four habits."""
    factors = [
        replace(f, odds_ratio=float(np.exp(mean)), odds_ratio_sd=tau) if f.name == FACTOR else f
        for f in NULL_FACTORS[:4]
    ]
    made = simulate_diaries(
        people, 182, seed=seed, traps=traps, factors=factors, treatments=(), patient_column=True
    )
    result = triggers(make_diary(made.entries))
    known = made.truth[(made.truth["name"] == FACTOR) & (made.truth["measure"] == "odds_ratio")]
    truth = np.log(known.set_index(known["patient"].astype("str"))["value"])
    table = result.before[result.before["factor"] == FACTOR]
    rows = table[[*of_triggers.NEEDED]].assign(truth=table["patient"].astype("str").map(truth))
    rows = rows[rows["log_odds_ratio"].notna()]
    return Asked(
        rows=rows, mean=float(rows["truth"].mean()), settings=dict(result.settings),
        pool=of_triggers,
    )  # fmt: skip


Ask = Callable[[int, float, float, int], Asked]
QUESTIONS: dict[str, tuple[Ask, str, tuple[tuple[float, float], ...]]] = {
    "relief": (ask_relief, "estimate", ((0.0, 0.0), (1.5, 0.0), (1.5, 1.0))),
    "relief with traps": (ask_trapped, "estimate", ((0.0, 0.0), (1.5, 1.0))),
    "change": (ask_change, "estimate", ((0.0, 0.0), (-4.0, 0.0), (-4.0, 3.0))),
    "triggers": (ask_triggers, "odds_ratio", ((0.0, 0.0), (0.7, 0.0), (0.7, 0.6))),
    "triggers on waves": (ask_on_waves, "odds_ratio", ((0.0, 0.0), (0.7, 0.0))),
}
"""How each is asked, the pooled column, and the means and spreads that are tried."""


def ask_all(ask: Ask, people: int, mean: float, tau: float, seed: int) -> Asked:
    """Ask in chunks, so that memory stays small."""
    parts = []
    for number, first in enumerate(range(0, people, CHUNK)):
        part = ask(min(CHUNK, people - first), mean, tau, seed + 1000 * number)
        names = part.rows["patient"].astype("str") + f"/{number:04d}"
        parts.append(replace(part, rows=part.rows.assign(patient=names)))
    rows = pd.concat([part.rows for part in parts], ignore_index=True)
    return replace(parts[0], rows=rows, mean=float(rows["truth"].mean()))


def draw_cohorts(
    asked: Asked, column: str, *, size: int, cohorts: int, seed: int
) -> dict[str, Any]:
    """Draw cohorts and count how often the intervals of mean and people hold the truth."""
    rng = np.random.default_rng(seed)
    ratio = column == "odds_ratio"
    held, found, taus, predicted, people, raw = [], [], [], [], [], []
    for _ in range(cohorts):
        rows = asked.rows.iloc[rng.choice(len(asked.rows), size + 1, replace=False)]
        pooled = asked.pool.pool_table(rows.iloc[:size], asked.settings)
        names = ["ci_low", "ci_high", "prediction_low", "prediction_high", column]
        numbers = pooled.pooled.iloc[0][names].to_numpy(dtype=np.float64)
        low, high, far_low, far_high, estimate = np.log(numbers) if ratio else numbers
        held.append(low <= asked.mean <= high)
        predicted.append(far_low <= rows["truth"].iloc[size] <= far_high)
        found.append(estimate)
        taus.append(pooled.pooled["tau"].iloc[0])
        shrunk = pooled.shrunk
        true = shrunk["patient"].map(rows.set_index("patient")["truth"]).to_numpy()
        true = np.exp(true) if ratio else true
        people.append(((shrunk["shrunk_low"] <= true) & (true <= shrunk["shrunk_high"])).mean())
        raw.append(((shrunk["ci_low"] <= true) & (true <= shrunk["ci_high"])).mean())
    return {
        "held": np.mean(held), "bias": np.mean(found) - asked.mean, "tau_found": np.mean(taus),
        "predicted": np.mean(predicted), "own": np.mean(raw), "shrunk": np.mean(people),
    }  # fmt: skip


def measure_estimator(*, cohorts: int, seed: int) -> list[dict[str, Any]]:
    """Count for normal estimates with standard errors from 0.25 to 0.9, known or estimated."""
    rng, told = np.random.default_rng(seed), []
    for kind in ("known", "estimated"):
        for size in (3, 5, *SIZES):
            for tau in (0.0, 0.4, 0.8):
                held, shrunk = [], []
                for _ in range(cohorts):
                    error = np.exp(rng.uniform(np.log(0.25), np.log(0.9), size))
                    true = rng.normal(0.0, tau, size)
                    effect, variance = rng.normal(true, error), error**2
                    if kind == "estimated":
                        df = rng.uniform(3.0, 20.0, size)
                        variance = variance * rng.chisquare(df) / df
                    pooled = pool_effects(effect, variance)
                    held.append(pooled.low <= 0.0 <= pooled.high)
                    if len(shrunk) < cohorts // 10:
                        own = shrink_normal(effect, variance, differ=0.4)
                        shrunk.append(((own.low <= true) & (true <= own.high)).mean())
                known = {"errors": kind, "people": size, "tau": tau}
                told.append(known | {"held": np.mean(held), "shrunk": np.mean(shrunk)})
    return told


def show(rows: list[dict[str, Any]]) -> None:
    """Print rows in Markdown; what was held in per cent."""
    shares = {"held", "predicted", "own", "shrunk"}
    print(f"\n| {' | '.join(rows[0])} |\n|{'---|' * len(rows[0])}")
    for row in rows:
        cells = [
            f"{100 * value:.1f}" if name in shares
            else f"{value:.3f}" if name in {"bias", "tau_found"} else f"{value}"
            for name, value in row.items()
        ]  # fmt: skip
        print(f"| {' | '.join(cells)} |", flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure all settings and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate pooled and shrunk intervals.")
    parser.add_argument("--people", type=int, default=20_000, help="diaries in each setting")
    parser.add_argument("--cohorts", type=int, default=1000, help="drawn in each cell")
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--only", nargs="*", default=["estimator", *QUESTIONS])
    asked = parser.parse_args(None if arguments is None else list(arguments))
    begun = time.perf_counter()
    if "estimator" in asked.only:
        show(measure_estimator(cohorts=asked.cohorts, seed=asked.seed))
    for name in [name for name in QUESTIONS if name in asked.only]:
        ask, column, settings = QUESTIONS[name]
        for mean, tau in settings:
            everybody = ask_all(ask, asked.people, mean, tau, asked.seed)
            rows = []
            for size in SIZES:
                known = {"question": name, "mean": mean, "tau": tau, "people": size}
                counted = draw_cohorts(
                    everybody, column, size=min(size, len(everybody.rows) - 1),
                    cohorts=asked.cohorts, seed=asked.seed,
                )  # fmt: skip
                rows.append(known | counted)
            show(rows)
    took = (time.perf_counter() - begun) / 60
    print(f"\n{asked.people} people, {asked.cohorts} cohorts in each cell; {took:.0f} minutes.")


if __name__ == "__main__":
    main()
