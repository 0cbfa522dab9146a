"""Garmin Connect's and Oura's tables: what comes over, under which name, on which day."""

from __future__ import annotations

import pytest

import hdiary
from hdiary import Diary, DiaryError
from tests.read.beside.conftest import GARMIN_ACTIVITIES, GARMIN_SLEEP, OURA
from tests.read.beside.test_join import Keep, columns_of, reasons, told


def test_the_first_column_is_the_day_whatever_its_title(diary: Diary, keep: Keep) -> None:
    weeks = GARMIN_SLEEP.replace("7 Days", "4 Weeks").replace("2026-01-05", '"Jan 5, 2026"')
    weeks = weeks.replace("2026-01-06", '"Jan 6, 2026"').replace("2026-01-08", '"Jan 8, 2026"')
    for text in (GARMIN_SLEEP, weeks, GARMIN_SLEEP.replace("\n", "\r\n"), "\ufeff" + GARMIN_SLEEP):
        both = hdiary.join(diary, keep(text))
        assert both.joined.sources[0].name == "Garmin Connect, sleep"
        assert both.entries["sleep_hours"].round(2).fillna(0).tolist() == [7.7, 6.05, 6.05, 0, 0]


def test_two_hyphens_say_nothing(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(GARMIN_SLEEP))
    assert columns_of(both)["hrv"] == 1
    assert both.joined.sources[0].days == 4


def test_bedtime_is_a_number_and_getting_up_a_clock_time(diary: Diary, keep: Keep) -> None:
    entries = hdiary.join(diary, keep(GARMIN_SLEEP)).entries
    bedtime = entries["bedtime (hours from midnight)"]
    assert bedtime.round(2).tolist()[:2] == [-0.13, 0.5]
    assert entries["wake_time"].astype("str").tolist()[:2] == ["07:34", "06:33"]


def test_an_unknown_column_of_garmin_comes_over_by_its_name(diary: Diary, keep: Keep) -> None:
    text = GARMIN_SLEEP.replace("Pulse Ox", "New Thing")
    assert "New Thing" in columns_of(hdiary.join(diary, keep(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Date,Avg Score,Avg Quality,Avg Duration,Avg Sleep Need,Avg Bedtime,Avg Wake Time\n"
        "13-19 May,70,Good,7h 2min,8h,11:52 PM,7:34 AM\n",
        "Sleep Score 1 Day,\nDate,2026-01-05\nSleep Score,70\nQuality,Good\nDuration,7h 2min\n",
    ],
)
def test_weeks_and_a_single_night_are_refused_with_what_to_choose(
    diary: Diary, keep: Keep, text: str
) -> None:
    with pytest.raises(DiaryError, match="4 weeks"):
        hdiary.join(diary, keep(text))


def test_workouts_of_a_day_add_up(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(GARMIN_ACTIVITIES))
    assert both.entries["workout_minutes"].fillna(-1).tolist() == [91.5, -1, -1, 45, -1]
    assert both.entries["workout_calories"].fillna(-1).tolist() == [1800, -1, -1, 4614, -1]
    assert reasons(both)["Title"] == "private"
    assert "workouts" in told(both)


def test_steps_have_a_day_without_a_heading(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(',Actual,Goal\n01/05/2026,"5,565",11790\n01/20/2026,70,9000\n'))
    assert both.joined.sources[0].name == "Garmin Connect, steps"
    assert both.entries["steps"].tolist()[0] == 5565


def test_floors_under_the_same_headings_are_no_steps(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(",Actual,Goal\n01/05/2026,12,10\n01/20/2026,7,10\n"))
    assert columns_of(both) == {"Actual": 1}


def test_stress_has_a_name_that_every_watch_has(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(",Stress\n01/05/2026,36\n01/20/2026,22\n"))
    assert columns_of(both) == {"stress_score": 1}


def test_oura_tells_seconds_and_moments_with_their_offset(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(OURA))
    entries = both.entries
    assert both.joined.sources[0].name == "Oura"
    assert entries["sleep_hours"].fillna(0).tolist() == [7.5, 6, 6, 7, 0]
    assert entries["bedtime (hours from midnight)"].tolist()[:2] == [-0.75, 0.75]
    assert entries["wake_time"].astype("str").tolist()[0] == "07:45"
    assert entries["steps"].fillna(-1).tolist() == [9120, 4500, 4500, -1, -1]


def test_two_columns_of_one_name_are_left_out_and_told(diary: Diary, keep: Keep) -> None:
    left = hdiary.join(diary, keep(OURA)).joined.sources[0].left_out
    assert sum(name == "Sleep Timing" for name, _ in left) == 1


def test_an_unknown_column_of_oura_comes_over(diary: Diary, keep: Keep) -> None:
    both = hdiary.join(diary, keep(OURA))
    assert both.entries["Mood Tag"].astype("str").tolist()[:3] == ["a", "b", "b"]


def test_words_where_numbers_stand_are_left_out_and_told(diary: Diary, keep: Keep) -> None:
    text = OURA
    for seconds in ("27000", "21600", "25200"):
        text = text.replace(f",{seconds},", ",long,")
    both = hdiary.join(diary, keep(text))
    assert "sleep_hours" not in both.entries.columns
    assert "Total Sleep Time" in reasons(both)
