"""Everybody's lots drawn again: a test of several people at once."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from hdiary.stats.lots import lots_in_blocks, lots_of_starts
from hdiary.stats.orders import orders_in_blocks, orders_of_starts, terms_of_blocks
from hdiary.stats.randomised import compare_orders
from hdiary.stats.together import combine_lots

PAIRS = np.repeat(np.arange(3), 2)


def draw(people: int, rng: np.random.Generator) -> np.ndarray:
    """Draw pairs for some people."""
    first = np.tile([True, False], (3, 1))
    return np.array([rng.permuted(first, axis=1).ravel() for _ in range(people)])


def test_drawing_agrees_with_all_ways_of_all_lots() -> None:
    rng = np.random.default_rng(1)
    arm, values = draw(3, rng), rng.normal(size=(3, 6))
    lots = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=False)
    rows = np.vstack(lots.tables)
    assert rows.shape == (9, 2)
    sums = np.array([sum(way) for way in product(*rows)])
    exact = (np.abs(sums - sums.mean()) >= abs(lots.lived - sums.mean()) - 1e-9).mean()
    p_value, error = combine_lots(lots.lived, lots.tables, draws=20_000, seed=2)
    assert p_value == pytest.approx(exact, abs=4 * error)


def test_of_one_person_it_is_the_own_test() -> None:
    rng = np.random.default_rng(3)
    block = np.repeat(np.arange(5), 2)
    arm = np.tile([True, False], 5)
    values = rng.normal(size=10)
    lots = lots_in_blocks(values[None], arm[None], ~arm[None], block, beside=None, same=False)
    p_value, error = combine_lots(lots.lived, lots.tables, draws=20_000)
    orders = orders_in_blocks(np.where(arm, 0, 1), block)
    known = compare_orders(values, lived=(arm, ~arm), orders=orders).p_value
    assert p_value == pytest.approx(known, abs=4 * error)


def test_one_order_for_everybody_is_one_lot() -> None:
    rng = np.random.default_rng(4)
    arm = np.repeat(draw(1, rng), 50, axis=0)
    values = rng.normal(size=(50, 6)) - 9.0 * arm
    one = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=True)
    own = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=False)
    # Two of the eight orders of one lot, whatever 50 people show.
    assert combine_lots(one.lived, one.tables)[0] == pytest.approx(2 / 8, abs=0.02)
    assert combine_lots(own.lived, own.tables)[0] == pytest.approx(1e-4)


def test_what_is_missing_adds_nothing_and_the_rest_still_does() -> None:
    arm = np.tile([True, False], (1, 3))
    values = np.array([[1.0, 4.0, np.nan, 5.0, 2.0, 6.0]])
    lots = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=False)
    assert np.isfinite(lots.tables[0]).all()
    assert lots.lived < 0.0


def test_large_blocks_keep_the_order_that_was_lived() -> None:
    rng = np.random.default_rng(6)
    arm = rng.permutation(np.repeat([True, False], 10))[None]
    values = rng.normal(size=(1, 20)) - 5.0 * arm
    lots = lots_in_blocks(values, arm, ~arm, np.zeros(20, dtype=int), beside=None, same=False)
    assert lots.tables[0].shape == (1, 1_000)
    assert lots.tables[0][0, 0] == pytest.approx(lots.lived)
    assert combine_lots(lots.lived, lots.tables)[0] < 0.005


def test_it_claims_as_often_as_it_says_where_there_is_nothing() -> None:
    rng = np.random.default_rng(7)
    claims = []
    for run in range(400):
        arm = draw(4, rng)
        values = rng.normal(size=(4, 6)).cumsum(axis=1)
        values[rng.random(values.shape) < 0.1] = np.nan
        lots = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=False)
        claims.append(combine_lots(lots.lived, lots.tables, draws=399, seed=run)[0] <= 0.05)
    assert np.mean(claims) == pytest.approx(0.05, abs=0.03)


def test_first_days_of_everybody_are_lots_of_their_own() -> None:
    rng = np.random.default_rng(8)
    orders = orders_of_starts(30, list(range(10, 20)))
    lived = np.array([2, 7, 4, 9])
    values = rng.normal(size=(4, 30)) - 9.0 * orders.first[lived]
    lots = lots_of_starts(values, orders, lived, same=False)
    assert lots.tables[0].shape == (4, 10)
    assert combine_lots(lots.lived, lots.tables)[0] < 0.01
    one = lots_of_starts(values, orders, lived, same=True)
    assert one.tables[0].shape == (1, 10)


def test_a_person_without_any_change_counts_nothing() -> None:
    arm = np.tile([True, False], (2, 3))
    values = np.array([[1.0] * 6, [1.0, 4.0, 2.0, 5.0, 2.0, 6.0]])
    lots = lots_in_blocks(values, arm, ~arm, PAIRS, beside=None, same=False)
    alone = lots_in_blocks(values[1:], arm[1:], ~arm[1:], PAIRS, beside=None, same=False)
    assert lots.lived == pytest.approx(alone.lived)


def test_blocks_add_what_is_left_of_the_values_by_their_own_spread() -> None:
    # By hand: without the blocks' means -1, 1, 1 and -1 are left, so that each of two lots adds
    # 1 or -1, with a spread of sqrt(2) of both; lived is -2 / sqrt(2).
    arm = np.array([[True, False, False, True]])
    values, block = np.array([[1.0, 3.0, 4.0, 2.0]]), np.array([0, 0, 1, 1])
    terms = terms_of_blocks(block)
    for size, beside in ((1.0, terms), (10.0, terms), (1.0, terms[None])):
        lots = lots_in_blocks(values * size, arm, ~arm, block, beside=beside, same=False)
        assert lots.lived == pytest.approx(-np.sqrt(2))
        np.testing.assert_allclose(
            np.sort(lots.tables[0], axis=1), np.tile([-(0.5**0.5), 0.5**0.5], (2, 1))
        )


def test_what_is_held_fixed_is_everybodys_own_where_people_differ() -> None:
    rng = np.random.default_rng(9)
    arm, values, before = draw(2, rng), rng.normal(size=(2, 6)), rng.normal(size=(2, 6, 1))
    both = lots_in_blocks(values, arm, ~arm, PAIRS, beside=before, same=False)
    alone = [
        lots_in_blocks(values[[i]], arm[[i]], ~arm[[i]], PAIRS, beside=before[i], same=False)
        for i in range(2)
    ]
    assert both.lived == pytest.approx(alone[0].lived + alone[1].lived)
    np.testing.assert_allclose(both.tables[0], np.vstack([one.tables[0] for one in alone]))


def test_blocks_of_one_arm_alone_draw_nothing_and_add_nothing() -> None:
    arm = np.array([[True, True, False, False]])
    lots = lots_in_blocks(
        np.array([[9.0, 8.0, 1.0, 2.0]]), arm, ~arm, np.array([0, 0, 1, 1]), beside=None, same=False
    )
    assert (lots.lived, lots.tables) == (0.0, [])


def test_first_days_add_their_difference_of_means_by_its_own_spread() -> None:
    # By hand: starts on days 1, 2 and 3 have differences of 4/3 - 4, 2 less 4 and 0 less 8/3 ...
    values = np.array([[4.0, 4.0, 0.0, 0.0], [3.0] * 4, [np.nan, 1.0, 2.0, 3.0]])
    orders = orders_of_starts(4, [1, 2, 3])
    first = np.array([4 / 3 - 4, -4.0, -8 / 3])
    first /= first.std()
    lots = lots_of_starts(values, orders, np.array([1, 0, 2]), same=False)
    # ... the second person never changes, and nothing is known before day 1 of the third.
    np.testing.assert_allclose(lots.tables[0], [first, [0.0] * 3, [0.0] * 3])
    assert lots.lived == pytest.approx(first[1])
    one = lots_of_starts(values, orders, np.array([1, 1, 1]), same=True)
    np.testing.assert_allclose(one.tables[0], [first])
