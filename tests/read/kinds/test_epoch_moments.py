"""Kind 37: moments counted in seconds, or in thousandths of seconds, since 1970."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from tests.read.kinds.helpers_b import HURT, counts, handed, number, table, walk


def seconds(day: dt.date, hour: int) -> int:
    """Count the seconds from 1970 to an hour in UTC."""
    moment = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)
    return int(moment.timestamp())


def test_the_handed_seconds_are_read_and_the_scale_is_asked_for() -> None:
    end = walk(handed("37_epoch_seconds.csv"))
    assert end.steps == ["--scale 0-100"]
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.entries["pain"].iloc[0] == 20


def test_thousandths_of_seconds_are_read() -> None:
    text = table(
        "timestamp,pain,medication",
        lambda day: [
            seconds(day, 8) * 1000 + 123,
            30 + 10 * (number(day) % 4),
            "sumatriptan" if number(day) % 2 else "",
        ],
        HURT,
    )
    end = walk(text)
    assert end.steps == ["--scale 0-100"]
    assert counts(end.diary) == (24, 0, 12)
    assert end.diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 08:00")


@pytest.mark.parametrize("times", [1, 1000])
@pytest.mark.parametrize("heading", ["created;level", "unixtime;Schmerz", "ts;pain score"])
def test_the_heading_of_the_moment_does_not_matter(heading: str, times: int) -> None:
    text = table(
        heading, lambda day: [seconds(day, 9) * times, 3 + number(day) % 4], HURT, sign=";"
    )
    diary = walk(text).diary
    assert counts(diary) == (24, 0, 0)
    assert diary.entries["date"].iloc[0] == pd.Timestamp("2026-01-06")
    assert diary.entries["pain"].tolist() == [3, 4, 5, 6] * 6


def test_a_beginning_and_an_end_beside_a_zone_are_local() -> None:
    text = table(
        "start_ts,end_ts,tz,severity",
        lambda day: [
            seconds(day, 23) * 1000,
            seconds(day, 23) * 1000 + 3_600_000,
            "Europe/Berlin",
            5,
        ],
        HURT,
    )
    diary = walk(text).diary
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-07 00:00")
    assert diary.entries["end"].iloc[0] == pd.Timestamp("2026-01-07 01:00")
    assert counts(diary) == (24, 0, 0)
