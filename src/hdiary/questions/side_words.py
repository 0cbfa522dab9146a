"""The side of the headache: which one leads, if any, and the counts in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.stats import wilson_interval
from hdiary.vocabulary.say import say_list

_MOSTLY = 0.5
"""A side leads if the lower end of its 95 % interval lies above this share."""
_WORDS = {"left": "left only", "right": "right only", "both": "both sides", "shifting": "changing"}


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


def say_side_counts(sides: pd.DataFrame) -> str:
    """Say how many episodes there were on each side, the most frequent first."""
    felt = sides[sides["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    return say_list(
        [f"{_WORDS[str(r['side'])]} {int(r['episodes'])}" for r in felt.to_dict("records")]
    )
