"""Measure how often `pattern` names anything where neither weekdays nor hours differ, and where.

Run ``python benchmarks/calibrate_weekday.py --people 400`` (about four minutes on one core) to make
the tables that stand in ``docs/method.md``. Both looks are taken at once, at the weekday and at the
part of the day, on diaries that are recorded in every way that weekdays may decide. Every diary
goes the whole way from entries to words.
"""

from __future__ import annotations

import argparse

import numpy as np
import numpy.typing as npt
import pandas as pd
from calibrate_pattern import toss

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

LENGTHS = (60, 120, 182, 365)
COURSES = ("30 % of days", "10 % of days", "bouts of 3 days", "chain, correlation 0.6",
           "a slow wave")  # fmt: skip
RECORDS = ("every day", "clear days 3 in 10", "weekends half", "clear weekends 3 in 10",
           "clear Mondays 3 in 10", "weekends never, Mondays half")  # fmt: skip
FIRST = "2026-01-01"


def find_weekdays(days: int) -> npt.NDArray[np.int64]:
    """Give the weekday of each day, 0 for Monday."""
    return np.asarray(pd.date_range(FIRST, periods=days).day_of_week, dtype=np.int64)


def record(hurt: Bools, how: str, rng: np.random.Generator) -> Bools:
    """Say which days are written down."""
    day, luck = find_weekdays(hurt.shape[1])[None, :], rng.random(hurt.shape)
    weekend, monday = day >= 5, day == 0
    if how == "clear days 3 in 10":
        return hurt | (luck < 0.3)
    if how == "weekends half":
        return ~weekend | (luck < 0.5)
    if how == "clear weekends 3 in 10":
        return hurt | ~weekend | (luck < 0.3)
    if how == "clear Mondays 3 in 10":
        return hurt | ~monday | (luck < 0.3)
    if how == "weekends never, Mondays half":
        return ~weekend & (~monday | (luck < 0.5))
    return np.ones(hurt.shape, dtype=np.bool_)


def write_down(hurt: Bools, said: Bools, starts: Floats) -> Diary:
    """Write everyone's recorded days, with the hour in which each headache began, as one diary."""
    people, days = hurt.shape
    hours = [f"{int(hour):02}:{int(hour * 60) % 60:02}" for hour in starts.ravel()]
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{n:04}" for n in range(people)], days),
            "date": np.tile(pd.date_range(FIRST, periods=days).strftime("%Y-%m-%d"), people),
            "pain": np.where(hurt.ravel(), 5, 0),
            "start": pd.Series(hours, dtype="object").where(hurt.ravel(), None),
        }
    )
    return make_diary(frame[said.ravel()])


def name_what_stands(diary: Diary) -> dict[str, float]:
    """Give the share of people of whom a weekday, a part of the day, or either is named [%]."""
    standing, people = pattern(diary).standing, len(diary.patients)
    named = {
        kind: standing.loc[standing["kind"] == kind, "patient"].nunique()
        for kind in ("weekday", "hour")
    }
    either = {**named, "either": standing["patient"].nunique()}
    return {kind: 100 * many / people for kind, many in either.items()}


def measure(hurt: Bools, how: str, late: float, rng: np.random.Generator) -> dict[str, float]:
    """Measure one setting; ``late`` is the share of headaches that begin in the afternoon."""
    drawn = rng.random(hurt.shape) < (late - 0.25) / 0.75
    starts = np.where(drawn, rng.uniform(12, 18, hurt.shape), rng.uniform(0, 24, hurt.shape))
    return name_what_stands(write_down(hurt, record(hurt, how, rng), starts))


def measure_by_day_only(hurt: Bools, rng: np.random.Generator) -> float:
    """Measure where starts are spread over the day and those from 0 to 6 are not known [%]."""
    starts = rng.uniform(0, 24, hurt.shape)
    frame = write_down(hurt, np.ones(hurt.shape, dtype=np.bool_), starts).entries
    frame = frame[["patient", "date", "pain"]].assign(
        date=frame["date"].dt.strftime("%Y-%m-%d"),
        start=[None if pd.isna(at) or at.hour < 6 else f"{at:%H:%M}" for at in frame["start"]],
    )
    return name_what_stands(make_diary(frame))["hour"]


def main() -> None:
    """Print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=400)
    asked.add_argument("--seed", type=int, default=1)
    how = asked.parse_args()
    rng = np.random.default_rng(how.seed)
    settings = [(course, "every day") for course in COURSES]
    settings += [("30 % of days", kept) for kept in RECORDS[1:]]
    settings += [("bouts of 3 days", "clear weekends 3 in 10")]
    for course, kept in settings:
        cells = [
            measure(toss(course, how.people, days, rng), kept, 0.25, rng)["either"]
            for days in LENGTHS
        ]
        print(f"| nothing, {course}; {kept} | " + " | ".join(f"{c:.1f}" for c in cells) + " |")
    for usual in (0.1, 0.15, 0.2, 0.25):
        cells = []
        for days in LENGTHS:
            risk = np.where(find_weekdays(days) == 0, 3 * usual, usual)
            hurt = rng.random((how.people, days)) < risk
            cells.append(measure(hurt, "every day", 0.25, rng)["weekday"])
        name = f"Mondays {3 * usual:.0%}, others {usual:.0%}"
        print(f"| {name} | " + " | ".join(f"{c:.1f}" for c in cells) + " |")
    cells = [
        measure_by_day_only(toss("30 % of days", how.people, days, rng), rng) for days in LENGTHS
    ]
    print(
        "| nothing, starts from 0 to 6 not known | " + " | ".join(f"{c:.1f}" for c in cells) + " |"
    )
    for late in (0.4, 0.5, 0.6, 0.8):
        cells = [
            measure(toss("30 % of days", how.people, days, rng), "every day", late, rng)["hour"]
            for days in LENGTHS
        ]
        print(f"| {late:.0%} in the afternoon | " + " | ".join(f"{c:.1f}" for c in cells) + " |")


if __name__ == "__main__":
    main()
