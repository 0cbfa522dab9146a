"""Which two amounts of a number are compared: two that occur, the first below the second."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.questions.exposure.contrasts import (
    AMOUNTS,
    ANY,
    CONTRASTS,
    MOST,
    WITH,
    Contrasts,
    find_contrasts,
)
from hdiary.questions.exposure.cuts import find_exposed
from hdiary.questions.exposure.factors import Factor
from hdiary.vocabulary.counted import is_counted

NAN = float("nan")


def factor(kind: str = "number") -> Factor:
    return Factor(name="x", source="own column", kind=kind, column="x")


def find(values: Any, kind: str = "number") -> Contrasts:
    return find_contrasts(np.array([[values]], dtype=float), [factor(kind)])


def told(found: Contrasts) -> tuple[str, float, float]:
    return str(found.names[0, 0]), float(found.low[0, 0]), float(found.high[0, 0])


WINE = [0.0] * 45 + [1.0, 1.0, 2.0, 2.0, 3.0]
MOSTLY_ONE = [1.0] * 30 + [2.0] * 6 + [3.0, 4.0]
SLEEP = [5.5, 6.0, 6.5, 6.5, 7.0, 7.0, 7.0, 7.5, 7.5, 8.0, 9.0]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        # What is mostly none is any against none; the high amount is the middle one of any.
        (WINE, (ANY, 0.0, 2.0)),
        (MOSTLY_ONE, (ANY, 1.0, 2.0)),
        ([0.0] * 10 + [1.0, 2.0] * 5, (ANY, 0.0, 1.0)),
        # What mostly stands at its top is the top against less.
        ([3.0] * 30 + [1.0, 2.0, 2.0], (MOST, 2.0, 3.0)),
        # All else is the 90th against the 10th percentile of the person's own days.
        (SLEEP, (AMOUNTS, 6.0, 8.0)),
        (list(range(101)), (AMOUNTS, 10.0, 90.0)),
        # Where these are one value, further out.
        ([5.0] * 90 + [1.0, 2.0, 3.0, 4.0, 4.0, 6.0, 7.0, 8.0, 9.0, 9.0], (AMOUNTS, 3.0, 8.0)),
        ([5.0] * 98 + [1.0, 9.0], (AMOUNTS, 1.0, 9.0)),
        ([NAN, 2.0, NAN, 2.0, 4.0, 4.0, 4.0, NAN], (MOST, 2.0, 4.0)),
    ],
)
def test_amounts_are_those_a_person_can_choose_between(
    values: list[float], wanted: tuple[str, float, float]
) -> None:
    assert told(find(values)) == wanted


@pytest.mark.parametrize(
    ("values", "span"),
    [(WINE, 3.0), (MOSTLY_ONE, 3.0), ([3.0] * 30 + [1.0, 2.0, 2.0], 2.0), (SLEEP, 2.0)],
)
def test_usual_amounts_span_from_the_usual_least_to_the_usual_most(
    values: list[float], span: float
) -> None:
    assert find(values).span == span


def test_a_change_since_the_day_before_has_two_amounts_even_if_it_is_mostly_none() -> None:
    change = [0.0] * 80 + [-1.0] * 4 + [-2.0] * 4 + [1.0] * 6 + [3.0] * 6
    assert told(find(change, "change")) == (AMOUNTS, -2.0, 3.0)
    assert told(find(WINE, "change"))[0] == AMOUNTS
    often = [0.0] * 30 + [-1.0] * 25 + [-3.0] * 10 + [1.0] * 25 + [3.0] * 10
    assert told(find(often, "change")) == (AMOUNTS, -3.0, 3.0)
    assert told(find(np.arange(-50.0, 51.0), "change")) == (AMOUNTS, -40.0, 40.0)


@pytest.mark.parametrize("values", [[], [NAN, NAN], [4.0], [4.0, 4.0, NAN, 4.0]])
def test_what_does_not_vary_has_no_amounts(values: list[float]) -> None:
    found = find(values)
    assert told(found)[0] == WITH
    assert np.isnan([found.low, found.high]).all()
    assert found.unit == 1.0


def test_yes_and_no_have_no_amounts() -> None:
    assert told(find([0.0, 1.0, 1.0, 0.0], "yes/no"))[0] == WITH


@given(
    st.lists(
        st.one_of(
            st.integers(-3, 3).map(float),
            st.floats(-1e9, 1e9, allow_nan=False),
            st.just(NAN),
        ),
        max_size=80,
    ),
    st.sampled_from(["number", "change"]),
)
def test_any_numbers_have_two_amounts_that_occur_or_none(values: list[float], kind: str) -> None:
    name, low, high = told(find(values, kind))
    known = {value for value in values if not np.isnan(value)}
    assert name in CONTRASTS
    assert (name == WITH) == (len(known) < 2)
    if len(known) > 1:
        assert low < high
        assert {low, high} <= known
        assert find(values, kind).span > 0


@given(st.lists(st.integers(0, 4).map(float), min_size=2, max_size=60))
def test_any_against_none_compares_the_days_that_are_counted(values: list[float]) -> None:
    raw = np.array([[values]])
    found = find(values)
    exposed, cut = find_exposed(raw, [factor()])
    scaled = found.scale(raw, cut)
    if found.split[0, 0]:
        np.testing.assert_array_equal(scaled, exposed.astype(float))
    elif len(set(values)) > 1:
        assert (found.high - found.low == found.unit).all()
        np.testing.assert_allclose(scaled * found.unit, raw)


def test_each_person_has_their_own() -> None:
    values = np.array([[WINE + [NAN] * 5, [*WINE, 9.0, 9.0, 9.0, 9.0, 9.0]]])
    found = find_contrasts(values, [factor(), factor()])
    assert found.span.tolist() == [[3.0, 9.0]]
    assert find_contrasts(values[:0], [factor(), factor()]).low.shape == (0, 2)


@pytest.mark.parametrize(
    ("name", "counted"),
    [("hours of sleep", True), ("Steps", True), ("stress", False), ("", False), ("Tassen", True)],
)
def test_what_is_counted_follows_its_number(name: str, counted: bool) -> None:
    assert is_counted(name) is counted
