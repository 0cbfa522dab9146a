"""Measure how often `pattern` names a weekday or a part of the day, with a pattern and without.

Run ``python benchmarks/calibrate_pattern.py --people 200`` (about two minutes on one core) to make
the tables that stand in ``docs/method.md``. Every diary goes the whole way from entries to words.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

LENGTHS = (60, 120, 365)
STARTS = (8, 16, 40)
FIRST = "2026-01-01"


def toss(kind: str, people: int, days: int, rng: np.random.Generator) -> Bools:
    """Give the headache days of people without any weekday of their own."""
    if kind == "30 % of days":
        return rng.random((people, days)) < 0.3
    if kind == "10 % of days":
        return rng.random((people, days)) < 0.1
    if kind.startswith("bouts"):
        return np.stack([_bouts(int(kind.split()[2]), days, rng) for _ in range(people)])
    if kind == "chain, correlation 0.6":
        hurt = rng.random((people, days)) < 0.3
        for day in range(1, days):
            stays = rng.random(people) < 0.6
            hurt[:, day] = np.where(stays, hurt[:, day - 1], hurt[:, day])
        return hurt
    if kind == "a month of 26 to 30 days":
        period, phase = rng.integers(26, 31, (people, 1)), rng.integers(0, 28, (people, 1))
        near = (np.arange(days)[None, :] + phase) % period < 4
        return rng.random((people, days)) < np.where(near, 0.7, 0.15)
    wave = rng.standard_normal((people, days))
    for day in range(1, days):
        wave[:, day] = 0.95 * wave[:, day - 1] + np.sqrt(1 - 0.95**2) * wave[:, day]
    return rng.random((people, days)) < 1 / (1 + np.exp(0.8 - 1.2 * wave))


def _bouts(length: int, days: int, rng: np.random.Generator) -> Bools:
    hurt, day = np.zeros(days, dtype=np.bool_), 0
    while day < days:
        if rng.random() < 0.12:
            hurt[day : day + length] = True
            day += length
        day += 1
    return hurt


def make_diaries(hurt: Bools, *, starts: Floats | None = None) -> Diary:
    """Write everyone's days, and the hours in which headaches began, as one diary."""
    people, days = hurt.shape
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{n:04}" for n in range(people)], days),
            "date": np.tile(pd.date_range(FIRST, periods=days).strftime("%Y-%m-%d"), people),
            "pain": np.where(hurt.ravel(), 5, 0),
        }
    )
    if starts is not None:
        hours = [f"{int(hour):02}:{int(hour * 60) % 60:02}" for hour in starts.ravel()]
        frame["start"] = pd.Series(hours, dtype="object").where(hurt.ravel(), None)
    return make_diary(frame)


def named(diary: Diary, frame: str) -> float:
    """Give the share of people of whom a weekday, or a part of the day, is named [%]."""
    table = getattr(pattern(diary), frame)
    return 100 * float(table.groupby("patient", observed=False)["stands_out"].any().mean())


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    how = asked.parse_args()
    rng = np.random.default_rng(how.seed)
    kinds = ("30 % of days", "10 % of days", "bouts of 2 days", "bouts of 3 days",
             "bouts of 5 days", "chain, correlation 0.6", "a slow wave",
             "a month of 26 to 30 days")  # fmt: skip
    for kind in kinds:
        cells = [f"{named(make_diaries(toss(kind, how.people, n, rng)), 'weekdays'):.1f}"
                 for n in LENGTHS]  # fmt: skip
        print(f"| no weekday, {kind} | " + " | ".join(cells) + " |")
    for risk in (0.5, 0.75):
        cells = []
        for days in LENGTHS:
            monday = pd.date_range(FIRST, periods=days).day_of_week.to_numpy() == 0
            hurt = rng.random((how.people, days)) < np.where(monday, risk, 0.25)
            cells.append(f"{named(make_diaries(hurt), 'weekdays'):.1f}")
        print(f"| Mondays {risk:.0%}, others 25 % | " + " | ".join(cells) + " |")
    for share, name in ((0.25, "starts all over the day"), (0.6, "60 % in the afternoon")):
        cells = []
        for many in STARTS:
            hurt = np.tile([True, False, False], (how.people, many))
            late = rng.random(hurt.shape) < (share - 0.25) / 0.75
            hours = np.where(late, rng.uniform(12, 18, hurt.shape), rng.uniform(0, 24, hurt.shape))
            cells.append(f"{named(make_diaries(hurt, starts=hours), 'day_parts'):.1f}")
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
