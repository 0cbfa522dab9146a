"""The side of the headache: which one leads, if any, and how often each was felt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.stats import wilson_interval

_MOSTLY = 0.5
"""A side leads if the lower end of its 95 % interval lies above this share."""


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
