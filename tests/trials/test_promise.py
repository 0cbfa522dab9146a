"""A plan says beforehand how often it would find what, and keeps that word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions.usual import POPULATION, Usual
from hdiary.stats import Blocks, Starts
from hdiary.trials import Plan, plan_trial
from hdiary.trials.longer import find_longer
from hdiary.trials.promise import design_of, promise
from hdiary.trials.text import plan_text
from hdiary.words import load_words


def make_plan(**asked: Any) -> Plan:
    return plan_trial(["desk exercises", "none"], start="2026-01-05", seed=1, **asked)


def test_the_design_is_that_of_the_plan() -> None:
    periods = make_plan(periods=12, washout=2, block=4)
    assert design_of(periods) == Blocks(units=12, block=4, length=7, washout=2)
    headaches = make_plan(design="headaches")
    assert design_of(headaches) == Blocks(units=40, block=4, trend=True)
    start = make_plan(design="start", settle=7)
    assert design_of(start) == Starts(baseline=28, starts=42, settle=7, follow_up=42)


def test_without_a_diary_it_is_reckoned_with_people_in_general_and_says_so() -> None:
    found = promise(make_plan(), runs=100)
    assert found.usual == POPULATION
    assert found.smallest_p == 2 / 2**6
    assert "people in general" in found.summary()
    assert "this diary" not in found.summary()


def test_effects_are_told_in_headache_days_of_28() -> None:
    usual = Usual(headache_share=0.5)
    table = promise(make_plan(), usual=usual, effects=[0.25, 0.5], runs=100).table
    assert table["effect"].tolist() == [0.25, 0.5]
    assert table["difference"].tolist() == [-3.5, -7.0]


def test_points_are_no_more_than_the_pain_that_there_is() -> None:
    plan = make_plan(outcome="mean_pain")
    assert promise(plan, runs=20).table["effect"].tolist() == [0.5, 1.0, 1.5]
    mild = Usual(headache_share=0.1, ratings=(0, 0, 0, 1, 0, 0, 0, 0, 0, 0))
    # A mean of 0.4 over all days: a quarter, half and three quarters of it.
    assert promise(plan, usual=mild, runs=20).table["effect"].tolist() == [0.1, 0.2, 0.3]


def test_it_says_what_it_costs() -> None:
    found = promise(make_plan(periods=12, washout=2), runs=20)
    assert (found.days, found.units, found.left_out) == (84, (42, 42), 24)
    headaches = promise(make_plan(design="headaches"), usual=Usual(headaches_per_week=2.0), runs=20)
    assert (headaches.days, headaches.units) == (140, (20, 20))
    assert "about 20 weeks" in headaches.summary()
    start = promise(make_plan(design="start", settle=7), runs=20)
    assert start.days == sum(start.units) == 28 + 41 + 7 + 42
    assert start.left_out == 7


def test_a_diary_is_kept_in_the_plan_and_reckoned_with() -> None:
    days = pd.date_range("2025-11-01", periods=40)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 0] * 20}))
    plan = make_plan(diary=diary)
    assert plan.usual["headache_share"] == 0.5
    assert "general_fall_sd" in plan.usual
    assert "headache_share = 0.5" in plan_text(plan)
    kept, given = promise(plan, runs=50), promise(make_plan(), diary=diary, runs=50)
    assert kept.usual == given.usual
    assert kept.table.equals(given.table)
    assert "this diary: how often it hurts" in kept.summary()


def test_the_same_seed_promises_the_same() -> None:
    first, again, other = (promise(make_plan(), runs=100, seed=s).table for s in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_planned_looks_cost_power() -> None:
    usual = Usual(wave_sd=0.0, autocorrelation=0.0)
    plain, looked = (
        promise(make_plan(periods=20, looks=looks), usual=usual, effects=[0.8], runs=400).table
        for looks in ((), (14,))
    )
    assert looked["power"][0] < plain["power"][0]


def test_wider_blocks_are_named_where_pairs_leave_too_few_orders() -> None:
    # 2^6 orders of pairs against 6^3 of blocks of four: p-values of 1/32 and 1/108 at least.
    pairs = promise(make_plan(periods=12), runs=600)
    assert pairs.wider is not None
    block, power = pairs.wider
    assert block == 4
    assert power > pairs.table["power"][1] + 0.05
    assert "blocks of 4 instead of 2" in pairs.summary()
    for asked in ({"periods": 12, "block": 4}, {"periods": 14}, {"design": "headaches"}):
        assert promise(make_plan(**asked), runs=100).wider is None


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "asked",
    [
        {"periods": 12, "washout": 1},
        {"periods": 12, "outcome": "mean_pain"},
        {"design": "days", "periods": 28},
        {"design": "headaches"},
        {"design": "start"},
    ],
)
def test_every_design_is_told_in_every_language(language: str, asked: dict[str, Any]) -> None:
    told = promise(make_plan(**asked), runs=20).summary(language=language)
    assert "100" in told
    assert "{" not in told
    assert "inf" not in told
    assert " nan" not in told


def test_a_notebook_shows_the_same_words() -> None:
    found = promise(make_plan(), runs=20)
    assert "people in general" in found._repr_html_()
    assert "Kopfschmerztage" in found.show(language="de")._repr_html_()


def test_a_longer_plan_that_would_do_is_found() -> None:
    usual = Usual(wave_sd=0.0, autocorrelation=0.0, recorded_share=1.0)
    longer = find_longer(make_plan(), effect=0.5, usual=usual, runs=200)
    assert longer.plan is not None
    assert longer.plan.periods > 12
    assert longer.power >= 0.8
    again = promise(longer.plan, effects=[0.5], usual=usual, runs=400).table["power"][0]
    assert again == pytest.approx(0.8, abs=0.1)
    assert str(longer.plan.periods) in longer.tell(load_words("en"))


def test_what_no_sensible_length_would_find_is_said() -> None:
    longer = find_longer(make_plan(), effect=0.02, runs=50)
    assert longer.plan is None
    assert "No trial" in longer.tell(load_words("en"))
    start = find_longer(make_plan(design="start"), effect=0.1, runs=50)
    assert start.plan is None
    assert np.isfinite(start.power)
