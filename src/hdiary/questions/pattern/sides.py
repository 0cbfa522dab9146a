"""The side of the headache: which one leads, if any, and how often each was felt."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from hdiary.stats import wilson_interval

_MOSTLY = 0.5
"""A side leads if the lower end of its 95 % interval lies above this share."""
_NEARLY_ALL, _FEWEST = 0.9, 5
"""Of the episodes on one side only: so great a share is nearly all, of at least so many."""


class OneSided(NamedTuple):
    """Of the episodes on one side only: how many, on which side, and whether each time on it."""

    one: int
    side: str
    always: bool

    @property
    def key(self) -> str:
        """The last part of the key of what is said of it."""
        return "all_one_sided" if self.always else "one_sided"


def find_leading_side(sides: pd.DataFrame, *, min_episodes: int) -> str | None:
    """Find the side that holds for more than half of the episodes, beyond chance."""
    # ``left``, ``right``, ``both`` or ``shifting``; None where none leads.
    counts = sides["episodes"].to_numpy(dtype=np.int64)
    said = int(counts.sum())
    if said < min_episodes:
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
