"""Diaries in which something that the diary knows misleads, made by themselves, not by `simulate`.

Nothing that is done does anything in any of them. What is done belongs, each time, to what moves
headache: to how bad yesterday was, to the first day of a bout, to the days before a bleeding, to
the nights of a rota. The rhythm is written down in the lives that say so.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, logit

Floats = npt.NDArray[np.float64]
Generator = np.random.Generator

HABITS = tuple(f"habit {letter}" for letter in "abcdefghij")
USUAL = 0.3
RHYTHMS = ("period", "shift")
"""Columns that do move headache, and are no habits."""


def _habits(rng: Generator, shape: tuple[int, int], pushed: list[Floats]) -> dict[str, Floats]:
    """Give ten habits, the first of them pushed by so much [log odds]."""
    still = [np.zeros(shape)] * (len(HABITS) - len(pushed))
    return {
        name: rng.random(shape) < expit(logit(USUAL) + push)
        for name, push in zip(HABITS, [*pushed, *still], strict=True)
    }


def live_with_severity(rng: Generator, shape: tuple[int, int]) -> dict[str, Floats]:
    """Let a severe day make both rest and the next headache likelier: .25, .3 and .65."""
    pain, bad = np.zeros(shape), np.zeros(shape[0], dtype=np.int64)
    for day in range(shape[1]):
        hurts = rng.random(shape[0]) < np.array([0.25, 0.3, 0.65])[bad]
        bad = np.where(hurts, 1 + (rng.random(shape[0]) < 0.4), 0)
        pain[:, day] = np.choose(
            bad, [0, rng.integers(2, 6, shape[0]), rng.integers(7, 10, shape[0])]
        )
    severe, mild = pain >= 6, (pain > 0) & (pain < 6)
    pushed = [3.0 * severe + 0.5 * mild, 2.0 * severe, -1.5 * severe - 0.5 * mild, 1.5 * severe]
    return {"pain": pain} | _habits(rng, shape, pushed)


def live_in_bouts(rng: Generator, shape: tuple[int, int]) -> dict[str, Floats]:
    """Headache comes in bouts of three days, and some things are done on the first."""
    left = np.zeros(shape[0], dtype=np.int64)
    hurts, first = np.zeros(shape), np.zeros(shape)
    for day in range(shape[1]):
        begins = (left == 0) & (rng.random(shape[0]) < 0.12)
        left = np.where(begins, 3, left)
        hurts[:, day], first[:, day] = left > 0, begins
        left = np.maximum(left - 1, 0)
    return {"pain": 5.0 * hurts} | _habits(rng, shape, [2.0 * first, 1.5 * first, -2.0 * first])


def _live_by_month(rng: Generator, shape: tuple[int, int], odds: float) -> dict[str, Floats]:
    place = (np.arange(shape[1]) + rng.integers(28, size=(shape[0], 1))) % 28
    near, before, bleeds = (place <= 2) | (place >= 26), place >= 23, place <= 4
    risk = expit(logit(0.25) + odds * near)
    pushed = [2.0 * before, 1.0 * (before | bleeds), -1.0 * bleeds, 1.0 * bleeds]
    return {
        "pain": 5.0 * (rng.random(shape) < risk),
        **_habits(rng, shape, pushed),
        "period": bleeds,
    }


def live_by_month(rng: Generator, shape: tuple[int, int]) -> dict[str, Floats]:
    """Let the odds rise by 1.5 for five days every 28 days; cravings come before."""
    return _live_by_month(rng, shape, 1.5)


def live_by_mild_month(rng: Generator, shape: tuple[int, int]) -> dict[str, Floats]:
    """Let them rise by 0.8 only."""
    return _live_by_month(rng, shape, 0.8)


def live_by_rota(rng: Generator, shape: tuple[int, int]) -> dict[str, Floats]:
    """Two early, late and night shifts, two days off; coffee on the last night, then headache."""
    place = (np.arange(shape[1]) + rng.integers(8, size=(shape[0], 1))) % 8
    last, nights, free = place == 5, np.isin(place, (4, 5)), place >= 6
    risk = expit(logit(0.25) + 1.5 * (place == 6) + 0.75 * last)
    pushed = [3.0 * last, 1.5 * nights, 1.5 * free, -1.0 * nights]
    names = np.array(["early", "early", "late", "late", "night", "night", "off", "off"])
    return {
        "pain": 5.0 * (rng.random(shape) < risk),
        **_habits(rng, shape, pushed),
        "shift": names[place],
    }


LIVES: dict[str, tuple[Callable[[Generator, tuple[int, int]], dict[str, Floats]], bool]] = {
    "yesterday's severity": (live_with_severity, False),
    "bouts of three days": (live_in_bouts, False),
    "month, 1.5 log odds": (live_by_month, False),
    "month, 1.5 log odds, written": (live_by_month, True),
    "month, 0.8 log odds": (live_by_mild_month, False),
    "month, 0.8 log odds, written": (live_by_mild_month, True),
    "rota of eight days": (live_by_rota, False),
    "rota of eight days, written": (live_by_rota, True),
}
"""Each life's maker, and whether its rhythm is a column of the diary."""


def write_life(life: str, *, people: int, days: int, seed: int) -> pd.DataFrame:
    """Make the entries of a life."""
    make, written = LIVES[life]
    shape = (people, days)
    columns = make(np.random.default_rng(seed), shape)
    who, when = (places.ravel() for places in np.indices(shape))
    return pd.DataFrame(
        {
            "patient": np.char.add("P", np.char.zfill(who.astype(str), 5)),
            "date": np.datetime64("2026-01-05", "us") + when.astype("timedelta64[D]"),
            **{
                name: values.ravel()
                for name, values in columns.items()
                if written or name not in RHYTHMS
            },
        }
    )
