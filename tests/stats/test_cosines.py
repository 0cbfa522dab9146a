"""Waves are the cosines of Ahmed, Natarajan and Rao, as large as those of an AR(1)."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import fft, linalg

from hdiary.stats.cosines import ABSENT, lay_waves


def lay_alone(length: int) -> tuple[np.ndarray, np.ndarray, int]:
    cosines, variance, slow = lay_waves(length, np.array([length]), np.float64)
    return cosines[0], variance[0], slow


@pytest.mark.parametrize(
    ("length", "slow", "both"),
    [
        (27, 0, 6),  # Half a wave of 56 days takes 28 of them, and half a wave of 8 days 4.
        (28, 1, 7),
        (112, 4, 28),
        (3, 0, 0),
        (4, 0, 1),
        (1456, 52, 182),  # Four years and two: no more of either kind in a longer diary
        (2000, 52, 182),
    ],
)
def test_a_wave_of_56_days_or_longer_is_slow_and_one_of_8_or_longer_quick(
    length: int, slow: int, both: int
) -> None:
    cosines, variance, many = lay_alone(length)
    assert many == slow
    assert cosines.shape == (length, both)
    assert variance.shape == (both,)
    assert (variance > 1e-6).all()


@pytest.mark.parametrize("length", [28, 60, 113])
def test_columns_are_those_of_the_discrete_cosine_transform(length: int) -> None:
    # Ahmed, Natarajan and Rao 1974, doi:10.1109/T-C.1974.223784; the constant is left out.
    cosines, _, _ = lay_alone(length)
    whole = fft.dct(np.eye(length), type=2, axis=0).T / 2
    np.testing.assert_allclose(cosines, whole[:, 1 : 1 + cosines.shape[1]], atol=1e-12)


@pytest.mark.parametrize("length", [400, 700])
def test_each_is_as_large_as_in_an_autoregressive_process(length: int) -> None:
    # The variance of the coefficient of a cosine where days correlate by 0.95 (slow) or 0.8.
    cosines, variance, slow = lay_alone(length)
    for at, rho in ((slice(1, slow), 0.95), (slice(slow, None), 0.8)):
        between = linalg.toeplitz(rho ** np.arange(length))
        columns = cosines[:, at] / (length / 2)
        expected = np.einsum("tk,ts,sk->k", columns, between, columns)
        # Alike but for what the first and the last day do not share with each other.
        np.testing.assert_allclose(variance[at], expected, rtol=0.25)
        assert variance[at].sum() == pytest.approx(expected.sum(), rel=0.08)


def test_a_shorter_diary_has_its_own_waves_beside_a_longer_one() -> None:
    cosines, variance, slow = lay_waves(112, np.array([112, 30, 112]), np.float64)
    own, sizes, few = lay_alone(30)
    assert (slow, few) == (4, 1)
    there = [0, 4, 5, 6, 7, 8, 9]  # One slow wave of four, six quick ones of twenty-four
    np.testing.assert_allclose(cosines[1][:30, there], own)
    np.testing.assert_allclose(variance[1, there], sizes)
    others = np.setdiff1d(np.arange(28), there)
    assert (cosines[1][:, others] == 0.0).all()
    assert (variance[1, others] == ABSENT).all()
    np.testing.assert_array_equal(cosines[0], cosines[2])
    np.testing.assert_array_equal(cosines[0], lay_alone(112)[0])


def test_they_have_the_size_of_number_that_is_asked_for() -> None:
    assert lay_waves(30, np.array([30]), np.float32)[0].dtype == np.float32


def test_a_diary_without_days_has_no_waves() -> None:
    cosines, variance, slow = lay_waves(0, np.array([0]), np.float64)
    assert (cosines.shape, variance.shape, slow) == ((1, 0, 0), (1, 0), 0)
