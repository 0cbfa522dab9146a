"""Each person's effect in the light of the group's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

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


# Rubin 1981, doi:10.3102/10769986006004377: eight schools, gains of a coaching and their errors.
EIGHT = (np.array([28.0, 8, -3, 7, -1, 1, 18, 12]), np.array([15.0, 10, 16, 11, 9, 11, 10, 18]))


@pytest.mark.parametrize("differ", [5.0, 15.0])
def test_eight_schools_are_drawn_as_the_model_says(differ: float) -> None:
    # The normal model of the eight schools (Gelman and others 2013, Bayesian Data Analysis 5.4)
    # with the spread's Rayleigh prior, integrated by quadrature.
    effect, error = EIGHT

    def of_spread(tau: float) -> tuple[float, float, np.ndarray, np.ndarray]:
        weight = 1 / (error**2 + tau**2)
        mean, variance = weight @ effect / weight.sum(), 1 / weight.sum()
        fits = np.sqrt(variance * weight.prod()) * np.exp(-0.5 * weight @ (effect - mean) ** 2)
        kept = tau**2 * weight
        own = kept * effect + (1 - kept) * mean
        scatter = kept * error**2 + (1 - kept) ** 2 * variance
        return float(fits * tau * np.exp(-0.5 * (tau / differ) ** 2)), float(mean), own, scatter

    spreads = np.linspace(0, 3.5 * differ, 4001)
    parts = [of_spread(tau) for tau in spreads]
    weight = np.array([part[0] for part in parts])
    weight /= weight.sum()
    own, scatter = (np.array([part[i] for part in parts]) for i in (2, 3))
    found = shrink_effects(effect, error, np.full(8, 1e6), differ=differ, level=0.9)
    assert found.tau == pytest.approx(weight @ spreads, rel=0.02)
    assert found.mean == pytest.approx(weight @ [part[1] for part in parts], abs=0.1)
    np.testing.assert_allclose(found.estimate, weight @ own, atol=0.25)
    for ends, share in ((found.low, 0.05), (found.high, 0.95)):
        for person, end in enumerate(ends):
            spread = np.sqrt(np.maximum(scatter[:, person], 1e-9))
            below = float(weight @ stats.norm.cdf(end, own[:, person], spread))
            assert below == pytest.approx(share, abs=0.01)


def test_beforehand_people_differ_by_a_rayleigh() -> None:
    # Nothing is told by errors of twenty times as much: its mean of sqrt(pi / 2) is left.
    found = shrink_effects([0.0] * 3, [80.0] * 3, [1e6] * 3, differ=4.0)
    assert found.tau == pytest.approx(4.0 * np.sqrt(np.pi / 2), rel=0.03)


def test_more_and_less_are_treated_alike() -> None:
    found = shrink_effects([-3.0, 0.0, 3.0], [1.0, 2.0, 1.0], [7.0, 4.0, 7.0], differ=4.0)
    np.testing.assert_allclose(found.low, -found.high[::-1], atol=1e-9)
    np.testing.assert_allclose(found.estimate, -found.estimate[::-1], atol=1e-9)


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
    with pytest.raises(
        ValueError, match=r"^effect has shape .*; give .*people$|^every .* above 0$"
    ):
        shrink_effects(effect, error, df, differ=4.0)
