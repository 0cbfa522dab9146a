"""Exports made up for the tests, with the headings and quirks of real ones."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FITBIT_SCORE = (
    "sleep_log_entry_id,timestamp,overall_score,composition_score,revitalization_score,"
    "duration_score,deep_sleep_in_minutes,resting_heart_rate,restlessness\n"
)
GOOGLE_SLEEP = (
    "sleep_id,sleep_type,minutes_in_sleep_period,minutes_after_wake_up,minutes_to_fall_asleep,"
    "minutes_asleep,minutes_awake,minutes_longest_awakening,minutes_to_persistent_sleep,"
    "start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source,algorithm_version,"
    "sleep_created,sleep_last_updated\n"
)
CYCLES = (
    "id,cycle_start_date,cycle_end_date,ovulation_start_date,ovulation_end_date,ovulation_source,"
    "period_start_date,period_end_date,period_source,fertile_start_date,fertile_end_date,"
    "fertile_source\n"
)
SAMSUNG_SLEEP = (
    "original_efficiency,mental_recovery,factor_01,combined_id,sleep_score,sleep_duration,"
    "com.samsung.health.sleep.start_time,com.samsung.health.sleep.time_offset,"
    "com.samsung.health.sleep.end_time,com.samsung.health.sleep.datauuid\n"
)
SAMSUNG_STEPS = "create_sh_ver,step_count,active_time,deviceuuid,day_time,datauuid\n"
ANDROID = (
    "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo"
)


def fitbit_night(day: str, start: str, end: str, asleep: int, log: int = 1) -> dict[str, Any]:
    """Make a night as Fitbit writes it, with its stages."""
    return {
        "logId": log,
        "dateOfSleep": day,
        "startTime": start,
        "endTime": end,
        "duration": 1,
        "minutesAsleep": asleep,
        "minutesAwake": 20,
        "timeInBed": asleep + 20,
        "efficiency": 93,
        "type": "stages",
        "mainSleep": True,
        "levels": {"summary": {"deep": {"count": 1, "minutes": 47}}, "data": []},
    }


def as_json(objects: Sequence[Any]) -> bytes:
    """Write a list of objects as these exports do."""
    return json.dumps(objects, indent=2).encode()


def fitbit_steps(day: dt.datetime, counts: Sequence[int]) -> list[dict[str, str]]:
    """Make steps of minutes."""
    return [
        {"dateTime": f"{day + dt.timedelta(minutes=k):%m/%d/%y %H:%M:%S}", "value": str(n)}
        for k, n in enumerate(counts)
    ]


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def android_night(
    begin: str, end: str, hours: str, *, rating: str = "4.0", first: str = "23:00"
) -> str:
    """Make a night of Sleep as Android: headings, a night, and a row of noise."""
    head = f'{ANDROID},"{first}","{first[:3]}05","Event","Event"\n'
    row = (
        f'"1575324000000","Europe/Prague","{begin}","{end}","{end}","{hours}","{rating}",'
        '" #home a note, with a comma","10013","-1","-1.0","5","0.45","0","x1",'
        '"10.0","1.9","LUX-1575324000001-12.0","DEVICE-1"\n'
    )
    return head + row + '"",' * 15 + '"652.8","152.6","TALK-1",""\n'


def milliseconds(moment: str) -> int:
    """Give a moment in UTC as Health Connect stores it."""
    return int(dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC).timestamp() * 1000)


SPAN = (
    "row_id integer primary key autoincrement, uuid blob, app_info_id integer, "
    "start_time integer, start_zone_offset integer, end_time integer, end_zone_offset integer, "
    "local_date integer"
)
POINT = (
    "row_id integer primary key autoincrement, uuid blob, app_info_id integer, "
    "time integer, zone_offset integer, local_date integer"
)
HEALTH_CONNECT = f"""
create table application_info_table (row_id integer primary key, package_name text);
create table sleep_session_record_table ({SPAN}, notes text, title text,
  local_date_time_start_time integer as (start_time + 1000 * start_zone_offset));
create table sleep_stages_table (parent_key integer, stage_start_time integer,
  stage_end_time integer, stage_type integer);
create table exercise_session_record_table ({SPAN}, notes text, exercise_type integer);
create table steps_record_table ({SPAN}, count integer);
create table resting_heart_rate_record_table ({POINT}, beats_per_minute integer);
create table menstruation_period_record_table ({SPAN});
create table weight_record_table ({POINT}, weight real);
"""


class HealthConnect:
    """A database of Health Connect."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "any name at all.sqlite"
        self.database = sqlite3.connect(self.path)
        self.database.executescript(HEALTH_CONNECT)

    def span(
        self,
        table: str,
        start: str,
        end: str,
        *,
        app: int = 1,
        east: int | None = 3600,
        **more: Any,
    ) -> int:
        """Add a stretch of time in UTC."""
        row = {
            "app_info_id": app,
            "start_time": milliseconds(start),
            "start_zone_offset": east,
            "end_time": milliseconds(end),
            "end_zone_offset": east,
            **more,
        }
        return self.add(table, row)

    def stage(self, session: int, start: str, end: str, kind: int) -> None:
        """Add a stage of a night."""
        row = {"parent_key": session, "stage_type": kind}
        times = {"stage_start_time": milliseconds(start), "stage_end_time": milliseconds(end)}
        self.add("sleep_stages_table", row | times)

    def add(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row."""
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = self.database.execute(
            f"insert into {table} ({names}) values ({marks})", tuple(row.values())
        )
        return int(done.lastrowid or 0)

    def data(self) -> bytes:
        """Give the bytes of the database."""
        self.database.commit()
        self.database.execute("vacuum")
        self.database.close()
        return self.path.read_bytes()
