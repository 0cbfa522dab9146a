"""One Tap, Headi, Cluster Headache Tracker, MigraineBot and two small lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.formats.format import TableFormat
from hdiary.read.formats.registry import FORMATS
from tests.read.formats.buddy_files import ATTACKS
from tests.read.kinds.conftest import (
    FILES,
    became,
    calendar,
    decided,
    factors,
    follow,
    hurts,
    medicine_days,
    sheet,
    states,
    told,
)

_PREAMBLE = [
    "# One Tap Headache Tracker: exported headache event log",
    "# Time: timestamp (UTC ISO8601), timezone ID, weekday name, hour/minute, part_of_day.",
    '# severity: optional rating (slight/medium/extreme); user_notes: "optional" text.',
    "#",
    "# row_count: 24",
    "#",
]
_MEASURES = (
    "weather_summary", "temperature_c", "temperature_f", "humidity_percent", "pressure_hpa",
    "pressure_trend", "uv_index", "us_aqi", "ozone", "steps_today", "sleep_hours_last_night",
    "hours_since_main_sleep_wake", "resting_heart_rate_bpm", "hrv_sdnn_ms",
    "workout_minutes_last_24h", "oxygen_saturation_percent", "mindful_minutes_today",
    "caffeine_mg_today", "water_ml_today", "days_since_last_period_start", "blood_glucose_mg_dl",
    "something_newer",
)  # fmt: skip
_TAP = ["event_id", "timestamp", "timezone", "weekday", "hour", "part_of_day", "capture_status",
        "location", *_MEASURES, "last_main_sleep_wake_utc", "battery_level_percent",
        "health_message", "severity", "user_notes"]  # fmt: skip


def _taps(severities: tuple[str, ...], *, hour: int = 6) -> bytes:
    rows = []
    for k, day in enumerate(ATTACKS):
        cells = dict.fromkeys(_TAP, "1") | {name: str(1 + (k * 7) % 11) for name in _MEASURES} | {
            "event_id": f"3F2504E0-4F89-11D3-9A0C-0305E82C{k:04d}",
            "timestamp": f"{day}T{hour:02d}:12:00.000Z",
            "timezone": "Europe/Berlin",
            "weekday": day.strftime("%A"),
            "location": "Secret Town, TX",
            "weather_summary": ["Rain", "Sun"][k % 2],
            "pressure_trend": "falling",
            "last_main_sleep_wake_utc": f"{day}T05:00:00.000Z",
            "health_message": "Heart data unavailable",
            "severity": severities[k % len(severities)],
            "user_notes": 'line one\nsaid ""so"", again' if k == 2 else "",
        }  # fmt: skip
        rows.append(",".join(f'"{cells[name]}"' for name in _TAP))
    return "\r\n".join([*_PREAMBLE, ",".join(_TAP), *rows]).encode()


def _named(diary: Diary, name: str) -> None:
    assert diary.reading.format == f"CSV of {name}"
    reading = diary.reading
    assert reading.rows_in == diary.rows_kept + diary.rows_refused + reading.rows_joined


def test_one_tap_asks_for_its_words_and_reads_utc_by_the_zone_beside_it() -> None:
    walk = follow(_taps(("slight", "medium", "extreme")))
    assert walk.steps == [{"scale": "words"}]
    _named(walk.diary, "One Tap")
    assert states(walk.diary) == (24, 0, 57)
    assert set(walk.diary.entries["start"].dt.hour) == {7}


def test_a_tap_without_a_severity_is_a_headache_too() -> None:
    diary = follow(_taps(("slight", "", "extreme", ""))).diary
    assert states(diary) == (24, 0, 57)
    assert int(diary.entries["pain"].isna().sum()) == 12


def test_a_tap_late_in_utc_belongs_to_the_next_day_here() -> None:
    diary = follow(_taps(("medium",), hour=23)).diary
    assert str(diary.entries["date"].iloc[0].date()) == "2026-01-07"


def test_what_one_tap_measured_is_a_factor_and_nothing_else_is() -> None:
    diary = follow(_taps(("slight", "medium", "extreme"))).diary
    assert set(factors(diary)) == set(_MEASURES) - {"temperature_f"}
    assert medicine_days(diary) == 0
    shown = " ".join([*decided(diary), *diary.problems["value"]])
    assert "Secret" not in shown
    for heading in ("location", "event_id", "health_message", "battery_level_percent"):
        assert became(diary, heading) == ["left out"]


def test_the_handed_tap_is_named() -> None:
    _named(follow(FILES / "11_one_tap.csv").diary, "One Tap")


def _milliseconds(day: date, hour: int) -> int:
    return int(datetime.combine(day, time(hour), UTC).timestamp() * 1000)


def _headi(rows: Iterable[Iterable[object]], *, more: str = "") -> str:
    header = "_id,pain,start_date,end_date,duration,strength,medication,medication_amount"
    return sheet(header + more, rows)


def test_headi_has_its_strength_its_counts_and_its_blanks_as_null() -> None:
    rows = [
        [k + 1, ["Migräne", "Nacken"][k % 2], _milliseconds(d, 9), _milliseconds(d, 12), 10_800_000,
         2 + k % 8, ["Ibuprofen", "null"][k % 2], [2, "null"][k % 2]]
        for k, d in enumerate(ATTACKS)
    ]  # fmt: skip
    diary = follow(_headi(rows)).diary
    _named(diary, "Headi")
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 12
    assert set(diary.doses["as_written"]) == {"2 x Ibuprofen"}
    assert diary.entries["pain"].max() == 9
    assert became(diary, "pain") == ["notes"]


def test_headi_without_an_end_takes_its_length_in_milliseconds() -> None:
    rows = [
        [k + 1, "x", _milliseconds(d, 9), "null", 5_400_000, 5, "null", "null"]
        for k, d in enumerate(ATTACKS)
    ]
    diary = follow(_headi(rows)).diary
    assert diary.episodes["hours"].unique().tolist() == [1.5]


def test_headi_tells_that_its_moments_are_in_utc_and_takes_a_zone() -> None:
    rows = [[k + 1, "x", _milliseconds(d, 23), "null", 1_800_000, 5, "null", "null", "calm"]
            for k, d in enumerate(ATTACKS)]  # fmt: skip
    text = _headi(rows, more=",description")
    assert "times in UTC" in told(follow(text).diary)
    diary = read_diary(text.encode(), zone="Europe/Berlin")
    assert str(diary.entries["date"].iloc[0].date()) == "2026-01-07"
    assert became(diary, "description") == ["notes"]


@pytest.mark.parametrize("more", ["", ",barometric_pressure"])
def test_the_cluster_tracker_newest_first_with_an_attack_that_goes_on(more: str) -> None:
    rows = [
        [f"{d} 02:10:00", "" if k == 0 else f"{d} 02:55:00", 1 + k % 10,
         '"oxygen, sumatriptan"' if k % 2 else "", '"Alcohol, Stress"', "",
         *(["1013.2"] * bool(more))]
        for k, d in enumerate(reversed(ATTACKS))
    ]  # fmt: skip
    header = "start_time,end_time,intensity,medication,triggers,notes" + more
    diary = follow(sheet(header, rows)).diary
    _named(diary, "Cluster Headache Tracker")
    assert states(diary) == (24, 0, 57)
    assert {"oxygen", "sumatriptan"} == set(diary.doses["treatment"])
    assert diary.entries["triggers"].iloc[0] == "Alcohol; Stress"


def test_migrainebot_has_three_columns_and_no_other_list_is_taken_for_it() -> None:
    rows = [[f"{d} 22:15", f"{d} 23:45", 1 + k % 10] for k, d in enumerate(ATTACKS)]
    diary = follow(sheet("start,end,pain", rows)).diary
    _named(diary, "MigraineBot")
    assert states(diary) == (24, 0, 57)
    wider = [[*row, "Stress"] for row in rows]
    assert read_diary(sheet("start,end,pain,trigger", wider).encode()).reading.format == "CSV"
    other = [[row[2], *row[:2]] for row in rows]
    assert read_diary(sheet("pain,start,end", other).encode()).reading.format == "CSV"


def test_two_gaps_between_a_day_and_its_time_are_one() -> None:
    rows = [
        [k + 1, f"{d}  09:09", "01:30", 3 + k % 6, "Throbbing", "Left", "Sun",
         ["Ibuprofen", "None"][k % 2], [2, 0][k % 2], ""]
        for k, d in enumerate(ATTACKS)
    ]  # fmt: skip
    header = "Id,Date,Duration,Severity,Type,Location,Cause,Medication,Quantity,Notes"
    diary = follow(sheet(header, rows)).diary
    _named(diary, "Headache-Data-Analysis")
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 12
    assert diary.episodes["hours"].unique().tolist() == [1.5]
    assert len(diary.patients) == 1
    assert factors(diary) == ["Cause"]


def _japanese(parts: tuple[str, ...]) -> str:
    header = (
        "date,created_at,time_of_day,duration_hours,headache_intensity,aura,photo_sensitivity,"
        "sound_sensitivity,nausea,vertigo,spasm,sleep_hours,sleep_quality,stress,stress_level,"
        "medication_taken,medication_type,alcohol_type,people_crowd,days_since_period,"
        "pressure_hpa,pressure_change_24h,temperature_c,humidity,weather_code,moon_age,"
        "moon_phase,memo"
    )
    rows = [
        [d, f"{d}T22:10:00", parts[k % len(parts)] if hurts(d) else "", 3 if hurts(d) else "",
         5 if hurts(d) else 0, 0, 0, 0, 0, 0, 0, 7, 3, 0, 2, int(hurts(d) and k % 2),
         "ロキソニン" if hurts(d) and k % 2 else "", "", 1, k % 28, 1012.5, -1.5, 8, 60, 3, 15.5,
         "満月", ""]
        for k, d in enumerate(calendar())
    ]  # fmt: skip
    return sheet(header, rows)


def test_the_japanese_sheet_lists_every_day_and_its_parts_of_the_day_are_no_times() -> None:
    walk = follow(_japanese(("朝", "夜")))
    assert walk.steps == []
    _named(walk.diary, "Japanese headache sheet")
    assert states(walk.diary) == (24, 60, 0)
    taken = sum(hurts(d) and k % 2 for k, d in enumerate(calendar()))
    assert medicine_days(walk.diary) == taken
    assert became(walk.diary, "weather_code") == ["left out"]
    assert became(walk.diary, "time_of_day") == ["left out"]


def test_the_japanese_sheet_with_clock_times_has_starts() -> None:
    diary = follow(_japanese(("08:30", "14:00"))).diary
    assert set(diary.entries["start"].dropna().dt.hour) == {8, 14}


_LISTS = [
    "One Tap", "Headi", "Cluster Headache Tracker", "MigraineBot", "Headache-Data-Analysis",
    "Japanese headache sheet",
]  # fmt: skip


@pytest.mark.parametrize("name", _LISTS)
def test_an_empty_export_is_refused_in_words(name: str) -> None:
    app = next(one for one in FORMATS if one.name == name)
    assert isinstance(app, TableFormat)
    lines = [line for line in app.sample.strip().splitlines() if line[0] != "#"]
    with pytest.raises(DiaryError):
        read_diary(lines[0].encode())
