"""What comes next, one at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

import hdiary
from hdiary.trials.turn import take_turn, tell_turn
from hdiary.words import load_words

from .lives import plan_periods, with_order

ON = date(2026, 1, 20)


def told(plan: hdiary.Plan, language: str = "en", **how: Any) -> str:
    turn = take_turn(plan, **{"on": ON, **how})
    return tell_turn(turn, plan, load_words(language, "screen"))


def diary_of(numbers: list[int], who: str = "1") -> Any:
    dates = pd.date_range("2026-01-06", periods=len(numbers), freq="3D")
    frame = {"patient": who, "date": dates, "pain": 6, "pain_before": 6, "pain_after": 3}
    return hdiary.make_diary(pd.DataFrame({**frame, "treatment": "heat", "trial_step": numbers}))


class TestDays:
    """What the lot has for a day, and until when."""

    plan = with_order(plan_periods(), *([0, 1] * 6))

    @pytest.mark.parametrize(
        ("day", "arm"),
        [(5, "desk exercises"), (11, "desk exercises"), (12, "without desk exercises")],
    )
    def test_the_arm_of_a_day(self, day: int, arm: str) -> None:
        assert f"{day} January 2026: {arm}, until" in told(self.plan, on=date(2026, 1, day))

    def test_which_period_it_is_and_until_when(self) -> None:
        turn = take_turn(self.plan, on=ON)
        assert (turn.period, turn.first_day, turn.last_day) == (
            3, date(2026, 1, 19), date(2026, 1, 25),
        )  # fmt: skip

    def test_before_and_after(self) -> None:
        assert "begins on 5 January 2026" in told(self.plan, on=date(2025, 12, 1))
        assert told(self.plan, on=date(2026, 3, 30)) == "The trial ended on 29 March 2026."

    def test_a_day_of_its_own(self) -> None:
        plan = with_order(plan_periods(design="days"), *([0, 1] * 28))
        assert told(plan) == "20 January 2026: without desk exercises (day 16 of 56)."

    def test_a_programme(self) -> None:
        plan = with_order(plan_periods(design="start"), 3)
        assert told(plan, on=date(2026, 2, 4)).endswith("until 4 February 2026.")
        assert "desk exercises, until" in told(plan, on=date(2026, 2, 5))

    def test_a_number_says_nothing_about_days(self) -> None:
        with pytest.raises(hdiary.PlanError, match="leave --step out"):
            told(self.plan, step=1)


class TestHeadaches:
    """The next one, and none after it."""

    plan = with_order(plan_periods(design="headaches", periods=12), *([0, 1] * 6))

    def test_by_its_number(self) -> None:
        assert told(self.plan, step=1).startswith("Headache 1 of 12: desk exercises.")
        assert told(self.plan, step=2).startswith("Headache 2 of 12: wait, do nothing yet.")

    def test_it_asks_for_the_number_beside_it(self) -> None:
        assert "Write its number, 2," in told(self.plan, step=2)

    def test_counted_in_the_diary(self) -> None:
        assert told(self.plan, diary=diary_of([1, 2])).startswith("Headache 3 of 12")

    def test_an_earlier_one_may_be_asked_for_again(self) -> None:
        assert "Headache 1 of 12" in told(self.plan, diary=diary_of([1, 2]), step=1)

    def test_none_after_the_next(self) -> None:
        with pytest.raises(hdiary.PlanError, match="The next headache is number 3"):
            told(self.plan, diary=diary_of([1, 2]), step=4)

    def test_neither_diary_nor_number(self) -> None:
        with pytest.raises(hdiary.PlanError, match="its number"):
            told(self.plan)

    def test_all_are_over(self) -> None:
        assert "All 12 headaches" in told(self.plan, step=13)
        assert "All 12 headaches" in told(self.plan, diary=diary_of([*range(1, 13)]))

    def test_german(self) -> None:
        assert told(self.plan, "de", step=1).startswith("Kopfschmerz 1 von 12: desk exercises.")


class TestSeveralPeople:
    """Whose turn it is must be said."""

    plan = plan_periods(design="headaches", patients=["P1", "P2"])

    def test_who(self) -> None:
        with pytest.raises(hdiary.PlanError, match="2 people are in the plan"):
            told(self.plan, step=1)
        with pytest.raises(hdiary.PlanError, match="Nobody of this name"):
            told(self.plan, step=1, patient="X")
        assert "Headache 1" in told(self.plan, step=1, patient="P2")

    def test_somebody_without_an_entry_begins_with_the_first(self) -> None:
        assert "Headache 1" in told(self.plan, diary=diary_of([1, 2], "P1"), patient="P2")

    @pytest.mark.slow
    def test_one_plan_for_a_diary_of_several(self) -> None:
        plan = plan_periods(design="headaches")
        both = pd.concat([diary_of([1, 2], who).entries for who in ("P1", "P2")])
        diary = hdiary.make_diary(both.drop(columns=["trial_step"]))
        with pytest.raises(hdiary.PlanError, match="2 people"):
            told(plan, diary=diary)
        assert "Headache 3" in told(plan, diary=diary, patient="P2")
