"""Every calendar day has one of three states; a day without a row is never clear."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd

from hdiary.diary import make_diary
from hdiary.diary.schema import without_factors
from hdiary.read import read_diary


def states(diary: object) -> list[str]:
    return list(diary.days["state"])  # type: ignore[attr-defined]


def frame(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame(columns)


def test_a_day_without_a_row_is_not_recorded() -> None:
    diary = make_diary(frame(date=["2026-03-01", "2026-03-03"], pain=[0, 5]))
    assert states(diary) == ["clear", "not recorded", "headache"]
    assert diary.days["entries"].tolist() == [1, 0, 1]


def test_a_row_that_does_not_say_whether_it_hurt_leaves_the_day_not_recorded() -> None:
    diary = make_diary(frame(date=["2026-03-01", "2026-03-02"], pain=[None, 5], stress=[7, 2]))
    assert states(diary) == ["not recorded", "headache"]
    assert diary.days["stress"].tolist() == [7.0, 2.0]


def test_headache_wins_over_clear_on_one_day_and_the_worst_and_mean_are_of_its_ratings() -> None:
    diary = make_diary(
        frame(date=["2026-03-01"] * 3, start=[None, "10:00", "15:00"], pain=[0, 4, 7])
    )
    day = diary.days.iloc[0]
    assert day["state"] == "headache"
    assert (day["worst_pain"], day["mean_pain"]) == (7.0, 5.5)


def test_a_headache_past_midnight_makes_the_next_day_a_headache_day() -> None:
    diary = make_diary(
        frame(
            date=["2026-03-01", "2026-03-03"],
            start=["22:00", None],
            end=["03:00", None],
            pain=[6, 0],
        )
    )
    assert states(diary) == ["headache", "headache", "clear"]
    assert np.isnan(diary.days["worst_pain"][1])


def test_a_headache_that_ends_at_midnight_does_not_touch_the_next_day() -> None:
    diary = make_diary(
        frame(
            date=["2026-03-01", "2026-03-02"],
            start=["20:00", None],
            end=["2026-03-02 00:00", None],
            pain=[6, 0],
        )
    )
    assert states(diary) == ["headache", "clear"]


def test_stated_clear_days_fill_unlisted_days_only() -> None:
    diary = make_diary(
        frame(date=["2026-03-02", "2026-03-04", "2026-03-05"], pain=[5, 6, None]),
        clear_between=("2026-03-01", "2026-03-06"),
    )
    assert states(diary) == ["clear", "headache", "clear", "headache", "not recorded", "clear"]
    assert not diary.attack_list


def test_items_of_a_day_are_joined_once_and_sorted_where_its_rows_differ() -> None:
    diary = make_diary(
        frame(
            date=["2026-03-01"] * 2,
            start=["08:00", "12:00"],
            pain=[4, 5],
            location=["neck; eye", "eye; temple"],
            side=["left", "right"],
            treatment=["ice 15 min", "ibuprofen 400 mg; ice 10 min"],
        )
    )
    day = diary.days.iloc[0]
    assert day["locations"] == "eye; neck; temple"
    assert day["sides"] == "left; right"
    assert day["treatment_classes"] == "cold; nsaid"
    assert bool(day["acute_medication"])


def test_factors_of_a_day_are_the_mean_any_yes_and_joined_words() -> None:
    diary = make_diary(
        frame(
            date=["2026-03-01"] * 2,
            start=["08:00", "12:00"],
            pain=[4, 5],
            sleep=[6.0, 8.0],
            storm=[False, True],
            mood=["low", "calm"],
        )
    )
    day = diary.days.iloc[0]
    assert (day["sleep"], bool(day["storm"]), day["mood"]) == (7.0, True, "calm; low")


def test_each_person_has_their_own_calendar_in_natural_order() -> None:
    diary = make_diary(
        frame(
            patient=["P10", "P2", "P10"],
            date=["2026-03-01", "2026-05-01", "2026-03-03"],
            pain=[1, 2, 0],
        )
    )
    assert diary.patients == ["P2", "P10"]
    assert diary.days["patient"].tolist() == ["P2", "P10", "P10", "P10"]
    one = diary.select(patient="P10")
    pd.testing.assert_frame_equal(
        one.days.drop(columns="patient"),
        diary.days[diary.days["patient"] == "P10"].reset_index(drop=True).drop(columns="patient"),
        check_categorical=False,
    )


def test_row_order_changes_no_day() -> None:
    rows = frame(
        date=["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-04"],
        start=[None, "09:00", "10:00", "20:00"],
        pain=[0, 5, 3, 8],
    )
    pd.testing.assert_frame_equal(
        make_diary(rows).days, make_diary(rows.iloc[::-1]).days, check_categorical=False
    )


def test_a_stated_period_stretches_nobodys_calendar_among_several_people() -> None:
    diary = make_diary(
        frame(
            patient=["A", "A", "B"],
            date=["2026-03-02", "2026-03-04", "2026-03-09"],
            pain=[5, 6, 5],
        ),
        clear_between=("2026-03-01", "2026-03-31"),
    )
    assert states(diary) == ["headache", "clear", "headache", "headache"]


def test_rows_without_factors_are_the_same_rows() -> None:
    text = "date,start,pain,rain,mood\n2026-01-01,09:00+01:00,3,yes,low\n2026-01-02,,0,no,high\n"
    entries = read_diary(io.StringIO(text)).entries
    bare = without_factors(entries)
    assert list(bare) == [name for name in entries if name not in ("rain", "mood")]
    pd.testing.assert_frame_equal(bare, entries.drop(columns=["rain", "mood"]))
