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
    """Find the side that holds for more than half of the episodes, beyond chance.

    Parameters
    ----------
    sides
        One person's rows of ``PatternResult.sides``.
    min_episodes
        Episodes with a side that it takes.

    Returns
    -------
    str or None
        ``left``, ``right``, ``both`` or ``shifting``; None where none leads.

    Examples
    --------
    >>> many = pd.DataFrame({"side": ["left", "right"], "episodes": [1, 12]})
    >>> find_leading_side(many, min_episodes=5), find_leading_side(many[:1], min_episodes=5)
    ('right', None)
    """
    counts = sides["episodes"].to_numpy(dtype=np.int64)
    said = int(counts.sum())
    if said < min_episodes:
        return None
    low, _ = wilson_interval(counts, np.full(len(counts), said), level=0.95)
    leading = np.flatnonzero(low > _MOSTLY)
    return str(sides["side"].iloc[int(leading[0])]) if len(leading) else None


def say_side_counts(sides: pd.DataFrame) -> str:
    """Say how many episodes there were on each side, the most frequent first.

    Examples
    --------
    >>> say_side_counts(pd.DataFrame({"side": ["left", "both"], "episodes": [1, 12]}))
    'both sides 12 and left only 1'
    """
    felt = sides[sides["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    return say_list(
        [f"{_WORDS[str(r['side'])]} {int(r['episodes'])}" for r in felt.to_dict("records")]
    )
