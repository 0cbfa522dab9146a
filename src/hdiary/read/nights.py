"""Stretches of sleep, of one source or several, as nights: each of the day on which it ended."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints, Times

BEDTIME = "bedtime (hours from midnight)"
"""What going to bed is called as a number: -0.5 is half past eleven in the evening."""
WAKE_TIME = "wake_time"
"""What getting up is called, as a text such as ``07:10``: the diary reads it as a clock time."""
_AWAKE = 3600
"""Who is awake for longer than this has slept twice [s]."""
_LONGEST = 36 * 3600
"""No sleep lasts longer: a watch that was forgotten [s]."""
_NAP = 3 * 3600
"""Sleep that begins in daytime and lasts shorter is a nap, and none of the night [s]."""
_MORNING, _EVENING = 9, 20


def nights(starts: Times, ends: Times, *, offsets: Ints | None = None) -> pd.DataFrame:
    """Give of each wake-up day the hours asleep; nothing counts twice, naps stay apart."""
    # The moments are those of the wall clock; with minutes east of UTC, those of UTC: so a night
    # in which the clock was changed has its true length.
    begun, ended = (times.astype("datetime64[s]").astype(np.int64) for times in (starts, ends))
    east = np.zeros(len(begun), dtype=np.int64) if offsets is None else offsets * 60
    good = ~(np.isnat(starts) | np.isnat(ends)) & (ended > begun) & (ended - begun <= _LONGEST)
    table = _merge(begun[good], ended[good], east[good])
    table["date"] = _wake_up_day(table)
    hour = table["start"] // 3600 % 24
    daytime = hour.between(_MORNING, _EVENING - 1)
    table = table[~(daytime & (table["asleep"] < _NAP))]
    longest = table.sort_values("asleep").drop_duplicates("date", keep="last").index
    # A night may have parts; what begins in daytime is the night only where it is its longest part.
    table = table[table.index.isin(longest) | ~daytime[table.index]]
    asleep = table.groupby("date")["asleep"].sum()
    return pd.DataFrame(
        {
            "date": asleep.index.to_numpy().astype("datetime64[D]").astype("datetime64[s]"),
            "sleep_hours": (asleep.to_numpy() / 3600).round(4),
        }
    )


def _merge(begun: Ints, ended: Ints, east: Ints) -> pd.DataFrame:
    """Merge what overlaps; gives each sleep with its seconds asleep, and its edges on the wall."""
    order = np.argsort(begun, kind="stable")
    begun, ended, east = begun[order], ended[order], east[order]
    reach = np.maximum.accumulate(ended)
    before = np.concatenate([begun[:1], reach[:-1]])
    asleep = np.maximum(reach - np.maximum(begun, before), 0)
    number = np.cumsum(begun - before > _AWAKE)
    table = pd.DataFrame({"n": number, "start": begun + east, "end": ended + east, "s": asleep})
    grouped = table.groupby("n")
    return grouped.agg(start=("start", "min"), end=("end", "max"), asleep=("s", "sum"))


def _wake_up_day(table: pd.DataFrame) -> pd.Series:
    """Give the day on which a sleep ended; one before midnight is the first part of the next."""
    first, last = table["start"] // 86_400, table["end"] // 86_400
    late = table["start"] // 3600 % 24 >= _EVENING
    return last + (late & (first == last))
