"""What comes of a trial, by hand and against published values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import hdiary

from .lives import START, arm_of_days, days_of, live_days, plan_periods

SAME = {"desk exercises": 3.0, "none": 3.0}
CLEAR = {"desk exercises": 0.0, "none": 5.0}


def test_a_difference_in_every_pair_has_the_smallest_p_value() -> None:
    result = hdiary.trial(live_days(plan_periods(), CLEAR), plan=plan_periods())
    (row,) = result.table.to_dict("records")
    assert (row["arm"], row["against"]) == ("desk exercises", "none")
    assert row["difference"] == pytest.approx(-28.0)
    # Two of the 2 ** 6 orders: the one lived and its mirror image.
    assert row["p_value"] == 2 / 64
    assert (row["orders"], row["exact"], row["p_error"]) == (64, True, 0.0)
    assert row["verdict"] == "fewer headache days"
    assert row["periods"] == row["planned"] == 12


def test_scan_finds_two_in_twenty_one() -> None:
    # R package scan 0.67.1, rand_test of the mean A - B, 21 possible first days, limit 5 and 5.
    before = [6, 7, 5, 8, 6, 6, 7, 9, 5, 6, 7, 8, 6, 7]
    after = [5, 6, 4, 5, 3, 6, 4, 5, 2, 4, 3, 5, 4, 2, 3, 4]
    plan = hdiary.plan_trial(
        ["programme", "none"],
        design="start",
        baseline=5,
        starts=21,
        follow_up=5,
        outcome="mean_pain",
        start=START,
        seed=1,
    )
    plan = replace(plan, order=((14 - 5,),))
    row = hdiary.trial(hdiary.make_diary(days_of(before + after)), plan=plan).table.iloc[0]
    assert row["p_value"] == pytest.approx(2 / 21)
    assert row["difference"] == pytest.approx(-2.580357142857)
    assert row["verdict"] == "cannot tell yet"


def test_pairs_agree_with_a_test_of_signs_by_hand() -> None:
    # Six pairs whose differences are 1, 2, 3, 4, 5 and -1 headache days in seven: of the 64 ways
    # of choosing signs, those whose sum is 14 or more: all plus (16), only one 1 minus (14,
    # twice): 3, and as many on the other side.
    plan = plan_periods()
    counts = []
    for pair, more in zip(range(6), (1, 2, 3, 4, 5, -1), strict=True):
        low, high = (1, 1 + more) if more > 0 else (1 - more, 1)
        arms = plan.schedule["arm"].iloc[2 * pair : 2 * pair + 2]
        counts += [high if arm == "none" else low for arm in arms]
    pains = [4.0 if day < many else 0.0 for many in counts for day in range(7)]
    row = hdiary.trial(hdiary.make_diary(days_of(pains)), plan=plan).table.iloc[0]
    assert row["p_value"] == 6 / 64
    assert row["difference"] == pytest.approx(-28 * 14 / 6 / 7)


def test_drawn_orders_agree_with_listed_ones_within_their_error() -> None:
    plan = plan_periods(periods=16)
    rng = np.random.default_rng(1)
    for _ in range(5):
        diary = hdiary.make_diary(days_of(5.0 * (rng.random(112) < 0.4)))
        listed = hdiary.trial(diary, plan=plan).table.iloc[0]
        drawn = hdiary.trial(diary, plan=plan, draws=4000, seed=3).table.iloc[0]
        assert not drawn["exact"]
        assert abs(drawn["p_value"] - listed["p_value"]) <= 4 * drawn["p_error"]
        assert drawn["difference"] == pytest.approx(listed["difference"])


def test_nothing_is_claimed_where_nothing_differs() -> None:
    row = hdiary.trial(live_days(plan_periods(), SAME), plan=plan_periods()).table.iloc[0]
    assert row["verdict"] == "not enough data"
    assert pd.isna(row["difference"]) or row["difference"] == 0


class TestThreeArms:
    """Each pair of arms is compared, and Holm's way allows for that."""

    plan = hdiary.plan_trial(["heat", "ice", "none"], periods=21, start=START, seed=2)

    def diary(self) -> hdiary.Diary:
        rng = np.random.default_rng(2)
        share = {"heat": 0.1, "ice": 0.15, "none": 0.9}
        arms = arm_of_days(self.plan)
        return hdiary.make_diary(days_of([5.0 * (rng.random() < share[arm]) for arm in arms]))

    def test_there_is_a_row_for_each_pair(self) -> None:
        table = hdiary.trial(self.diary(), plan=self.plan).table
        assert list(zip(table["arm"], table["against"], strict=True)) == [
            ("heat", "ice"), ("heat", "none"), ("ice", "none"),
        ]  # fmt: skip

    def test_the_smallest_p_value_counts_three_times(self) -> None:
        table = hdiary.trial(self.diary(), plan=self.plan).table
        assert table["p_value"].iloc[1] == table["p_value"].iloc[2] == 2 / 2**7
        assert table["p_holm"].tolist()[1:] == [3 * 2 / 2**7, 3 * 2 / 2**7]
        assert table["verdict"].tolist()[1:] == ["fewer headache days"] * 2


class TestTheEnd:
    """The effect is not to be seen before the end."""

    def half(self) -> hdiary.Diary:
        return live_days(plan_periods(), CLEAR).between(last_day="2026-02-20")

    def test_a_trial_that_goes_on_is_not_analysed(self) -> None:
        with pytest.raises(hdiary.PlanError, match="6 of 12"):
            hdiary.trial(self.half(), plan=plan_periods())

    def test_one_that_has_ended_is_with_what_took_place(self) -> None:
        row = hdiary.trial(self.half(), plan=plan_periods(), ended=True).table.iloc[0]
        # Three whole pairs: the smallest p-value is a quarter.
        assert row["verdict"] == "not enough data"
        assert "too few" in row["reason"]
        assert np.isnan(row["difference"])

    def test_a_planned_look_may_be_taken_and_costs(self) -> None:
        plan = plan_periods(periods=24, looks=[14])
        diary = live_days(plan, CLEAR).between(last_day="2026-04-12")
        result = hdiary.trial(diary, plan=plan)
        row = result.table.iloc[0]
        assert row["p_value"] == 2 / 2**7
        assert row["verdict"] == "fewer headache days"
        assert result.settings["level"] == pytest.approx(0.975)

    def test_four_of_five_are_not_the_end(self) -> None:
        diary = live_days(plan_periods(), CLEAR).between(last_day="2026-03-17")
        with pytest.raises(hdiary.PlanError, match="10 of 12"):
            hdiary.trial(diary, plan=plan_periods())

    def test_a_last_day_that_was_forgotten_does_not_keep_it_open(self) -> None:
        diary = live_days(plan_periods(), CLEAR).between(last_day="2026-03-27")
        assert hdiary.trial(diary, plan=plan_periods()).table["periods"].tolist() == [12]

    def test_a_look_shows_nothing_of_what_came_after_it(self) -> None:
        plan = plan_periods(periods=24, looks=[14])
        later = live_days(plan, CLEAR).between(last_day="2026-04-30")
        result = hdiary.trial(later, plan=plan)
        assert result.table["periods"].tolist() == [14]
        assert result.periods["value"].notna().sum() == 14
        told = result.summary()
        assert "a look that was planned: 14 of 24 so far" in told
        assert "not known" not in told

    def test_who_says_that_it_ended_when_it_is_over_is_not_told_that_it_was_early(self) -> None:
        plan = plan_periods(design="days", outcome="mean_pain")
        rng = np.random.default_rng(1)
        frame = days_of(rng.integers(1, 8, 56))[rng.random(56) < 0.85]
        told = hdiary.trial(hdiary.make_diary(frame), plan=plan, ended=True).summary()
        assert "ended early" not in told
        half = hdiary.trial(hdiary.make_diary(frame.iloc[:30]), plan=plan, ended=True).summary()
        assert "ended early" in half

    def test_somebody_daily_is_judged_at_a_look_and_when_it_ended_early(self) -> None:
        plan = plan_periods(periods=24, looks=[14], outcome="mean_pain")
        rng = np.random.default_rng(2)
        pain = {"desk exercises": 3.0, "none": 6.0}
        frame = days_of([pain[arm] + rng.integers(0, 2) for arm in arm_of_days(plan)])
        kept = frame[rng.random(168) < 0.9]
        look = hdiary.make_diary(kept[kept["date"] < "2026-04-20"])
        assert hdiary.trial(look, plan=plan).table["verdict"].tolist() == ["less pain"]

    def test_at_a_look_the_usual_level_is_not_enough(self) -> None:
        # 2 / 2 ** 6 is below 5 % and above half of it.
        plan = plan_periods(periods=24, looks=[14])
        pains = [CLEAR[arm] for arm in arm_of_days(plan)]
        # In one of seven pairs the two are alike.
        for day in range(14):
            pains[day] = 0.0
        row = hdiary.trial(hdiary.make_diary(days_of(pains[: 14 * 7])), plan=plan).table.iloc[0]
        assert 0.025 < row["p_value"] <= 0.05
        assert row["verdict"] == "cannot tell yet"


def test_a_list_of_headaches_gives_no_rate() -> None:
    frame = days_of([5.0] * 84).iloc[::3]
    diary = hdiary.make_diary(frame)
    row = hdiary.trial(diary, plan=plan_periods(), ended=True).table.iloc[0]
    assert row["verdict"] == "not enough data"
    assert np.isnan(row["difference"])


def test_an_arm_that_was_never_recorded_is_not_compared() -> None:
    plan = plan_periods()
    arms = arm_of_days(plan)
    frame = days_of([0.0, 5.0] * 42)
    frame = frame[[arm == "none" for arm in arms]]
    row = hdiary.trial(hdiary.make_diary(frame), plan=plan).table.iloc[0]
    assert row["verdict"] == "not enough data"
    assert row["reason"] == "one of the two has nothing recorded to compare"


def test_bounds_hold_whatever_was_not_recorded() -> None:
    plan = plan_periods()
    whole = days_of([CLEAR[arm] for arm in arm_of_days(plan)])
    rng = np.random.default_rng(4)
    part = hdiary.make_diary(whole[rng.random(84) > 0.1])
    row = hdiary.trial(part, plan=plan).table.iloc[0]
    assert row["lowest"] < -20 < row["highest"] + 28
    assert row["lowest"] <= -28.0 <= row["highest"]


@pytest.mark.parametrize("how", [{"level": 0.2}, {"draws": 3}])
def test_settings_out_of_range_are_refused(how: dict[str, float]) -> None:
    with pytest.raises(hdiary.PlanError):
        hdiary.trial(live_days(plan_periods(), CLEAR), plan=plan_periods(), **how)  # type: ignore[arg-type]


@pytest.mark.slow
def test_the_claim_holds_its_level_where_nothing_differs() -> None:
    # Six pairs reach 2 / 64: about 9 of 300 null trials, give or take 3 standard errors of 3.
    rng = np.random.default_rng(5)
    claims = 0
    for seed in range(300):
        plan = plan_periods(seed=seed)
        days = np.zeros(84)
        for day in range(84):
            share = 0.4 + 0.6 * (days[day - 1] - 0.4 if day else 0.0)
            days[day] = rng.random() < share
        verdict = hdiary.trial(hdiary.make_diary(days_of(5 * days)), plan=plan).table["verdict"]
        claims += verdict.iloc[0] in {"fewer headache days", "more headache days"}
    assert claims <= 18


def test_somebody_who_hurts_every_day_and_forgot_some_keeps_no_list() -> None:
    plan = plan_periods(outcome="mean_pain")
    rng = np.random.default_rng(1)
    pain = {"desk exercises": 3.0, "none": 6.0}
    frame = days_of([pain[arm] + rng.integers(0, 3) for arm in arm_of_days(plan)])
    row = hdiary.trial(hdiary.make_diary(frame[rng.random(84) < 0.9]), plan=plan).table.iloc[0]
    assert row["verdict"] == "less pain"


def test_one_entry_far_ahead_does_not_open_the_result() -> None:
    plan = plan_periods()
    frame = days_of([CLEAR[arm] for arm in arm_of_days(plan)])
    slip = pd.concat([frame.iloc[:30], frame.iloc[[83]]])
    with pytest.raises(hdiary.PlanError, match="4 of 12"):
        hdiary.trial(hdiary.make_diary(slip), plan=plan)


def test_nobody_is_advised_by_the_scatter_of_people_who_shared_one_order() -> None:
    plan = plan_periods(outcome="mean_pain")
    rng = np.random.default_rng(3)
    # What happened to everybody in the same weeks: two points of pain, up and down.
    together = 4.0 + 2.0 * np.sin(np.arange(84) / 9.0)
    people = [
        days_of(np.clip(together + rng.normal(0, 0.5, 84), 0, 10).round(), patient=f"P{n}")
        for n in range(6)
    ]
    result = hdiary.trial(hdiary.make_diary(pd.concat(people)), plan=plan)
    assert result.table["shrunk"].isna().all()
    assert result.pooled[["ci_low", "prediction_low"]].isna().all(axis=None)
    assert set(result.table["advice"]) <= {"cannot tell yet", "either may do"}
    assert "likely" not in result.summary().split("on average")[1].splitlines()[0]


def test_two_kinds_of_one_treatment_are_told_apart() -> None:
    plan = hdiary.plan_trial(["desk exercises", "neck exercises"], start=START, seed=1)
    arms = arm_of_days(plan)
    rng = np.random.default_rng(1)
    frame = days_of(5.0 * (rng.random(84) < 0.4), treatment=arms)
    assert hdiary.trial(hdiary.make_diary(frame), plan=plan).table["followed"].tolist() == [1.0]
