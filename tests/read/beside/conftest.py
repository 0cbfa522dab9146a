"""Small diaries and exports of other sources, written anew with the headings of real ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from hdiary import Diary, make_diary

GARMIN_SLEEP = """\
Sleep Score 7 Days,Score,Resting Heart Rate,Body Battery,Pulse Ox,Respiration,HRV Status,Quality,\
Duration,Sleep Need,Bedtime,Wake Time
2026-01-05,70,60,50,97.00,15.00,40,Good,7h 42min,8h 45min,11:52 PM,7:34 AM
2026-01-06,71,61,--,96.00,15.50,--,Fair,6h 3min,8h 45min,12:30 AM,6:33 AM
2026-01-08,--,--,--,--,--,--,--,--,--,--,--
2026-01-20,80,58,60,97.00,14.00,44,Good,8h,8h 45min,10:00 PM,6:00 AM
"""
GARMIN_ACTIVITIES = """\
Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Stride Length
Running,2026-01-05 18:02:11,false,"Street of somebody, run",5.01,"1,380",00:31:30,150,171,'-9
Cycling,2026-01-05 20:00:00,false,Somewhere,20.5,420,01:00:00,120,140,--
Running,2026-01-07 07:30:00,false,Elsewhere,6.00,"4,614",00:45:00,155,170,1.1
"""
OURA = """\
date,Sleep Score,Total Sleep Score,Sleep Timing,Total Bedtime,Total Sleep Time,Sleep Timing,\
Bedtime Start,Bedtime End,Average HRV,Lowest Resting Heart Rate,Steps,Readiness Score,Mood Tag
2026-01-05,81,75,90,30600,27000,12,2026-01-04T23:15:00+01:00,2026-01-05T07:45:00+01:00,52,48,9120,80,a
2026-01-06,64,60,70,25200,21600,14,2026-01-06T00:45:00+01:00,2026-01-06T07:45:00+01:00,41,55,4500,66,b
2026-01-07,77,70,85,28800,25200,13,2026-01-06T23:00:00+01:00,2026-01-07T07:00:00+01:00,,50,,75,a
"""
DWD = """\
STATIONS_ID;MESS_DATUM;QN_3;  FX;QN_4; RSK;RSKF; SDK;  PM; TMK; UPM; TXK; TNK;eor
        433;20260105;   10;  10.0;    3;   0.0;   0;   1.917; 1010.90;    3.1;  81.00;  5.5; 0.1;eor
        433;20260106;   10;-999;    3;   0.4;   8;   0.0; -999;    4.1;  83.00;    5.9;   2.1;eor
        433;20260107;   10;  12.0;    3;   0.4;   8;   0.0; 1001.5;    4.6;  83.00;    5.9;  2.1;eor
"""


def open_meteo(first: str = "2026-01-05", hours: int = 72) -> str:
    """Write hours of weather as Open-Meteo does: the place, a blank line, hours, and days."""
    start = dt.datetime.fromisoformat(first)
    times = [f"{start + dt.timedelta(hours=k):%Y-%m-%dT%H:%M}" for k in range(hours)]
    rows = [
        f"{time},{k % 24 / 2},{1000 + k % 24 + k // 24},{k % 2}" for k, time in enumerate(times)
    ]
    above = "latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n"
    above += "52.52,13.42,38.0,3600,Europe/Berlin,CET\n\n"
    heading = "time,temperature_2m (°C),pressure_msl (hPa),precipitation (mm)\n"
    return above + heading + "\n".join(rows) + "\n"


@pytest.fixture
def diary() -> Diary:
    """A diary of 5 to 9 January 2026, two rows on the 6th and none on the 8th."""
    days = ["2026-01-05", "2026-01-06", "2026-01-06", "2026-01-07", "2026-01-09"]
    return make_diary(pd.DataFrame({"date": days, "pain": [0, 5, 7, 0, 4]}))


@pytest.fixture
def keep(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write a text to a file and give its path."""

    def kept(text: str | bytes, name: str = "other.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return kept
