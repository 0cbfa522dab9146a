"""Testing factors against the course."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from scipy.special import expit

from hdiary.stats import TransitionFit, fit_transition, profile_factors, screen_factors
from hdiary.stats.logistic import maximise
from hdiary.stats.score import centre_exposure, centre_values

Floats = npt.NDArray[np.float64]
MakeFit = Callable[..., TransitionFit]


def diary(people: int, days: int, factors: int, *, seed: int) -> tuple[Floats, Floats]:
    rng = np.random.default_rng(seed)
    exposure = (rng.random((people, factors, days)) < 0.3).astype(np.float64)
    return (rng.random((people, days)) < 0.4).astype(np.float64), exposure


def course(state: Floats):  # type: ignore[no-untyped-def]
    people, days = state.shape
    return fit_transition(state, weekday=np.zeros(people, np.int64), length=np.full(people, days))


def test_without_penalties_it_is_raos_score_test() -> None:
    """statsmodels' score test of a logistic regression, with Firth's correction taken out."""
    state, exposure = diary(1, 150, 1, seed=1)
    fit = course(state)
    used = fit.used[0]
    x, y = exposure[0, 0, used], state[0, used]
    design = np.column_stack([np.ones(used.sum()), fit.design[0, used, 1]])
    null = sm.GLM(y, design, family=sm.families.Binomial()).fit()
    other = float(null.score_test(exog_extra=x[:, None])[0].item())
    ours = _plain(y, design, x)
    assert ours**2 == pytest.approx(other, rel=1e-6)


def _plain(y: Floats, design: Floats, x: Floats) -> float:
    """The statistic by the library's own pieces, without penalty and without Firth."""
    fit = course(np.concatenate([[0.0], y])[None])
    bare = np.zeros((1, len(y) + 1, design.shape[1]))
    bare[0, 1:] = design
    penalty = np.full((1, design.shape[1]), 1e-12)
    found, information = maximise(
        fit.response, fit.used, bare, penalty, np.zeros((1, design.shape[1]))
    )
    fit = replace(
        fit,
        design=bare,
        penalty=penalty,
        coefficients=found,
        covariance=np.linalg.inv(information),
        df=np.array([1e9]),
    )
    exposure = np.concatenate([[0.0], x])[None, None]
    rows = np.array([0])
    plain = profile_factors(fit, exposure, people=rows, factors=rows, firth=False)
    screened = screen_factors(fit, exposure)
    # Firth's correction moves the screened one a little, and in no direction of its own here.
    assert abs(screened.score_z[0, 0] - _z(plain)) < 0.1
    return _z(plain)


def _z(plain) -> float:  # type: ignore[no-untyped-def]
    from scipy.stats import norm

    return float(np.sign(plain.estimate[0]) * norm.isf(plain.p_value[0] / 2))


def test_screening_and_profiling_test_alike() -> None:
    state, exposure = diary(6, 120, 5, seed=2)
    fit = course(state)
    people, factors = np.repeat(np.arange(6), 5), np.tile(np.arange(5), 6)
    rows = profile_factors(fit, exposure, people=people, factors=factors)
    np.testing.assert_allclose(
        rows.p_value, screen_factors(fit, exposure).p_value.ravel(), atol=1e-5
    )


def test_all_factors_at_once_are_as_each_alone() -> None:
    state, exposure = diary(4, 90, 6, seed=3)
    fit = course(state)
    together = screen_factors(fit, exposure).score_z
    for k in range(6):
        alone = screen_factors(fit, exposure[:, [k]]).score_z[:, 0]
        np.testing.assert_allclose(together[:, k], alone, rtol=1e-10)


def test_units_and_zero_points_change_nothing() -> None:
    state, exposure = diary(2, 90, 2, seed=4)
    fit = course(state)
    moved = screen_factors(fit, 60.0 - 7.0 * exposure)
    np.testing.assert_allclose(moved.score_z, -screen_factors(fit, exposure).score_z, rtol=1e-8)


def test_the_smallest_units_are_as_good_as_any() -> None:
    state, exposure = diary(2, 90, 2, seed=4)
    fit = course(state)
    tiny, plain = (screen_factors(fit, exposure * unit) for unit in (1e-6, 1.0))
    np.testing.assert_allclose(tiny.score_z, plain.score_z, rtol=1e-8)
    np.testing.assert_allclose(tiny.log_odds_ratio, plain.log_odds_ratio * 1e6, rtol=1e-8)


def test_what_the_course_tells_wholly_has_no_test(plain_fit: MakeFit) -> None:
    state, exposure = diary(1, 90, 2, seed=8)
    design = np.column_stack([np.ones(90), np.random.default_rng(9).random(90) < 0.5])
    # Of a risk of one half on each day; the information of its coefficients inverted.
    fit = replace(
        plain_fit(state[0], design), covariance=np.linalg.inv(design.T @ design / 4)[None]
    )
    exposure[0, 0] = 3 * design[:, 1] + 1
    found = screen_factors(fit, exposure)
    for numbers in (found.score_z, found.p_value, found.information, found.log_odds_ratio):
        assert np.isnan(numbers[0]).tolist() == [True, False]


def test_a_factor_is_told_by_how_far_it_lies_from_its_mean_on_the_days_used() -> None:
    # By hand: days 0 and 1 are used and said, with a mean of 3/2; a weight of 1/4 on each.
    exposure = np.array([[[1.0, 2.0, 9.0, np.nan], [0.1] * 4, [np.nan] * 4]])
    used = np.array([[True, True, False, True]])
    x, spread = centre_values(exposure, used, 0.25 * used)
    assert x[0].tolist() == [[-0.5, 0.5, 0.0, 0.0], [0.0] * 4, [0.0] * 4]
    assert spread[0].tolist() == [0.125, 0.0, 0.0]


def test_the_days_and_weights_are_those_of_the_fit() -> None:
    state, exposure = diary(2, 60, 3, seed=9)
    fit = course(state)
    for own, other in zip(
        centre_exposure(exposure, fit), centre_values(exposure, fit.used, fit.weight), strict=True
    ):
        np.testing.assert_array_equal(own, other)


def test_days_on_which_it_was_not_said_tell_nothing() -> None:
    state, exposure = diary(1, 200, 1, seed=5)
    fit = course(state)
    gaps = exposure.copy()
    gaps[0, 0, 100:] = np.nan
    told = screen_factors(fit, gaps).information[0, 0]
    assert told < 0.6 * screen_factors(fit, exposure).information[0, 0]
    changed = state.copy()
    changed[0, 150:] = 1 - changed[0, 150:]
    np.testing.assert_allclose(screen_factors(course(changed), gaps).information, told, rtol=0.2)


def test_what_does_not_vary_has_no_test() -> None:
    state, exposure = diary(1, 90, 3, seed=6)
    exposure[0, 0] = 1.0
    exposure[0, 1] = np.nan
    found = screen_factors(course(state), exposure)
    assert np.isnan(found.p_value[0]).tolist() == [True, True, False]
    assert np.isnan(found.information[0]).tolist() == [True, True, False]


def test_without_effect_about_one_in_twenty_stands_out() -> None:
    """6,000 factors in 60-day diaries with yesterday's headache in them; 3 sd is 0.8 %."""
    rng = np.random.default_rng(7)
    people, days = 600, 60
    state, before = np.zeros((people, days)), np.zeros(people)
    exposure = np.full((people, 10, days), np.nan)
    for day in range(days):
        # What was done yesterday followed yesterday's headache.
        exposure[:, :, day] = rng.random((people, 10)) < expit(-1 + 1.5 * before)[:, None]
        before = (rng.random(people) < expit(-0.6 + 1.0 * before)).astype(np.float64)
        state[:, day] = before
    share = float(np.nanmean(screen_factors(course(state), exposure).p_value < 0.05))
    assert 0.042 < share < 0.058
