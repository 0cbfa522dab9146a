"""What is drawn, and which plans are refused and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hdiary

from .lives import START, plan_periods


def refusal(*arms: str, **how: Any) -> str:
    with pytest.raises(hdiary.PlanError) as error:
        hdiary.plan_trial(list(arms) or ["heat", "ice"], **{"start": START, "seed": 1, **how})
    return str(error.value)


def test_the_schedule_has_a_row_for_each_period_one_behind_the_other() -> None:
    schedule = plan_periods(periods=12, length=7).schedule
    assert list(schedule) == ["period", "first_day", "last_day", "arm"]
    assert schedule["first_day"].iloc[0] == pd.Timestamp(START)
    assert (schedule["last_day"] - schedule["first_day"]).dt.days.eq(6).all()
    assert schedule["first_day"].diff().dropna().dt.days.eq(7).all()
    assert plan_periods(periods=12, length=7).last_day == date(2026, 3, 29)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 4), st.integers(1, 3), st.integers(8, 12), st.integers(0, 2**32), st.booleans()
)
def test_each_block_holds_each_arm_equally_often(
    many: int, times: int, blocks: int, seed: int, headaches: bool
) -> None:
    arms = ["a", "b", "c", "d"][:many]
    block = many * times
    plan = hdiary.plan_trial(
        arms,
        design="headaches" if headaches else "periods",
        periods=block * blocks,
        block=block,
        start=START,
        seed=seed,
    )
    for at in range(0, len(plan.schedule), block):
        assert sorted(plan.schedule["arm"].iloc[at : at + block]) == sorted(arms * times)


def test_every_order_of_a_pair_is_drawn_about_equally_often() -> None:
    first = [plan_periods(seed=seed).order[0][0] for seed in range(400)]
    # 400 fair draws: 200 give or take 3 standard errors of 10.
    assert 170 < sum(first) < 230


def test_the_first_day_of_a_programme_is_any_of_those_possible() -> None:
    drawn = {
        hdiary.plan_trial(["a", "b"], design="start", starts=20, start=START, seed=seed).order[0][0]
        for seed in range(300)
    }
    assert drawn == set(range(20))


def test_a_programme_follows_its_baseline() -> None:
    plan = hdiary.plan_trial(["yoga", "none"], design="start", start=START, seed=4, settle=7)
    before, after = plan.schedule.to_dict("records")
    assert (before["arm"], after["arm"]) == ("none", "yoga")
    assert (after["first_day"] - before["first_day"]).days == 28 + plan.order[0][0]
    # The latest first day, seven days to settle, and 42 to follow.
    assert plan.days == 28 + 41 + 7 + 42


def test_the_same_seed_gives_the_same_plan_and_another_another() -> None:
    assert plan_periods(seed=7).digest == plan_periods(seed=7).digest
    assert plan_periods(seed=7).digest != plan_periods(seed=8).digest


def test_people_get_an_order_of_their_own() -> None:
    plan = plan_periods(patients=["P1", "P2", "P3"])
    assert list(plan.schedule) == ["patient", "period", "first_day", "last_day", "arm"]
    assert plan.schedule.groupby("patient").size().to_dict() == {"P1": 12, "P2": 12, "P3": 12}
    assert len(set(plan.order)) > 1


class TestRefusals:
    """What cannot come out at 5 % two-sided is refused, with what would."""

    @pytest.mark.parametrize(
        ("how", "p", "least"),
        [
            ({"periods": 10}, "6%", "12 periods"),
            ({"periods": 4}, "50%", "12 periods"),
            # Orders of four with two each: 6 a block, and 2 / 36 is above 5 %.
            ({"design": "days", "periods": 8}, "6%", "12 days"),
            ({"design": "headaches", "periods": 4}, "33%", "12 headaches"),
        ],
    )
    def test_too_few(self, how: dict[str, Any], p: str, least: str) -> None:
        told = refusal(**how)
        assert p in told and least in told

    def test_the_fewest_that_it_names_will_do(self) -> None:
        assert hdiary.plan_trial(["a", "b"], periods=12, start=START, seed=1)
        assert hdiary.plan_trial(["a", "b"], design="headaches", periods=12, start=START, seed=1)

    def test_three_arms_need_more_since_three_pairs_are_compared(self) -> None:
        # 2 / 2 ** 6 is 3 %, three times that is above 5 %; 2 / 2 ** 7 will do.
        assert "21 periods" in refusal("a", "b", "c", periods=18)

    def test_too_few_first_days(self) -> None:
        assert "at least 20" in refusal(design="start", starts=19)

    def test_looks_cost_some_of_the_level(self) -> None:
        # With one look each must reach 2.5 %: 2 / 2 ** 7.
        assert "14" in refusal(periods=24, looks=[12])
        plan = plan_periods(periods=24, looks=[14])
        assert plan.looks == (14,)

    @pytest.mark.parametrize(
        ("how", "told"),
        [
            ({"design": "sideways"}, "periods, days, start or headaches"),
            ({"outcome": "side"}, "headache_days_28 or mean_pain"),
            ({"design": "headaches", "outcome": "mean_pain"}, "pain_2h"),
            ({"periods": 13}, "take 12 or 14"),
            ({"block": 3}, "multiple of 2"),
            ({"length": 0}, "1 to 366"),
            ({"washout": 7}, "none would be left"),
            ({"start": "soon"}, "2026-01-05"),
            ({"start": "9999-12-01"}, "begin earlier"),
            ({"periods": 12.5}, "whole number"),
            ({"seed": -1}, "not below 0"),
            ({"seed": True}, "whole number"),
            ({"least_share": 0}, "above 0"),
            ({"looks": [3]}, "whole blocks of 2"),
            ({"looks": [12]}, "before the end"),
            ({"design": "start", "looks": [20]}, "leave looks out"),
            ({"patients": ["a", "a"]}, "once"),
        ],
    )
    def test_what_does_not_fit_is_told(self, how: dict[str, Any], told: str) -> None:
        assert told in refusal(**how)

    @pytest.mark.parametrize(
        ("arms", "told"),
        [
            (["heat"], "One arm"),
            (["a", "b", "c", "d", "e"], "5 arms"),
            (["heat", " Heat "], "same name"),
            (["heat", ""], "needs a name"),
            (["heat", "x" * 61], "needs a name"),
        ],
    )
    def test_arms_that_do_not_fit(self, arms: list[str], told: str) -> None:
        assert told in refusal(*arms)

    def test_one_text_is_no_list_of_arms(self) -> None:
        with pytest.raises(hdiary.PlanError, match="as a list"):
            hdiary.plan_trial("heat", start=START, seed=1)  # type: ignore[arg-type]

    def test_two_arms_that_both_do_nothing_are_one(self) -> None:
        assert "same name" in refusal("none", "nothing")

    def test_nothing_is_no_programme(self) -> None:
        assert "second arm" in refusal("none", "yoga", design="start")

    def test_three_pairs_share_the_level_and_it_is_said(self) -> None:
        assert "no more than 2%" in refusal("a", "b", "c", periods=18)

    @pytest.mark.parametrize("how", [{"start": None}, {"least_share": "half"}])
    def test_what_is_no_value_at_all_is_told(self, how: dict[str, Any]) -> None:
        refusal(**how)
