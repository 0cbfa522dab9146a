"""The files of a Garmin account as its owner may ask for them: nights and days in JSON."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.read.context import Context
from hdiary.read.watches.grid import tell_bad
from hdiary.read.watches.kind import Export, Others, Records, Told, kind
from hdiary.read.watches.moments import days_of, read_moments
from hdiary.read.watches.objects import json_kind
from hdiary.read.watches.values import by_day, numbers, positive
from hdiary.words import phrase

_PARTS = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
_SCORE = "sleepScores.overallScore"
_SLEEP = frozenset({"calendarDate", "sleepStartTimestampGMT", "sleepEndTimestampGMT"})
_DAY = frozenset({"calendarDate", "totalSteps"})
_OF_DAY = {"totalSteps": "steps", "restingHeartRate": "resting_heart_rate"}


def _tell_sleep(records: Records, context: Context, others: Others) -> Told:
    """Tell the night of each day as Garmin dates it: its times are in GMT, its day is local."""
    frame = records.frame
    when = read_moments(frame["calendarDate"], "calendarDate", context).when
    tell_bad(frame, np.isnat(when), "calendarDate", "moment", context)
    start, end = (
        read_moments(frame[f"sleep{name}TimestampGMT"], name, context).when
        for name in ("Start", "End")
    )
    parts = pd.DataFrame({name: numbers(frame[name]) for name in _PARTS})
    seconds = positive(parts.sum(axis=1, min_count=1))
    whole = pd.Series((end - start) / np.timedelta64(1, "s"))
    awake = numbers(frame["awakeSleepSeconds"]).fillna(0) + numbers(
        frame["unmeasurableSeconds"]
    ).fillna(0)
    hours = seconds.fillna(positive(whole - awake)) / 3600
    days = days_of(when)
    nights = by_day(days, hours.where(hours <= 24).round(4), "sleep_hours", "max")
    scores = by_day(days, positive(numbers(frame[_SCORE])), "sleep_score", "max")
    if len(scores):
        nights = nights.merge(scores, on="date", how="left")
    clock = (("bedtime, wake_time", phrase("read.watches.left.no_zone")),)
    return Told(frame=nights, left_out=clock)


def _tell_days(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    when = read_moments(frame["calendarDate"], "calendarDate", context).when
    tell_bad(frame, np.isnat(when), "calendarDate", "moment", context)
    told = pd.DataFrame({"date": pd.Series(dtype="datetime64[s]")})
    for field, name in _OF_DAY.items():
        values = by_day(days_of(when), positive(numbers(frame[field])), name, "max")
        told = told.merge(values, on="date", how="outer") if len(values) else told
    return Told(frame=told)


GARMIN = Export(
    name="Garmin account",
    kinds=(
        kind("sleep", json_kind(
            _SLEEP, _SLEEP | {*_PARTS, "awakeSleepSeconds", "unmeasurableSeconds", _SCORE}),
            _tell_sleep),
        kind("days", json_kind(_DAY, _DAY | set(_OF_DAY)), _tell_days),
    ),
)  # fmt: skip
