"""What Health Connect tells of the day: steps, workouts, resting pulse, its variation, periods."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from hdiary.read.context import Context
from hdiary.read.stretches import minutes_of_days
from hdiary.read.watches.kind import Told, count_left_out, merge_told
from hdiary.read.watches.moments import Local, days_of, from_milliseconds, to_wall
from hdiary.read.watches.nightly import can_be_sleep
from hdiary.read.watches.periods import between_periods, days_between, periods
from hdiary.read.watches.values import by_day, most_of_sources, positive
from hdiary.words import phrase

_VALUES = {
    "resting_heart_rate_record_table": ("beats_per_minute", "resting_heart_rate"),
    "heart_rate_variability_rmssd_record_table": ("heart_rate_variability_millis", "hrv"),
}
Tables = Mapping[str, pd.DataFrame]


def tell_days(tables: Tables, context: Context) -> Told:
    """Tell everything that is no night, each by the local day."""
    told = [_steps(tables, context), _workouts(tables, context)]
    told += [_mean(tables, table, context) for table in _VALUES]
    return merge_told([*told, _periods(tables, context)])


def _local(table: pd.DataFrame, name: str, context: Context) -> Local:
    offset = table["zone_offset" if name == "time" else name.replace("_time", "_zone_offset")]
    zulu = np.ones(len(table), dtype=bool)
    return to_wall(from_milliseconds(table[name]), zulu, (offset / 60).to_numpy(), context)


def _steps(tables: Tables, context: Context) -> Told:
    """Give the steps of the app that counted most on a day: they all counted the same steps."""
    table = tables["steps_record_table"]
    local = _local(table, "start_time", context)
    app = table["app_info_id"].fillna(-1)
    total = most_of_sources(days_of(local.when), positive(table["count"]), app)
    several = (phrase("read.watches.told.most_steps"),) if app.nunique() > 1 else ()
    lost = count_left_out("steps_record_table", np.isnat(local.when))
    return Told(frame=total, told=(*local.told, *several, *lost))


def _workouts(tables: Tables, context: Context) -> Told:
    table = tables["exercise_session_record_table"]
    start, end = (_local(table, f"{name}_time", context) for name in ("start", "end"))
    good = can_be_sleep(start.when, end.when)
    lost = count_left_out("exercise_session_record_table", ~good)
    minutes = minutes_of_days(start.when[good], end.when[good], "workout_minutes")
    return Told(frame=minutes, told=(*end.told, *lost))


def _mean(tables: Tables, name: str, context: Context) -> Told:
    field, factor = _VALUES[name]
    table = tables[name]
    local = _local(table, "time", context)
    values = by_day(days_of(local.when), positive(table[field]), factor, "mean")
    return Told(frame=values.round({factor: 2}), told=local.told)


def _periods(tables: Tables, context: Context) -> Told:
    spans, flow = (tables[f"menstruation_{one}_record_table"] for one in ("period", "flow"))
    start, end = (_local(spans, f"{name}_time", context).when for name in ("start", "end"))
    # A period that is over at midnight ended on the day before.
    end = np.where(end > start, end - np.timedelta64(1, "s"), end)
    noted = _local(flow, "time", context).when
    known = noted[~np.isnat(noted)].astype("datetime64[D]")
    yes = np.union1d(days_between(start, end), known)
    return Told(frame=periods(yes, between_periods(yes)))
