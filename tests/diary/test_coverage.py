"""What a diary covers, and who lists only headaches."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary, make_diary
from hdiary.diary.coverage import find_open_lists, lists_only_headaches, never_clear


def people(**pain: list[float | None]) -> pd.DataFrame:
    """Give the entries of several people, one a day from 1 January 2026; None leaves it out."""
    rows = [
        (name, f"2026-01-{day:02d}", value)
        for name, values in pain.items()
        for day, value in enumerate(values, start=1)
        if value is not None
    ]
    return pd.DataFrame(rows, columns=["patient", "date", "pain"])


def lists_beside_a_diary() -> Diary:
    """Give A, who writes every day down, and B, who lists the same headaches only."""
    every_third = [5.0, 0.0, 0.0] * 9 + [5.0]
    return make_diary(people(A=every_third, B=[pain or None for pain in every_third]))


def test_days_are_counted_by_what_is_known_of_them() -> None:
    row = make_diary(people(A=[5.0, 0.0, None, 3.0, 0.0, 0.0])).coverage.iloc[0]
    assert (row["first_day"], row["last_day"]) == (
        pd.Timestamp("2026-01-01"),
        pd.Timestamp("2026-01-06"),
    )
    counts = ["days", "recorded", "headache_days", "clear_days", "not_recorded"]
    assert row[counts].tolist() == [6, 5, 2, 3, 1]


def test_the_coverage_is_counted_once() -> None:
    diary = lists_beside_a_diary()
    assert diary.coverage is diary.coverage


def test_a_person_who_lists_only_headaches_is_seen_among_others() -> None:
    diary = lists_beside_a_diary()
    assert not diary.attack_list
    assert diary.coverage["lists_only_headaches"].tolist() == [False, True]
    assert diary.select(patient="B").coverage["lists_only_headaches"].tolist() == [True]


def test_headaches_on_every_day_are_no_list_of_attacks() -> None:
    diary = make_diary(people(A=[5.0] * 28, B=[5.0, 0.0]))
    assert not lists_only_headaches(diary).any()


def test_who_lists_only_headaches_has_no_clear_day_unless_one_was_stated() -> None:
    listed = people(A=[5.0, None, 4.0, None, 6.0])
    assert never_clear(make_diary(listed)).tolist() == [True]
    stated = make_diary(listed, clear_between=("2026-01-01", "2026-01-03"))
    assert lists_only_headaches(stated).tolist() == [True]
    assert never_clear(stated).tolist() == [False]


def test_a_list_is_open_until_all_its_clear_days_are_stated() -> None:
    listed = people(A=[5.0, None, 4.0, None, 6.0])
    assert find_open_lists(make_diary(listed).coverage).tolist() == [True]
    stated = make_diary(listed, clear_between=("2026-01-01", "2026-01-05"))
    assert find_open_lists(stated.coverage).tolist() == [False]


def test_a_diary_that_comes_close_to_a_list_is_open_too() -> None:
    nearly = [5.0, None] * 10 + [0.0]
    often_clear = [5.0, None, 0.0] * 5
    coverage = make_diary(people(A=nearly, B=often_clear)).coverage
    assert coverage["lists_only_headaches"].tolist() == [False, False]
    assert find_open_lists(coverage).tolist() == [True, False]
