"""A part of a diary, from one day to another."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from hdiary.diary import Diary, DiaryError, make_diary


def month(**settings: object) -> Diary:
    dates = pd.date_range("2026-03-01", "2026-03-31").strftime("%Y-%m-%d")
    pain = [5 if n % 3 == 0 else 0 for n in range(31)]
    return make_diary(pd.DataFrame({"date": dates, "pain": pain}), **settings)


def test_both_days_are_in_it() -> None:
    part = month().between(first_day="2026-03-10", last_day=date(2026, 3, 12))
    assert part.entries["date"].dt.day.tolist() == [10, 11, 12]
    assert part.days["state"].tolist() == ["headache", "clear", "clear"]
    assert part.lines.tolist() == [10, 11, 12]


def test_one_end_alone_is_enough() -> None:
    assert month().between(first_day="2026-03-30").days["date"].dt.day.tolist() == [30, 31]
    assert month().between(last_day=pd.Timestamp("2026-03-02")).rows_kept == 2


def test_the_whole_is_equal_to_itself() -> None:
    assert month().between().equals(month())


def test_a_stated_clear_time_is_cut_with_it() -> None:
    frame = pd.DataFrame({"date": ["2026-03-05", "2026-03-20"], "pain": [5, 6]})
    diary = make_diary(frame, clear_between=("2026-03-01", "2026-03-31"))
    part = diary.between(first_day="2026-03-10", last_day="2026-03-25")
    assert part.settings["clear_between"] == ("2026-03-10", "2026-03-25")
    assert part.days["state"].value_counts()["clear"] == 15
    early = make_diary(frame, clear_between=("2026-03-01", "2026-03-08"))
    assert early.between(first_day="2026-03-10").settings["clear_between"] is None


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-03-12", "2026-03-10", "in order"),
        ("2027-01-01", None, "2026-03-01 to 2026-03-31"),
        ("soon", None, "year-month-day"),
        (7, None, "year-month-day"),
    ],
)
def test_what_cannot_be_is_refused_with_what_could(first: object, last: object, told: str) -> None:
    with pytest.raises(DiaryError, match=told):
        month().between(first_day=first, last_day=last)
