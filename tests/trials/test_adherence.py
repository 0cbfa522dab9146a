"""Whether the plan was followed, as far as a diary tells."""

from __future__ import annotations

import numpy as np
import pandas as pd

import hdiary

from .lives import START, arm_of_days, days_of, plan_periods


def followed(frame: pd.DataFrame, plan: hdiary.Plan) -> pd.Series:
    return hdiary.trial(hdiary.make_diary(frame), plan=plan, ended=True).table.iloc[0]


def pains(plan: hdiary.Plan) -> list[float]:
    rng = np.random.default_rng(1)
    return [5.0 * (rng.random() < (0.2 if arm != "none" else 0.6)) for arm in arm_of_days(plan)]


def test_a_diary_that_names_nothing_says_nothing() -> None:
    plan = plan_periods()
    assert np.isnan(followed(days_of(pains(plan)), plan)["followed"])


def test_a_period_in_which_its_arm_is_named_was_followed() -> None:
    plan = plan_periods()
    arms = arm_of_days(plan)
    # Named once a week is enough: exercises need not be done each day.
    named = [arm if day % 7 == 2 and arm != "none" else None for day, arm in enumerate(arms)]
    assert followed(days_of(pains(plan), treatment=named), plan)["followed"] == 1.0


def test_doing_it_in_the_other_period_was_not() -> None:
    plan = plan_periods()
    named = ["desk exercises"] * 84
    assert followed(days_of(pains(plan), activity=named), plan)["followed"] == 0.5


def test_arms_that_changed_places_are_told_and_compared_as_planned() -> None:
    plan = plan_periods()
    named = [None if arm != "none" else "desk exercises" for arm in arm_of_days(plan)]
    row = followed(days_of(pains(plan), activity=named), plan)
    assert row["followed"] == 0.0
    assert row["difference"] < 0
    told = hdiary.trial(hdiary.make_diary(days_of(pains(plan), activity=named)), plan=plan)
    assert "mixed up" in told.summary()


def test_a_column_that_says_whether_it_was_done_goes_before_names() -> None:
    plan = plan_periods()
    done = ["yes"] * 63 + ["no"] * 21
    assert followed(days_of(pains(plan), trial_done=done), plan)["followed"] == 0.75


def test_an_arm_that_is_not_named_once_is_told() -> None:
    plan = hdiary.plan_trial(["heat", "ice"], start=START, seed=1)
    named = ["heat" if arm == "heat" else None for arm in arm_of_days(plan)]
    rng = np.random.default_rng(1)
    frame = days_of(5.0 * (rng.random(84) < 0.4), treatment=named)
    result = hdiary.trial(hdiary.make_diary(frame), plan=plan)
    assert result.table["never_named"].tolist() == ["ice"]
    assert "ice is not named in the diary once" in result.summary()


def test_a_programme_done_some_times_a_week_goes_on_between() -> None:
    plan = hdiary.plan_trial(["yoga", "none"], design="start", start=START, seed=4)
    begin = plan.baseline + plan.order[0][0]
    named = ["yoga" if day >= begin and day % 3 == begin % 3 else None for day in range(plan.days)]
    rng = np.random.default_rng(1)
    frame = days_of(5.0 * (rng.random(plan.days) < 0.4), activity=named)
    assert followed(frame, plan)["followed"] == 1.0
    earlier = ["yoga" if day >= begin - 14 else None for day in range(plan.days)]
    assert followed(frame.assign(activity=earlier), plan)["followed"] < 1.0


def test_the_arm_of_each_headache_is_compared_with_what_was_given() -> None:
    plan = hdiary.plan_trial(["heat", "ice"], design="headaches", periods=12, start=START, seed=1)
    given = list(plan.schedule["arm"])
    given[0], given[1] = ("ice", "heat") if given[0] == "heat" else ("heat", "ice")
    given[1] = "heat; ice"
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(
        {
            "date": pd.date_range(START, periods=12, freq="3D").strftime("%Y-%m-%d"),
            "start": "08:00",
            "pain": 6,
            "treatment": given,
            "treated_at": "08:30",
            "pain_before": 6,
            "pain_after": rng.integers(0, 6, 12),
        }
    )
    assert followed(frame, plan)["followed"] == 10 / 12


def test_a_no_at_a_headache_counts_more_than_the_name_beside_it() -> None:
    plan = hdiary.plan_trial(["heat", "ice"], design="headaches", periods=12, start=START, seed=1)
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(
        {
            "date": pd.date_range(START, periods=12, freq="3D").strftime("%Y-%m-%d"),
            "start": "08:00",
            "pain": 6,
            "treatment": list(plan.schedule["arm"]),
            "treated_at": "08:30",
            "pain_before": 6,
            "pain_after": rng.integers(0, 6, 12),
            "trial_done": ["no"] * 3 + ["yes"] * 9,
        }
    )
    assert followed(frame, plan)["followed"] == 9 / 12


def test_the_share_is_one_of_days_where_each_day_says_it() -> None:
    plan = plan_periods()
    done = ["no" if day % 7 < 2 else "yes" for day in range(84)]
    assert followed(days_of(pains(plan), trial_done=done), plan)["followed"] == 60 / 84
