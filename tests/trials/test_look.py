"""How far a trial is, counted by hand, and nothing from which its result would follow."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.words import list_languages

from .lives import START, arm_of_days, days_of, plan_periods

PERSONAL = ["patient", "period", "first_day", "last_day"]


def row_of(look: hdiary.TrialLook) -> dict[str, Any]:
    (row,) = look.table.to_dict("records")
    return {str(name): value for name, value in row.items()}


def look_at(frame: pd.DataFrame, plan: hdiary.Plan, on: str) -> hdiary.TrialLook:
    return hdiary.look_at_trial(hdiary.make_diary(frame), plan=plan, on=date.fromisoformat(on))


def headaches(numbers: list[float | None], **columns: Any) -> pd.DataFrame:
    """Give a treated headache every third day from the day after the start on."""
    dates = pd.date_range("2026-01-06", periods=len(numbers), freq="3D")
    told = {"start": "08:00", "treated_at": "09:00", "pain": 6, "pain_before": 6, "pain_after": 3}
    return pd.DataFrame(
        {"date": dates, **told, "treatment": "heat", "trial_step": numbers, **columns}
    )


class TestWhatIsCounted:
    """Days and headaches of the plan, up to the day of looking."""

    def test_periods_that_are_over_and_days_that_are_missing(self) -> None:
        # Ten days, then two without an entry; the 17th itself is not yet missing.
        look = look_at(days_of([0] * 10), plan_periods(), "2026-01-17")
        row = row_of(look)
        assert (row["done"], row["planned"]) == (1, 12)
        assert (row["days"], row["recorded"], row["missing"]) == (12, 10, 2)
        assert look.periods["missing"].tolist()[:3] == [0, 2, 0]

    def test_a_period_is_over_on_its_last_day_once_that_is_written_down(self) -> None:
        assert row_of(look_at(days_of([0] * 6), plan_periods(), "2026-01-11"))["done"] == 0
        assert row_of(look_at(days_of([0] * 7), plan_periods(), "2026-01-11"))["done"] == 1

    def test_what_comes_after_the_day_of_looking_is_not_counted(self) -> None:
        row = row_of(look_at(days_of([0] * 84), plan_periods(), "2026-01-11"))
        assert (row["done"], row["days"], row["recorded"]) == (1, 7, 7)

    def test_days_of_a_washout_are_not_asked_for(self) -> None:
        frame = days_of([0] * 14).drop(index=[0, 1, 7])
        row = row_of(look_at(frame, plan_periods(washout=2), "2026-01-19"))
        assert (row["days"], row["recorded"], row["missing"]) == (10, 10, 0)

    def test_days_in_which_a_programme_settles_are_not_asked_for(self) -> None:
        plan = plan_periods(design="start", settle=5)
        begins = (plan.schedule["first_day"].iloc[1] - plan.schedule["first_day"].iloc[0]).days
        frame = days_of([0] * plan.days).drop(index=range(begins, begins + 5))
        row = row_of(look_at(frame, plan, "2027-01-01"))
        assert (row["done"], row["planned"]) == (2, 2)
        assert (row["recorded"], row["missing"]) == (plan.days - 5, 0)

    def test_a_headache_without_a_rating_is_missing_where_pain_is_compared(self) -> None:
        frame = days_of([5, np.nan, 0, 0]).assign(headache=[True, True, False, False])
        plan = plan_periods(outcome="mean_pain")
        row = row_of(look_at(frame, plan, "2026-01-09"))
        assert (row["recorded"], row["missing"], row["unrated"]) == (3, 0, 1)
        assert row_of(look_at(frame, plan_periods(), "2026-01-09"))["unrated"] == 0

    def test_days_of_washout_and_days_to_come_are_not_counted_as_unrated(self) -> None:
        week = [5, np.nan, np.nan, 5, 0, 0, 0]
        hurts = [True] * 4 + [False] * 3
        frame = days_of(week * 5).assign(headache=hurts * 5)
        plan = plan_periods(outcome="mean_pain", washout=2)
        # Three weeks of five days that count, in each of which the third day is not rated.
        row = row_of(look_at(frame, plan, "2026-01-25"))
        assert (row["days"], row["recorded"], row["unrated"]) == (15, 12, 3)

    def test_headaches_by_their_numbers(self) -> None:
        plan = plan_periods(design="headaches", periods=12)
        frame = headaches([1, 2, None, 4, 5], pain_after=[3, None, 3, 3, 3])
        row = row_of(look_at(frame, plan, "2026-02-01"))
        assert (row["done"], row["planned"]) == (5, 12)
        assert (row["recorded"], row["unrated"], row["missing"]) == (3, 1, 1)
        assert row["unnumbered"] == 1

    def test_headaches_that_nobody_numbered_are_counted_as_they_came(self) -> None:
        plan = plan_periods(design="headaches", periods=12)
        frame = headaches([1, 2, 3]).drop(columns="trial_step")
        row = row_of(look_at(frame, plan, "2026-02-01"))
        assert (row["done"], row["recorded"], row["unnumbered"]) == (3, 3, 0)

    def test_whether_it_is_written_down_that_the_plan_was_followed(self) -> None:
        frame = days_of([0] * 14, trial_done=[True] * 7 + [None] * 7)
        row = row_of(look_at(frame, plan_periods(), "2026-01-19"))
        assert (row["said"], row["could_say"]) == (1, 2)


class TestWhatIsNotTold:
    """Neither arms beside numbers, nor numbers of headaches."""

    def test_two_diaries_that_differ_only_in_how_it_went_look_alike(self) -> None:
        plan = plan_periods()
        arms = arm_of_days(plan)
        better = days_of([0 if arm == "none" else 5 for arm in arms])
        worse = days_of([5 if arm == "none" else 0 for arm in arms])
        one, other = (look_at(frame, plan, "2026-03-20") for frame in (better, worse))
        assert one.table.equals(other.table)
        assert one.periods.equals(other.periods)
        assert one.summary() == other.summary()

    @pytest.mark.parametrize("design", ["periods", "days", "start", "headaches"])
    def test_the_tables_name_no_arm(self, design: str) -> None:
        plan = plan_periods(design=design)
        look = look_at(days_of([0] * 10), plan, "2026-01-17")
        assert "arm" not in {*look.table, *look.periods}
        assert list(look.periods)[:4] == PERSONAL

    @pytest.mark.parametrize("language", list_languages())
    def test_what_comes_at_the_next_headache_stays_sealed(self, language: str) -> None:
        plan = hdiary.plan_trial(["heat", "acupressure"], design="headaches", start=START, seed=1)
        look = look_at(headaches([1, 2]), plan, "2026-02-01")
        # The arms are named once, where it is said what is compared.
        assert look.summary(language=language).count("acupressure") == 1


class TestWhenTheResultMayBeLookedAt:
    """At looks that were planned, and at the end."""

    def test_it_goes_on(self) -> None:
        look = look_at(days_of([0] * 30), plan_periods(), "2026-02-04")
        assert look.state == "goes on"
        assert "The result is told when it is over" in look.summary()

    def test_a_look_that_was_planned_is_due(self) -> None:
        plan = plan_periods(periods=20, looks=[14])
        look = look_at(days_of([0] * 98), plan, "2026-04-13")
        assert look.state == "look due"
        assert '"hdiary trial analyse" may be run once' in look.summary()

    def test_a_look_that_comes_later_is_told(self) -> None:
        plan = plan_periods(periods=20, looks=[14])
        look = look_at(days_of([0] * 30), plan, "2026-02-04")
        assert "after 14 periods" in look.summary()

    def test_it_is_over(self) -> None:
        assert look_at(days_of([0] * 84), plan_periods(), "2026-03-30").state == "over"

    def test_a_diary_that_ends_before_the_plan_is_told(self) -> None:
        look = look_at(days_of([0] * 20), plan_periods(), "2026-06-01")
        assert look.state == "not written"
        told = look.summary()
        assert "The last entry is of 24 January 2026; 64 days" in told
        assert "--ended" in told

    def test_a_trial_that_has_not_begun(self) -> None:
        look = look_at(days_of([0] * 1), plan_periods(), "2026-01-01")
        assert row_of(look)["days"] == 0
        assert "The trial begins on 5 January 2026" in look.summary()

    def test_a_diary_from_before_the_trial_alone(self) -> None:
        frame = days_of([0] * 5).assign(date=pd.date_range("2025-12-01", periods=5))
        assert (
            "no entry since the first day" in look_at(frame, plan_periods(), "2026-02-01").summary()
        )


class TestSeveralPeople:
    """Each with an order of their own."""

    plan = plan_periods(patients=["P1", "P2", "P9"])

    def frame(self, *names: str) -> pd.DataFrame:
        return pd.concat([days_of([0] * 7 * n).assign(patient=p) for n, p in enumerate(names, 1)])

    def test_a_row_for_each_and_who_is_left_out(self) -> None:
        look = look_at(self.frame("P1", "X", "P2"), self.plan, "2026-01-26")
        assert look.table["patient"].tolist() == ["P1", "P2"]
        assert look.table["recorded"].tolist() == [7, 21]
        assert (look.strangers, look.absent) == (1, 1)
        told = look.summary()
        assert "1 person of the diary has no part in this plan" in told
        assert "1 person of the plan has no diary here" in told
        assert "42 days" not in told
        assert "P1" not in told

    def test_nobody_of_the_plan(self) -> None:
        with pytest.raises(hdiary.PlanError, match="Nobody in this diary belongs to this plan"):
            look_at(self.frame("X"), self.plan, "2026-01-26")

    def test_headaches_of_several(self) -> None:
        plan = plan_periods(design="headaches", patients=["P1", "P2"])
        frame = pd.concat([headaches([1, 2, None]).assign(patient=p) for p in ("P1", "P2")])
        look = look_at(frame, plan, "2026-02-01")
        assert look.table["unnumbered"].tolist() == [1, 1]
        assert "Headaches so far: 4" in look.summary() or "All 4 headaches" in look.summary()


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("design", ["periods", "days", "start", "headaches"])
@pytest.mark.parametrize("on", ["2026-01-01", "2026-01-20", "2027-01-01"])
def test_it_is_told_in_every_language(design: str, on: str, language: str) -> None:
    plan = plan_periods(design=design)
    look = look_at(days_of([5, 0] * 10), plan, on)
    assert len(look.summary(language=language).splitlines()) >= 4
