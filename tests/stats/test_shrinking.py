"""Each person's effect in the light of the group's."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats.shrinking import shrink_effects

SURE = np.full(6, 500.0)


def test_with_spread_and_errors_known_it_is_the_weighted_mean_of_both() -> None:
    # Many people who differ by 3 with errors of 2: each keeps 9 / (9 + 4) of its distance.
    rng = np.random.default_rng(1)
    effect = rng.normal(0.0, np.sqrt(13.0), 300)
    found = shrink_effects(effect, np.full(300, 2.0), np.full(300, 500.0), differ=4.0)
    kept = np.polyfit(effect, found.estimate, 1)[0]
    assert found.tau == pytest.approx(np.sqrt(effect.var() - 4.0), abs=0.15)
    assert kept == pytest.approx(found.tau**2 / (found.tau**2 + 4.0), abs=0.02)
    assert found.mean == pytest.approx(effect.mean(), abs=0.1)
    width = (found.high - found.low) / 2 / 1.96
    assert np.median(width) == pytest.approx(2.0 * np.sqrt(kept), abs=0.05)


def test_people_who_agree_lean_on_each_other() -> None:
    found = shrink_effects([-4.0] * 6, [2.0] * 6, SURE, differ=4.0)
    np.testing.assert_allclose(found.estimate, -4.0, atol=0.02)
    assert (found.high - found.low < 2 * 1.96 * 2.0 * 0.9).all()


def test_somebody_known_well_is_hardly_drawn() -> None:
    error = np.array([0.2, 3, 3, 3, 3, 3])
    found = shrink_effects([5.0, -3, -4, -2, -3, -3], error, SURE, differ=4.0)
    assert found.estimate[0] == pytest.approx(5.0, abs=0.15)


def test_few_degrees_of_freedom_widen() -> None:
    effect, error = np.array([-6.0, -2, 1, -3, 0, -2]), np.full(6, 2.0)
    many = shrink_effects(effect, error, SURE, differ=4.0)
    few = shrink_effects(effect, error, np.full(6, 3.0), differ=4.0)
    assert (few.high - few.low).mean() > (many.high - many.low).mean()


def test_units_do_not_matter() -> None:
    effect, error = np.array([-6.0, -2, 1, -3, 0, -2]), np.full(6, 2.0)
    one = shrink_effects(effect, error, SURE, differ=4.0)
    ten = shrink_effects(10 * effect, 10 * error, SURE, differ=40.0)
    np.testing.assert_allclose(10 * one.low, ten.low, rtol=1e-6)


def test_where_the_effects_lie_does_not_matter() -> None:
    effect, error = np.array([-6.0, -2, 1, -3, 0, -2]), np.full(6, 2.0)
    one = shrink_effects(effect, error, SURE, differ=4.0)
    moved = shrink_effects(effect + 100.0, error, SURE, differ=4.0)
    np.testing.assert_allclose(one.estimate + 100.0, moved.estimate, atol=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("tau", [0.0, 3.0])
def test_the_truth_is_held_as_often_as_is_said(tau: float) -> None:
    rng = np.random.default_rng(2)
    held = []
    for _ in range(150):
        truth = -4.0 + tau * rng.normal(size=8)
        scatter = 2.5 * np.sqrt(rng.chisquare(5, 8) / 5)
        found = shrink_effects(truth + 2.5 * rng.normal(size=8), scatter, [5.0] * 8, differ=4.0)
        held.append(((found.low <= truth) & (truth <= found.high)).mean())
    assert np.mean(held) > 0.93


@pytest.mark.parametrize(
    ("effect", "error", "df"),
    [
        ([1.0, 2.0], [1.0, 1.0], [5.0, 5.0]),
        ([1.0, 2.0, 3.0], [1.0, 1.0], [5.0, 5.0, 5.0]),
        ([1.0, 2.0, np.nan], [1.0] * 3, [5.0] * 3),
        ([1.0, 2.0, 3.0], [1.0, 0.0, 1.0], [5.0] * 3),
        ([1.0, 2.0, 3.0], [1.0] * 3, [5.0, 0.0, 5.0]),
    ],
)
def test_what_cannot_be_shrunk_is_refused(
    effect: list[float], error: list[float], df: list[float]
) -> None:
    with pytest.raises(ValueError, match=r"people|number"):
        shrink_effects(effect, error, df, differ=4.0)
