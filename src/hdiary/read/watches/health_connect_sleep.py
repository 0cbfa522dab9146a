"""The nights of Health Connect: sessions of several apps, with or without stages."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Times
from hdiary.read.context import Context
from hdiary.read.nights import nights
from hdiary.read.watches.kind import Told, count_left_out
from hdiary.read.watches.moments import from_milliseconds, to_wall
from hdiary.read.watches.nightly import can_be_sleep, with_edges

_ASLEEP = (2, 4, 5, 6)
"""Sleeping, light, deep and REM; 1, 3 and 7 are awake or out of bed, 0 says nothing."""
_ONE_HOUR = np.timedelta64(3600, "s")
Tables = Mapping[str, pd.DataFrame]


def tell_sleep(tables: Tables, context: Context) -> Told:
    """Tell nights by the wall clock: what several apps wrote of one night is merged."""
    sessions = tables["sleep_session_record_table"]
    start, end = (
        to_wall(
            from_milliseconds(sessions[f"{name}_time"]), np.ones(len(sessions), dtype=bool),
            (sessions[f"{name}_zone_offset"] / 60).to_numpy(), context,
        )
        for name in ("start", "end")
    )  # fmt: skip
    good = can_be_sleep(start.when, end.when)
    told = (*end.told, *count_left_out("sleep_session_record_table", ~good))
    starts, ends = start.when[good], end.when[good]
    slept_from, slept_to, staged = _stages(tables["sleep_stages_table"], sessions, good, end.when)
    more_from, more_to = _outside(starts[~staged], ends[~staged], starts[staged], ends[staged])
    frame = nights(np.concatenate([slept_from, more_from]), np.concatenate([slept_to, more_to]))
    return Told(frame=with_edges(frame, starts, ends, (ends - starts) / _ONE_HOUR), told=told)


def _stages(
    stages: pd.DataFrame, sessions: pd.DataFrame, good: Bools, ends: Times
) -> tuple[Times, Times, Bools]:
    """Give the stretches asleep by the wall clock, and which sessions tell them."""
    # A stage has no offset of its own: it lies in its session.
    shift = (ends - from_milliseconds(sessions["end_time"])) / np.timedelta64(1, "s")
    of_session = pd.Series(shift[good], index=sessions.loc[good, "row_id"])
    of_session = of_session[~of_session.index.duplicated()]
    asleep = stages[stages["stage_type"].isin(_ASLEEP)]
    seconds = asleep["parent_key"].map(of_session).astype("float64")
    asleep, seconds = asleep[seconds.notna()], seconds[seconds.notna()]
    moved = seconds.to_numpy().astype("timedelta64[s]")
    begun = from_milliseconds(asleep["stage_start_time"]) + moved
    over = from_milliseconds(asleep["stage_end_time"]) + moved
    fits = can_be_sleep(begun, over)
    keys = set(asleep["parent_key"].to_numpy()[fits])
    staged = sessions.loc[good, "row_id"].isin(keys).to_numpy(dtype=bool)
    return begun[fits], over[fits], staged


def _outside(
    starts: Times, ends: Times, staged_starts: Times, staged_ends: Times
) -> tuple[Times, Times]:
    """Take off sessions without stages what those with stages tell: awake stays awake."""
    order = np.argsort(staged_starts, kind="stable")
    taken_from, taken_to = staged_starts[order], np.maximum.accumulate(staged_ends[order])
    left: list[tuple[np.datetime64, np.datetime64]] = []
    for start, end in zip(starts, ends, strict=True):
        first = int(np.searchsorted(taken_to, start, side="right"))
        at = start
        for k in range(first, len(taken_from)):
            if taken_from[k] >= end:
                break
            if taken_from[k] > at:
                left.append((at, taken_from[k]))
            at = max(at, taken_to[k])
        if at < end:
            left.append((at, end))
    pairs = np.array(left, dtype="datetime64[s]").reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
