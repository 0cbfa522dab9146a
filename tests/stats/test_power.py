"""Power is the share of lived trials that the randomisation test finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hdiary.stats import (
    Blocks,
    DayCourse,
    HeadacheCourse,
    Life,
    Orders,
    Starts,
    compare_orders,
    orders_in_blocks,
    orders_of_starts,
    reckon_power,
)
from hdiary.stats.designs import Reference, draw_arms, list_orders, means_of_units
from hdiary.stats.rejections import judge_starts, judge_units

LIFE = Life(
    days=DayCourse(share=0.45, autocorrelation=0.3),
    ratings=(0.0, 0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1),
    pain_autocorrelation=0.3,
    headaches=HeadacheCourse(
        starting=(0.1, 0.2, 0.2, 0.2, 0.2, 0.1), fall=0.6, fall_slope=0.4, fall_sd=1.2
    ),
    recorded=0.9,
    rated=0.9,
)


def test_units_in_blocks_know_their_smallest_p() -> None:
    assert Blocks(units=12, block=2, length=7).smallest_p == 2 / 2**6
    assert Blocks(units=12, block=4).smallest_p == 2 / 6**3
    assert Blocks(units=18, block=3, arms=3).smallest_p == 2 / 2**6
    assert Starts(baseline=28, starts=28, settle=0, follow_up=42).smallest_p == 1 / 28


def test_arms_come_equally_often_in_each_block() -> None:
    arms = draw_arms(Blocks(units=12, block=6, arms=3), runs=50, rng=np.random.default_rng(1))
    for arm in range(3):
        assert ((arms.reshape(50, 2, 6) == arm).sum(axis=2) == 2).all()


def test_all_orders_are_listed_or_some_drawn() -> None:
    few = list_orders(Blocks(units=8, block=4), seed=1)
    assert few.complete
    assert len(np.unique(few.orders, axis=0)) == 36
    assert not list_orders(Blocks(units=40, block=4), seed=1).complete


def test_a_unit_with_too_few_recorded_days_does_not_count() -> None:
    design = Blocks(units=2, block=2, length=4, washout=1, least_share=0.5)
    days = np.array([[9.0, 1, 2, 3, 9.0, 5, np.nan, np.nan]])
    means = means_of_units(days, design)
    assert means[0, 0] == 2
    assert np.isnan(means[0, 1])


@pytest.mark.parametrize("trend", [False, True])
def test_periods_are_judged_as_the_analysis_judges_them(trend: bool) -> None:
    rng = np.random.default_rng(2)
    design = Blocks(units=12, block=4)
    arms = draw_arms(design, runs=15, rng=rng)
    values = rng.integers(0, 5, arms.shape) + 0.8 * (arms == 1)
    values[rng.random(arms.shape) < 0.1] = np.nan
    values[:3] = np.nan_to_num(values[:3], nan=1.0)
    time = np.linspace(-1.0, 1.0, 12)
    known = np.broadcast_to(time, arms.shape)[:, :, None] if trend else None
    first = (arms == 0).astype(float)
    found = judge_units(values, first, list_orders(design, seed=1), known=known)
    for run, arm in enumerate(arms):
        one = compare_orders(
            values[run],
            lived=(arm == 0, arm == 1),
            orders=orders_in_blocks(arm, design.block_of),
            beside=time[:, None] if trend else None,
        )
        assert found.p_value[run] == pytest.approx(one.p_value)
        assert found.difference[run] == pytest.approx(one.estimate)
        assert found.half_width[run] == pytest.approx((one.high - one.low) / 2)


def test_headaches_are_judged_as_the_analysis_judges_them() -> None:
    rng = np.random.default_rng(3)
    design = Blocks(units=12, block=4)
    arms = draw_arms(design, runs=10, rng=rng)
    before = rng.integers(2, 9, arms.shape).astype(float)
    after = before - rng.integers(0, 4, arms.shape) - (arms == 0)
    after[rng.random(arms.shape) < 0.1] = np.nan
    known = np.stack([before, np.broadcast_to(np.arange(12.0), before.shape)], axis=2)
    first = (arms == 0).astype(float)
    found = judge_units(after, first, list_orders(design, seed=1), known=known)
    for run, arm in enumerate(arms):
        one = compare_orders(
            after[run],
            lived=(arm == 0, arm == 1),
            orders=orders_in_blocks(arm, design.block_of),
            beside=known[run],
        )
        assert found.p_value[run] == pytest.approx(one.p_value)
        assert found.difference[run] == pytest.approx(one.estimate)


def test_drawn_orders_are_judged_as_the_analysis_judges_them() -> None:
    rng = np.random.default_rng(5)
    design = Blocks(units=12, block=2)
    arms = draw_arms(design, runs=8, rng=rng)
    values = rng.normal(size=arms.shape) + 0.5 * (arms == 1)
    drawn = draw_arms(design, runs=199, rng=rng) == 0
    found = judge_units(
        values, (arms == 0).astype(float), Reference(orders=drawn.astype(float), complete=False),
        level=0.1,
    )  # fmt: skip
    for run, arm in enumerate(arms):
        one = compare_orders(
            values[run],
            lived=(arm == 0, arm == 1),
            orders=Orders(first=drawn, second=~drawn, sampled=True),
            level=0.9,
        )
        assert found.p_value[run] == pytest.approx(one.p_value)
        assert found.difference[run] == pytest.approx(one.estimate)
        assert found.half_width[run] == pytest.approx((one.high - one.low) / 2)


def test_a_trial_without_a_value_of_one_arm_is_one_that_finds_nothing() -> None:
    design = Blocks(units=4, block=2)
    arms = np.array([[0, 1, 1, 0], [0, 1, 0, 1]])
    values = np.array([[1.0, np.nan, np.nan, 3.0], [1.0, 2.0, 1.0, 3.0]])
    found = judge_units(values, (arms == 0).astype(float), list_orders(design, seed=1))
    assert found.p_value.tolist() == [1.0, 2 / 4]
    assert np.isnan(found.difference).tolist() == [True, False]
    assert found.half_width.tolist() == [np.inf, np.inf]


@pytest.mark.parametrize("trend", [False, True])
def test_first_days_are_judged_as_the_analysis_judges_them(trend: bool) -> None:
    rng = np.random.default_rng(4)
    design = Starts(baseline=10, starts=25, settle=3, follow_up=10, trend=trend)
    began = rng.integers(design.starts, size=10)
    values = rng.integers(0, 2, (10, design.days)).astype(float)
    values[rng.random(values.shape) < 0.1] = np.nan
    found = judge_starts(values, began, design=design)
    orders = orders_of_starts(design.days, design.first_days, settle=3)
    time = np.linspace(-1.0, 1.0, design.days)[:, None]
    for run, first in enumerate(began):
        one = compare_orders(
            values[run], lived=int(first), orders=orders, beside=time if trend else None
        )
        assert found.p_value[run] == pytest.approx(one.p_value)
        if np.isfinite(found.half_width[run]):
            assert found.half_width[run] == pytest.approx((one.high - one.low) / 2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("design", "outcome", "effect"),
    [
        (Blocks(units=12, block=2, length=7), "headache_days_28", 0.6),
        (Blocks(units=20, block=2, length=7, washout=1), "mean_pain", 1.2),
        (Blocks(units=84, block=4, length=1), "mean_pain", 1.2),
        (Blocks(units=40, block=4), "pain_2h", 1.2),
        (Blocks(units=24, block=3, arms=3, length=7), "headache_days_28", 0.6),
        (Starts(baseline=28, starts=28, settle=0, follow_up=42), "headache_days_28", 0.6),
    ],
)
def test_no_effect_is_found_as_often_as_the_level_and_a_large_one_oftener(
    design: Blocks | Starts, outcome: str, effect: float
) -> None:
    none, large = (
        reckon_power(design, LIFE, outcome=outcome, effect=e, runs=1500, seed=5)  # type: ignore[arg-type]
        for e in (0.0, effect)
    )
    assert none.share <= 0.05 + 3 * 0.0056
    assert large.share > none.share + 0.05
    assert large.half_width > 0


def test_the_same_seed_gives_the_same_power() -> None:
    pairs = Blocks(units=12, block=2, length=7)
    first, again, other = (
        reckon_power(pairs, LIFE, outcome="headache_days_28", effect=0.5, runs=300, seed=s)
        for s in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_each_interval_of_three_arms_is_as_wide_as_that_of_two() -> None:
    # A claim shares the level between three comparisons; an interval is one of 95 % by itself.
    three, two = (
        reckon_power(design, LIFE, outcome="headache_days_28", effect=0.0, runs=300, seed=7)
        for design in (
            Blocks(units=24, block=3, arms=3, length=7),
            Blocks(units=16, block=2, length=7),
        )
    )
    assert three.half_width == pytest.approx(two.half_width, rel=0.1)
    assert three.share < two.share


def test_more_missing_days_cost_power() -> None:
    days = Blocks(units=56, block=4, length=1)
    full, poor = (
        reckon_power(
            days,
            replace(LIFE, recorded=recorded),
            outcome="headache_days_28",
            effect=0.6,
            runs=400,
            seed=6,
        )
        for recorded in (1.0, 0.5)
    )
    assert poor.share < full.share - 0.1
    assert poor.half_width > full.half_width


def test_arms_that_do_not_fit_into_blocks_are_refused() -> None:
    with pytest.raises(ValueError, match="do not hold"):
        Blocks(units=13, block=2)
