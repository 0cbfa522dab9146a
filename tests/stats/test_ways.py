"""How days hang together is found again in days that were lived so."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import linalg

from hdiary.stats import DayCourse, live_days
from hdiary.stats.ways import _of_mean, find_ways


def lived(days: int, *, people: int = 400, missing: float = 0.1, **course: float) -> np.ndarray:
    found = live_days(DayCourse(**course), left=np.ones((people, days)), seed=1).astype(float)
    found[np.random.default_rng(2).random(found.shape) < missing] = np.nan
    return found


@pytest.mark.parametrize("days", [60, 180])
@pytest.mark.parametrize("rho", [0.3, 0.6])
def test_neighbouring_days_are_not_thought_less_alike_for_a_short_diary(
    days: int, rho: float
) -> None:
    found = find_ways(lived(days, share=0.4, autocorrelation=rho))
    assert found.autocorrelation.mean() == pytest.approx(rho, abs=0.03)
    assert found.autocorrelation.max() <= 0.8
    assert found.autocorrelation.min() >= 0


def test_a_slow_wave_is_seen_where_there_is_one_and_seldom_where_there_is_none() -> None:
    none = find_ways(lived(365, share=0.4, autocorrelation=0.3))
    wave = find_ways(lived(365, share=0.4, autocorrelation=0.3, wave_sd=0.8))
    assert (none.wave_sd > 0).mean() < 0.2
    assert (wave.wave_sd > 0).mean() > 0.4
    assert wave.wave_sd.mean() == pytest.approx(0.6, abs=0.2)
    assert wave.autocorrelation.mean() == pytest.approx(0.3, abs=0.05)


def test_a_short_diary_tells_no_wave() -> None:
    assert (find_ways(lived(100, share=0.4, wave_sd=1.0)).wave_sd == 0).all()


def test_a_steady_trend_is_found_in_log_odds_of_28_days() -> None:
    found = find_ways(lived(365, share=0.4, trend=0.2))
    assert found.trend.mean() == pytest.approx(0.2, abs=0.03)
    assert (find_ways(lived(365, share=0.4)).trend != 0).mean() < 0.05


def test_of_all_days_alike_or_none_recorded_nothing_is_said() -> None:
    days = np.ones((2, 40))
    days[1] = np.nan
    found = find_ways(days)
    assert found.recorded.tolist() == [40, 0]
    assert found.share[0] == 1
    assert np.isnan(found.share[1])
    assert np.isnan(found.autocorrelation).all()


def test_of_all_days_alike_or_of_one_day_only_the_share_is_said() -> None:
    days = np.full((3, 40), np.nan)
    days[0] = 0.0
    days[1, 7], days[2, [3, 4]] = 1.0, [1.0, 0.0]
    found = find_ways(days)
    assert found.recorded.tolist() == [40, 1, 2]
    assert found.share.tolist() == [0.0, 1.0, 0.5]
    for numbers in (found.autocorrelation, found.wave_sd, found.trend):
        assert np.isnan(numbers).all()


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.8])
@pytest.mark.parametrize("days", [3, 20, 100])
def test_the_mean_of_days_that_hang_together_varies_as_all_pairs_do(rho: float, days: int) -> None:
    between = linalg.toeplitz(rho ** np.arange(days))
    found = _of_mean(np.array([rho]), np.array([float(days)]))
    assert found[0] == pytest.approx(between.sum() / days**2)


def test_a_steep_trend_is_neither_a_wave_nor_days_that_hang_together() -> None:
    found = find_ways(lived(365, share=0.5, trend=0.35))
    assert (found.trend > 0).mean() > 0.95
    assert found.autocorrelation.mean() == pytest.approx(0.03, abs=0.03)
    assert (found.wave_sd > 0).mean() < 0.25


def test_a_trend_is_the_slope_of_a_straight_line_in_log_odds() -> None:
    # One headache in four days grows to three in four, in no order that hangs together.
    rng = np.random.default_rng(3)
    days = (rng.random(200) < np.linspace(0.25, 0.75, 200)).astype(float)
    days[rng.random(200) < 0.2] = np.nan
    known = ~np.isnan(days)
    slope = np.polyfit(np.flatnonzero(known), days[known], 1)[0]
    share = days[known].mean()
    found = find_ways(days[None])
    assert found.trend[0] == pytest.approx(slope * 28 / (share * (1 - share)))


def test_people_are_seen_each_by_themselves() -> None:
    days = lived(200, people=6, share=0.4, autocorrelation=0.4, wave_sd=0.8, trend=0.1)
    together = find_ways(days)
    for person in range(6):
        alone = find_ways(days[person : person + 1])
        for name in ("recorded", "share", "autocorrelation", "wave_sd", "trend"):
            assert getattr(alone, name)[0] == pytest.approx(getattr(together, name)[person])
