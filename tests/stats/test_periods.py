"""Rhythms of a set length."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from hdiary.stats.periods import HARMONICS, find_period, lay_period

Floats = npt.NDArray[np.float64]


def noise(*shape: int, seed: int) -> Floats:
    return np.random.default_rng(seed).standard_normal(shape)


def used(people: int, days: int) -> npt.NDArray[np.bool_]:
    return np.ones((people, days), dtype=np.bool_)


@pytest.mark.parametrize("period", [4, 5, 8, 28])
def test_what_a_factor_follows_is_found(period: int) -> None:
    turn = (np.arange(240) % period < max(period // 8, 1)).astype(np.float64)
    factors = np.stack([noise(1, 240, seed=1)[0] > 0.5, turn])[None].astype(np.float64)
    assert find_period(noise(1, 240, seed=2), factors, used(1, 240)).tolist() == [period]


def test_what_headache_itself_follows_is_found() -> None:
    residual = noise(1, 240, seed=3) + 1.5 * (np.arange(240) % 9 == 0)
    assert find_period(residual, noise(1, 2, 240, seed=4), used(1, 240)).tolist() == [9]


def test_of_two_rhythms_that_of_headache_and_a_factor_is_taken() -> None:
    day = np.arange(360)
    factors = np.stack([day % 5 == 0, day % 8 == 0])[None].astype(np.float64)
    residual = noise(1, 360, seed=5) + 1.0 * (day % 8 == 1)
    assert find_period(residual, factors, used(1, 360)).tolist() == [8]


def test_weeks_belong_to_the_weekdays() -> None:
    weekend = (np.arange(365) % 7 > 4).astype(np.float64)[None, None]
    assert find_period(noise(1, 365, seed=6), weekend, used(1, 365)).tolist() == [0]


def test_a_rhythm_must_have_come_round_three_times() -> None:
    month = (np.arange(60) % 28 < 5).astype(np.float64)[None, None]
    assert find_period(noise(1, 60, seed=7), month, used(1, 60)).tolist() != [28]


def test_chance_seldom_looks_like_a_rhythm() -> None:
    """Ten factors and headache without any: 1 % for each of the two searches, 3 sd is 2 %."""
    factors = (noise(400, 10, 180, seed=8) > 0.5).astype(np.float64)
    factors[noise(400, 10, 180, seed=9) > 1] = np.nan
    found = find_period(noise(400, 180, seed=10), factors, used(400, 180))
    assert (found > 0).mean() < 0.04


def test_numbers_of_any_size_are_looked_at_alike() -> None:
    factors = noise(3, 2, 200, seed=11) + (np.arange(200) % 6 == 0)
    sizes = np.array([1e-30, 1.0, 1e36])[:, None, None]
    found = find_period(np.zeros((3, 200)), factors[:1] * sizes, used(3, 200))
    assert len(set(found.tolist())) == 1


def test_a_seasons_harmonics_repeat_after_its_period_and_sum_to_its_variance() -> None:
    columns, variance = lay_period(np.array([8, 28, 0]), 100)
    assert columns.shape == (3, 100, 2 * HARMONICS)
    np.testing.assert_allclose(columns[0, 8:], columns[0, :-8], atol=1e-12)
    np.testing.assert_allclose(columns[1, 28:], columns[1, :-28], atol=1e-12)
    total = (columns[:2] ** 2 * variance[:2, None, :]).sum(axis=2)
    np.testing.assert_allclose(total, 1.0)
    assert (columns[2] == 0).all()
