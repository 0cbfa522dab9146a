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


def test_each_day_keeps_its_own_risk_whatever_the_day_before_was() -> None:
    left = np.ones((3 * RUNS, 12))
    left[:, 1::3], left[:, 2::3] = 0.5, 0.75
    days = live_days(DayCourse(share=0.4, autocorrelation=0.3), left=left, seed=9)
    assert days.mean(axis=0) == pytest.approx(0.4 * left[0], abs=0.02)
    first = np.ones((RUNS, 6))
    first[:, 0] = 0.0
    days = live_days(DayCourse(share=0.4, autocorrelation=0.3), left=first, seed=9)
    assert not days[:, 0].any()
    assert days[:, 1:].mean(axis=0) == pytest.approx(np.full(5, 0.4), abs=0.03)


def test_a_trend_changes_the_log_odds_by_so_much_in_28_days() -> None:
    # By hand: evenly around a share of one half, the log odds are -1, 0 and 1 on days 28 apart.
    days = live_days(DayCourse(share=0.5, trend=1.0), left=np.ones((2 * RUNS, 57)), seed=10)
    for day, odds in ((0, np.exp(-1)), (28, 1.0), (56, np.exp(1))):
        assert days[:, day].mean() == pytest.approx(odds / (1 + odds), abs=0.02)


def test_a_third_of_a_wave_is_left_after_its_days() -> None:
    course = DayCourse(share=0.5, wave_sd=1.0, wave_days=10.0)
    days = live_days(course, left=np.ones((2 * RUNS, 60)), seed=11) - 0.5
    assert days.mean() == pytest.approx(0.0, abs=0.01)
    shared = {lag: float((days[:, lag:] * days[:, :-lag]).mean()) for lag in (2, 12)}
    assert shared[12] / shared[2] == pytest.approx(np.exp(-1), abs=0.07)


def test_the_fall_of_pain_has_its_spread_and_its_trend() -> None:
    # Rounding to whole numbers adds a twelfth to a variance of 1.5 squared.
    course = HeadacheCourse(
        starting=(0, 0, 0, 0, 1), fall=0.0, fall_slope=0.0, fall_sd=1.5, fall_trend=2.0
    )
    before, after = live_headaches(course, extra=np.zeros((RUNS, 3)), seed=12)
    fall = before - after
    assert fall.mean(axis=0) == pytest.approx([-1.0, 0.0, 1.0], abs=0.09)
    assert fall.var(axis=0) == pytest.approx(np.full(3, 1.5**2 + 1 / 12), rel=0.08)


def test_a_single_headache_lies_in_the_middle_of_a_trend() -> None:
    course = HeadacheCourse(
        starting=(0, 0, 0, 0, 1), fall=1.0, fall_slope=0.0, fall_sd=0.0, fall_trend=4.0
    )
    assert live_headaches(course, extra=np.zeros((1, 1)), seed=1)[1].tolist() == [[4.0]]


def test_the_same_seed_brings_the_same_luck_and_another_one_other_luck() -> None:
    hurts, none = np.ones((5, 40), dtype=bool), np.zeros((5, 40))
    course = HeadacheCourse(starting=(1,) * 10, fall=1.0, fall_slope=0.0, fall_sd=2.0)
    pain, after = (
        [
            np.concatenate(
                [
                    live_pain(
                        hurts, ratings=(1,) * 10, autocorrelation=0.3, left=hurts * part, seed=s
                    )
                    for part in (1.0, 0.7)
                ]
            )
            for s in (1, 1, 2)
        ],
        [np.concatenate(live_headaches(course, extra=none, seed=s)) for s in (1, 1, 2)],
    )
    for first, again, other in (pain, after):
        assert (first == again).all()
        assert (first != other).any()


@pytest.mark.parametrize(
    "wrong",
    [
        {"share": 0.0},
        {"share": 1.0},
        {"share": 0.3, "autocorrelation": 1.0},
        {"share": 0.3, "autocorrelation": -0.1},
    ],
)
def test_what_no_days_can_be_like_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="is "):
        DayCourse(**wrong)


@pytest.mark.parametrize("wrong", [{"wave_sd": -0.1}, {"wave_days": 0.0}])
def test_a_wave_is_not_below_nothing_and_takes_its_time(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"^wave_sd must not be negative, and wave_days above 0$"):
        DayCourse(share=0.3, **wrong)
