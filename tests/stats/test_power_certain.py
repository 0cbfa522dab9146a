"""Power where nothing is left to luck, so that every trial is known beforehand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hdiary.stats import Blocks, DayCourse, HeadacheCourse, Life, Starts, reckon_power
from hdiary.stats.quick_power import quick_power

# Every day a headache of 6; every treated headache falls from 5 to 4 by itself.
ALWAYS = Life(
    days=DayCourse(share=1 - 1e-12),
    ratings=(0, 0, 0, 0, 0, 1),
    pain_autocorrelation=0.0,
    headaches=HeadacheCourse(starting=(0, 0, 0, 0, 1), fall=1.0, fall_slope=0.0, fall_sd=0.0),
)
PAIRS = Blocks(units=12, block=2, length=7)  # 64 orders, of which a lived one and its mirror: 1/32
FIRST_DAYS = Starts(baseline=10, starts=20, settle=0, follow_up=10)  # 20 orders


@pytest.mark.parametrize(("level", "share"), [(1 / 32, 1.0), (0.03, 0.0)])
@pytest.mark.parametrize(
    ("outcome", "effect", "length"),
    [("headache_days_28", 1.0, 7), ("mean_pain", 3.0, 7), ("pain_2h", 2.0, 0)],
)
def test_pairs_that_differ_alike_come_out_just_where_their_smallest_p_may(
    outcome: str, effect: float, length: int, level: float, share: float
) -> None:
    found = reckon_power(
        replace(PAIRS, length=length),
        ALWAYS,
        outcome=outcome,  # type: ignore[arg-type]
        effect=effect,
        runs=20,
        level=level,
    )
    assert (found.share, found.error) == (share, 0.0)
    # Each pair differs by the same, so that no other difference is allowed; below the smallest p
    # of the plan any is.
    assert found.half_width == pytest.approx(0.0 if share else math.inf, abs=1e-6)


def test_what_is_shared_between_three_comparisons_has_a_third_of_the_level() -> None:
    three = Blocks(units=18, block=3, arms=3, length=7)
    for level, share in ((3 / 32, 1.0), (0.09, 0.0)):
        found = reckon_power(
            three, ALWAYS, outcome="headache_days_28", effect=1.0, runs=20, level=level
        )
        assert found.share == share
        assert found.half_width == pytest.approx(0.0, abs=1e-6)


def test_pain_at_the_start_is_held_fixed() -> None:
    # From 1 to 9 before, and always one point less after; the first arm takes another one off.
    spread = replace(ALWAYS.headaches, starting=(0, 0, 1, 1, 1, 1, 1, 1, 1))
    found = reckon_power(
        replace(PAIRS, length=0),
        replace(ALWAYS, headaches=spread),
        outcome="pain_2h",
        effect=1.0,
        runs=20,
    )
    assert found.share == 1.0
    assert found.half_width == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("trend", [True, False])
def test_a_straight_line_in_time_is_held_fixed_where_the_design_says_so(trend: bool) -> None:
    # Eight headaches fall from 5 by -3, -2 ... 4 points: a straight line, to which 1 is added.
    line = HeadacheCourse(
        starting=(0, 0, 0, 0, 1), fall=0.5, fall_slope=0.0, fall_sd=0.0, fall_trend=7.0
    )
    found = reckon_power(
        Blocks(units=8, block=2, trend=trend),
        replace(ALWAYS, headaches=line),
        outcome="pain_2h",
        effect=1.0,
        runs=40,
        level=2 / 16,
    )
    assert (found.share == 1.0) is trend
    assert (found.half_width < 1e-6) is trend


def test_headaches_that_are_not_written_down_cost_power() -> None:
    poor = replace(ALWAYS, rated=0.5)
    ten = Blocks(units=10, block=2)
    found = reckon_power(ten, poor, outcome="pain_2h", effect=2.0, runs=200, level=2 / 32)
    assert found.share < 0.5


@pytest.mark.parametrize(("level", "share"), [(0.05, 1.0), (0.04, 0.0)])
@pytest.mark.parametrize(("outcome", "effect"), [("headache_days_28", 1.0), ("mean_pain", 6.0)])
def test_a_first_day_that_ends_everything_is_the_farthest_out_of_all(
    outcome: str, effect: float, level: float, share: float
) -> None:
    found = reckon_power(
        FIRST_DAYS,
        ALWAYS,
        outcome=outcome,  # type: ignore[arg-type]
        effect=effect,
        runs=20,
        level=level,
    )
    assert (found.share, found.error) == (share, 0.0)


def test_a_programme_that_ends_all_headaches_ended_all_of_them_or_all_but_one() -> None:
    # By hand: 28 days in a month down to 0, or, of the 10 to 29 days after the first day, one
    # headache would have been without; half of one of them is the half width.
    found = reckon_power(FIRST_DAYS, ALWAYS, outcome="headache_days_28", effect=1.0, runs=60)
    assert 28 * (1 - 1 / 10) / 2 <= found.half_width <= 28 * (1 - 1 / 29) / 2


def test_pain_that_falls_alike_on_every_day_leaves_one_difference() -> None:
    found = reckon_power(FIRST_DAYS, ALWAYS, outcome="mean_pain", effect=3.0, runs=20)
    assert found.half_width == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("design", [PAIRS, FIRST_DAYS])
def test_without_effect_a_head_that_always_hurts_tells_nothing(design: Blocks | Starts) -> None:
    found = reckon_power(design, ALWAYS, outcome="headache_days_28", effect=0.0, runs=20)
    assert (found.share, found.error) == (0.0, 0.0)
    if isinstance(design, Starts):
        assert found.half_width == math.inf


def test_the_error_of_a_share_is_that_of_so_many_runs() -> None:
    even = replace(ALWAYS, days=DayCourse(share=0.4))
    found = reckon_power(PAIRS, even, outcome="headache_days_28", effect=0.8, runs=90, seed=4)
    assert 0.1 < found.share < 0.9
    assert found.error == pytest.approx(np.std(np.arange(90) < round(90 * found.share)) / 90**0.5)


@pytest.mark.parametrize("design", [PAIRS, FIRST_DAYS])
def test_the_luck_is_that_of_seed_0_unless_told(design: Blocks | Starts) -> None:
    even = replace(ALWAYS, days=DayCourse(share=0.4))
    plain, nought, one = (
        reckon_power(design, even, outcome="headache_days_28", effect=0.5, runs=50, **how)
        for how in ({}, {"seed": 0}, {"seed": 1})
    )
    assert plain == nought
    assert plain != one


# The t test that stands in for it where orders are many.


def test_few_orders_are_judged_by_all_of_them_and_many_by_their_t() -> None:
    even = replace(ALWAYS, days=DayCourse(share=0.4))
    few, how = PAIRS, {"outcome": "headache_days_28", "effect": 0.6, "runs": 60, "seed": 2}
    assert quick_power(few, even, **how) == reckon_power(few, even, **how).share


@pytest.mark.parametrize(
    ("outcome", "effect", "length"),
    [("headache_days_28", 1.0, 7), ("mean_pain", 3.0, 7), ("pain_2h", 2.0, 0)],
)
def test_many_pairs_that_differ_alike_always_come_out(
    outcome: str, effect: float, length: int
) -> None:
    many = Blocks(units=24, block=2, length=length)
    for given, share in ((effect, 1.0), (0.0, 0.0)):
        found = quick_power(many, ALWAYS, outcome=outcome, effect=given, runs=20)  # type: ignore[arg-type]
        assert found == share
