"""Designs of an experiment as arrays, counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hdiary.stats.designs import (
    DRAWN_ORDERS,
    Blocks,
    Reference,
    Starts,
    draw_arms,
    list_orders,
    means_of_units,
)


def reference(many: int, *, complete: bool) -> Reference:
    return Reference(orders=np.zeros((many, 2)), complete=complete)


def test_the_lived_order_is_one_of_all_and_one_more_than_those_drawn() -> None:
    every, drawn = reference(20, complete=True), reference(19, complete=False)
    assert every.p_value(np.array([1, 5, 20])).tolist() == [1 / 20, 5 / 20, 1.0]
    assert drawn.p_value(np.array([0, 4, 19])).tolist() == [1 / 20, 5 / 20, 1.0]


@pytest.mark.parametrize(
    ("level", "many", "complete", "rank"),
    [
        (0.05, 20, True, 1),  # One of twenty may be left out: the next one is the limit.
        (0.05, 64, True, 3),
        (0.03, 20, True, 0),
        (0.29, 100, True, 29),  # 28.999999999999996 to a computer
        (0.05, 19, False, 0),
        (0.05, 1999, False, 99),
        (0.29, 99, False, 28),
        (0.03, 19, False, 0),
    ],
)
def test_a_limit_leaves_out_as_many_orders_as_the_level_lets(
    level: float, many: int, complete: bool, rank: int
) -> None:
    assert reference(many, complete=complete).rank(level) == rank


def test_blocks_count_their_days_their_pairs_and_their_smallest_p() -> None:
    three = Blocks(units=18, block=6, arms=3, length=7)
    assert (three.days, three.comparisons) == (126, 3)
    assert three.block_of.tolist() == [0] * 6 + [1] * 6 + [2] * 6
    # Two of three arms, two of each in a block of four: six ways in each of three blocks.
    assert three.smallest_p == 2 / 6**3
    assert three.of_two == Blocks(units=12, block=4, arms=2, length=7)
    assert Blocks(units=4, block=4).comparisons == 1
    assert Blocks(units=8, block=4, arms=4).comparisons == 6


@pytest.mark.parametrize(
    ("units", "block", "arms"), [(13, 2, 2), (12, 3, 2), (12, 4, 3), (4, 1, 1), (0, 2, 2)]
)
def test_arms_that_do_not_fit_into_blocks_are_refused(units: int, block: int, arms: int) -> None:
    with pytest.raises(
        ValueError,
        match=f"^{units} units in blocks of {block} do not hold {arms} arms equally often",
    ):
        Blocks(units=units, block=block, arms=arms)


def test_a_first_day_is_drawn_from_days_in_a_row_after_the_baseline() -> None:
    # 3 days before, a start on day 3, 4 or 5, two days of settling, 2 days after them.
    design = Starts(baseline=3, starts=3, settle=2, follow_up=2)
    assert design.days == 9
    assert design.first_days.tolist() == [3, 4, 5]
    third, two = 1 / 3, 2 / 3
    np.testing.assert_allclose(
        design.held,
        [
            [0, 0, 0, third, two, 1, 1, 1, 1],
            [0, 0, 0, 0, third, two, 1, 1, 1],
            [0, 0, 0, 0, 0, third, two, 1, 1],
        ],
    )
    assert (design.smallest_p, design.comparisons) == (1 / 3, 1)


@pytest.mark.parametrize("arms", [2, 3])
def test_arms_are_drawn_equally_often_in_each_block_in_every_order(arms: int) -> None:
    design = Blocks(units=2 * arms, block=arms, arms=arms)
    drawn = draw_arms(design, runs=600, rng=np.random.default_rng(1))
    blocks = drawn.reshape(600, 2, arms)
    assert (np.sort(blocks, axis=2) == np.arange(arms)).all()
    seen = np.unique(drawn, axis=0, return_counts=True)[1]
    ways = math.factorial(arms) ** 2
    assert len(seen) == ways
    assert seen.min() > 0.3 * 600 / ways


def test_up_to_2048_orders_are_listed_and_of_more_so_many_are_drawn() -> None:
    every = list_orders(Blocks(units=22, block=2), seed=1)
    assert every.complete
    assert len(np.unique(every.orders, axis=0)) == 2**11
    assert set(np.unique(every.orders)) == {0.0, 1.0}
    assert (every.orders.reshape(-1, 11, 2).sum(axis=2) == 1).all()
    design = Blocks(units=24, block=2)
    some, again, others = (list_orders(design, seed=s) for s in (1, 1, 2))
    assert not some.complete
    assert some.orders.shape == (DRAWN_ORDERS, 24)
    assert (some.orders.reshape(-1, 12, 2).sum(axis=2) == 1).all()
    np.testing.assert_array_equal(some.orders, again.orders)
    assert (some.orders != others.orders).any()


def test_a_unit_counts_by_the_mean_of_its_recorded_days_if_they_are_enough() -> None:
    nan = np.nan
    days = np.array([[9, 1, 2, 3, 6, 9, 5, nan, 7, nan, 9, 5, nan, nan, nan]], dtype=float)
    design = Blocks(units=3, block=3, arms=3, length=5, washout=1)
    # Four days of each count; the second has two of them, which is half, the third only one.
    assert means_of_units(days, design)[0, :2].tolist() == [3.0, 6.0]
    assert np.isnan(means_of_units(days, design)[0, 2])
    any_ = Blocks(units=3, block=3, arms=3, length=5, washout=1, least_share=0.0)
    assert means_of_units(days, any_)[0].tolist() == [3.0, 6.0, 5.0]
    nothing = np.full((1, 15), nan)
    assert np.isnan(means_of_units(nothing, any_)).all()
