"""Designs of the same length that find more, and which of them a plan takes by itself."""

from __future__ import annotations

from typing import Any

import pytest

from hdiary.cli.trial_asked import make_plan
from hdiary.diary import Diary, make_diary
from hdiary.simulate import simulate_diaries
from hdiary.trials import plan_trial, promise
from hdiary.trials.longer import find_alike

START = "2026-12-05"


@pytest.fixture(scope="module")
def diary() -> Diary:
    return make_diary(simulate_diaries(days=180, seed=3).entries)


def asked(**given: Any) -> dict[str, Any]:
    """Give what the command line would have been told."""
    names = ("length", "washout", "settle", "baseline", "starts", "follow_up", "periods", "block")
    every = dict.fromkeys((*names, "outcome", "trend", "start", "patients"))
    return {
        **every, "arms": ("exercise", "none"), "design": "periods", "looks": (), "seed": 1,
        "for_everybody": False, **given,
    }  # fmt: skip


def test_the_blocks_that_are_taken_find_clearly_more_than_pairs(diary: Diary) -> None:
    def power(plan: Any) -> float:
        return float(promise(plan, effects=[0.5], runs=600).table["power"].iloc[0])

    taken = make_plan(asked(), diary)
    assert (taken.periods, taken.block) == (12, 4)
    pairs = make_plan(asked(block=2), diary)
    assert pairs.block == 2
    assert power(taken) > power(pairs) + 0.08


@pytest.mark.parametrize(
    ("given", "block"),
    [
        ({"periods": 14}, 2),
        ({"looks": (14,), "periods": 16}, 2),
        ({"arms": ("heat", "ice", "none"), "periods": 24}, 6),
        ({"block": 12}, 12),
        ({"design": "days"}, 4),
    ],
)
def test_which_blocks_are_taken(given: dict[str, Any], block: int, diary: Diary) -> None:
    assert make_plan(asked(**given), diary).block == block


def test_without_a_diary_a_plan_is_that_of_plan_trial() -> None:
    plan = make_plan(asked(), None)
    assert plan.order == plan_trial(["exercise", "none"], start=START, seed=1).order


def test_designs_of_the_same_days_are_told_where_they_find_more(diary: Diary) -> None:
    plan = make_plan(asked(), diary)
    told = find_alike(plan, effect=0.5, own=0.25, diary=diary)
    keys = [part.key for part in told]
    assert keys[-1] == "trial.promise.single_days"
    assert int(str(told[-1].value("n"))) == plan.days
    assert find_alike(plan, effect=0.5, own=0.95, diary=diary) == []
    # What wears off slowly is nothing for single days.
    slow = make_plan(asked(washout=3), diary)
    assert "trial.promise.single_days" not in [
        part.key for part in find_alike(slow, effect=0.5, own=0.0, diary=diary)
    ]
