"""The course without factors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from hdiary.stats import TransitionFit, fit_transition

Floats = npt.NDArray[np.float64]


def made_up(people: int, days: int, *, seed: int, wave: float = 0.0, after: float = 0.0) -> Floats:
    """Make headache days: odds shared by a slow wave and by yesterday's headache."""
    rng = np.random.default_rng(seed)
    state, drift = np.zeros((people, days)), rng.standard_normal(people)
    before = np.zeros(people)
    for day in range(days):
        drift = 0.95 * drift + np.sqrt(1 - 0.95**2) * rng.standard_normal(people)
        state[:, day] = rng.random(people) < expit(-0.4 + wave * drift + after * before)
        before = state[:, day]
    return state


def fit(state: Floats, *, weekday: int = 0) -> TransitionFit:
    people, days = state.shape
    return fit_transition(
        state, weekday=np.full(people, weekday), length=np.full(people, days, dtype=np.int64)
    )


def test_a_day_counts_when_it_and_the_day_before_are_recorded() -> None:
    state = np.array([[1.0, 0, np.nan, 1, 1, np.nan, 0, 0]])
    assert fit(state).used.tolist() == [[False, True, False, False, True, False, False, True]]


def test_it_finds_the_highest_penalised_likelihood() -> None:
    found = fit(made_up(2, 120, seed=1, wave=0.8, after=1.0))
    for person in range(2):
        used = found.used[person]
        x, y = found.design[person][used], found.response[person][used]
        penalty = found.penalty[person]

        def loss(b: Floats, x: Floats = x, y: Floats = y, penalty: Floats = penalty) -> float:
            eta = x @ b
            return float(np.logaddexp(0, eta).sum() - y @ eta + 0.5 * penalty @ (b * b))

        best = minimize(loss, np.zeros(x.shape[1]), method="BFGS", options={"gtol": 1e-9})
        np.testing.assert_allclose(found.coefficients[person], best.x, atol=2e-5)


def test_the_design_holds_yesterday_the_day_before_it_trend_and_weekday() -> None:
    state = np.array([[1.0, 0, 1, 1, 0, 0, 1, 0, 1, 1]])
    design = fit(state, weekday=5).design[0]
    assert design[4, :3].tolist() == [1.0, 1.0, 1.0]
    assert design[5, 1:3].tolist() == [0.0, 1.0]
    assert design[9, 3] == pytest.approx(2 * 9 / 10 - 1)
    # The first day is a Saturday, so the third is a Monday.
    assert design[2, 4:11].tolist() == [1.0, 0, 0, 0, 0, 0, 0]


def test_a_day_before_yesterday_that_is_not_recorded_stands_at_the_mean() -> None:
    state = np.array([[1.0, np.nan, 1, 0, 1, 1, 0, 1]])
    assert fit(state).design[0, 3, 2] == pytest.approx(5 / 7)


def test_people_are_fitted_as_if_each_were_alone() -> None:
    state = made_up(3, 200, seed=2, wave=1.0)
    state[1, 90:] = np.nan
    length = np.array([200, 90, 200])
    together = fit_transition(state, weekday=np.array([0, 3, 6]), length=length)
    alone = fit_transition(state[1:2, :90], weekday=np.array([3]), length=np.array([90]))
    np.testing.assert_allclose(
        together.probability[1, :90][together.used[1, :90]],
        alone.probability[0][alone.used[0]],
        atol=1e-4,
    )
    assert together.df[1] == pytest.approx(alone.df[0], abs=1e-3)


def test_a_wave_is_seen_in_people_who_have_one() -> None:
    without = fit(made_up(40, 365, seed=3))
    waving = fit(made_up(40, 365, seed=3, wave=1.2))
    assert np.median(without.wave_sd) < 0.35 < 0.8 < np.median(waving.wave_sd)


def test_it_takes_fewer_degrees_of_freedom_where_there_is_no_wave() -> None:
    without = fit(made_up(40, 365, seed=3))
    waving = fit(made_up(40, 365, seed=3, wave=1.2))
    assert np.median(without.df) > np.median(waving.df) + 2
    assert (without.df < 364).all()


@pytest.mark.parametrize("days", [1, 2, 3, 400])
@pytest.mark.parametrize("value", [0.0, 1.0, np.nan])
def test_courses_without_any_news_stay_finite(days: int, value: float) -> None:
    found = fit(np.full((1, days), value))
    for array in (found.coefficients, found.probability, found.wave_sd, found.df):
        assert np.isfinite(array).all()
    assert (found.df >= 1).all()


def test_nobody_is_no_error() -> None:
    nobody = fit_transition(
        np.zeros((0, 0)), weekday=np.zeros(0, np.int64), length=np.zeros(0, np.int64)
    )
    assert nobody.people == 0


def test_single_precision_gives_the_same_course() -> None:
    state = made_up(5, 180, seed=4, wave=0.5)
    exact, quick = fit(state), fit(state.astype(np.float32))
    np.testing.assert_allclose(quick.probability, exact.probability, atol=2e-4)
