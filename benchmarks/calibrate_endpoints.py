"""Measure how far endpoints are off where days are missing, and what imputing them would do.

Run ``python benchmarks/calibrate_endpoints.py --people 24000`` to make the tables that stand in
``docs/cohort-endpoints.md``. Each trial has two arms of 60 people with 28 days before and 28 after,
so 120 people make one; a person's headache days are a chain (today's headache depends on
yesterday's). Days go missing by chance, after a headache, on headache days, on clear days, or on
the headache days of one arm alone. The difference between the arms is that of an analysis of
covariance. Beside what hdiary does stands multiple imputation (Rubin 1987,
doi:10.1002/9780470316696; degrees of freedom of Barnard and Rubin 1999,
doi:10.1093/biomet/86.4.948): each person's chain is drawn from its posterior given their recorded
days, then the missing days given the recorded ones around them.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from hdiary import endpoints, make_diary

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
DAYS, PEOPLE, IMPUTED = 28, 120, 15
START = "2026-03-29"
MECHANISMS = ("by chance", "after a headache", "on headache days", "on clear days", "in one arm")


@dataclass(frozen=True, kw_only=True)
class Trials:
    """Many trials, one after the other: a row for each person."""

    days: Numbers  # 1 is headache; the first 28 are the baseline
    recorded: Flags
    treated: Numbers


def live(rng: np.random.Generator, trials: int, effect: float, mechanism: str) -> Trials:
    """Let people live and write."""
    many = trials * PEOPLE
    treated = np.tile(np.arange(PEOPLE) % 2, trials).astype(np.float64)
    rise = rng.normal(-1.4, 0.6, many)
    days = np.zeros((many, 2 * DAYS))
    before = (rng.random(many) < 1 / 3).astype(np.float64)
    for day in range(2 * DAYS):
        logit = rise + 1.4 * before + effect * treated * (day >= DAYS)
        before = days[:, day] = rng.random(many) < 1 / (1 + np.exp(-logit))
    eve = np.column_stack([np.zeros(many), days[:, :-1]])
    lost: Any = {
        "by chance": 0.25,
        "after a headache": np.where(eve == 1, 0.45, 0.1),
        "on headache days": np.where(days == 1, 0.4, 0.1),
        "on clear days": np.where(days == 0, 0.4, 0.1),
        "in one arm": np.where((days == 1) & (treated[:, None] == 1), 0.4, 0.1),
    }[mechanism]
    return Trials(days=days, recorded=rng.random(days.shape) >= lost, treated=treated)


def ask(lived: Trials) -> pd.DataFrame:
    """Measure the endpoints of everybody: a row a person."""
    who, day = np.nonzero(lived.recorded)
    dates = pd.date_range("2026-03-01", periods=2 * DAYS).strftime("%Y-%m-%d").to_numpy()
    names = np.array([f"P{k:06d}" for k in range(len(lived.days))])
    rows = {"patient": names[who], "date": dates[day], "pain": 5 * lived.days[who, day]}
    diary = make_diary(pd.DataFrame(rows))
    names_asked = ["headache_days", "responder_50"]
    found = endpoints(diary, names=names_asked, anchor=START, periods=1).table
    frames = []
    for name, short in (("headache_days", "days"), ("responder_50", "half")):
        for period in (0, 1):
            mine = found[(found["endpoint"] == name) & (found["period"] == period)]
            mine = mine.set_index("patient")[["value", "low", "high"]]
            frames.append(mine.add_prefix(f"{short}_{period}_"))
    return pd.concat(frames, axis=1).reindex(names)


def impute(rng: np.random.Generator, days: Numbers, recorded: Flags) -> Numbers:
    """Draw the headache days of each person with the missing days filled in, several times."""
    both = recorded[:, 1:] & recorded[:, :-1]
    counts = {
        (a, b): (both & (days[:, :-1] == a) & (days[:, 1:] == b)).sum(axis=1)[:, None] + 0.5
        for a in (0, 1)
        for b in (0, 1)
    }
    shape = (len(days), IMPUTED)
    rise = rng.beta(counts[0, 1], counts[0, 0], shape)
    stay = rng.beta(counts[1, 1], counts[1, 0], shape)
    ahead = [rise / (rise + 1 - stay)]
    for day in range(DAYS):
        known = recorded[:, day][:, None]
        ahead[day] = np.where(known, days[:, day][:, None], ahead[day])
        ahead.append(ahead[day] * stay + (1 - ahead[day]) * rise)
    total = state = (rng.random(shape) < ahead[DAYS - 1]).astype(np.float64)
    for day in range(DAYS - 2, -1, -1):
        one = ahead[day] * np.where(state == 1, stay, 1 - stay)
        none = (1 - ahead[day]) * np.where(state == 1, rise, 1 - rise)
        state = (rng.random(shape) < one / np.maximum(one + none, 1e-300)).astype(np.float64)
        total = total + state
    return total


def compare(before: Numbers, after: Numbers, treated: Numbers) -> tuple[float, float, int]:
    """Give the adjusted difference, its variance and degrees of freedom."""
    design = np.column_stack([np.ones(len(after)), treated, before - before.mean()])
    inverse = np.linalg.inv(design.T @ design)
    fitted = inverse @ design.T @ after
    left, free = after - design @ fitted, len(after) - 3
    return float(fitted[1]), float(left @ left / free * inverse[1, 1]), free


def combine(parts: list[tuple[float, float, int]]) -> tuple[float, float, float]:
    """Combine the differences of imputed data."""
    between = float(np.var([part[0] for part in parts], ddof=1)) * (1 + 1 / IMPUTED)
    whole = float(np.mean([part[1] for part in parts])) + between
    share, free = between / whole, parts[0][2]
    observed = (free + 1) / (free + 3) * free * (1 - share)
    drawn = (IMPUTED - 1) / max(share, 1e-9) ** 2
    return float(np.mean([part[0] for part in parts])), whole, 1 / (1 / drawn + 1 / observed)


def measure(seed: int, trials: int, effect: float, mechanism: str) -> dict[str, Any]:
    """Measure one mechanism."""
    rng = np.random.default_rng(seed)
    lived = live(rng, trials, effect, mechanism)
    found = ask(lived)
    truth = [lived.days[:, part].sum(axis=1) for part in (slice(0, DAYS), slice(DAYS, None))]
    filled = [
        impute(rng, lived.days[:, part], lived.recorded[:, part])
        for part in (slice(0, DAYS), slice(DAYS, None))
    ]
    value = [found[f"days_{k}_value"].to_numpy() for k in (0, 1)]
    known = ~np.isnan(value[0]) & ~np.isnan(value[1])
    halved = truth[1] <= truth[0] / 2
    surely = (found["half_1_low"] == found["half_1_high"]).to_numpy() & (truth[0] > 0)
    told = found["half_1_value"].to_numpy()
    held = np.concatenate(
        [
            (found[f"days_{k}_low"].to_numpy() <= truth[k])
            & (truth[k] <= found[f"days_{k}_high"].to_numpy())
            for k in (0, 1)
        ]
    )
    ways: dict[str, list[tuple[float, float, float]]] = {"all": [], "prorate": [], "impute": []}
    for trial in range(trials):
        own = np.arange(trial * PEOPLE, (trial + 1) * PEOPLE)
        ways["all"].append(compare(truth[0][own], truth[1][own], lived.treated[own]))
        own = own[known[own]]
        ways["prorate"].append(compare(value[0][own], value[1][own], lived.treated[own]))
        ways["impute"].append(
            combine(
                [
                    compare(filled[0][own, m], filled[1][own, m], lived.treated[own])
                    for m in range(IMPUTED)
                ]
            )
        )
    true = float(np.mean([one[0] for one in ways["all"]])) if effect else 0.0
    row: dict[str, Any] = {"missing": mechanism, "effect": round(true, 2)}
    row["bias_prorate"] = float((value[1] - truth[1])[known].mean())
    row["bias_impute"] = float((filled[1].mean(axis=1) - truth[1])[known].mean())
    for name, found_ones in ways.items():
        estimate, variance, free = np.array(found_ones).T
        half = stats.t.ppf(0.975, free) * np.sqrt(variance)
        row[f"difference_{name}"] = estimate.mean()
        row[f"covers_{name}"] = float(np.mean(np.abs(estimate - true) <= half))
        row[f"width_{name}"] = float(2 * half.mean())
    row["bounds_hold"] = float(held.mean())
    row["half_known"] = float(np.mean(~np.isnan(told)))
    row["half_wrong"] = float(np.mean((told != halved)[~np.isnan(told)]))
    row["half_sure"] = float(np.mean(surely))
    row["half_sure_wrong"] = float(np.mean((found["half_1_low"].to_numpy() != halved)[surely]))
    return row


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=300 * PEOPLE, help="120 make a trial")
    asked.add_argument("--seed", type=int, default=16)
    given = asked.parse_args()
    trials = max(2, given.people // PEOPLE)
    rows = [
        measure(given.seed + place, trials, effect, mechanism)
        for place, mechanism in enumerate(MECHANISMS)
        for effect in (0.0, -0.6)
    ]
    print("| " + " | ".join(rows[0]) + " |\n" + "|---" * len(rows[0]) + "|")
    for row in pd.DataFrame(rows).round(3).to_numpy():
        print("| " + " | ".join(map(str, row)) + " |")


if __name__ == "__main__":
    main()
