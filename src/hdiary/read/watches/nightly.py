"""Stretches of sleep as values of the day on which the person woke up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Times
from hdiary.read.nights import BEDTIME, WAKE_TIME, nights

_SAME_NIGHT = np.timedelta64(3 * 3600, "s")
_LONGEST = np.timedelta64(36 * 3600, "s")
_HOUR = 3600


def can_be_sleep(starts: Times, ends: Times) -> Bools:
    """Say which stretches can be sleep: they end after they began, and do not last for days."""
    long = ends - starts
    return ~np.isnat(long) & (long > np.timedelta64(0, "s")) & (long <= _LONGEST)


def nightly(
    starts: Times,
    ends: Times,
    asleep: Floats,
    values: Mapping[str, pd.Series] | None = None,
) -> pd.DataFrame:
    """Give each night with its hours asleep, its edges, and the values of its longest part."""
    # Where the time asleep is told it counts as the last so many hours of the stretch: so it is
    # merged and parted from naps like any other, and counted as it was told.
    hours = (ends - starts) / np.timedelta64(_HOUR, "s")
    told = np.where(np.isnan(asleep) | (asleep <= 0) | (asleep > hours), hours, asleep)
    fallen = ends - np.rint(told * _HOUR).astype("timedelta64[s]")
    return with_edges(nights(fallen, ends), starts, ends, told, values)


def with_edges(
    frame: pd.DataFrame,
    starts: Times,
    ends: Times,
    told: Floats,
    values: Mapping[str, pd.Series] | None = None,
) -> pd.DataFrame:
    """Put beside nights when they began and ended, and the values of their longest part."""
    frame = frame.assign(date=frame["date"].astype("datetime64[s]"))
    return frame.merge(_edges(starts, ends, told, values or {}), on="date", how="left")


def _edges(
    starts: Times, ends: Times, told: Floats, values: Mapping[str, pd.Series]
) -> pd.DataFrame:
    """Give bedtime, getting up and the values of the longest stretch that ends on each day."""
    wake = ends.astype("datetime64[D]").astype("datetime64[s]")
    table = pd.DataFrame({"date": wake, "start": starts, "end": ends, "told": told})
    for name, value in values.items():
        table[name] = value.to_numpy()
    table = table.sort_values(["date", "told"], ascending=[True, False], kind="stable")
    longest = table.drop_duplicates("date").set_index("date")
    begun = longest["start"].to_numpy().copy()
    by_wake = dict(zip(longest.index, range(len(begun)), strict=True))
    rest = table[table.duplicated("date")].sort_values("end", ascending=False)
    for date, start, end in zip(rest["date"], rest["start"], rest["end"], strict=True):
        k = by_wake[date]
        if start < begun[k] and end >= begun[k] - _SAME_NIGHT:
            begun[k] = start
    midnight = longest.index.to_numpy()
    out = pd.DataFrame({"date": midnight})
    out[BEDTIME] = np.round((begun - midnight) / np.timedelta64(_HOUR, "s"), 2)
    out[WAKE_TIME] = longest["end"].dt.strftime("%H:%M").to_numpy()
    for name in values:
        out[name] = longest[name].to_numpy()
    return out
