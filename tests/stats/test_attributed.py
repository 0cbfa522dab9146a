"""Bounds for uneven changes, against trying every placement of every change."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.stats import bound_attributed, compare_orders, orders_of_starts

DAYS = 10
ORDERS = orders_of_starts(DAYS, range(3, 8))


def try_all(days: np.ndarray, lived: int, level: float) -> set[float]:
    """Give the mean changes for which some placement is allowed, each by a test of its own."""
    after = np.flatnonzero(ORDERS.first[lived])
    kept = set()
    for was, sign in ((0, 1), (1, -1)):
        places = [day for day in after if days[day] == was]
        for many in range(len(places) + 1):
            for chosen in combinations(places, many):
                without = days.astype(float)
                without[list(chosen)] += sign
                p = compare_orders(without, lived=lived, orders=ORDERS).p_value
                if np.isnan(p) or p > 1 - level:
                    kept.add(-sign * many / len(after))
    return kept


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(
    days=st.lists(st.integers(0, 1), min_size=DAYS, max_size=DAYS).filter(
        lambda days: 0 < sum(days) < DAYS
    ),
    lived=st.integers(0, 4),
)
def test_every_change_that_some_placement_allows_lies_within(days: list[int], lived: int) -> None:
    # With one order to spare the best placement of each order is the best of all, and the bounds
    # are exact; with more to spare they may be wider.
    for level, exact in ((0.75, True), (0.5, False)):
        kept = try_all(np.array(days), lived, level)
        low, high = bound_attributed(days, lived=lived, orders=ORDERS, level=level)
        assert low <= min(kept) + 1e-12
        assert high >= max(kept) - 1e-12
        if exact:
            assert (low, high) == pytest.approx((min(kept), max(kept)))


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10_000), lived=st.integers(0, 24))
def test_where_no_difference_is_allowed_it_lies_within(seed: int, lived: int) -> None:
    days = np.random.default_rng(seed).integers(0, 2, 60)
    orders = orders_of_starts(60, range(20, 45))
    low, high = bound_attributed(days, lived=lived, orders=orders)
    if compare_orders(days, lived=lived, orders=orders).p_value > 0.05:
        assert low <= 0.0 <= high
    assert -1.0 <= low <= high <= 1.0


def test_a_change_that_ends_all_headaches_lies_on_one_side() -> None:
    orders = orders_of_starts(60, range(20, 45))
    low, high = bound_attributed(np.arange(60) < 30, lived=10, orders=orders)
    assert low == -1.0
    # By hand: one headache more after the lived first day lets a neighbour reach it.
    assert high == pytest.approx(-1 / 30)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), lived=st.integers(0, 4), settled=st.integers(0, 3))
def test_days_of_settling_may_have_held_anything(seed: int, lived: int, settled: int) -> None:
    days = np.random.default_rng(seed).integers(0, 2, 14).astype(float)
    orders = orders_of_starts(14, range(3, 8), settle=2)
    low, high = bound_attributed(days, lived=lived, orders=orders, level=0.75)
    # Whatever the days of settling would have been without the arm, more headaches than with it:
    without = days.copy()
    first = 3 + lived
    without[first : first + 2] = np.maximum(days[first : first + 2], [settled % 2, settled // 2])
    found = compare_orders(without, lived=lived, orders=replace(orders, held=None))
    if found.p_value > 0.25:
        assert low <= 0.0 <= high


@pytest.mark.parametrize("days", [[1, 1, 0, 1, 1, 1, 0, 0, 0, 1], [0, 1, 0, 0, 1, 0, 1, 1, 1, 0]])
@pytest.mark.parametrize("lived", [1, 3])
def test_the_bounds_are_those_of_trying_all(days: list[int], lived: int) -> None:
    kept = try_all(np.array(days), lived, 0.75)
    found = bound_attributed(days, lived=lived, orders=ORDERS, level=0.75)
    assert found == pytest.approx((min(kept), max(kept)))


@pytest.mark.parametrize("seed", range(8))
def test_what_some_days_of_settling_would_allow_lies_within(seed: int) -> None:
    days = np.random.default_rng(seed).integers(0, 2, DAYS).astype(float)
    orders = orders_of_starts(DAYS, range(3, 7), settle=2)
    lived = seed % 4
    first = 3 + lived
    settling, arm = [first, first + 1], range(first + 2, DAYS)
    kept = set()
    for was, sign in ((0, 1), (1, -1)):
        places = [day for day in arm if days[day] == was]
        free = [day for day in settling if days[day] == was]
        for many, others in product(range(len(places) + 1), range(len(free) + 1)):
            for chosen in product(combinations(places, many), combinations(free, others)):
                without = days.copy()
                without[[*chosen[0], *chosen[1]]] += sign
                found = compare_orders(without, lived=lived, orders=replace(orders, held=None))
                if np.isnan(found.p_value) or found.p_value > 1 - 0.7:
                    kept.add(-sign * many / len(arm))
    low, high = bound_attributed(days, lived=lived, orders=orders, level=0.7)
    assert low <= min(kept) + 1e-12
    assert high >= max(kept) - 1e-12


def test_where_the_range_begins_does_not_matter() -> None:
    pain = np.random.default_rng(5).integers(0, 4, 60)
    orders = orders_of_starts(60, range(20, 45))
    plain = bound_attributed(pain, lived=7, orders=orders, span=(0, 3))
    assert bound_attributed(pain + 5, lived=7, orders=orders, span=(5, 8)) == pytest.approx(plain)
    mirrored = bound_attributed(-pain, lived=7, orders=orders, span=(-3, 0))
    assert mirrored == pytest.approx((-plain[1], -plain[0]))


def test_pain_from_nought_to_ten_has_its_own_span() -> None:
    rng = np.random.default_rng(4)
    pain = np.clip(np.rint(rng.normal(5, 1, 60)), 0, 10)
    pain[30:] = np.clip(pain[30:] - 4, 0, 10)
    orders = orders_of_starts(60, range(20, 45))
    low, high = bound_attributed(pain, lived=10, orders=orders, span=(0, 10))
    assert -10 <= low < -4 < high < 0
    with pytest.raises(ValueError, match="whole number from 0 to 1"):
        bound_attributed(pain, lived=10, orders=orders)
    with pytest.raises(ValueError, match="whole number"):
        bound_attributed(pain + 0.5, lived=10, orders=orders, span=(0, 10))


@pytest.mark.parametrize("days", [[np.nan] * DAYS, [1.0] * DAYS, [0.0, np.nan] + [np.nan] * 8])
def test_what_tells_nothing_has_no_bounds(days: list[float]) -> None:
    assert np.isnan(bound_attributed(days, lived=1, orders=ORDERS, level=0.5)).all()


def test_too_few_first_days_have_no_bounds() -> None:
    days = [1, 1, 1, 0, 1, 0, 0, 0, 0, 1]
    assert np.isnan(bound_attributed(days, lived=1, orders=ORDERS, level=0.95)).all()
