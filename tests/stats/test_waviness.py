"""How large a wave is and where it leaves the share, beside quadrature."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

from hdiary.stats.waviness import find_constant, wave_for


def expect(power: int, middle: float, wave: float) -> float:
    """Integrate a power of the risk over a normal wave around a middle [log odds]."""
    return float(quad(lambda z: expit(middle + wave * z) ** power * norm.pdf(z), -9, 9)[0])


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("wave", [0.0, 0.7, 2.0])
def test_the_constant_leaves_the_share_on_average_over_days_and_the_wave(
    share: float, wave: float
) -> None:
    offsets = np.array([-1.0, 0.0, 0.4, 2.0])
    found = float(find_constant(np.array(share), offsets, np.array(wave)))
    mean = np.mean([expect(1, found + offset, wave) for offset in offsets])
    assert mean == pytest.approx(share, abs=1e-5)


def test_without_days_that_differ_and_a_wave_it_is_the_log_odds_of_the_share() -> None:
    share = np.array([1e-6, 0.2, 0.5, 0.999])
    found = find_constant(share, np.zeros(1), np.array(0.0))
    np.testing.assert_allclose(found, np.log(share / (1 - share)), atol=1e-9)


def test_shares_and_waves_may_differ_in_any_way() -> None:
    share, wave = np.array([[0.2], [0.6]]), np.array([[0.0, 0.5, 1.5]])
    whole = find_constant(share, np.zeros(1), wave)
    assert whole.shape == (2, 3)
    for row, column in np.ndindex(2, 3):
        one = find_constant(share[row, 0], np.zeros(1), wave[0, column])
        assert whole[row, column] == pytest.approx(float(one))
    assert find_constant(np.array([0.2, 0.3]), np.zeros(1), np.array(0.5)).shape == (2,)
    assert find_constant(np.array(0.2), np.zeros(1), np.array([0.5, 0.6])).shape == (2,)


@pytest.mark.parametrize("share", [0.1, 0.4, 0.5, 0.8])
@pytest.mark.parametrize("part", [0.02, 0.1, 0.25])
def test_a_wave_makes_its_part_of_the_variance_of_a_day(share: float, part: float) -> None:
    wave = float(wave_for(np.array([share]), np.array([part]))[0])
    middle = float(find_constant(np.array(share), np.zeros(1), np.array(wave)))
    if wave < 2.0:
        variance = expect(2, middle, wave) - expect(1, middle, wave) ** 2
        assert variance / (share * (1 - share)) == pytest.approx(part, rel=0.03)
    else:  # The largest that is taken for one makes less.
        assert expect(2, middle, wave) - share**2 < part * share * (1 - share)


def test_no_part_is_no_wave_and_more_than_any_the_largest() -> None:
    assert wave_for(np.array([0.3, 0.3]), np.array([0.0, 0.9])).tolist() == [0.0, 2.0]
    # A share of nearly no days counts as one in fifty, and of nearly all as all but one in fifty.
    rare = wave_for(np.array([0.001, 0.02, 0.98, 1.0]), np.full(4, 0.05))
    assert rare[0] == rare[1] == pytest.approx(rare[2]) == rare[3]
