"""Episodes are runs of headache with less than 24 hours free between them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import make_diary
from hdiary.diary.episodes import make_episodes


def diary_of(*rows: tuple[object, ...], columns: str = "date start end pain"):  # type: ignore[no-untyped-def]
    return make_diary(pd.DataFrame(rows, columns=columns.split()))


def test_from_22_to_3_is_one_episode_of_five_hours_and_two_headache_days() -> None:
    episode = diary_of(("2026-03-01", "22:00", "03:00", 6)).episodes.iloc[0]
    assert (episode["hours"], episode["headache_days"], episode["onset_hour"]) == (5.0, 2, 22.0)
    assert str(episode["last_day"].date()) == "2026-03-02"


def test_twenty_four_hours_free_part_two_episodes_and_a_minute_less_does_not() -> None:
    apart = diary_of(("2026-03-01", "08:00", "10:00", 6), ("2026-03-02", "10:00", "11:00", 4))
    joined = diary_of(("2026-03-01", "08:00", "10:00", 6), ("2026-03-02", "09:59", "11:00", 4))
    assert len(apart.episodes) == 2
    assert len(joined.episodes) == 1


def test_days_without_times_in_a_row_are_one_episode_of_unknown_length() -> None:
    diary = diary_of(
        ("2026-03-01", None, None, 6), ("2026-03-02", None, None, 4), ("2026-03-04", None, None, 3)
    )
    assert diary.episodes["headache_days"].tolist() == [2, 1]
    assert np.isnan(diary.episodes["hours"]).all()


def test_a_long_entry_covers_a_later_short_one() -> None:
    diary = diary_of(
        ("2026-03-01", "08:00", "2026-03-04 08:00", 6),
        ("2026-03-01", "09:00", "09:30", 4),
        ("2026-03-05", "07:00", None, 4),
    )
    assert len(diary.episodes) == 1
    assert diary.episodes["headache_days"].tolist() == [5]


def test_the_end_is_known_only_if_the_last_entry_says_it() -> None:
    diary = diary_of(("2026-03-01", "08:00", "10:00", 6), ("2026-03-01", "20:00", None, 4))
    assert diary.episodes["end"].isna().all()
    assert np.isnan(diary.episodes["hours"][0])


def test_a_duration_stands_for_an_end() -> None:
    diary = diary_of(("2026-03-01", "08:00", 2.5, 6), columns="date start duration_h pain")
    assert diary.episodes["hours"].tolist() == [2.5]


def test_sides_places_and_neck_of_an_episode() -> None:
    diary = diary_of(
        ("2026-03-01", "left", "neck", None, 5),
        ("2026-03-02", "right", "eye", None, 7),
        ("2026-03-05", "left", "eye", 3, 4),
        ("2026-03-08", "left", None, None, 4),
        columns="date side location neck_pain pain",
    )
    episodes = diary.episodes
    assert episodes["side"].tolist() == ["shifting", "left", "left"]
    assert episodes["locations"].tolist()[:2] == ["eye; neck", "eye"]
    assert episodes["neck"].tolist()[:2] == [True, True]
    assert episodes["neck"].isna().tolist() == [False, False, True]
    assert episodes["worst_pain"].tolist() == [7, 4, 4]


def test_an_edge_says_that_the_episode_may_be_longer() -> None:
    diary = diary_of(
        ("2026-03-01", None, None, 0),
        ("2026-03-02", None, None, 5),
        ("2026-03-03", None, None, 0),
        ("2026-03-05", None, None, 5),
    )
    assert diary.episodes["edge"].tolist() == [False, True]


def test_no_headache_gives_an_empty_table_with_all_columns() -> None:
    episodes = diary_of(("2026-03-01", None, None, 0)).episodes
    assert len(episodes) == 0
    assert {"patient", "hours", "side", "neck", "edge"} <= set(episodes.columns)


def slow_episodes(rows: pd.DataFrame, free: float) -> list[tuple[str, int]]:
    """Count entries of each episode the obvious way, one person at a time."""
    counts: list[tuple[str, int]] = []
    for patient, own in rows.groupby("patient"):
        latest = None
        for row in own.sort_values(["start", "end"]).itertuples():
            if latest is not None and (row.start - latest).total_seconds() < free * 3600:
                counts[-1] = (str(patient), counts[-1][1] + 1)
                latest = max(latest, row.end)
            else:
                counts.append((str(patient), 1))
                latest = row.end
    return counts


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"), st.integers(0, 400), st.integers(0, 80), st.integers(1, 10)
        ),
        min_size=1,
        max_size=25,
    ),
    st.sampled_from([6.0, 24.0, 48.0]),
)
def test_episodes_are_those_of_the_obvious_loop(
    entries: list[tuple[str, int, int, int]], free: float
) -> None:
    origin = pd.Timestamp("2026-01-01")
    rows = pd.DataFrame(
        [
            (who, origin + pd.Timedelta(hours=h), origin + pd.Timedelta(hours=h + n), pain)
            for who, h, n, pain in entries
        ],
        columns=["patient", "start", "end", "pain"],
    )
    rows["date"] = rows["start"].dt.normalize()
    diary = make_diary(rows)
    episodes = make_episodes(diary.entries, diary.days, free_hours=free)
    found = list(zip(episodes["patient"], episodes["entries"], strict=True))
    assert found == slow_episodes(rows, free)


def test_a_duration_touches_days_as_an_end_does() -> None:
    by_length = diary_of(("2026-03-01", "22:00", 5.0, 6), columns="date start duration_h pain")
    assert by_length.days["state"].tolist() == ["headache", "headache"]
    assert by_length.episodes["headache_days"].tolist() == [2]
    long = diary_of(
        ("2026-03-01", "20:00", 30.0, 6), ("2026-03-03", None, None, 0),
        columns="date start duration_h pain",
    )  # fmt: skip
    assert long.days["state"].tolist() == ["headache"] * 3
    untimed = diary_of(("2026-03-01", None, 50.0, 6), columns="date start duration_h pain")
    assert untimed.days["state"].tolist() == ["headache"] * 3


def test_pauses_count_in_the_hours_of_an_episode_and_not_in_its_hours_of_pain() -> None:
    diary = diary_of(
        ("2026-03-01", "08:00", "10:00", 6),
        ("2026-03-01", "09:00", "11:00", 6),
        ("2026-03-01", "20:00", "22:00", 4),
        ("2026-03-05", "20:00", None, 4),
    )
    assert diary.episodes["hours"].tolist()[0] == 14.0
    assert diary.episodes["pain_hours"].tolist()[0] == 5.0
    assert np.isnan(diary.episodes["pain_hours"][1])


def test_offsets_from_utc_count_in_a_length() -> None:
    diary = make_diary(
        pd.DataFrame(
            {
                "date": ["2026-03-29"],
                "start": ["2026-03-29 01:30"],
                "end": ["2026-03-29 03:30"],
                "start_utc_offset_min": [60.0],
                "end_utc_offset_min": [120.0],
                "pain": [5],
            }
        )
    )
    assert diary.episodes["hours"].tolist() == [1.0]


def test_a_start_on_the_evening_before_makes_that_day_a_headache_day() -> None:
    diary = diary_of(("2026-03-05", "2026-03-04 23:00", "2026-03-05 02:00", 6))
    assert diary.days["state"].tolist() == ["headache", "headache"]


def test_a_place_that_is_not_recognised_may_be_the_neck() -> None:
    places = ["neck", "neck; C2", "temple", "temple; C2", "C2", None, "C2"]
    frame = pd.DataFrame(
        {
            "date": pd.date_range("2026-03-01", periods=7, freq="3D").strftime("%Y-%m-%d"),
            "pain": 5,
            "location": places,
            "neck_pain": [None] * 6 + [0],
        }
    )
    neck = make_diary(frame).episodes["neck"].tolist()
    assert neck == [True, True, False, pd.NA, pd.NA, pd.NA, False]
