"""Where a time of day stands on the calendar when only the clock was written."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Times

_DAY = np.timedelta64(1, "D")
_MOST_HOURS = 1_000_000
_HALF_DAY = np.timedelta64(12, "h")


def place_end(clock: Times, *, start: Times) -> Times:
    """Place an end that was written as a time of day: before the start means the next day."""
    return _moved(clock, clock < start, _DAY)


def place_treatment(clock: Times, *, start: Times) -> Times:
    """Place a treatment that was written as a time of day: within 12 hours of the start."""
    # At 01:00 for a headache from 22:00 is the next day; at 21:00 is an hour before it.
    with np.errstate(invalid="ignore"):
        late = clock - start
    placed = _moved(clock, late < -_HALF_DAY, _DAY)
    return _moved(placed, late > _HALF_DAY, -_DAY)


def ends(entries: pd.DataFrame) -> Times:
    """Give when each entry's headache ended, on the clock of its start."""
    # The end as said, else the start (or, without one, the beginning of the date) plus the
    # duration. Where start and end were written with different offsets from UTC, the end is
    # moved to the start's clock, so that the difference is the time that passed.
    # Of datetime64; NaT where neither end nor duration is said.
    date, start, end = (entries[name].to_numpy() for name in ("date", "start", "end"))
    if {"start_utc_offset_min", "end_utc_offset_min"} <= set(entries.columns):
        apart = entries["end_utc_offset_min"] - entries["start_utc_offset_min"]
        end = end - (apart.fillna(0.0).to_numpy() * 60_000_000).astype("timedelta64[us]")
    hours = entries["duration_h"].to_numpy()
    # Too long is too long, however long it is: no clock counts more.
    counted = np.nan_to_num(hours).clip(-_MOST_HOURS, _MOST_HOURS)
    length = (counted * 3_600_000_000).round().astype("timedelta64[us]")
    begin = np.where(np.isnat(start), date, start)
    by_duration = np.where(np.isnan(hours), np.datetime64("NaT", "us"), begin + length)
    return np.where(np.isnat(end), by_duration, end)


def last_moments(entries: pd.DataFrame) -> Times:
    """Give when each entry's headache ended, on the clock that was seen then."""
    # After a journey the day that somebody woke up in with a headache is that of the place.
    end = entries["end"].to_numpy()
    return np.where(np.isnat(end), ends(entries), end)


def _moved(times: Times, where: Any, by: np.timedelta64) -> Times:
    return np.where(where, times + by, times)
