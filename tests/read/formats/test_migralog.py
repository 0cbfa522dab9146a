"""MigraLog's export: lists that refer to its episodes by numbers, and the colours of its days."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from tests.read.formats.calendars import HURT
from tests.read.kinds.conftest import FILES, calendar, decided

NOTED = {"createdAt": 1767690000000, "updatedAt": 1767690000000}


def moment(day: dt.date, hour: int) -> int:
    return int(dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC).timestamp() * 1000)


def export(*, zone: str = "Europe/Berlin", **more: Any) -> dict[str, Any]:
    """Write 24 episodes at 22:00 UTC, two readings each, a dose beside every second."""
    return {
        "metadata": {"id": "export_1", "timestamp": 1, "version": "2.1.0", "schemaVersion": 19},
        "episodes": [
            {
                "id": f"ep{k}", "startTime": moment(day, 10), "endTime": moment(day, 16),
                "locations": ["left_temple", "left_eye"], "qualities": ["throbbing"],
                "symptoms": ["nausea", "light_sensitivity"], "triggers": ["stress"],
                "notes": "after lunch with Secret",
                "location": {"latitude": 52.5, "longitude": 13.4, "timestamp": 1}, **NOTED,
            }
            for k, day in enumerate(HURT)
        ],
        "intensityReadings": [
            {"id": f"r{k}{n}", "episodeId": f"ep{k}", "timestamp": moment(day, 10 + 2 * n),
             "intensity": 4.5 + n, **NOTED}
            for k, day in enumerate(HURT) for n in (1, 0)
        ],
        "episodeNotes": [{"id": "n", "episodeId": "ep0", "timestamp": 1, "note": "dark room"}],
        "medications": [
            {"id": "m1", "name": "Sumatriptan", "type": "rescue", "dosageAmount": 50,
             "dosageUnit": "mg", "active": True, **NOTED},
        ],
        "medicationDoses": [
            {"id": f"d{k}", "medicationId": "m1", "episodeId": f"ep{k}", "quantity": 2,
             "timestamp": moment(day, 11), "status": "taken", "effectivenessRating": 8, **NOTED}
            for k, day in enumerate(HURT) if k % 2
        ],
        "medicationSchedules": [{"id": "s", "time": "08:00", "timezone": zone}],
        **more,
    }  # fmt: skip


def read(content: Any, **settings: Any) -> Diary:
    return read_diary(io.BytesIO(json.dumps(content).encode()), **settings)


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def test_readings_and_doses_are_joined_to_their_episodes_by_their_numbers() -> None:
    diary = read(export())
    assert diary.reading.format == "MigraLog"
    assert states(diary) == (24, 0, 12)
    assert len(diary.episodes) == 24
    assert set(diary.days["worst_pain"].dropna()) == {5.5}
    assert diary.doses["treatment"].tolist() == ["sumatriptan"] * 12
    assert diary.entries["treatment"].dropna().iloc[0] == "Sumatriptan 100 mg"
    reading = diary.reading
    assert reading.rows_in == diary.rows_kept + diary.rows_refused + reading.rows_joined


def test_places_by_satellite_and_notes_never_reach_a_factor() -> None:
    diary = read(export())
    assert set(diary.factors["factor"]) == {"quality", "symptoms", "triggers"}
    assert diary.entries["notes"].iloc[0] == "after lunch with Secret / dark room"
    first = diary.entries.iloc[0]
    assert (first["location"], first["side"]) == ("temple; eye", "left")
    assert "52.5" not in diary.entries.to_string()


def test_the_zone_of_its_reminders_makes_local_times() -> None:
    diary = read(export())
    assert str(diary.entries["start"].iloc[0]) == "2026-01-06 11:00:00"
    assert any("Europe/Berlin" in words for words in decided(diary))
    other = read(export(), zone="America/New_York")
    assert str(other.entries["start"].iloc[0]) == "2026-01-06 05:00:00"
    unknown = read(export(medicationSchedules=[]))
    assert "times in UTC" in set(unknown.problems["code"])


def test_green_days_are_clear_red_ones_hurt_and_yellow_ones_say_neither() -> None:
    colours = ["green", "yellow", "red"]
    logs = [
        {"id": f"l{k}", "date": str(day), "status": colours[k % 3], "prompted": True, **NOTED}
        for k, day in enumerate(day for day in calendar() if day not in HURT)
    ]
    also = {"id": "x", "date": str(HURT[0]), "status": "green", **NOTED}
    diary = read(export(dailyStatusLogs=[*logs, also]))
    assert states(diary)[:2] == (24 + 20, 20)
    assert "1 green day has an episode" in diary.problems["suggestion"].str.cat()
    reading = diary.reading
    assert reading.rows_in == diary.rows_kept + diary.rows_refused + reading.rows_joined


def test_a_dose_without_an_episode_is_taken_on_its_day_and_a_skipped_one_is_none() -> None:
    content = export()
    quiet = [day for day in calendar() if day not in HURT][:6]
    content["medicationDoses"] += [
        {"id": f"x{k}", "medicationId": "m1", "timestamp": moment(day, 8), "quantity": 1,
         "status": "skipped" if k % 2 else "taken"}
        for k, day in enumerate(quiet)
    ]  # fmt: skip
    diary = read(content)
    assert states(diary) == (24, 0, 15)
    assert any("3 doses" in words for words in decided(diary))
    assert len(diary.episodes) == 24


def test_an_episode_that_goes_on_or_was_not_rated_is_a_headache_all_the_same() -> None:
    content = export(intensityReadings=[])
    content["episodes"][0]["endTime"] = None
    assert states(read(content, scale="yes-no"))[0] == 24


def test_readings_may_stand_within_their_episodes() -> None:
    diary = read_diary(FILES / "45_migralog.json")
    assert (diary.reading.format, states(diary)[0]) == ("MigraLog", 24)


@pytest.mark.parametrize(
    "content",
    [
        {"episodes": [], "intensityReadings": []},
        {"episodes": [None], "intensityReadings": [3]},
        {"episodes": [{"startTime": "never", "endTime": 1e300}], "intensityReadings": {}},
        {"episodes": [{"startTime": True, "intensityReadings": [{"intensity": [[]]}]}]},
    ],
)
def test_what_is_no_export_is_told_in_words(content: Any) -> None:
    with pytest.raises(DiaryError):
        read(content)
