"""How days hang together is found again in days that were lived so."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats import DayCourse, live_days
from hdiary.stats.ways import find_ways


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
