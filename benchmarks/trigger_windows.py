"""Measure the windows of `triggers` whose order is written, on diaries whose truth is known.

Run ``python benchmarks/trigger_windows.py --people 200``. *Night before*: bad nights, headaches
that begin in the afternoon, and others that are there on waking; in the trap these and yesterday's
spoil the sleep. *Earlier the same day*: check-ins by the clock; in the trap a headache changes what
is done after it, and its time is rounded to the hour. The effect triples the odds of a headache
later that day, or its hazard for four hours.
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions.triggers.ask import triggers
from hdiary.questions.triggers.rules import CLAIMS

FIRST = pd.Timestamp("2026-01-05")
ACTS = ("driving", "desk work", "housework", "walking", "resting", "screen")


def simulate_nights(
    people: int, days: int, *, odds_ratio: float, trap: bool, seed: int
) -> pd.DataFrame:
    """Make entries with bad nights, headaches on waking, and headaches of the afternoon."""
    rng = np.random.default_rng(seed)
    yesterday, frames = np.zeros(people, dtype=bool), []
    for day in range(days):
        waking = rng.random(people) < 0.2
        spoilt = trap * (2.2 * waking + 0.6 * yesterday)
        bad = rng.random(people) < 1 / (1 + np.exp(0.85 - spoilt))
        log_odds = -0.9 + 0.5 * yesterday + np.log(odds_ratio) * (bad - 0.3)
        later = ~waking & (rng.random(people) < 1 / (1 + np.exp(-log_odds)))
        hour = np.where(waking, rng.integers(5, 9, people), rng.integers(12, 19, people))
        yesterday = waking | later
        frames.append(
            pd.DataFrame(
                {
                    "patient": [f"P{who:03d}" for who in range(people)],
                    "date": f"{FIRST + pd.Timedelta(days=day):%Y-%m-%d}",
                    "start": [
                        f"{at:02d}:00" if hurts else None
                        for at, hurts in zip(hour, yesterday, strict=True)
                    ],
                    "pain": np.where(yesterday, 5.0, 0.0),
                    "slept badly": bad,
                    "sleep_hours": np.round(7.3 - bad + 0.8 * rng.standard_normal(people), 1),
                    "coffee": rng.random(people) < 0.5,
                    "wine": rng.random(people) < 0.3,
                }
            )
        )
    return pd.concat(frames, ignore_index=True).sort_values(["patient", "date"])


def simulate_check_ins(
    people: int, days: int, *, hazard_ratio: float, trap: bool, seed: int
) -> pd.DataFrame:
    """Make check-ins every two hours, and headaches whose hazard driving raises for four hours."""
    rng = np.random.default_rng(seed)
    rows = []
    for who in range(people):
        wave = 0.0
        for day in range(days):
            wave = 0.95 * wave + np.sqrt(1 - 0.95**2) * rng.standard_normal()
            date, began, drove = f"{FIRST + pd.Timedelta(days=day):%Y-%m-%d}", None, -9
            for hour in range(8, 22):
                push = np.where(np.array(ACTS) == "resting", 2.5, -2.0) * (
                    trap and began is not None
                )
                done = rng.random(len(ACTS)) < 1 / (1 + np.exp(1.5 - push))
                if hour % 2 == 0 or done[0]:
                    text = "; ".join(np.array(ACTS)[done]) or "nothing special"
                    pain = 0.0 if began is None else np.nan
                    rows.append((f"P{who:03d}", date, f"{hour:02d}:10", pain, text))
                risk = 0.02 * np.exp(0.7 * wave) * (hazard_ratio if hour - drove <= 4 else 1.0)
                drove = hour if done[0] else drove
                if began is None and rng.random() < risk:
                    began = min(round(hour + 0.2 + 0.7 * rng.random()), 23)
                    rows.append((f"P{who:03d}", date, f"{began:02d}:00", 5.0, "resting"))
    return pd.DataFrame(rows, columns=["patient", "date", "start", "pain", "activity"])


def tally(entries: pd.DataFrame, true: tuple[str, ...]) -> dict[str, float]:
    """Count what is found, and who gets a false claim."""
    table = triggers(make_diary(entries)).table
    rows = table[~table["window"].isin(["day before", "same day"])]
    real, claimed = rows["factor"].isin(true), rows["verdict"].isin(CLAIMS)
    tested = rows["p_value"].notna()
    return {
        "people": rows["patient"].nunique(),
        "null p < 0.05": 100 * (rows.loc[tested & ~real, "p_value"] < 0.05).mean(),
        "people with a false claim": 100
        * (claimed & ~real).groupby(rows["patient"], observed=True).any().mean(),
        "found": 100 * claimed[rows["factor"] == true[0]].mean() if true else np.nan,
    }


def main() -> None:
    """Measure every cell and print a table."""
    parser = argparse.ArgumentParser(description="Calibrate the windows whose order is written.")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--seed", type=int, default=20260401)
    asked = parser.parse_args()
    size = (asked.people, asked.days)
    found = []
    for name, ratio, trap in (
        ("nothing matters", 1.0, False),
        ("trap", 1.0, True),
        ("x3", 3, False),
    ):
        nights = simulate_nights(*size, odds_ratio=ratio, trap=trap, seed=asked.seed)
        true = ("slept badly", "sleep_hours") if ratio > 1 else ()
        found.append({"cell": f"night before, {name}"} | tally(nights, true))
        entries = simulate_check_ins(*size, hazard_ratio=ratio, trap=trap, seed=asked.seed)
        true = ("driving",) if ratio > 1 else ()
        found.append({"cell": f"earlier the same day, {name}"} | tally(entries, true))
    columns = list(found[0])
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in found:
        told = [f"{row[c]:.1f}" if isinstance(row[c], float) else str(row[c]) for c in columns]
        print(f"| {' | '.join(told)} |")


if __name__ == "__main__":
    main()
