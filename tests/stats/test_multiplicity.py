"""Many looks: Benjamini and Hochberg's q-values, each person by themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from hdiary.stats.multiplicity import adjust_false_discovery, adjust_holm

# R 4.2.2, stats::p.adjust(P, "BH").
P = [
    *(0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0),
]
Q = [
    *(0.0056, 0.0133, 0.04433333333333, 0.0688, 0.0688, 0.0688, 0.0688),
    *(0.080325, 0.504, 0.59668, 0.7278727272727, 0.7616, 0.8173846153846, 1.0),
]


def one_group(p: list[float]) -> np.ndarray:
    return adjust_false_discovery(p, np.zeros(len(p), int), n_groups=1)


def test_equals_r() -> None:
    np.testing.assert_allclose(one_group(P), Q, rtol=1e-12)


def test_order_of_the_looks_does_not_matter() -> None:
    shuffled = np.random.default_rng(1).permutation(len(P))
    np.testing.assert_allclose(
        one_group(np.array(P)[shuffled].tolist()), np.array(Q)[shuffled], rtol=1e-12
    )


def test_each_group_counts_only_its_own_looks() -> None:
    # Alone 0.04 stays; of two looks 0.03 and 0.04 both become 0.04 (0.03 x 2 = 0.06 > 0.04).
    q = adjust_false_discovery([0.04, 0.03, 0.04], [2, 0, 0], n_groups=3)
    np.testing.assert_allclose(q, [0.04, 0.04, 0.04])
    together = one_group([0.04, 0.03, 0.04])
    np.testing.assert_allclose(together, [0.04, 0.04, 0.04])
    apart = adjust_false_discovery([0.01, 0.9, 0.01], [0, 0, 1], n_groups=2)
    np.testing.assert_allclose(apart, [0.02, 0.9, 0.01])


def test_no_look_is_no_look() -> None:
    q = one_group([0.01, float("nan"), 0.04, float("nan")])
    np.testing.assert_allclose(q, [0.02, np.nan, 0.04, np.nan])
    assert np.isnan(one_group([float("nan")] * 3)).all()
    assert one_group([]).shape == (0,)


def test_tiny_p_values_keep_their_digits_among_many_groups() -> None:
    p = np.full(10_000, 1e-280)
    q = adjust_false_discovery(p, np.repeat(np.arange(5_000), 2), n_groups=5_000)
    np.testing.assert_array_equal(q, p)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4), st.one_of(st.floats(0, 1), st.just(0.05), st.just(float("nan")))
        ),
        max_size=40,
    )
)
def test_equals_scipy_group_by_group(looks: list[tuple[int, float]]) -> None:
    group = np.array([g for g, _ in looks], dtype=int)
    p = np.array([value for _, value in looks], dtype=float)
    mine = adjust_false_discovery(p, group, n_groups=5)
    np.testing.assert_array_equal(np.isnan(mine), np.isnan(p))
    for one in range(5):
        of_one = (group == one) & ~np.isnan(p)
        if of_one.any():
            theirs = false_discovery_control(p[of_one], method="bh")
            np.testing.assert_allclose(mine[of_one], theirs, rtol=1e-12)


def test_ten_thousand_people_take_as_many_steps_as_ten(
    calls: Callable[[Callable[[], object]], int],
) -> None:
    steps = []
    for people in (10, 10_000):
        p = np.random.default_rng(3).random(40 * people)
        work = partial(adjust_false_discovery, p, np.tile(np.arange(people), 40), n_groups=people)
        steps.append(calls(work))
        theirs = false_discovery_control(p.reshape(40, people), axis=0, method="bh")
        np.testing.assert_allclose(work(), theirs.ravel(), rtol=1e-12)
    assert steps[1] == steps[0]


def test_false_claims_of_people_without_any_effect_stay_at_the_rate() -> None:
    # 20,000 people with 12 factors each; chance error of 5 % is 0.15 %.
    p = np.random.default_rng(5).random((20_000, 12))
    q = adjust_false_discovery(p.ravel(), np.repeat(np.arange(20_000), 12), n_groups=20_000)
    assert (q.reshape(p.shape).min(axis=1) <= 0.05).mean() == pytest.approx(0.05, abs=0.006)


@pytest.mark.parametrize(
    ("p", "groups", "message"),
    [
        ([0.1, 1.2], [0, 0], r"^p_values must lie between 0 and 1, or be NaN .* no look\.$"),
        ([-0.1], [0], "between 0 and 1"),
        ([0.1, 0.2], [0], "equally long"),
        ([[0.1]], [[0]], "one list of each"),
        ([0.1], [1], "between 0 and 0"),
        ([0.1], [-1], "between 0 and 0"),
        ([0.1], [0.5], r"^groups must be whole numbers, .* patient\.$"),
    ],
)
def test_what_cannot_be_adjusted_is_refused(p: object, groups: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        adjust_false_discovery(p, groups, n_groups=1)


def test_holms_steps_as_in_his_paper_and_without_the_looks_that_were_none() -> None:
    """Holm 1979: the least times how many there are, the next times one fewer, never falling."""
    p = [0.01, 0.04, float("nan"), 0.03, 0.005]
    np.testing.assert_allclose(adjust_holm(p), [0.03, 0.06, np.nan, 0.06, 0.02])
    np.testing.assert_equal(adjust_holm([float("nan")] * 2), [np.nan] * 2)
    assert adjust_holm([0.6, 0.7]).tolist() == [1.0, 1.0]
    assert adjust_holm([]).shape == (0,)
