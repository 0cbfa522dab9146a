"""Times with an offset from UTC, as hdiary itself writes them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from hdiary.diary import make_diary

ZONES = {
    "2026-03-28 12:00+01:00": 60.0,
    "2026-03-28T12:00:00Z": 0.0,
    "2026-03-28 12:00 -0330": -210.0,
    "2026-03-28 12:00:00.5+05": 300.0,
}


@pytest.mark.parametrize("column", ["start", "treated_at"])
@pytest.mark.parametrize("text", ZONES)
def test_the_clock_there_is_kept_and_the_offset_stands_beside(column: str, text: str) -> None:
    rows = {"date": ["2026-03-28", "2026-03-29"], "pain": [5, 4], column: [text, None]}
    entries = make_diary(pd.DataFrame(rows)).entries
    assert entries[column].dt.strftime("%H:%M").tolist()[0] == "12:00"
    assert entries[f"{column}_utc_offset_min"].tolist()[0] == ZONES[text]
    assert entries[f"{column}_utc_offset_min"].isna().tolist() == [False, True]


def test_two_offsets_in_one_column_are_read_row_by_row() -> None:
    times = ["2026-03-28 12:00+01:00", "2026-03-29 13:30+02:00", "14:00"]
    rows = {"date": ["2026-03-28", "2026-03-29", "2026-03-30"], "pain": 5, "start": times}
    entries = make_diary(pd.DataFrame(rows)).entries
    assert entries["start"].dt.strftime("%d %H:%M").tolist() == ["28 12:00", "29 13:30", "30 14:00"]
    assert entries["start_utc_offset_min"].tolist()[:2] == [60.0, 120.0]


@pytest.mark.parametrize(
    "times",
    [
        pd.to_datetime(["2026-03-28 23:30+02:00"]),
        [pd.Timestamp("2026-03-28 23:30+02:00")],
        pd.Categorical(["2026-03-28 23:30+02:00"]),
    ],
)
def test_typed_times_with_a_zone_are_the_same(times: Any) -> None:
    frame = pd.DataFrame({"date": times, "pain": [5], "start": times})
    entries = make_diary(frame).entries
    assert entries["date"].dt.day.tolist() == [28]
    assert entries["start"].dt.hour.tolist() == [23]
    assert entries["start_utc_offset_min"].tolist() == [120.0]


def test_an_end_on_another_clock_is_so_much_later() -> None:
    rows = {"date": ["2026-03-29"], "pain": [5], "start": ["2026-03-29 01:30+01:00"],
            "end": ["2026-03-29 04:30+02:00"]}  # fmt: skip
    assert make_diary(pd.DataFrame(rows)).episodes["hours"].tolist() == [2.0]


@pytest.mark.parametrize(
    ("start", "end", "last", "hours"),
    [
        # Westward: 02:30 of the next day at home, 20:30 of the same day where they are.
        ("2026-04-03 14:00+02:00", "2026-04-03 20:30-04:00", 3, 12.5),
        # Eastward: 23:00 of the same day at home, 05:00 of the next day where they are.
        ("2026-04-06 20:00-04:00", "2026-04-07 05:00+02:00", 7, 3.0),
    ],
)
def test_after_a_journey_the_last_day_is_that_of_the_place(
    start: str, end: str, last: int, hours: float
) -> None:
    day = start[:10]
    rows = {"date": [day, "2026-04-10"], "pain": [5, 0], "start": [start, None], "end": [end, None]}
    diary = make_diary(pd.DataFrame(rows))
    hurt = diary.days.loc[diary.days["state"] == "headache", "date"].dt.day
    assert hurt.max() == last
    assert diary.episodes["last_day"].dt.day.tolist() == [last]
    assert diary.episodes["hours"].tolist() == [hours]
    assert diary.episodes["headache_days"].tolist() == [len(hurt)]
