"""The files of a Garmin account: times in GMT, and the day as Garmin dates it."""

from __future__ import annotations

from typing import Any

from hdiary.read.watches.exports import find_export
from tests.read.watches.makers import as_json
from tests.read.watches.told import column, read, sentences


def night(day: str, **more: Any) -> dict[str, Any]:
    """Make a night."""
    return {
        "sleepStartTimestampGMT": f"{day}T21:10:00.0",
        "sleepEndTimestampGMT": f"{day}T23:59:00.0",
        "calendarDate": day,
        **more,
    }


def test_a_night_has_the_hours_of_its_stages_and_the_day_that_is_written() -> None:
    stages = {"deepSleepSeconds": 3600, "lightSleepSeconds": 18_000, "remSleepSeconds": 3600}
    told = read(as_json([night("2019-06-30", **stages, awakeSleepSeconds=3600)]))
    assert column(told, "sleep_hours") == {"2019-06-30": 7.0}
    assert dict(told.left_out)["bedtime, wake_time"].key == "read.watches.left.no_zone"


def test_without_stages_it_lasts_from_its_beginning_to_its_end_less_the_time_awake() -> None:
    one = night("2019-06-30", awakeSleepSeconds=540)
    one["sleepEndTimestampGMT"] = "2019-07-01T05:10:00.0"
    assert column(read(as_json([one])), "sleep_hours") == {"2019-06-30": 7.85}


def test_the_same_night_in_two_files_counts_once_and_a_score_comes_over() -> None:
    one = night("2019-06-30", deepSleepSeconds=7200, sleepScores={"overallScore": 81})
    told = read(as_json([one]), as_json([one]))
    assert column(told, "sleep_hours") == {"2019-06-30": 2.0}
    assert column(told, "sleep_score") == {"2019-06-30": 81.0}
    assert told.rows == 2


def test_days_tell_steps_and_the_resting_pulse() -> None:
    day = {"calendarDate": "2019-07-01", "totalSteps": 6000, "restingHeartRate": 55}
    idle = {"calendarDate": "2019-07-02", "totalSteps": 0, "restingHeartRate": None}
    told = read(as_json([day, idle]))
    assert column(told, "steps") == {"2019-07-01": 6000.0}
    assert column(told, "resting_heart_rate") == {"2019-07-01": 55.0}


def test_a_night_without_a_day_is_told() -> None:
    told = read(as_json([night("2019-06-30", deepSleepSeconds=7200), night("someday")]))
    assert list(column(told, "sleep_hours")) == ["2019-06-30"]
    assert any("someday" in one for one in sentences(told))


def test_another_list_with_days_is_not_taken() -> None:
    assert find_export(as_json([{"calendarDate": "2019-07-01", "pain": 3}])) is None
