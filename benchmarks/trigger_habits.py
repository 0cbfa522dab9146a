"""Diaries in which habits hang together, or are said in other ways, made by themselves.

Each kind gives headaches, habits, what is said of them, and the true log odds ratios.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit
from scipy.stats import norm

from hdiary.diary import Diary, make_diary

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Say = Callable[[np.random.Generator, Bools, Bools], Floats]


@dataclass(frozen=True, kw_only=True)
class Habits:
    """One kind: how many habits, how they hang together, and what they do.

    Attributes
    ----------
    name
        In the tables.
    days
        Length [days].
    many, alike
        Habits, and the correlation of the normal values behind them.
    odds_ratios
        Of so many habits, drawn by lot for each person.
    say
        Gives the chance that each habit is said, from headaches and habits.
    named
        How many are named before looking, true ones first.
    """

    name: str
    days: int
    many: int = 10
    alike: float = 0.0
    odds_ratios: tuple[float, ...] = ()
    say: Say | None = None
    named: int = 0


def recall(_: np.random.Generator, hurts: Bools, did: Bools) -> Floats:
    """Remember a yes after a headache (.85), else in two of five; no is always said."""
    follows = np.concatenate([hurts[:, 1:], np.zeros_like(hurts[:, :1])], axis=1)[:, None]
    return np.where(did, np.where(follows, 0.85, 0.4), 1.0)


def recall_all(_: np.random.Generator, hurts: Bools, did: Bools) -> Floats:
    """Do so, and say no in two of five."""
    return np.where(did, recall(_, hurts, did), 0.4)


def oftener(_: np.random.Generator, hurts: Bools, did: Bools) -> Floats:
    """Say more on headache days, whatever follows."""
    return np.where(hurts[:, None], 0.9, 0.5) * np.ones(did.shape)


def no_is_blank(_: np.random.Generator, hurts: Bools, did: Bools) -> Floats:
    """Write every yes, and no in two of five."""
    return np.where(did, 1.0, 0.4)


KINDS = (
    *(
        Habits(name="20 that hang together, two of OR 3", days=d, many=20, alike=0.5,
               odds_ratios=(3.0, 3.0))
        for d in (180, 365)
    ),
    Habits(name="20 that hang together, none true", days=180, many=20, alike=0.5),
    *(Habits(name=f"10 apart, one of OR {o:g}", days=180, odds_ratios=(o,)) for o in (3.0, 5.0)),
    Habits(name="the same, it is named", days=180, odds_ratios=(3.0,), named=1),
    Habits(name="the same, it and three others are named", days=180, odds_ratios=(3.0,), named=4),
    Habits(name="none true, one is named", days=180, named=1),
    *(Habits(name="yes is remembered after a headache", days=d, say=recall) for d in (180, 365)),
    Habits(name="the same, no is said in 40 %", days=180, say=recall_all),
    Habits(name="said oftener on headache days", days=180, say=oftener),
    Habits(name="the same, one of OR 5", days=180, odds_ratios=(5.0,), say=oftener),
    Habits(name="no is mostly blank, one of OR 5", days=180, odds_ratios=(5.0,), say=no_is_blank),
)  # fmt: skip


def draw(kind: Habits, *, people: int, seed: int) -> tuple[Diary, Floats]:
    """Make the diaries of a kind, and the true log odds ratios, (people, habits)."""
    rng = np.random.default_rng(seed)
    shape = (people, kind.many, kind.days)
    share = rng.uniform(0.2, 0.5, shape[:2])
    common = rng.standard_normal((people, 1, kind.days))
    value = np.sqrt(kind.alike) * common + np.sqrt(1 - kind.alike) * rng.standard_normal(shape)
    did = value > norm.isf(share)[:, :, None]
    effects = np.zeros(shape[:2])
    effects[:, : len(kind.odds_ratios)] = np.log(kind.odds_ratios)
    if not kind.named:
        effects = rng.permuted(effects, axis=1)
    hurts, wave = np.zeros((people, kind.days), np.bool_), rng.standard_normal(people)
    usual = -1.1 + 0.4 * rng.standard_normal(people) - 0.6 * (effects * share).sum(axis=1)
    for day in range(kind.days):
        wave = 0.95 * wave + np.sqrt(1 - 0.95**2) * rng.standard_normal(people)
        log_odds = usual + 0.5 * wave
        if day:
            log_odds += 0.7 * hurts[:, day - 1] + (effects * did[:, :, day - 1]).sum(axis=1)
        hurts[:, day] = rng.random(people) < expit(log_odds)
    said = np.ones(shape, np.bool_)
    if kind.say is not None:
        said = rng.random(shape) < kind.say(rng, hurts, did)
    return make_diary(_write(hurts, np.where(said, did, np.nan))), effects


def _write(hurts: Bools, values: Floats) -> pd.DataFrame:
    people, days = hurts.shape
    who, when = (places.ravel() for places in np.indices((people, days)))
    habits = {f"habit {k:02d}": values[:, k].ravel() for k in range(values.shape[1])}
    return pd.DataFrame(
        {
            "patient": np.char.add("P", np.char.zfill(who.astype(str), 5)),
            "date": np.datetime64("2026-01-05", "us") + when.astype("timedelta64[D]"),
            "pain": np.where(hurts, 5.0, 0.0).ravel(),
            **habits,
        }
    )
