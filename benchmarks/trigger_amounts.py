"""Measure what `triggers` says of numbers that are mostly none, and of balanced ones.

Most numbers of a diary are no bell: glasses of wine are 0 on nineteen days of twenty, a rating from
1 to 4 is mostly 1. Here such numbers change the odds of the next day by any, by amount or from
a threshold on, and share the diary with eight habits that do nothing. ``called little`` is the
share of people whose number is called "little or no difference" though it matters: of the number,
and of its change since the day before. The interval is held against the contrast that it is named
for: any against none (the mean over the amounts that occur), or the two amounts.

Run by ``calibrate_triggers.py``, or alone: ``python benchmarks/trigger_amounts.py --people 200``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions.triggers.ask import triggers
from hdiary.questions.triggers.rules import CLAIMS
from hdiary.vocabulary.verdicts import LITTLE

SHARES_OF_HABITS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.25, 0.35, 0.15)
_MOST = 3
_AGAIN = 0.6
"""How much likelier a headache is the day after one [log odds]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One kind of number: what it is, on how many days, and how it changes the odds."""

    number: str  # glasses, rating, stress, sleep or steps
    days: int
    odds_ratio: float = 1.0  # Of any, of the mean amount, from the threshold on, or per SD
    share: float = 1.0  # Of days with any
    by: str = "any"  # any, amount, two (and more), three, or line


SETTINGS = (
    *(
        Setting(number="glasses", days=days, share=share, odds_ratio=ratio)
        for days in (180, 365)
        for share in (0.05, 0.1)
        for ratio in (2.0, 3.0)
    ),
    *(
        Setting(number="rating", days=365, share=0.1, odds_ratio=3.0, by=by)
        for by in ("any", "amount", "two", "three")
    ),
    *(
        Setting(number="glasses", days=days, share=0.4, odds_ratio=2.0, by=by)
        for days in (365, 730)
        for by in ("any", "amount", "three")
    ),
    *(
        Setting(number=number, days=365, odds_ratio=1.5, by="line")
        for number in ("stress", "sleep", "steps")
    ),
    *(Setting(number=number, days=730) for number in ("glasses", "stress")),
)


def make_number(setting: Setting, people: int, rng: np.random.Generator) -> np.ndarray:
    """Make a number on each day of some people."""
    shape = (people, setting.days)
    noise = rng.normal(size=shape)
    match setting.number:
        case "stress":
            return np.clip(np.round(4 + 2.2 * noise), 0, 10)
        case "sleep":
            return np.round(2 * (7 + 1.1 * noise)) / 2
        case "steps":
            return np.round(np.exp(8.6 + 0.5 * noise))
    share = setting.share if setting.share < 1 else 0.1
    glasses = np.where(rng.random(shape) < share, rng.integers(1, _MOST + 1, shape), 0)
    return (glasses + (setting.number == "rating")).astype(np.float64)


def weigh(setting: Setting, number: np.ndarray) -> np.ndarray:
    """Give what a number adds to the log odds of the next day, in log odds ratios."""
    amount = number - (setting.number == "rating")
    if setting.by == "line":
        return np.asarray((number - number.mean()) / number.std())
    steps = {"any": amount > 0, "two": amount >= 2, "three": amount >= _MOST}
    return np.asarray(steps[setting.by] * 1.0 if setting.by in steps else amount / 2)


def true_contrast(setting: Setting, number: np.ndarray, row: pd.Series) -> float:
    """Give the true log odds ratio of the contrast that a row names."""
    log_ratio = float(np.log(setting.odds_ratio))
    if setting.by == "line":
        apart = float(row["high_amount"]) - float(row["low_amount"])
        return log_ratio * apart / float(number.std())
    some = number > number.min()
    return log_ratio * float(weigh(setting, number)[some].mean())


def make_entries(setting: Setting, number: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Make entries whose headaches follow the number of the day before."""
    people, days = number.shape
    weight = np.log(setting.odds_ratio) * weigh(setting, number)
    usual = rng.normal(np.log(0.3 / 0.7), 0.4, people)
    hurts = np.zeros((people, days), dtype=np.bool_)
    for day in range(days):
        log_odds = usual + (_AGAIN * hurts[:, day - 1] + weight[:, day - 1] if day else 0.0)
        hurts[:, day] = rng.random(people) < 1 / (1 + np.exp(-log_odds))
    who, when = (places.ravel() for places in np.indices(number.shape))
    habits = {
        f"habit {k}": rng.random(number.size) < share for k, share in enumerate(SHARES_OF_HABITS)
    }
    return pd.DataFrame(
        {
            "patient": np.char.add("P", np.char.zfill(who.astype(str), 4)),
            "date": np.datetime64("2026-01-05", "us") + when.astype("timedelta64[D]"),
            "pain": np.where(hurts, 5.0, 0.0).ravel(),
            "number": number.ravel(),
            **habits,
        }
    )


def measure(setting: Setting, *, people: int, seed: int) -> dict[str, object]:
    """Make diaries of one setting and count what is said of the number."""
    rng = np.random.default_rng(seed)
    number = make_number(setting, people, rng)
    result = triggers(make_diary(make_entries(setting, number, rng)))
    before = result.before.set_index("factor")
    rows, changes = before.loc[["number"]], before.loc[["number, change"]]
    tested = rows["p_value"].notna()
    truth = rows.apply(lambda row: true_contrast(setting, number, row), axis=1)
    inside = (np.log(rows["ci_low"]) <= truth) & (np.log(rows["ci_high"]) >= truth)
    pooled = result.pooled.set_index("factor").loc["number"]
    numbers = {
        "p < 0.05": (rows["p_value"][tested] < 0.05).mean(),
        "claimed": rows["verdict"].isin(CLAIMS).mean(),
        "called little": (rows["verdict"] == LITTLE).mean(),
        "change called little": (changes["verdict"] == LITTLE).mean(),
        "interval holds the truth": inside[tested].mean(),
    }
    return {
        "number": setting.number,
        "days with any": "" if setting.share == 1.0 else f"{100 * setting.share:g}",
        "days": setting.days,
        "odds ratio": setting.odds_ratio,
        "by": setting.by if setting.odds_ratio != 1.0 else "none",
        **{name: round(100 * float(share), 1) for name, share in numbers.items()},
        "all people": f"{pooled['odds_ratio']:.2f}, {pooled['verdict']}",
    }


def tabulate_amounts(*, people: int, seed: int) -> pd.DataFrame:
    """Measure all settings."""
    return pd.DataFrame(
        [measure(setting, people=people, seed=seed + i) for i, setting in enumerate(SETTINGS)]
    )


def show_amounts(table: pd.DataFrame) -> None:
    """Print the table in Markdown."""
    print("\n#### Numbers by amount\n")
    print(f"| {' | '.join(table.columns)} |\n|{'---|' * len(table.columns)}")
    for row in table.itertuples(index=False):
        print("| " + " | ".join(f"{value}" for value in row) + " |")


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Calibrate what triggers says of numbers.")
    parser.add_argument("--people", type=int, default=200, help="diaries per setting")
    parser.add_argument("--seed", type=int, default=20261129)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    show_amounts(tabulate_amounts(people=asked.people, seed=asked.seed))


if __name__ == "__main__":
    main()
