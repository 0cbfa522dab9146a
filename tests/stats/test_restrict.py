"""The course on some of its days, and at several hours of each."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from statsmodels.discrete.conditional_models import ConditionalLogit

from hdiary.stats import fit_transition, profile_factors
from hdiary.stats.restrict import close_up, restrict_course, take_people

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


def test_hours_of_days_and_what_stands_beside_are_fitted_by_their_penalised_likelihood() -> None:
    # Two hours of each day, the second with a column of its own whose odds are hardly held back.
    rng = np.random.default_rng(5)
    days = random_days(2, 60, seed=5)
    fit = course(days)
    response = np.where(rng.random((2, 120)) < 0.8, rng.random((2, 120)) < 0.3, np.nan)
    beside = np.zeros((2, 120, 1))
    beside[:, 60:, 0] = 1.0
    found = restrict_course(fit, response=response, beside=beside)
    assert found.design.shape == (2, 120, fit.design.shape[2] + 1)
    for person in range(2):
        used = np.tile(fit.used[person], 2) & ~np.isnan(response[person])
        assert found.used[person].tolist() == used.tolist()
        x = np.hstack([np.tile(fit.design[person], (2, 1)), beside[person]])[used]
        y = response[person, used].astype(float)
        penalty = np.append(fit.penalty[person], 1 / 5.0**2)

        def loss(b, x=x, y=y, penalty=penalty):
            eta = x @ b
            return np.logaddexp(0, eta).sum() - y @ eta + 0.5 * penalty @ (b * b)

        best = minimize(loss, np.zeros(x.shape[1]), method="BFGS", options={"gtol": 1e-8}).x
        np.testing.assert_allclose(found.coefficients[person], best, atol=1e-4)
        np.testing.assert_allclose(found.penalty[person], penalty)
        risk = expit(x @ found.coefficients[person])
        information = (x * (risk * (1 - risk))[:, None]).T @ x
        covariance = np.linalg.inv(information + np.diag(penalty))
        np.testing.assert_allclose(found.covariance[person], covariance, rtol=1e-4, atol=1e-8)
        # A day that is asked about twice is one day.
        asked = used.reshape(2, 60).any(axis=0).sum()
        taken = np.trace(covariance @ information)
        assert found.df[person] == pytest.approx(asked - taken - 1, rel=1e-4)
        assert (found.response[person][~used] == 0).all()
        assert (found.design[person][~used] == 0).all()


def test_a_handful_of_days_has_one_degree_of_freedom() -> None:
    fit = course(random_days(1, 6, seed=6))
    asked = np.where(np.arange(6) < 3, 1.0, np.nan)[None]
    assert restrict_course(fit, response=asked).df.tolist() == [1.0]


def test_the_course_itself_is_not_touched() -> None:
    days = random_days(1, 40, seed=7)
    fit = course(days)
    before = fit.design.copy()
    restrict_course(fit, response=np.where(np.arange(40) % 2, np.nan, days))
    np.testing.assert_array_equal(fit.design, before)


def test_used_days_are_closed_up_in_their_order() -> None:
    used = np.array([[False, True, False, True], [True, False, False, False]])
    assert close_up(used)[0].tolist() == [1, 3]
    assert close_up(used)[1, 0] == 0
    many = np.random.default_rng(8).random((3, 300)) < 0.4
    for person, places in enumerate(close_up(many)):
        own = np.flatnonzero(many[person])
        assert places[: len(own)].tolist() == own.tolist()
    assert close_up(np.zeros((0, 4), dtype=bool)).shape == (0, 0)
