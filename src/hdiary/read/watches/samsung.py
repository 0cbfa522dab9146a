"""Samsung Health: a first line with the kind of its records, then headings with long names."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.read.context import Context
from hdiary.read.stretches import minutes_of_days
from hdiary.read.watches.grid import tell_bad
from hdiary.read.watches.kind import Export, Others, Records, Told, kind
from hdiary.read.watches.moments import days_of, read_local
from hdiary.read.watches.nightly import can_be_sleep, nightly
from hdiary.read.watches.samsung_form import samsung_form
from hdiary.read.watches.values import by_day, numbers, positive
from hdiary.words import phrase

_STRETCH = frozenset({"start_time", "end_time"})
_OFFSET = frozenset({"time_offset"})
_STEPS = frozenset({"day_time", "step_count"})
_NOTHING: frozenset[str] = frozenset()
_SLEEP = frozenset({"sleep_duration", "sleep_score"})


def _tell_sleep(records: Records, context: Context, others: Others) -> Told:
    """Tell nights in UTC beside their offset; without a time asleep they last as they stand."""
    frame = records.frame
    start, end = (
        read_local(frame[name], name, context, offsets=frame["time_offset"], utc=True)
        for name in ("start_time", "end_time")
    )
    good = can_be_sleep(start.when, end.when)
    tell_bad(frame, ~good, "start_time", "sleep", context)
    asleep = (positive(numbers(frame["sleep_duration"])) / 60).to_numpy()
    score = positive(numbers(frame["sleep_score"]))
    values = {"sleep_score": score[good]} if score.notna().any() else {}
    nights = nightly(start.when[good], end.when[good], asleep[good], values)
    return Told(frame=nights, told=end.told)


def _tell_steps(records: Records, context: Context, others: Others) -> Told:
    """Tell the steps of a day: the most that one device counted, they walked together."""
    frame = records.frame
    local = read_local(
        frame["day_time"], "day_time", context, offsets=pd.Series("UTC+0000", index=frame.index)
    )
    tell_bad(frame, np.isnat(local.when), "day_time", "moment", context)
    name = "step_count" if "step_count" in frame else "count"
    days = days_of(local.when)
    total = by_day(days, positive(numbers(frame[name])), "steps", "max")
    said = (phrase("read.watches.told.most_steps"),) if days.duplicated().any() else ()
    return Told(frame=total, told=said)


def _tell_stress(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    local = read_local(
        frame["start_time"], "start_time", context, offsets=frame["time_offset"], utc=True
    )
    tell_bad(frame, np.isnat(local.when), "start_time", "moment", context)
    score = numbers(frame["score"])
    mean = by_day(days_of(local.when), score.where(score >= 0), "stress_score", "mean")
    return Told(frame=mean.round({"stress_score": 1}), told=local.told)


def _tell_exercise(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    start, end = (
        read_local(frame[name], name, context, offsets=frame["time_offset"], utc=True)
        for name in ("start_time", "end_time")
    )
    good = can_be_sleep(start.when, end.when)
    tell_bad(frame, ~good, "start_time", "stretch", context)
    return Told(
        frame=minutes_of_days(start.when[good], end.when[good], "workout_minutes"), told=end.told
    )


_APPS = ("com.samsung.shealth.", "com.samsung.health.")
_ROWS = (
    ("sleep", ("sleep",), _STRETCH, _OFFSET | _SLEEP, _tell_sleep),
    ("steps", ("tracker.pedometer_day_summary",), _STEPS, _NOTHING, _tell_steps),
    ("daily steps", ("step_daily_trend",), frozenset({"day_time", "count"}), _NOTHING, _tell_steps),
    ("stress", ("stress",), frozenset({"start_time", "score"}), _OFFSET, _tell_stress),
    ("exercise", ("exercise",), _STRETCH, _OFFSET, _tell_exercise),
)
SAMSUNG = Export(
    name="Samsung Health",
    kinds=tuple(
        kind(name, samsung_form([app + one for one in types for app in _APPS], wanted, used), tell)
        for name, types, wanted, used, tell in _ROWS
    ),
)
