"""The nights of Fitbit: its own JSON, its scores, and the newer tables of Google Health."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.read.context import Context
from hdiary.read.watches.grid import csv_kind, tell_bad
from hdiary.read.watches.kind import Others, Records, Told, kind
from hdiary.read.watches.moments import days_of, read_local, read_moments
from hdiary.read.watches.nightly import can_be_sleep, nightly
from hdiary.read.watches.objects import json_kind
from hdiary.read.watches.values import by_day, numbers, positive

_SLEEP = frozenset({"dateOfSleep", "startTime", "endTime", "minutesAsleep"})
_SCORE = frozenset({"sleep_log_entry_id", "timestamp", "overall_score"})
_SESSION = frozenset({"sleep_id", "minutes_asleep", "sleep_start", "sleep_end"})
_OFFSETS = frozenset({"start_utc_offset", "end_utc_offset"})
_SESSION_SCORE = frozenset({"sleep_id", "score_time", "overall_score"})


def _tell_sleep(records: Records, context: Context, others: Others) -> Told:
    """Tell nights written by the wall clock; the same night in two files counts once."""
    frame = records.frame
    starts = read_moments(frame["startTime"], "startTime", context, order="mdy").when
    ends = read_moments(frame["endTime"], "endTime", context, order="mdy").when
    good = can_be_sleep(starts, ends)
    tell_bad(frame, ~good, "startTime", "sleep", context)
    asleep = (numbers(frame["minutesAsleep"]) / 60).to_numpy()
    return Told(frame=nightly(starts[good], ends[good], asleep[good]))


def _tell_score(records: Records, context: Context, others: Others) -> Told:
    """Tell scores of nights, on the day that the night itself tells where it is there."""
    frame = records.frame
    local = read_local(frame["timestamp"], "timestamp", context)
    tell_bad(frame, np.isnat(local.when), "timestamp", "moment", context)
    days = days_of(local.when)
    nights = others.get("sleep")
    if nights is None:
        return Told(frame=_scores(frame, days), told=local.told)
    of_night = dict(zip(nights.frame["logId"], nights.frame["dateOfSleep"], strict=True))
    known = frame["sleep_log_entry_id"].map(of_night).fillna("").astype("str")
    told = days_of(read_moments(known, "dateOfSleep", context, order="mdy").when)
    return Told(
        frame=_scores(frame, told.fillna(days)), told=local.told if told.isna().any() else ()
    )


def _tell_sessions(records: Records, context: Context, others: Others) -> Told:
    """Tell nights of Google Health, in UTC beside their offsets."""
    frame = records.frame
    start, end = (
        read_local(
            frame[f"sleep_{name}"], f"sleep_{name}", context,
            offsets=frame[f"{name}_utc_offset"], utc=True,
        )
        for name in ("start", "end")
    )  # fmt: skip
    good = can_be_sleep(start.when, end.when)
    tell_bad(frame, ~good, "sleep_start", "sleep", context)
    asleep = (numbers(frame["minutes_asleep"]) / 60).to_numpy()
    return Told(frame=nightly(start.when[good], end.when[good], asleep[good]), told=end.told)


def _tell_session_scores(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    local = read_local(
        frame["score_time"], "score_time", context, offsets=frame["score_utc_offset"], utc=True
    )
    tell_bad(frame, np.isnat(local.when), "score_time", "moment", context)
    return Told(frame=_scores(frame, days_of(local.when)), told=local.told)


def _scores(frame: pd.DataFrame, days: pd.Series) -> pd.DataFrame:
    """Give score and resting pulse of each day; 0 and -1 say that there is none."""
    score = by_day(days, positive(numbers(frame["overall_score"])), "sleep_score", "max")
    pulse = by_day(
        days, positive(numbers(frame["resting_heart_rate"])), "resting_heart_rate", "mean"
    )
    return score.merge(pulse, on="date", how="outer")


_PULSE = frozenset({"resting_heart_rate"})
SLEEP_KINDS = (
    kind("sleep", json_kind(_SLEEP, _SLEEP | {"logId"}), _tell_sleep),
    kind("sleep score", csv_kind(_SCORE, _PULSE), _tell_score),
    kind("sleep sessions", csv_kind(_SESSION, _OFFSETS), _tell_sessions),
    kind("session scores", csv_kind(_SESSION_SCORE, _PULSE | {"score_utc_offset"}),
         _tell_session_scores),
)  # fmt: skip
