"""Orders that a plan could have drawn, against counting by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats import count_orders, orders_in_blocks, orders_of_starts
from hdiary.stats.orders import Orders, take_rows, terms_of_blocks

PAIRS = np.repeat(np.arange(6), 2)


def test_six_pairs_have_sixty_four_orders_and_each_is_listed_once() -> None:
    orders = orders_in_blocks(np.tile([0, 1], 6), PAIRS)
    assert not orders.sampled
    assert len(np.unique(orders.first, axis=0)) == len(orders.first) == 64
    assert (orders.first ^ orders.second).all()
    assert (orders.first.reshape(64, 6, 2).sum(axis=2) == 1).all()


def test_blocks_of_four_have_six_orders_each() -> None:
    assert count_orders([0, 0, 1, 1] * 2, [0] * 4 + [1] * 4) == 36
    assert len(orders_in_blocks([0, 0, 1, 1] * 2, [0] * 4 + [1] * 4).first) == 36


def test_an_unfinished_block_keeps_what_it_has() -> None:
    orders = orders_in_blocks([0, 1, 0], [0, 0, 1])
    assert orders.first.tolist() == [[True, False, True], [False, True, True]]


def test_of_three_arms_only_the_pair_changes_places() -> None:
    orders = orders_in_blocks([2, 0, 1, 1, 2, 0], [0, 0, 0, 1, 1, 1], pair=(2, 1))
    assert len(orders.first) == count_orders([2, 0, 1, 1, 2, 0], [0, 0, 0, 1, 1, 1], pair=(2, 1))
    assert len(orders.first) == 4
    neither = ~(orders.first | orders.second)
    np.testing.assert_array_equal(np.flatnonzero(neither.all(axis=0)), [1, 5])
    assert orders.first.sum() == 4 * 2


def test_too_many_orders_are_drawn_instead_and_the_same_again_from_the_same_seed() -> None:
    arms, block = np.tile([0, 1], 20), np.repeat(np.arange(20), 2)
    orders = orders_in_blocks(arms, block, seed=3)
    assert orders.sampled
    assert orders.first.shape == (9_999, 40)
    assert (orders.first.reshape(-1, 20, 2).sum(axis=2) == 1).all()
    np.testing.assert_array_equal(orders.first, orders_in_blocks(arms, block, seed=3).first)
    assert (orders.first != orders_in_blocks(arms, block, seed=4).first).any()
    assert np.abs(orders.first.mean(axis=0) - 0.5).max() < 0.02


def test_draws_can_be_had_where_all_could_be_listed() -> None:
    orders = orders_in_blocks([0, 1] * 3, [0, 0, 1, 1, 2, 2], draws=50, seed=1)
    assert orders.sampled
    assert len(orders.first) == 50


def test_a_programme_that_starts_on_another_day_is_another_order() -> None:
    orders = orders_of_starts(10, [3, 5], settle=2, baseline=2, follow_up=3)
    assert [np.flatnonzero(row).tolist() for row in orders.second] == [[1, 2], [3, 4]]
    assert [np.flatnonzero(row).tolist() for row in orders.first] == [[5, 6, 7], [7, 8, 9]]


def test_without_windows_every_day_but_those_of_settling_counts() -> None:
    orders = orders_of_starts(6, [2], settle=1)
    assert np.flatnonzero(orders.second[0]).tolist() == [0, 1]
    assert np.flatnonzero(orders.first[0]).tolist() == [3, 4, 5]


def test_each_unit_is_in_one_block() -> None:
    terms = terms_of_blocks([4, 4, 9])
    assert terms.tolist() == [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize("arms", [[0, 0, 0], [1, 1, 1], [2, 2, 2]])
def test_with_one_arm_there_is_one_order(arms: list[int]) -> None:
    assert count_orders(arms, [0, 0, 0]) == len(orders_in_blocks(arms, [0, 0, 0]).first) == 1


def test_what_settles_grows_evenly_from_the_start_on() -> None:
    """Of three days to settle the first holds a quarter; nothing is held before the start."""
    orders = orders_of_starts(7, [2, 3], settle=3)
    assert orders.held is not None
    assert orders.held.tolist() == [
        [0, 0, 0.25, 0.5, 0.75, 1, 1],
        [0, 0, 0, 0.25, 0.5, 0.75, 1],
    ]
    sudden = orders_of_starts(4, [2]).held
    assert sudden is not None and sudden.tolist() == [[0, 0, 1, 1]]


def test_who_lives_a_row_has_its_arms_and_what_they_hold() -> None:
    orders = orders_of_starts(4, [1, 2], settle=1)
    lived = take_rows(orders, np.array([1, 0, 1]))
    assert lived.first.tolist() == orders.first[[1, 0, 1]].tolist()
    assert lived.second.tolist() == orders.second[[1, 0, 1]].tolist()
    assert lived.held.tolist() == [[0, 0, 0.5, 1], [0, 0.5, 1, 1], [0, 0, 0.5, 1]]
    some = lived.of(np.array([1]))
    assert [part.tolist() for part in (some.first, some.second, some.held)] == [
        orders.first[:1].tolist(), orders.second[:1].tolist(), [[0, 0.5, 1, 1]],
    ]  # fmt: skip
    plain = Orders(first=orders.first, second=orders.second, sampled=False)
    assert take_rows(plain, slice(None)).held.tolist() == orders.first.astype(float).tolist()
