"""Somebody who lives a plan writes an ordinary diary, and finds what was promised."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary.diary import make_diary
from hdiary.questions.usual import Usual
from hdiary.trials import Plan, plan_trial, trial
from hdiary.trials.participant import simulate_participant
from hdiary.trials.promise import promise


def make_plan(*arms: str, people: int = 0, **asked: Any) -> Plan:
    names = [f"P{i:04d}" for i in range(people)]
    both = list(arms) or ["desk exercises", "none"]
    return plan_trial(both, start="2026-01-05", seed=1, patients=names, **asked)


def test_every_day_has_a_row_and_says_what_was_done() -> None:
    plan = make_plan(periods=12)
    rows = simulate_participant(plan, effect=0.5, missing=0.0, seed=2)
    assert rows.columns.tolist() == ["date", "pain", "treatment", "trial_done"]
    assert rows["date"].iloc[[0, -1]].tolist() == ["2026-01-05", "2026-03-29"]
    first = plan.schedule.loc[plan.schedule.index.repeat(7), "arm"].to_numpy() == "desk exercises"
    assert (rows["treatment"].notna().to_numpy() == first).all()
    assert rows["pain"].between(0, 10).all()
    assert 0.1 < (rows["pain"] > 0).mean() < 0.7


def test_what_is_no_treatment_is_written_among_the_activities() -> None:
    rows = simulate_participant(make_plan("heat", "ice", periods=12), effect=0.0, seed=1)
    assert set(rows["treatment"]) == {"heat", "ice"}
    assert "activity" not in rows
    rows = simulate_participant(make_plan("walk to work", "heat", periods=12), effect=0, seed=1)
    assert set(rows["activity"].dropna()) == {"walk to work"}
    assert set(rows["treatment"].dropna()) == {"heat"}


def test_a_share_is_missed() -> None:
    rows = simulate_participant(make_plan(people=20), effect=0.0, missing=0.3, seed=3)
    assert len(rows) == pytest.approx(0.7 * 20 * 84, rel=0.05)
    assert rows["patient"].nunique() == 20


def test_headaches_are_numbered_and_rated_before_and_after() -> None:
    plan = make_plan("heat", "none", design="headaches", periods=24)
    rows = simulate_participant(plan, effect=1.0, missing=0.0, seed=4)
    assert rows["trial_step"].tolist() == list(range(1, 25))
    assert rows["date"].is_unique
    assert (rows["treatment"].to_numpy() == plan.schedule["arm"].to_numpy()).all()
    assert (rows["pain"] >= rows[["pain_before", "pain_after"]].max(axis=1)).all()
    diary = make_diary(rows)
    # That only headaches are listed is as it should be.
    assert len(diary.problems) == 1
    assert trial(diary, plan=plan).table["periods"].tolist() == [24]


def test_where_the_plan_is_not_followed_there_is_no_effect() -> None:
    plan = make_plan(people=60, periods=12)
    done, half = (
        simulate_participant(plan, effect=1.0, missing=0.0, adherence=share, seed=5)
        for share in (1.0, 0.5)
    )
    # What the day before a period brought may last a day.
    assert (done.loc[done["treatment"].notna(), "pain"] > 0).mean() < 0.03
    skipped = half[half["trial_done"] == "no"]
    assert skipped["treatment"].isna().all()
    assert (skipped["pain"] > 0).mean() == pytest.approx(0.45, abs=0.05)
    assert len(skipped) == pytest.approx(0.5 * 0.5 * 60 * 84, rel=0.05)


def test_the_same_seed_writes_the_same_diary() -> None:
    plan = make_plan()
    first, again = (simulate_participant(plan, effect=0.5, seed=6) for _ in range(2))
    assert first.equals(again)


@pytest.mark.parametrize("wrong", [{"missing": 1.2}, {"adherence": -0.1}])
def test_a_share_that_is_none_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        simulate_participant(make_plan(), effect=0.0, **wrong)


@pytest.mark.parametrize(
    "asked",
    [
        {"periods": 12},
        {"periods": 12, "outcome": "mean_pain"},
        {"design": "days", "periods": 28},
        {"design": "headaches"},
        {"design": "start"},
    ],
)
def test_a_participant_can_be_analysed_in_every_design(asked: dict[str, Any]) -> None:
    plan = make_plan("heat", "none", **asked)
    result = trial(make_diary(simulate_participant(plan, effect=0.4, seed=7)), plan=plan)
    assert np.isfinite(result.table["p_value"]).all()


@pytest.mark.slow
def test_as_many_participants_find_it_as_was_promised() -> None:
    # Three standard errors of 400 trials, and of the promise.
    usual = Usual(autocorrelation=0.2, wave_sd=0.3, recorded_share=0.9)
    plan = make_plan(people=400, periods=20)
    told = promise(plan, effects=[0.6], usual=usual).table.iloc[0]
    rows = simulate_participant(plan, effect=0.6, usual=usual, missing=0.1, seed=8)
    found = trial(make_diary(rows), plan=plan).table
    share = (found["p_value"] <= 0.05).mean()
    assert share == pytest.approx(
        told["power"], abs=3 * (0.025**2 + told["power_error"] ** 2) ** 0.5
    )
    assert found["difference"].mean() == pytest.approx(told["difference"], abs=0.6)
