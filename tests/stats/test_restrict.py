"""The course on some of its days, and at several hours of each."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.discrete.conditional_models import ConditionalLogit

from hdiary.stats import fit_transition, profile_factors
from hdiary.stats.restrict import restrict_course, take_people

ZERO = np.array([0])


def random_days(people: int, days: int, *, seed: int) -> np.ndarray:
    return (np.random.default_rng(seed).random((people, days)) < 0.4).astype(float)


def course(days: np.ndarray):
    people, length = days.shape
    return fit_transition(days, weekday=np.zeros(people, int), length=np.full(people, length))


def test_a_course_of_all_its_days_stays_what_it_was() -> None:
    days = random_days(3, 120, seed=1)
    fit = course(days)
    again = restrict_course(fit, response=days)
    assert np.array_equal(again.used, fit.used)
    assert again.coefficients == pytest.approx(fit.coefficients, abs=1e-4)
    assert again.df == pytest.approx(fit.df, abs=1e-3)


def test_days_that_are_left_out_tell_nothing() -> None:
    days = random_days(1, 150, seed=2)
    left_out = np.arange(150) % 3 == 0
    asked = np.where(left_out, np.nan, days)
    fit = restrict_course(course(days), response=asked)
    assert not fit.used[0, left_out].any()
    assert (fit.design[0, left_out] == 0).all()
    # What yesterday was stays known, though yesterday itself is not asked about.
    assert fit.design[0, 1::3, 1].tolist() == course(days).design[0, 1::3, 1].tolist()


def test_people_can_be_picked() -> None:
    fit = course(random_days(4, 90, seed=3))
    assert take_people(fit, np.array([2])).used.tolist() == fit.used[2:3].tolist()


@pytest.mark.slow
def test_a_hazard_by_hours_is_that_of_a_conditional_logit() -> None:
    # One person, four hours a day: the first headache ends a day. The hours are strata of the
    # reference, and columns of ours.
    rng = np.random.default_rng(4)
    days, hours = 700, 4
    factor = rng.random((hours, days)) < 0.4
    chance = np.array([0.04, 0.1, 0.15, 0.06])[:, None] * np.where(factor, 2.5, 1.0)
    began = rng.random((hours, days)) < chance
    before = np.cumsum(began, axis=0) - began > 0
    response = np.where(before, np.nan, began.astype(float))
    headache = began.any(axis=0).astype(float)[None]
    at = np.repeat(np.eye(hours)[:, None, 1:], days, axis=1).reshape(1, hours * days, hours - 1)
    fit = restrict_course(course(headache), response=response.reshape(1, -1), beside=at)
    exposure = factor.astype(float).reshape(1, 1, -1)
    found = profile_factors(fit, exposure, people=ZERO, factors=ZERO)
    kept = fit.used[0]
    hour = np.repeat(np.arange(hours), days)[kept]
    reference = ConditionalLogit(
        response.reshape(-1)[kept], exposure[0, 0, kept][:, None], groups=hour
    ).fit(disp=False)
    assert found.estimate[0] == pytest.approx(reference.params[0], abs=0.08)
    assert found.se[0] == pytest.approx(reference.bse[0], rel=0.05)
