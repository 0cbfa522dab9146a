"""Health Connect of Android: a database of what several apps wrote, often of the same night."""

from __future__ import annotations

import sqlite3

import pandas as pd

from hdiary.diary import DiaryError
from hdiary.read.context import Context
from hdiary.read.watches.health_connect_days import tell_days
from hdiary.read.watches.health_connect_sleep import tell_sleep
from hdiary.read.watches.kind import Export, Others, Records, Told, kind, merge_told
from hdiary.read.watches.sqlite_file import MAGIC, open_database, read_columns, tables_of
from hdiary.words import phrase

_SPAN = ("start_time", "start_zone_offset", "end_time", "end_zone_offset", "app_info_id")
_POINT = ("time", "zone_offset", "app_info_id")
"""Moments in milliseconds since 1970 in UTC, offsets in seconds."""
TABLES: dict[str, tuple[str, ...]] = {
    "sleep_session_record_table": ("row_id", *_SPAN),
    "sleep_stages_table": ("parent_key", "stage_start_time", "stage_end_time", "stage_type"),
    "exercise_session_record_table": _SPAN,
    "steps_record_table": (*_SPAN, "count"),
    "resting_heart_rate_record_table": (*_POINT, "beats_per_minute"),
    "heart_rate_variability_rmssd_record_table": (*_POINT, "heart_rate_variability_millis"),
    "menstruation_period_record_table": _SPAN,
    "menstruation_flow_record_table": _POINT,
}
_FEW = 2
"""So many of these tables no other database has."""


def _knows(data: bytes) -> bool:
    there = tables_of(data)
    if not there and data.startswith(MAGIC):
        # Damaged: its tables are still named somewhere.
        there = frozenset(name for name in TABLES if name.encode() in data)
    return len(there & set(TABLES)) >= _FEW


def _take(data: bytes, context: Context, part: str) -> Records:
    """Take the rows of the tables that tell days, one below the other."""
    there = tables_of(data)
    parts = [pd.DataFrame({"table": pd.Series(dtype="str")})]
    try:
        with open_database(data) as database:
            for name, columns in TABLES.items():
                if name in there:
                    parts.append(read_columns(database, name, columns).assign(table=name))
        damaged = not there
    except (sqlite3.Error, ValueError, OverflowError, MemoryError):
        damaged = True
    if damaged:
        found = context.found
        found.add(
            "damaged",
            expected=phrase("read.watches.whole_database"),
            suggestion=phrase("read.watches.export_again"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases)
    fields = dict.fromkeys(["table", *(name for names in TABLES.values() for name in names)])
    frame = pd.concat(parts, ignore_index=True).reindex(columns=list(fields))
    others = sorted(n for n in there if n.endswith("_record_table") and n not in TABLES)
    return Records(frame=frame, rows=len(frame), others=tuple(others))


def _tell(records: Records, context: Context, others: Others) -> Told:
    tables = {
        name: records.frame[records.frame["table"] == name].reset_index(drop=True)
        for name in TABLES
    }
    return merge_told([tell_sleep(tables, context), tell_days(tables, context)])


HEALTH_CONNECT = Export(
    name="Health Connect", kinds=(kind("health connect", (_knows, _take), _tell),)
)
