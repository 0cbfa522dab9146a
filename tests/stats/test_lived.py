"""Days and headaches are lived exactly as the words of the assumptions say."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats import (
    DayCourse,
    HeadacheCourse,
    live_days,
    live_headaches,
    live_pain,
)
from hdiary.stats.waviness import wave_for

RUNS = 4_000


def lagged(days: np.ndarray) -> float:
    return float(np.corrcoef(days[:, 1:].ravel(), days[:, :-1].ravel())[0, 1])


@pytest.mark.parametrize(("share", "rho"), [(0.2, 0.0), (0.45, 0.3), (0.3, 0.6)])
def test_days_have_the_share_and_the_autocorrelation_that_were_asked_for(
    share: float, rho: float
) -> None:
    course = DayCourse(share=share, autocorrelation=rho)
    days = live_days(course, left=np.ones((RUNS, 56)), seed=1)
    assert days.mean() == pytest.approx(share, abs=0.006)
    assert lagged(days) == pytest.approx(rho, abs=0.01)


def test_a_wave_and_a_trend_leave_the_share_as_it_was() -> None:
    course = DayCourse(share=0.3, autocorrelation=0.2, wave_sd=1.0, trend=0.3)
    days = live_days(course, left=np.ones((RUNS, 84)), seed=2)
    assert days.mean() == pytest.approx(0.3, abs=0.01)
    assert days[:, :14].mean() < 0.27
    assert days[:, -14:].mean() > 0.33


def test_an_effect_leaves_its_part_of_the_risk_on_its_own_days() -> None:
    left = np.ones((RUNS, 20))
    left[:, 10:] = 0.5
    days = live_days(DayCourse(share=0.4), left=left, seed=3)
    assert days[:, :10].mean() == pytest.approx(0.4, abs=0.01)
    assert days[:, 10:].mean() == pytest.approx(0.2, abs=0.01)


def test_luck_is_the_same_for_every_effect() -> None:
    course = DayCourse(share=0.4, autocorrelation=0.3)
    free = live_days(course, left=np.ones((50, 30)), seed=4)
    less = live_days(course, left=np.full((50, 30), 0.6), seed=4)
    assert not (less & ~free).any()


def test_pain_is_drawn_from_the_ratings_and_shrinks_in_proportion() -> None:
    hurts = np.ones((RUNS, 10), dtype=bool)
    hurts[:, 0] = False
    ratings = (0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.5)
    whole, less = (
        live_pain(
            hurts, ratings=ratings, autocorrelation=0.4, left=np.full(hurts.shape, part), seed=5
        )
        for part in (1.0, 0.7)
    )
    assert set(np.unique(whole)) == {0.0, 3.0, 7.0}
    assert (whole[:, 0] == 0).all()
    assert whole[:, 1:].mean() == pytest.approx(5.0, abs=0.05)
    assert less[:, 1:].mean() == pytest.approx(3.5, abs=0.05)
    assert set(np.unique(less)) <= {0.0, 2.0, 3.0, 4.0, 5.0}


def test_pain_falls_by_what_was_said() -> None:
    # A starting pain of 5 or 7, mean 6: falls of 1 - 0.5 and 1 + 0.5, and one point more.
    course = HeadacheCourse(starting=(0, 0, 0, 0, 1, 0, 1), fall=1.0, fall_slope=0.5, fall_sd=0.8)
    before, after = live_headaches(course, extra=np.full((RUNS, 6), 1.0), seed=6)
    assert (before - after)[before == 5].mean() == pytest.approx(1.5, abs=0.03)
    assert (before - after)[before == 7].mean() == pytest.approx(2.5, abs=0.03)


def test_falls_of_neighbouring_headaches_hang_together() -> None:
    course = HeadacheCourse(
        starting=(0, 0, 0, 0, 1), fall=0.0, fall_slope=0.0, fall_sd=1.5, fall_autocorrelation=0.6
    )
    before, after = live_headaches(course, extra=np.zeros((RUNS, 10)), seed=7)
    assert lagged(before - after) == pytest.approx(0.58, abs=0.03)


def test_pain_after_lies_between_none_and_the_worst() -> None:
    course = HeadacheCourse(starting=(0.5,) + (0,) * 8 + (0.5,), fall=0, fall_slope=0, fall_sd=6)
    _, after = live_headaches(course, extra=np.zeros((200, 10)), seed=8)
    assert after.min() == 0
    assert after.max() == 10


def test_a_wave_of_no_part_is_none_and_a_larger_part_is_a_larger_wave() -> None:
    found = wave_for(np.array([0.5, 0.5, 0.5]), np.array([0.0, 0.05, 0.2]))
    assert found[0] == 0
    assert 0 < found[1] < found[2]
    # sd of the risk near one half is a quarter of that of its log odds: 0.05 * 0.25 = (w / 4)^2.
    assert found[1] == pytest.approx(0.45, abs=0.05)


@pytest.mark.parametrize("wrong", [{"share": 0.0}, {"share": 0.3, "autocorrelation": 1.0}])
def test_what_no_days_can_be_like_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="is "):
        DayCourse(**wrong)
