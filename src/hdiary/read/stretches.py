"""Stretches of time, such as workouts, as minutes of the days on which they began."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Times


def minutes_of_days(starts: Times, ends: Times, name: str) -> pd.DataFrame:
    """Add the minutes of each day; what two sources tell at the same time counts once."""
    order = np.argsort(starts, kind="stable")
    start, end = starts[order], ends[order]
    if not len(start):
        return pd.DataFrame({"date": start.astype("datetime64[s]"), name: np.empty(0)})
    reach = np.maximum.accumulate(end)
    covered = np.concatenate([start[:1], reach[:-1]])
    new = (reach - np.maximum(start, covered)) / np.timedelta64(60, "s")
    days = pd.Series(start.astype("datetime64[D]").astype("datetime64[s]"))
    total = pd.Series(np.maximum(new, 0.0)).groupby(days).sum()
    total = total[total > 0]
    dates = pd.DatetimeIndex(total.index).astype("datetime64[s]")
    return pd.DataFrame({"date": dates, name: np.round(total.to_numpy(), 2)})
