"""Weekdays and parts of the day stand out where chance does not explain them, and not by a bout."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern

from ..conftest import daily

MONDAY = "2026-03-02"


def weeks(hurt: list[bool], *, first: str = MONDAY) -> Diary:
    frame = daily([5.0 if one else 0.0 for one in hurt])
    return make_diary(frame.assign(date=dates_from(first, len(hurt))))


def dates_from(first: str, many: int) -> list[str]:
    return list(pd.date_range(first, periods=many).strftime("%Y-%m-%d"))


def standing_out(diary: Diary) -> list[str]:
    table = pattern(diary).weekdays
    return [str(day) for day in table.loc[table["stands_out"], "weekday"]]


def nine_of_twelve_mondays() -> list[bool]:
    hurt = [False] * 84
    for week in range(9):
        hurt[7 * week] = True
    for day in (3, 12, 19, 30, 37, 46, 55, 68, 76):
        hurt[day] = True
    return hurt


def test_nine_of_twelve_mondays_stand_out_in_both_languages() -> None:
    result = pattern(weeks(nine_of_twelve_mondays()))
    monday = result.weekdays.set_index("weekday").loc["monday"]
    assert (monday["headache_days"], monday["recorded"]) == (9, 12)
    assert monday["stands_out"] and monday["p_value"] < 0.01
    assert result.weekdays["stands_out"].sum() == 1
    assert "9 of 12 Mondays, against 9 of 72 other" in result.summary()
    assert "9 von 12 Montagen" in result.summary(language="de")


def test_one_long_bout_makes_no_weekday() -> None:
    # Four bouts of three days: each Monday of them is the first, second or third day.
    hurt = [False] * 84
    for first in (7, 28, 48, 69):
        hurt[first : first + 3] = [True] * 3
    assert standing_out(weeks(hurt)) == []


@pytest.mark.parametrize("kind", ["days", "bouts", "chain"])
def test_diaries_without_a_pattern_seldom_show_one(kind: str) -> None:
    rng, people, days = np.random.default_rng(5), 60, 120
    hurt = rng.random((people, days)) < 0.3
    if kind == "bouts":
        first = rng.random((people, days)) < 0.1
        hurt = first | np.roll(first, 1, axis=1) | np.roll(first, 2, axis=1)
    if kind == "chain":
        for day in range(1, days):
            stays = rng.random(people) < 0.6
            hurt[:, day] = np.where(stays, hurt[:, day - 1], hurt[:, day])
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{n:02}" for n in range(people)], days),
            "date": dates_from("2026-01-01", days) * people,
            "pain": np.where(hurt.ravel(), 5, 0),
        }
    )
    table = pattern(make_diary(frame)).weekdays
    assert table.groupby("patient", observed=False)["stands_out"].any().mean() <= 0.1


def test_clear_weekends_that_are_left_out_make_no_weekend() -> None:
    rng = np.random.default_rng(3)
    hurt = rng.random(182) < 0.3
    weekend = np.arange(182) % 7 >= 5
    frame = daily([5.0 if one else 0.0 for one in hurt]).assign(date=dates_from(MONDAY, 182))
    diary = make_diary(frame[hurt | ~weekend])
    shares = pattern(diary).weekdays.set_index("weekday")["share"]
    assert shares["saturday"] == 1.0
    assert standing_out(diary) == []


def test_a_list_of_attacks_counts_on_which_weekday_they_began() -> None:
    dates = pd.date_range(MONDAY, periods=12, freq="7D")
    some = [*dates[:9], *(dates[9:] + pd.Timedelta(days=3))]
    frame = pd.DataFrame({"date": [f"{day:%Y-%m-%d}" for day in some], "pain": 6})
    result = pattern(make_diary(frame))
    assert standing_out(make_diary(frame)) == ["monday"]
    assert "Of 12 episodes, 9 began on a Monday" in result.summary()


def started(hours: list[int]) -> Diary:
    frame = daily([5.0, 0.0, 0.0] * len(hours))
    starts: list[str | None] = []
    for hour in hours:
        starts += [f"{hour:02}:30", None, None]
    return make_diary(frame.assign(start=starts))


def test_fifteen_of_sixteen_starts_in_the_afternoon_stand_out() -> None:
    result = pattern(started([*[13, 14, 15] * 5, 9]))
    parts = result.day_parts.set_index("part")
    assert (parts.loc["afternoon", "episodes"], parts.loc["afternoon", "known"]) == (15, 16)
    assert parts.index[parts["stands_out"]].tolist() == ["afternoon"]
    assert "in the afternoon (15)" in result.summary()


def test_starts_over_the_whole_day_do_not() -> None:
    result = pattern(started([1, 5, 6, 9, 10, 13, 15, 16, 19, 21, 23, 12]))
    assert not result.day_parts["stands_out"].any()
    assert "No time of day stands out" in result.summary()


def test_too_few_starts_say_nothing() -> None:
    assert not pattern(started([13, 14, 15, 16])).day_parts["stands_out"].any()


def test_a_diary_without_starts_at_night_names_no_part_of_the_day_for_that() -> None:
    # Starts spread evenly over 6 to 24: more in the afternoon than a whole day would give.
    hours = [6 + (7 * at) % 18 for at in range(90)]
    parts = pattern(started(hours)).day_parts
    assert not parts["stands_out"].any()
    afternoon = parts.set_index("part").loc["afternoon"]
    assert afternoon["episodes"] == 30 and afternoon["episodes"] > 90 / 4


def test_what_stands_out_over_the_waking_hours_too_is_told_with_both_spreads() -> None:
    result = pattern(started([14] * 20 + [7, 9, 19, 21]))
    told = (
        "(20) than an even spread over the day would give (6), or over the hours from 6 to 24 (8)"
    )
    assert told in result.summary()
    assert "über die Stunden von 6 bis 24 (8)" in result.summary(language="de")


def test_the_night_stands_out_against_the_whole_day() -> None:
    result = pattern(started([1, 2, 3] * 6 + [9, 14]))
    assert "at night (18) than an even spread over the day would give (5)." in result.summary()


@pytest.mark.slow
def test_where_starts_at_night_are_not_known_few_diaries_name_a_part_of_the_day() -> None:
    rng, people, days = np.random.default_rng(2), 60, 182
    hurt = rng.random((people, days)) < 0.3
    hours = rng.integers(0, 24, (people, days))
    told = hurt & (hours >= 6)
    frame = pd.DataFrame(
        {
            "patient": np.repeat([f"P{n:02}" for n in range(people)], days),
            "date": dates_from("2026-01-01", days) * people,
            "pain": np.where(hurt.ravel(), 5, 0),
            "start": [
                f"{h:02}:00" if k else None for h, k in zip(hours.flat, told.flat, strict=True)
            ],
        }
    )
    standing = pattern(make_diary(frame)).standing
    assert standing.loc[standing["kind"] == "hour", "patient"].nunique() / people <= 0.07
