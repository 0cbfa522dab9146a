"""Fitbit: its own files, those of Google Health, and many of them at once."""

from __future__ import annotations

import datetime as dt

import pytest

from hdiary.diary import DiaryError
from tests.read.watches.makers import (
    CYCLES,
    FITBIT_SCORE,
    GOOGLE_SLEEP,
    as_json,
    fitbit_night,
    fitbit_steps,
)
from tests.read.watches.told import column, read, sentences

NIGHT = fitbit_night("2024-01-11", "2024-01-10T23:12:30.000", "2024-01-11T07:00:30.000", 420)
GOOGLE_NIGHT = (
    "7,STAGES,480,0,0,{asleep},30,0,0,{east},{start},{east},{end},DERIVED,none,"
    "2026-06-02T05:30:00Z,2026-06-02T05:30:00Z\n"
)


def test_a_night_belongs_to_the_day_of_waking_up_and_has_the_minutes_asleep() -> None:
    told = read(as_json([NIGHT]))
    assert column(told, "sleep_hours") == {"2024-01-11": 7.0}
    assert column(told, "bedtime (hours from midnight)") == {"2024-01-11": -0.79}
    assert column(told, "wake_time") == {"2024-01-11": "07:00"}
    assert told.rows == 1


def test_a_nap_is_no_night() -> None:
    nap = fitbit_night("2024-01-11", "2024-01-11T14:00:00.000", "2024-01-11T15:30:00.000", 80, 2)
    assert column(read(as_json([nap, NIGHT])), "sleep_hours") == {"2024-01-11": 7.0}


def test_the_same_night_in_two_files_counts_once() -> None:
    later = fitbit_night("2024-01-12", "2024-01-11T23:00:00.000", "2024-01-12T07:00:00.000", 360, 3)
    told = read(as_json([NIGHT]), as_json([NIGHT, later]))
    assert column(told, "sleep_hours") == {"2024-01-11": 7.0, "2024-01-12": 6.0}
    assert told.rows == 3


def test_a_night_without_a_time_is_told_and_costs_no_other() -> None:
    bad = fitbit_night("2024-01-12", "yesterday", "2024-01-12T07:00:00.000", 360)
    told = read(as_json([NIGHT, bad]))
    assert list(column(told, "sleep_hours")) == ["2024-01-11"]
    assert any('startTime: "yesterday"' in one for one in sentences(told))


def test_scores_come_over_with_the_resting_pulse_and_blank_ones_stay_blank() -> None:
    score = FITBIT_SCORE + "1,2024-01-11T07:00:30Z,82,,83,,93,60,0.14\n"
    score += "2,2024-01-12T07:00:30Z,,,,,93,61,0.14\n3,never,70,,,,93,61,0.14\n"
    told = read(score)
    assert column(told, "sleep_score") == {"2024-01-11": 82.0}
    assert column(told, "resting_heart_rate") == {"2024-01-11": 60.0, "2024-01-12": 61.0}
    assert any("Line 4, timestamp" in one for one in sentences(told))


@pytest.mark.parametrize("change", [
    lambda text: "\ufeff" + text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace(",", ";"),
    lambda text: text.replace(",", "\t"),
    lambda text: "\n".join(f"extra,{line}" for line in text.splitlines()),
    lambda text: "\n".join(",".join(line.split(",")[::-1]) for line in text.splitlines()),
], ids=["mark", "crlf", "semicolons", "tabs", "more columns", "other order"])  # fmt: skip
def test_a_table_of_scores_is_known_however_it_was_saved(change: object) -> None:
    text = FITBIT_SCORE + "1,2024-01-11T07:00:30Z,82,,83,,93,60,0.14\n"
    assert column(read(change(text)), "sleep_score") == {"2024-01-11": 82.0}  # type: ignore[operator]


def test_a_score_takes_the_day_of_its_night_where_that_is_there() -> None:
    # In Sydney half past seven in the morning is half past nine of the evening before in UTC.
    night = fitbit_night("2024-01-12", "2024-01-11T23:30:00.000", "2024-01-12T07:30:00.000", 420, 5)
    told = read(as_json([night]), FITBIT_SCORE + "5,2024-01-11T20:30:00Z,82,,83,,93,60,0.14\n")
    assert column(told, "sleep_score") == {"2024-01-12": 82.0}
    assert sentences(told) == []


def test_a_score_alone_is_told_to_be_in_utc_unless_the_zone_is_given() -> None:
    score = FITBIT_SCORE + "5,2024-01-11T20:30:00Z,82,,83,,93,60,0.14\n"
    assert column(read(score), "sleep_score") == {"2024-01-11": 82.0}
    assert any("--zone" in one for one in sentences(read(score)))
    there = read(score, zone="Australia/Sydney")
    assert column(there, "sleep_score") == {"2024-01-12": 82.0}


def test_nights_of_google_health_are_moved_by_their_own_offsets() -> None:
    row = GOOGLE_NIGHT.format(
        asleep=450, east="+02:00", start="2026-06-01T21:30:00Z", end="2026-06-02T05:30:00Z"
    )
    west = GOOGLE_NIGHT.format(
        asleep=300, east="-08:00", start="2026-06-03T06:00:00Z", end="2026-06-03T13:00:00Z"
    )
    told = read(GOOGLE_SLEEP + row + west)
    assert column(told, "sleep_hours") == {"2026-06-02": 7.5, "2026-06-03": 5.0}
    assert column(told, "wake_time") == {"2026-06-02": "07:30", "2026-06-03": "05:00"}


def test_cycles_that_the_app_foretold_are_left_out_and_told() -> None:
    rows = "1,2024-01-01,2024-01-07,,,,2024-01-01,2024-01-03,Manual,,,\n"
    rows += "2,2024-01-08,2024-02-05,,,,2024-01-08,2024-01-12,Computed,,,\n"
    told = read(CYCLES + rows)
    yes, no = ["01", "02", "03"], ["04", "05", "06", "07"]
    assert column(told, "period") == {f"2024-01-{day}": day in yes for day in (*yes, *no)}
    assert any("foretold" in one for one in sentences(told))


def test_steps_of_minutes_add_up_over_files_and_a_day_without_any_is_not_recorded() -> None:
    first = fitbit_steps(dt.datetime(2024, 1, 31, 23, 0), [0, 13, 25])
    then = fitbit_steps(dt.datetime(2024, 1, 31, 23, 5), [41, 7])
    idle = fitbit_steps(dt.datetime(2024, 2, 1, 8, 0), [0, 0, 0])
    told = read(as_json(first), as_json([*then, *idle]))
    assert column(told, "steps") == {"2024-01-31": 86.0}


@pytest.mark.parametrize("values", [["1.17", "1.2"], ["10", "20", "30"], ["5210", "7431"]])
def test_calories_heights_and_distances_of_the_same_form_are_no_steps(values: list[str]) -> None:
    from hdiary.read.watches.exports import find_export

    rows = [{"dateTime": f"01/01/24 08:0{k}:00", "value": v} for k, v in enumerate(values)]
    assert find_export(as_json(rows)) is None


def test_steps_of_several_sources_are_not_added_up() -> None:
    text = "timestamp,steps,data source\n2026-10-01T06:14:03.552356Z,51,Phone Health Kit\n"
    text += "2026-10-01T06:15:00Z,84,Google Fitbit Air\n2026-10-01T06:16:00Z,16,Google Fitbit Air\n"
    told = read(text)
    assert column(told, "steps") == {"2026-10-01": 100.0}
    assert any("not added up" in one for one in sentences(told))


def test_resting_pulses_come_from_both_forms_and_zero_is_none() -> None:
    old = [
        {"dateTime": "01/13/24 00:00:00", "value": {"date": "01/13/24", "value": 61.2, "error": 6}},
        {"dateTime": "01/14/24 00:00:00", "value": {"date": None, "value": 0.0, "error": 0.0}},
    ]
    assert column(read(as_json(old)), "resting_heart_rate") == {"2024-01-13": 61.2}
    new = "timestamp,beats per minute,data source\n2026-04-05T16:00:00Z,58.0,X\n"
    new += "2026-04-06T16:00:00Z,0.0,X\n2026-04-07T16:00:00Z,57.0,X\n"
    assert column(read(new), "resting_heart_rate") == {"2026-04-06": 58.0, "2026-04-08": 57.0}


def test_pulses_of_each_minute_are_no_resting_pulse() -> None:
    from hdiary.read.watches.exports import find_export

    text = b"timestamp,beats per minute,data source\n2026-04-05T16:00:00Z,58.0,X\n"
    assert find_export(text + b"2026-04-05T16:00:05Z,59.0,X\n") is None


def test_stress_that_could_not_be_worked_out_is_not_said() -> None:
    text = "DATE,UPDATED_AT,STRESS_SCORE,STATUS,CALCULATION_FAILED\n"
    text += "2024-01-01,2024-01-01T06:00:00Z,75,READY,False\n2024-01-02,x,0,NOT_READY,True\n"
    assert column(read(text), "stress_score") == {"2024-01-01": 75.0}


def test_exercise_in_two_files_counts_once() -> None:
    run = {
        "logId": 7, "activityName": "Run", "activityTypeId": 1, "startTime": "09/27/26 05:22:23",
        "duration": 2_560_000, "activeDuration": 1_800_000,
    }  # fmt: skip
    told = read(as_json([run]), as_json([run]))
    assert column(told, "workout_minutes") == {"2026-09-27": 30.0}


def test_an_export_without_any_record_is_refused_in_words() -> None:
    with pytest.raises(DiaryError, match="no record in it tells of a day"):
        read(FITBIT_SCORE)


def test_a_row_with_a_cell_too_many_is_told_with_its_line() -> None:
    text = FITBIT_SCORE + "1,2024-01-11T07:00:30Z,82,,83,,93,60,0.14\n"
    told = read(text + "2,2024-01-12T07:00:30Z,82,5,83,,93,60,0,14\n")
    assert list(column(told, "sleep_score")) == ["2024-01-11"]
    assert any("Line 3" in one for one in sentences(told))
    assert told.rows == 2
