"""One value for each period, day or headache, worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.trials.units import lay_units

from .lives import START, days_of, plan_periods


def test_headache_days_of_a_period_are_counted_in_28() -> None:
    # Two headache days in the first seven, none in the others.
    diary = hdiary.make_diary(days_of([4, 0, 0, 7, 0, 0, 0] + [0] * 77))
    units = lay_units(diary, plan_periods())
    assert units.value[0].tolist() == [8.0] + [0.0] * 11
    assert units.days[0].tolist() == [7] * 12


def test_mean_pain_counts_clear_days_as_zero() -> None:
    diary = hdiary.make_diary(days_of([4, 0, 0, 10, 0, 0, 0] + [0] * 77))
    units = lay_units(diary, plan_periods(outcome="mean_pain"))
    assert units.value[0, 0] == 2.0


def test_washout_is_left_out() -> None:
    diary = hdiary.make_diary(days_of([4, 4, 0, 7, 0, 0, 0] + [0] * 77))
    units = lay_units(diary, plan_periods(washout=2))
    assert units.value[0, 0] == pytest.approx(28 / 5)
    assert units.days[0, 0] == 5


def test_a_period_of_which_less_than_half_is_recorded_does_not_count() -> None:
    frame = days_of([4] + [0] * 83).drop(index=[3, 4, 5, 6])
    units = lay_units(hdiary.make_diary(frame), plan_periods())
    assert np.isnan(units.value[0, 0])
    # One headache day of seven if the four others were clear, five if they were not.
    assert (units.lowest[0, 0], units.highest[0, 0]) == (4.0, 20.0)
    assert units.recorded[0, 0] == 3


def test_a_rate_comes_from_the_days_recorded() -> None:
    frame = days_of([4] + [0] * 83).drop(index=[4, 5, 6])
    units = lay_units(hdiary.make_diary(frame), plan_periods())
    assert units.value[0, 0] == 7.0


def test_days_before_and_after_the_plan_are_nothing_to_it() -> None:
    frame = days_of([0] * 84)
    around = pd.DataFrame({"date": ["2026-01-01", "2026-03-31"], "pain": [9, 9]})
    units = lay_units(hdiary.make_diary(pd.concat([around, frame])), plan_periods())
    assert units.value[0].tolist() == [0.0] * 12


def test_settling_belongs_to_neither() -> None:
    plan = hdiary.plan_trial(["yoga", "none"], design="start", start=START, seed=4, settle=7)
    units = lay_units(hdiary.make_diary(days_of([0] * plan.days)), plan)
    begin = 28 + plan.order[0][0]
    assert set(units.arm[0, :begin]) == {1}
    assert set(units.arm[0, begin : begin + 7]) == {-1}
    assert set(units.arm[0, begin + 7 :]) == {0}


def headaches(**columns: object) -> pd.DataFrame:
    """Twelve headaches, one every three days, each rated before and after."""
    dates = pd.date_range(START, periods=12, freq="3D")
    frame = pd.DataFrame(
        {
            "date": dates.strftime("%Y-%m-%d"),
            "start": "08:00",
            "pain": 6,
            "treatment": ["heat", "ice"] * 6,
            "treated_at": "08:30",
            "pain_before": 6,
            "pain_after": range(12),
        }
    )
    frame["pain_after"] = frame["pain_after"].clip(upper=6)
    return frame.assign(**columns)


def plan_headaches() -> hdiary.Plan:
    return hdiary.plan_trial(["heat", "ice"], design="headaches", periods=12, start=START, seed=1)


def test_headaches_are_counted_as_they_come() -> None:
    units = lay_units(hdiary.make_diary(headaches()), plan_headaches())
    assert units.value[0].tolist() == [0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6]
    assert units.beside is not None
    assert units.beside[0].tolist() == [6.0] * 12
    assert not units.numbered


def test_a_second_treatment_of_the_same_headache_is_no_step() -> None:
    frame = headaches()
    again = frame.iloc[[0]].assign(treated_at="11:30", pain_before=5, pain_after=5)
    units = lay_units(hdiary.make_diary(pd.concat([frame, again])), plan_headaches())
    assert units.value[0, :3].tolist() == [0, 1, 2]


def test_numbers_in_the_diary_go_before_counting() -> None:
    # The third headache was never written down.
    frame = headaches(trial_step=range(1, 13)).drop(index=2)
    units = lay_units(hdiary.make_diary(frame), plan_headaches())
    assert units.numbered
    assert np.isnan(units.value[0, 2])
    assert units.value[0, 3] == 3.0
    assert (units.lowest[0, 2], units.highest[0, 2]) == (0.0, 10.0)


def test_people_are_found_by_their_names() -> None:
    plan = plan_periods(patients=["B", "A"])
    frame = pd.concat([days_of([0] * 84, patient="A"), days_of([5] * 84, patient="C")])
    units = lay_units(hdiary.make_diary(frame), plan)
    assert units.who.tolist() == [0]
    assert units.arm[0].tolist() == list(plan.order[1])


def test_a_diary_of_nobody_in_the_plan_is_refused() -> None:
    with pytest.raises(hdiary.PlanError, match="Nobody in this diary"):
        lay_units(hdiary.make_diary(days_of([0] * 84, patient="A")), plan_periods(patients=["B"]))


def test_headaches_without_a_fitting_number_are_told() -> None:
    numbers = ["1", "2", "2", "x", "99", *map(str, range(6, 13))]
    frame = headaches(trial_step=numbers)
    result = hdiary.trial(hdiary.make_diary(frame), plan=plan_headaches(), ended=True)
    assert "2 headaches have no number that fits" in result.summary()
    assert "1 headache repeats a number" in result.summary()
    assert result.periods["recorded"].sum() == 9


def test_a_further_dose_in_a_row_of_its_own_belongs_to_the_number() -> None:
    frame = headaches(trial_step=[str(n) for n in range(1, 13)])
    within = frame.iloc[[0]].assign(treated_at="09:30", treatment="rest", trial_step=None)
    later = frame.iloc[[1]].assign(treated_at="14:30", treatment="rest", trial_step=None)
    further = pd.concat([within, later]).assign(pain=None, pain_before=None, pain_after=None)
    diary = hdiary.make_diary(pd.concat([frame, further], ignore_index=True))
    result = hdiary.trial(diary, plan=plan_headaches())
    assert result.periods["recorded"].sum() == 12
    assert "number" not in result.summary()


def test_a_number_twice_on_one_day_is_one_headache() -> None:
    frame = headaches(trial_step=range(1, 13), start=None)
    later = frame.iloc[[1]].assign(treated_at="14:30", treatment="rest", pain=None)
    later = later.assign(pain_before=None, pain_after=None)
    diary = hdiary.make_diary(pd.concat([frame, later], ignore_index=True))
    units = lay_units(diary, plan_headaches())
    assert (units.odd, units.repeated, units.recorded.sum()) == (0, 0, 12)


def test_waiting_that_was_given_up_keeps_its_number() -> None:
    plan = hdiary.plan_trial(["heat", "none"], design="headaches", periods=12, start=START, seed=1)
    frame = headaches(trial_step=[str(n) for n in range(1, 13)])
    frame["treatment"] = [plan.arms[place] for place in plan.order[0]]
    first = list(frame["treatment"]).index("none")
    gave_up = frame.iloc[[first]].assign(treated_at="09:00", treatment="ibuprofen", trial_step=None)
    gave_up = gave_up.assign(pain=None, pain_before=None, pain_after=None)
    diary = hdiary.make_diary(pd.concat([frame, gave_up], ignore_index=True))
    units = lay_units(diary, plan)
    assert units.odd == units.repeated == 0
    assert units.come is not None
    assert units.come.tolist() == [12]
    # It counts as waiting that brought no relief: to leave it out would favour waiting.
    assert units.recorded[0].sum() == 12
    assert units.value[0, first] == 6


def test_what_is_taken_on_other_days_lacks_no_number() -> None:
    frame = headaches(trial_step=[str(n) for n in range(1, 13)])
    daily = pd.DataFrame(
        {"date": ["2026-01-06", "2026-01-07"], "pain": 0, "treatment": "magnesium"}
    )
    diary = hdiary.make_diary(pd.concat([frame, daily], ignore_index=True))
    assert lay_units(diary, plan_headaches()).odd == 0


def test_a_number_far_ahead_does_not_end_the_trial() -> None:
    plan = hdiary.plan_trial(["heat", "ice"], design="headaches", periods=40, start=START, seed=1)
    frame = headaches(trial_step=[1, 2, 3, 4, 5, 6, 7, 40, 9, 10, 11, 12])
    with pytest.raises(hdiary.PlanError, match="12 of 40"):
        hdiary.trial(hdiary.make_diary(frame), plan=plan)


def plan_waiting() -> hdiary.Plan:
    return hdiary.plan_trial(["heat", "wait"], design="headaches", periods=12, start=START, seed=1)


def rescued(frame: pd.DataFrame, at: str, treatment: str) -> pd.DataFrame:
    """Something taken in the first headache, which was left alone at 8:30."""
    frame = frame.assign(treatment=["none", *frame["treatment"][1:]])
    again = frame.iloc[[0]].assign(treated_at=at, treatment=treatment, pain_before=6)
    return pd.concat([frame, again.assign(pain_after=None)])


@pytest.mark.parametrize("treatment", ["ibuprofen 400 mg", "ice"])
@pytest.mark.parametrize("rating", [2, None])
def test_what_ends_a_wait_within_two_hours_is_its_failure_and_loses_no_headache(
    treatment: str, rating: float | None
) -> None:
    frame = headaches(treatment=["none", *["heat", "none"] * 5, "heat"])
    frame["pain_after"] = frame["pain_after"].astype("float")
    frame.loc[0, "pain_after"] = rating
    units = lay_units(hdiary.make_diary(rescued(frame, "09:15", treatment)), plan_waiting())
    assert units.value[0].tolist() == [6, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6]


def test_what_is_taken_after_the_rating_leaves_the_wait_as_it_was() -> None:
    frame = headaches(treatment=["none", *["heat", "none"] * 5, "heat"])
    units = lay_units(hdiary.make_diary(rescued(frame, "10:45", "ibuprofen")), plan_waiting())
    assert units.value[0, :2].tolist() == [0, 1]
