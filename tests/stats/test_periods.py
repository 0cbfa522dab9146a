"""Rhythms of a set length."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.stats import chi2

from hdiary.stats.periods import (
    HARMONICS,
    _evidence,
    _turn,
    _without_weekday,
    find_period,
    lay_period,
)

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


@pytest.mark.parametrize("period", [4, 5, 6, 8, 9, 28])
def test_evidence_is_a_periodogram_against_the_variance(period: int) -> None:
    # Of noise, twice the power of a wave of a period by the sum of squares is a chi-square of two
    # degrees of freedom, and the power of one of two days, which has a cosine alone, of one.
    series = noise(2, 3, 252, seed=12)
    found = _evidence(series, _turn(252, np.array([period])), np.array([period]))
    day = np.arange(252)
    for person, own in enumerate(series):
        for factor, x in enumerate(own):
            seen, freedom, looks = 0.0, 0, []
            for harmonic in range(1, 5):
                angle = 2 * np.pi * harmonic * day / period
                power = (x @ np.cos(angle)) ** 2 + (x @ np.sin(angle)) ** 2
                more = {-1: 2, 0: 1, 1: 0}[int(np.sign(2 * harmonic - period))]
                seen, freedom = seen + more * power / (x @ x), freedom + more
                if harmonic != 3:
                    looks.append(chi2.sf(seen, freedom))
            expected = -np.log(min(1.0, 3 * min(looks)))
            assert found[person, factor, 0] == pytest.approx(expected, abs=1e-3)


def test_each_factor_is_laid_around_its_own_mean_of_each_weekday() -> None:
    factors = noise(2, 3, 100, seed=13) + np.arange(100) % 7
    factors[noise(2, 3, 100, seed=14) > 0.8] = np.nan
    left = _without_weekday(factors)
    assert (left[np.isnan(factors)] == 0).all()
    known = ~np.isnan(factors)
    for day in range(7):
        np.testing.assert_allclose(left[:, :, day::7].sum(axis=2), 0.0, atol=1e-4)
    # In units of the largest number, by hand: less the mean of the same weekday.
    one = factors[1, 2]
    mean = np.array([np.nanmean(one[day::7]) for day in range(7)])
    expected = np.where(known[1, 2], one - mean[np.arange(100) % 7], 0.0) / np.nanmax(np.abs(one))
    np.testing.assert_allclose(left[1, 2], expected, atol=1e-5)


def test_without_factors_or_people_nothing_breaks() -> None:
    residual = noise(1, 240, seed=3) + 1.5 * (np.arange(240) % 9 == 0)
    assert find_period(residual, np.zeros((1, 0, 240)), used(1, 240)).tolist() == [9]
    assert find_period(np.zeros((0, 30)), np.zeros((0, 2, 30)), used(0, 30)).tolist() == []
