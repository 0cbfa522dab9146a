"""The side of the headache: which one leads, if any, and how often each was felt."""

# A side is lent to nobody. A headache of several days is on one side where at least half of its
# days say so, and a place was felt on the side that its own entries name. Where fewer than half
# of the headaches say a side, none leads: who notes a side now and then notes the one that is new.

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes
from hdiary.diary.calendar import day_keys, day_numbers, key_codes
from hdiary.diary.episodes import join_sides, number_episodes
from hdiary.stats import wilson_interval
from hdiary.vocabulary.sides import SIDES

_MOSTLY = 0.5
"""A side leads if the lower end of its 95 % interval lies above this share."""
_NEARLY_ALL, _FEWEST = 0.9, 5
"""Of the episodes on one side only: so great a share is nearly all, of at least so many."""

_ENOUGH = 2
"""One in so many headaches, or more, must say a thing before its share stands for all."""


def say_enough(said: Any, episodes: Any) -> Any:
    """Say whether so many of the headaches (or days) say a thing that they stand for all."""
    # Of one person in whole numbers, or of many in arrays.
    return said * _ENOUGH >= episodes


def find_sides(diary: Diary) -> tuple[Codes, Bools]:
    """Give each episode's side (its place in ``SIDES``, or -1), and where too few days say one."""
    which = number_episodes(diary.entries)
    sides = diary.episodes["side"].cat.set_categories(list(SIDES)).cat.codes.to_numpy()
    hurts = which >= 0
    told = hurts & diary.entries["side"].notna().to_numpy(dtype=np.bool_)
    day = day_numbers(diary.entries["date"])
    days, with_side = (
        np.bincount(key_codes(np.unique(day_keys(which[of], day[of]))), minlength=len(sides))
        for of in (hurts, told)
    )
    # Pain that was on both sides once was not on one side only, whatever the other days were.
    one_sided = np.isin(sides, [SIDES.index("left"), SIDES.index("right")])
    in_part = one_sided & ~say_enough(with_side, days)
    return np.where(in_part, -1, sides).astype(np.int64), in_part


def find_sides_at(diary: Diary, which: Codes, sides: Codes, named: Bools) -> Codes:
    """Give the side of each episode at a place; -1 where no entry names both, or ``sides`` none."""
    # ``which``: the episode of each entry (`number_episodes`); ``named``: those of the place.
    rows = np.flatnonzero(named & (which >= 0))
    joined = join_sides(which[rows], diary.entries["side"].iloc[rows], len(sides))
    return np.where(sides >= 0, joined.codes, -1).astype(np.int64)


class OneSided(NamedTuple):
    """Of the episodes on one side only: how many, on which side, and whether each time on it."""

    one: int
    side: str
    always: bool

    @property
    def key(self) -> str:
        """The last part of the key of what is said of it."""
        return "all_one_sided" if self.always else "one_sided"


def find_leading_side(
    sides: pd.DataFrame, *, min_episodes: int, episodes: int | None = None
) -> str | None:
    """Find the side that holds for more than half of the episodes, beyond chance."""
    # ``left``, ``right``, ``both`` or ``shifting``; None where none leads, or where too few of all
    # ``episodes`` say one.
    counts = sides["episodes"].to_numpy(dtype=np.int64)
    said = int(counts.sum())
    if said < min_episodes or not say_enough(said, episodes or said):
        return None
    low, _ = wilson_interval(counts, np.full(len(counts), said), level=0.95)
    leading = np.flatnonzero(low > _MOSTLY)
    return str(sides["side"].iloc[int(leading[0])]) if len(leading) else None


def count_felt(sides: pd.DataFrame) -> list[tuple[str, int]]:
    """Count the episodes of each side that was felt, the most frequent first."""
    felt = sides[sides["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    return [(str(row["side"]), int(row["episodes"])) for row in felt.to_dict("records")]


def find_one_sided(sides: pd.DataFrame) -> OneSided | None:
    """Find the side of nearly all episodes that kept to one side; None where both had many."""
    counts = dict(count_felt(sides))
    left, right = (counts.get(side, 0) for side in ("left", "right"))
    one, most = left + right, max(left, right)
    if one < _FEWEST or most < _NEARLY_ALL * one:
        return None
    side = "left" if left > right else "right"
    return OneSided(one=one, side=side, always=most == one)
