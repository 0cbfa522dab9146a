"""What a picture of a trial marks."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.trials import plan_trial, trial
from hdiary.trials.marks import find_begin, lay_marks


def test_periods_stand_where_they_were_planned() -> None:
    plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    days = pd.date_range("2026-01-05", periods=84)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [4, 0, 0, 0] * 21}))
    marks = lay_marks(trial(diary, plan=plan).periods, plan)
    assert marks["begin"].tolist() == list(range(0, 84, 7))
    assert marks["end"].tolist() == list(range(7, 85, 7))
    assert marks["block"].tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [plan.arms[place] for place in marks["place"]] == plan.schedule["arm"].tolist()
    assert (marks["recorded"] == 7).all()


def test_weeks_are_counted_from_the_day_that_was_drawn() -> None:
    plan = plan_trial(["exercises", "none"], design="start", start="2026-01-05", seed=1, settle=3)
    begin = find_begin(plan, 0)
    assert plan.schedule["first_day"].iloc[1] == pd.Timestamp("2026-01-05") + pd.Timedelta(
        begin, "D"
    )
    days = pd.date_range("2026-01-05", periods=plan.days)
    before = [day < begin for day in range(plan.days)]
    pain = [5 if was or day % 7 == 0 else 0 for day, was in enumerate(before)]
    marks = lay_marks(trial(make_diary(_frame(days, pain)), plan=plan).periods, plan)
    first = marks[marks["place"] == 1]
    later = marks[marks["place"] == 0]
    assert first["end"].iloc[-1] == begin
    assert later["begin"].iloc[0] == begin + 3
    assert (first["value"] == 28).all()
    assert later["value"].iloc[0] == pytest.approx(4)
    assert later["end"].iloc[-1] == plan.days


def test_a_week_of_which_too_little_was_recorded_has_no_value() -> None:
    plan = plan_trial(["exercises", "none"], design="start", start="2026-01-05", seed=1)
    begin = find_begin(plan, 0)
    days = pd.date_range("2026-01-05", periods=plan.days)
    frame = _frame(days, [5] * plan.days).drop(index=range(begin, begin + 4))
    marks = lay_marks(trial(make_diary(frame), plan=plan).periods, plan)
    week = marks[marks["begin"] == begin].iloc[0]
    assert (week["recorded"], week["days"]) == (3, 7)
    assert pd.isna(week["value"])


def _frame(days: pd.DatetimeIndex, pain: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"date": days, "pain": pain})
