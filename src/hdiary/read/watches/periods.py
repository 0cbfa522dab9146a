"""Menstrual cycles as a value of each of their days."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Times
from hdiary.read.context import Context
from hdiary.read.watches.grid import tell_bad
from hdiary.read.watches.kind import Others, Records, Told
from hdiary.read.watches.moments import read_moments
from hdiary.words import phrase

PERIOD = "period"
_DAY = np.timedelta64(1, "D")
_LONGEST_PERIOD, _LONGEST_CYCLE = 15, 60


def tell_periods(records: Records, context: Context, others: Others) -> Told:
    """Tell of each day of the cycles that were entered whether there was a period."""
    frame = records.frame
    foretold = frame["period_source"].str.casefold().eq("computed").to_numpy(dtype=bool)
    start, end, begun, over = (
        read_moments(frame[name], name, context).when.astype("datetime64[D]")
        for name in ("period_start_date", "period_end_date", "cycle_start_date", "cycle_end_date")
    )
    lasts = end - start
    good = ~np.isnat(lasts) & (lasts >= 0 * _DAY) & (lasts <= _LONGEST_PERIOD * _DAY)
    tell_bad(frame, ~good & ~foretold, "period_start_date", "period", context)
    entered = good & ~foretold
    cycle = ~np.isnat(over - begun) & (over - begun <= _LONGEST_CYCLE * _DAY)
    yes = days_between(start[entered], end[entered])
    all_days = days_between(begun[entered & cycle], over[entered & cycle])
    told = (phrase("read.watches.told.foretold", n=int(foretold.sum())),) if foretold.any() else ()
    return Told(frame=periods(yes, all_days), told=told)


def periods(yes: Times, all_days: Times) -> pd.DataFrame:
    """Say of each day whether there was a period; of days outside of cycles nothing."""
    days = np.union1d(yes, all_days)
    return pd.DataFrame(
        {"date": days.astype("datetime64[s]"), PERIOD: pd.array(np.isin(days, yes), "boolean")}
    )


def between_periods(yes: Times) -> Times:
    """Give the days from one period to the next, where no more than a cycle lies between."""
    gaps = np.diff(yes)
    near = gaps <= _LONGEST_CYCLE * _DAY
    return days_between(yes[:-1][near], yes[1:][near])


def days_between(first: Times, last: Times) -> Times:
    """Give each day of some spans, once and in order; spans of more than a cycle are none."""
    days = first.astype("datetime64[D]"), last.astype("datetime64[D]")
    spans = [
        np.arange(a, b + _DAY)
        for a, b in zip(*days, strict=True)
        if not np.isnat(b - a) and b - a <= _LONGEST_CYCLE * _DAY
    ]
    return np.unique(np.concatenate(spans)) if spans else np.empty(0, "datetime64[D]")
