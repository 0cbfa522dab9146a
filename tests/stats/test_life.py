"""What of a lived life is written down, and what an effect takes from it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hdiary.stats.life import Life, Outcome, live_by_day, live_by_headache
from hdiary.stats.lived import DayCourse, HeadacheCourse

# Every other day a headache, of 4 or of 8: a mean of 6 on headache days and of 3 over all days.
LIFE = Life(
    days=DayCourse(share=0.5, autocorrelation=0.6),
    ratings=(0, 0, 0, 2, 0, 0, 0, 2),
    pain_autocorrelation=0.2,
    headaches=HeadacheCourse(starting=(0, 0, 0, 0, 1), fall=1.0, fall_slope=0.0, fall_sd=1.0),
)
SHAPE = (2_000, 10)
NONE = np.zeros(SHAPE)
OUTCOMES: list[Outcome] = ["headache_days_28", "mean_pain"]


def test_mean_pain_is_that_over_all_days() -> None:
    assert LIFE.mean_pain == pytest.approx(0.5 * (4 + 8) / 2)
    worse = replace(LIFE, ratings=(1.0, 0.0, 3.0))
    assert worse.mean_pain == pytest.approx(0.5 * (1 + 3 * 3) / 4)


def test_a_headache_day_counts_28_so_that_its_mean_is_days_in_28() -> None:
    days = live_by_day(LIFE, "headache_days_28", NONE, (1, 2))
    assert set(np.unique(days)) == {0.0, 28.0}
    assert days.mean() == pytest.approx(14.0, abs=0.5)
    fewer = live_by_day(LIFE, "headache_days_28", NONE + 0.5, (1, 2))
    assert fewer.mean() == pytest.approx(7.0, abs=0.5)


def test_mean_pain_falls_by_as_many_points_as_are_said() -> None:
    for points in (0.0, 1.0, 2.0):
        pain = live_by_day(LIFE, "mean_pain", NONE + points, (1, 2))
        assert pain.mean() == pytest.approx(3.0 - points, abs=0.12)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_more_than_all_of_it_cannot_be_taken(outcome: Outcome) -> None:
    # From day 5 on, by all there is: 1 of the share of days, 3 points of mean pain.
    whole = 1.0 if outcome == "headache_days_28" else 3.0
    effect = np.where(np.arange(SHAPE[1]) >= 5, whole, 0.0) + NONE
    just, more = (live_by_day(LIFE, outcome, effect * part, (3, 4)) for part in (1.0, 1.5))
    np.testing.assert_array_equal(just, more)
    assert (just >= 0).all()
    assert (just[:, 6:] == 0).mean() > 0.8


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_days_are_missing_each_by_itself_whatever_they_were(outcome: Outcome) -> None:
    every, some, again, others = (
        live_by_day(replace(LIFE, recorded=recorded), outcome, NONE, seeds)
        for recorded, seeds in ((1.0, (5, 6)), (0.7, (5, 6)), (0.7, (5, 6)), (0.7, (5, 7)))
    )
    gone = np.isnan(some)
    assert gone.mean() == pytest.approx(0.3, abs=0.01)
    assert gone.mean(axis=0) == pytest.approx(np.full(10, 0.3), abs=0.05)
    assert np.corrcoef(gone[:, 0], gone[:, 1])[0, 1] == pytest.approx(0.0, abs=0.07)
    np.testing.assert_array_equal(some[~gone], every[~gone])
    np.testing.assert_array_equal(some, again)
    both = ~gone & ~np.isnan(others)
    assert (np.isnan(others) != gone).any()
    np.testing.assert_array_equal(others[both], some[both])


def test_another_life_is_another_seeds() -> None:
    one, two = (live_by_day(LIFE, "mean_pain", NONE, (seed, 1)) for seed in (1, 2))
    assert (one != two).any()
    np.testing.assert_array_equal(one, live_by_day(LIFE, "mean_pain", NONE, (1, 9)))


def test_later_pain_is_missing_headache_by_headache_and_pain_before_never() -> None:
    before, every = live_by_headache(LIFE, NONE, (5, 6))
    poor = replace(LIFE, rated=0.6)
    same, some = live_by_headache(poor, NONE, (5, 6))
    np.testing.assert_array_equal(before, same)
    gone = np.isnan(some)
    assert gone.mean(axis=0) == pytest.approx(np.full(10, 0.4), abs=0.05)
    assert np.corrcoef(gone[:, 0], gone[:, 1])[0, 1] == pytest.approx(0.0, abs=0.07)
    np.testing.assert_array_equal(some[~gone], every[~gone])
    np.testing.assert_array_equal(some, live_by_headache(poor, NONE, (5, 6))[1])
    assert not np.isnan(before).any() and not np.isnan(every).any()


def test_pain_two_hours_later_falls_further_by_what_is_said() -> None:
    before, plain = live_by_headache(LIFE, NONE, (5, 6))
    _, further = live_by_headache(LIFE, NONE + 1.0, (5, 6))
    assert (before - plain).mean() == pytest.approx(1.0, abs=0.05)
    assert (plain - further).mean() == pytest.approx(1.0, abs=0.02)
