"""Exports of watches beside a diary, from the file to the new columns and the questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import hdiary
from hdiary import DiaryError
from hdiary.read.beside import join
from hdiary.vocabulary.night import is_of_the_night
from tests.read.watches.makers import (
    FITBIT_SCORE,
    HealthConnect,
    android_night,
    as_json,
    as_zip,
    fitbit_night,
    fitbit_steps,
)

FIRST = dt.date(2026, 1, 5)
DAYS = [FIRST + dt.timedelta(days=k) for k in range(6)]


@pytest.fixture
def diary(tmp_path: Path) -> hdiary.Diary:
    """Give a diary of six days."""
    path = tmp_path / "diary.csv"
    path.write_text(
        "date,pain (0-10)\n" + "".join(f"{day},{k % 3}\n" for k, day in enumerate(DAYS))
    )
    return hdiary.read_diary(path)


def nights() -> list[dict[str, object]]:
    """Make a night of seven hours before each day."""
    return [
        fitbit_night(
            f"{day}", f"{day - dt.timedelta(days=1)}T23:00:00.000", f"{day}T07:00:00.000", 420, k
        )
        for k, day in enumerate(DAYS)
    ]


def takeout() -> dict[str, bytes]:
    """Make the files of a takeout, with others that tell nothing of a day."""
    scores = [f"{k},{day}T07:00:00Z,{70 + k},,,,9,60,0\n" for k, day in enumerate(DAYS)]
    late = dt.datetime.combine(DAYS[1], dt.time(23, 58))
    steps = fitbit_steps(late, [3, 4]), fitbit_steps(late - dt.timedelta(hours=3), [5])
    return {
        "Takeout/Fitbit/Global Export Data/sleep-2026-01-05.json": as_json(nights()[:4]),
        "Takeout/Fitbit/Global Export Data/sleep-2026-02-04.json": as_json(nights()[3:]),
        "Takeout/Fitbit/Global Export Data/steps-2026-01-05.json": as_json(steps[0]),
        "Takeout/Fitbit/Global Export Data/steps-2026-01-06.json": as_json(steps[1]),
        "Takeout/Fitbit/Sleep Score/sleep_score.csv": (FITBIT_SCORE + "".join(scores)).encode(),
        "Takeout/Fitbit/Global Export Data/heart_rate-2026-01-05.json": as_json(
            [{"dateTime": "01/05/26 00:00:00", "value": {"bpm": 60, "confidence": 2}}]
        ),
        "Takeout/Fitbit/Account/account_management_events.csv": b"date,event\n2026-01-05,login\n",
        "Takeout/archive_browser.html": b"<html></html>",
    }


def test_a_takeout_is_one_source_and_its_other_files_become_no_columns(
    diary: hdiary.Diary, tmp_path: Path
) -> None:
    (tmp_path / "takeout.zip").write_bytes(as_zip(takeout()))
    both = join(diary, tmp_path / "takeout.zip")
    told = both.joined.table  # type: ignore[union-attr]
    assert told["source"].tolist() == ["Fitbit"]
    assert told["files"].tolist() == [5]
    assert both.entries["sleep_hours"].tolist() == [7.0] * 6
    assert both.entries["sleep_score"].tolist() == [70.0, 71.0, 72.0, 73.0, 74.0, 75.0]
    assert both.entries["steps"].tolist()[1] == 12.0
    assert "event" not in both.entries


def test_an_unpacked_takeout_is_the_same(diary: hdiary.Diary, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    for name, data in takeout().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (tmp_path / "takeout.zip").write_bytes(as_zip(takeout()))
    packed, loose = (join(diary, tmp_path / name) for name in ("takeout.zip", "unpacked"))
    pd.testing.assert_frame_equal(packed.entries, loose.entries)


def samsung() -> bytes:
    """Make nights of Samsung Health."""
    rows = [
        f"{day - dt.timedelta(days=1)} 22:00:00.000,{day} 05:00:00.000,UTC+0100,u,\n"
        for day in DAYS
    ]
    head = "com.samsung.shealth.sleep,1,2\nstart_time,end_time,time_offset,datauuid\n"
    return (head + "".join(rows)).encode()


def android() -> bytes:
    """Make nights of Sleep as Android."""
    nights = [
        android_night(
            f"{day - dt.timedelta(days=1):%d. %m. %Y} 23:00", f"{day:%d. %m. %Y} 6:00", "7"
        )
        for day in DAYS
    ]
    return "".join(nights).encode()


def garmin() -> bytes:
    """Make nights of a Garmin account."""
    return as_json(
        [
            {
                "calendarDate": f"{day}",
                "sleepStartTimestampGMT": f"{day}T00:00:00.0",
                "sleepEndTimestampGMT": f"{day}T07:00:00.0",
                "deepSleepSeconds": 25_200,
            }
            for day in DAYS
        ]
    )


@pytest.mark.parametrize("make", [lambda: as_json(nights()), samsung, android, garmin])
def test_every_source_gives_the_hours_of_its_nights_to_the_days_of_the_diary(
    make: Callable[[], bytes], diary: hdiary.Diary, tmp_path: Path
) -> None:
    # No name tells what it is.
    (tmp_path / "a file").write_bytes(make())
    assert join(diary, tmp_path / "a file").entries["sleep_hours"].tolist() == [7.0] * 6


def test_health_connect_comes_over_and_no_day_is_invented(
    diary: hdiary.Diary, tmp_path: Path
) -> None:
    connect = HealthConnect(tmp_path)
    for day in [*DAYS, DAYS[-1] + dt.timedelta(days=1)]:
        before = day - dt.timedelta(days=1)
        connect.span("sleep_session_record_table", f"{before}T22:00", f"{day}T05:00")
    (tmp_path / "export.zip").write_bytes(as_zip({"health_connect_export.db": connect.data()}))
    both = join(diary, tmp_path / "export.zip")
    assert both.entries["sleep_hours"].tolist() == [7.0] * 6
    assert len(both.entries) == len(diary.entries)


@pytest.mark.parametrize(
    "name",
    ["sleep_hours", "sleep_score", "sleep_rating", "deep_sleep_share", "wake_time",
     "bedtime (hours from midnight)"],
)  # fmt: skip
def test_what_is_told_of_a_night_is_asked_of_the_night_before(name: str) -> None:
    assert is_of_the_night(name)


@pytest.mark.parametrize("name", ["steps", "resting_heart_rate", "workout_minutes", "period"])
def test_what_is_told_of_a_day_is_not(name: str) -> None:
    assert not is_of_the_night(name)


def test_a_text_of_records_is_refused_as_a_diary_with_the_way_to_join_it(tmp_path: Path) -> None:
    for made in (as_json(nights()), samsung(), android(), garmin()):
        (tmp_path / "x.csv").write_bytes(made)
        with pytest.raises(DiaryError, match=r"no headaches in it.*hdiary join DIARY"):
            hdiary.read_diary(tmp_path / "x.csv")


def test_a_zip_with_nothing_in_it_is_refused_in_words(diary: hdiary.Diary, tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(as_zip({}))
    with pytest.raises(DiaryError):
        join(diary, tmp_path / "empty.zip")
    (tmp_path / "page.zip").write_bytes(as_zip({"Takeout/archive_browser.html": b"<html></html>"}))
    with pytest.raises(DiaryError):
        join(diary, tmp_path / "page.zip")
