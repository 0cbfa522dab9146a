"""What Fitbit tells of the day: steps, resting pulse, exercise, stress and periods."""

from __future__ import annotations

import numpy as np

from hdiary.read.context import Context
from hdiary.read.watches import fitbit_forms as forms
from hdiary.read.watches.grid import csv_kind, tell_bad
from hdiary.read.watches.kind import Others, Records, Told, kind
from hdiary.read.watches.moments import at_midnights, days_of, read_local, read_moments
from hdiary.read.watches.objects import json_kind
from hdiary.read.watches.periods import tell_periods
from hdiary.read.watches.values import by_day, most_of_sources, numbers, positive
from hdiary.words import phrase

_STEPS = frozenset({"timestamp", "steps", "data_source"})
_EXERCISE = frozenset({"activityName", "startTime", "activeDuration"})
_STRESS = frozenset({"date", "stress_score", "calculation_failed"})
_CYCLE = frozenset({"cycle_start_date", "cycle_end_date", "period_start_date", "period_end_date"})


def _tell_minutes(records: Records, context: Context, others: Others) -> Told:
    """Add the steps of the minutes of a day; a day without one step was not recorded."""
    frame = records.frame.drop_duplicates(["dateTime", "value"])
    local = read_local(frame["dateTime"], "dateTime", context, order="mdy")
    tell_bad(frame, np.isnat(local.when), "dateTime", "moment", context)
    total = by_day(days_of(local.when), numbers(frame["value"]).reset_index(drop=True),
                   "steps", "sum")  # fmt: skip
    return Told(
        frame=total[total["steps"] > 0], told=(phrase("read.watches.told.as_written"), *local.told)
    )


def _tell_steps(records: Records, context: Context, others: Others) -> Told:
    """Add the steps of a day that one source counted: the most that any of them did."""
    frame = records.frame.drop_duplicates(["timestamp", "steps", "data_source"])
    frame = frame.reset_index(drop=True)
    local = read_local(frame["timestamp"], "timestamp", context)
    tell_bad(frame, np.isnat(local.when), "timestamp", "moment", context)
    total = most_of_sources(days_of(local.when), numbers(frame["steps"]), frame["data_source"])
    several = frame["data_source"].nunique() > 1
    told = (phrase("read.watches.told.most_steps"),) if several else ()
    return Told(frame=total, told=(*told, *local.told))


def _tell_pulse(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    when = read_moments(frame["timestamp"], "timestamp", context).when
    tell_bad(frame, np.isnat(when), "timestamp", "moment", context)
    pulse = positive(numbers(frame["beats_per_minute"]))
    return Told(frame=by_day(days_of(at_midnights(when)), pulse, "resting_heart_rate", "mean"))


def _tell_old_pulse(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    when = read_moments(frame["dateTime"], "dateTime", context, order="mdy").when
    tell_bad(frame, np.isnat(when), "dateTime", "moment", context)
    pulse = positive(numbers(frame["value.value"]))
    return Told(frame=by_day(days_of(when), pulse, "resting_heart_rate", "mean"))


def _tell_exercise(records: Records, context: Context, others: Others) -> Told:
    """Add the minutes of exercise of a day; the same entry in two files counts once."""
    frame = records.frame.drop_duplicates(["startTime", "activeDuration"]).reset_index(drop=True)
    when = read_moments(frame["startTime"], "startTime", context, order="mdy").when
    tell_bad(frame, np.isnat(when), "startTime", "moment", context)
    minutes = positive(numbers(frame["activeDuration"])) / 60_000
    return Told(frame=by_day(days_of(when), minutes, "workout_minutes", "sum"))


def _tell_stress(records: Records, context: Context, others: Others) -> Told:
    frame = records.frame
    when = read_moments(frame["date"], "DATE", context).when
    tell_bad(frame, np.isnat(when), "date", "moment", context)
    failed = frame["calculation_failed"].str.casefold() == "true"
    score = positive(numbers(frame["stress_score"])).where(~failed)
    return Told(frame=by_day(days_of(when), score, "stress_score", "mean"))


_OLD_PULSE = json_kind(forms.MINUTE, forms.MINUTE | {"value.value"})[1]
_MINUTES, _PULSES = json_kind(forms.MINUTE, forms.MINUTE)[1], csv_kind(forms.PULSE, frozenset())[1]
DAY_KINDS = (
    kind("steps", (forms.are_steps, _MINUTES), _tell_minutes, hints=forms.are_minutes),
    kind("steps by source", csv_kind(_STEPS, frozenset()), _tell_steps),
    kind("resting pulse", (forms.holds_pulse, _OLD_PULSE), _tell_old_pulse),
    kind("daily pulse", (forms.is_pulse_of_days, _PULSES), _tell_pulse),
    kind("exercise", json_kind(_EXERCISE, _EXERCISE), _tell_exercise),
    kind("stress", csv_kind(_STRESS, frozenset()), _tell_stress),
    kind("periods", csv_kind(_CYCLE, frozenset({"period_source"})), tell_periods),
)
