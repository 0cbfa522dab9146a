"""The course without factors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from scipy.optimize import minimize
from scipy.special import expit

from hdiary.stats import TransitionFit, fit_transition
from hdiary.stats.course import lay_course
from hdiary.stats.transition import _log_odds_of_mean, find_used

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


@pytest.fixture(scope="module")
def waves() -> tuple[TransitionFit, TransitionFit]:
    """The same 40 people without a wave and with one."""
    return fit(made_up(40, 365, seed=3)), fit(made_up(40, 365, seed=3, wave=1.2))


@pytest.mark.slow
def test_a_wave_is_seen_in_people_who_have_one(
    waves: tuple[TransitionFit, TransitionFit],
) -> None:
    without, waving = waves
    assert np.median(without.wave_sd) < 0.35 < 0.8 < np.median(waving.wave_sd)


@pytest.mark.slow
def test_it_takes_fewer_degrees_of_freedom_where_there_is_no_wave(
    waves: tuple[TransitionFit, TransitionFit],
) -> None:
    without, waving = waves
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


def severe_days(people: int, days: int, *, seed: int) -> tuple[Floats, Floats]:
    """Make days on which a bad headache (8 of 10) brings the next one, and a mild one (3) not."""
    rng = np.random.default_rng(seed)
    pain, bad = np.zeros((people, days)), np.zeros(people, dtype=np.bool_)
    for day in range(days):
        hurts = rng.random(people) < np.where(bad, 0.7, 0.25)
        bad = hurts & (rng.random(people) < 0.4)
        pain[:, day] = np.where(bad, 0.8, np.where(hurts, 0.3, 0.0))
    return (pain > 0).astype(np.float64), pain


def fit_pain(state: Floats, pain: Floats) -> TransitionFit:
    people, days = state.shape
    return fit_transition(
        state,
        weekday=np.zeros(people, np.int64),
        length=np.full(people, days, dtype=np.int64),
        pain=pain,
    )


def history(design: Floats) -> Floats:
    """The columns of runs and of yesterday's pain stand behind those of the weekdays."""
    return design[..., 11:16]


def test_runs_of_two_three_and_four_days_have_a_column_each() -> None:
    state = np.array([[0.0, 1, 1, 1, 1, 0, 1, 1]])
    runs = history(fit(state).design[0])[:, :3]
    assert runs[1:].tolist() == [
        [0, 0, 0], [0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1, 1], [0, 0, 0], [0, 0, 0],
    ]  # fmt: skip


def test_yesterdays_pain_counts_around_the_usual_headache_and_nothing_where_not_rated() -> None:
    state = np.array([[1.0, 1, 1, 0, 1, 1, 0]])
    pain = np.array([[0.2, 0.8, np.nan, 0.0, 0.5, 0.5, 0.0]])
    worst, severe = history(fit_pain(state, pain).design[0])[:, 3:].T
    np.testing.assert_allclose(worst[1:4] * np.array([0.2, 0.5, 0.3]).std(), [-0.3, 0.3, 0], 0.5)
    assert worst[3:5].tolist() == [0, 0]
    assert severe[1] == pytest.approx(-0.25) and severe[2] == pytest.approx(0.75)


@pytest.mark.slow
def test_a_bad_day_is_followed_as_statsmodels_says() -> None:
    """Of 4,000 days the priors take next to nothing: the same columns in an ordinary logit."""
    state, pain = severe_days(1, 4000, seed=8)
    found = fit_pain(state, pain)
    used = found.used[0]
    columns = [0, 1, 2, 3, 11, 12, 13, 14]  # Of two kinds of headache "severe" says as "worst pain"
    plain = sm.Logit(state[0, used], found.design[0, used][:, columns]).fit(disp=0)
    both = found.coefficients[0, 14] + found.coefficients[0, 15] / _slope(found)
    assert plain.params[7] > 0.5
    assert both == pytest.approx(plain.params[7], abs=0.1)


def _slope(found: TransitionFit) -> float:
    worst, severe = history(found.design[0])[:, 3:].T
    return float((worst * worst).sum() / (worst * severe).sum())


@pytest.mark.slow
def test_a_quick_wave_is_taken_up_in_people_who_have_one() -> None:
    """It moves within weeks, where the slow part has nothing; 0.8 is its correlation."""
    rng = np.random.default_rng(9)
    quick = np.zeros((40, 365))
    for day in range(1, 365):
        quick[:, day] = 0.8 * quick[:, day - 1] + 0.6 * rng.standard_normal(40)
    waving = (rng.random((40, 365)) < expit(1.5 * quick)).astype(np.float64)
    still = (rng.random((40, 365)) < 0.5).astype(np.float64)
    assert np.median(fit(waving).df) < np.median(fit(still).df) - 3


def test_a_rhythm_is_looked_for_only_where_factors_are_given() -> None:
    rota = np.arange(240) % 8
    state = np.where(rota < 2, 1.0, 0.0)[None]
    factor = np.where(rota == 1, 1.0, 0.0)[None, None]
    alone = fit(state)
    beside = fit_transition(state, weekday=np.array([0]), length=np.array([240]), factors=factor)
    assert alone.period is not None and alone.period.tolist() == [0]
    assert beside.period is not None and beside.period.tolist() == [8]


def test_written_rhythms_stand_in_the_course_as_they_are_given() -> None:
    state = made_up(2, 120, seed=10)
    told = np.random.default_rng(11).standard_normal((2, 120, 3))
    found = fit_transition(state, weekday=np.zeros(2, np.int64), length=np.full(2, 120), told=told)
    np.testing.assert_allclose(found.design[:, 1:, -3:], told[:, 1:])
    assert (found.design[~found.used] == 0).all()


def test_a_short_diary_is_fitted_alike_beside_a_longer_one() -> None:
    rng = np.random.default_rng(8)
    state, days = made_up(1, 60, seed=9, wave=0.5), 60
    state[0, -1] = 1.0
    pain = np.where(state > 0, rng.integers(2, 10, (1, days)) / 10, np.nan)
    factors = (rng.random((1, 3, days)) < 0.4).astype(float)
    alone = fit_transition(
        state, weekday=np.array([0]), length=np.array([days]), pain=pain,
        factors=np.where(np.arange(days) > 0, np.roll(factors, 1, axis=2), np.nan),
    )  # fmt: skip
    longer = np.full((2, 90), np.nan)
    longer[0, :days], longer[1] = state[0], made_up(1, 90, seed=10)[0]
    rated = np.full((2, 90), np.nan)
    rated[0, :days] = pain[0]
    # What was said on the last day stands on the day after it, which only the other diary has.
    said = np.full((2, 3, 90), np.nan)
    said[0, :, 1 : days + 1], said[1] = factors[0], 0.0
    among = fit_transition(
        longer, weekday=np.zeros(2, dtype=np.int64), length=np.array([days, 90]), pain=rated,
        factors=said,
    )  # fmt: skip
    assert among.probability[0, :days] == pytest.approx(alone.probability[0], abs=1e-9)
    assert among.df[0] == pytest.approx(float(alone.df[0]), rel=1e-9)


def test_the_covariance_is_that_of_information_and_penalty_and_takes_the_days_it_takes() -> None:
    """Information X'WX at the estimate; the effective number of coefficients is its trace."""
    state = made_up(2, 120, seed=6, wave=0.6, after=0.8)
    state[1, 100:] = np.nan
    found = fit_transition(state, weekday=np.array([0, 2]), length=np.array([120, 100]))
    for person in range(2):
        x, used = found.design[person], found.used[person]
        risk = expit(x @ found.coefficients[person])
        weight = np.where(used, risk * (1 - risk), 0.0)
        np.testing.assert_allclose(found.weight[person], weight, rtol=1e-9)
        np.testing.assert_allclose(found.probability[person], risk, rtol=1e-9)
        np.testing.assert_allclose(found.log_odds[person], x @ found.coefficients[person])
        information = x.T @ (weight[:, None] * x)
        covariance = np.linalg.inv(information + np.diag(found.penalty[person]))
        np.testing.assert_allclose(found.covariance[person], covariance, rtol=1e-4, atol=1e-7)
        taken = np.trace(covariance @ information)
        assert found.df[person] == pytest.approx(used.sum() - taken - 1, rel=1e-4)
    assert (found.probability[~found.used] == 0.5).all()
    assert (found.response[~found.used] == 0).all()
    np.testing.assert_array_equal(found.response[found.used], state[found.used])


def test_the_slow_wave_is_the_one_whose_size_is_told() -> None:
    """Of its prior variance over that of the cosines, the first column of the slow block has it."""
    found = fit(made_up(2, 200, seed=7, wave=1.0))
    course = lay_course(
        made_up(2, 200, seed=7, wave=1.0), found.used, weekday=np.zeros(2, np.int64),
        length=np.full(2, 200), pain=None,
    )  # fmt: skip
    (slow,) = [block for block in course.blocks if block.name == "slow"]
    precision = 1 / (found.wave_sd[:, None] ** 2 * slow.variance)
    np.testing.assert_allclose(found.penalty[:, slow.at], precision, rtol=1e-9)


def test_the_search_begins_at_the_usual_risk_with_half_a_day_more_on_each_side() -> None:
    response = np.array([[0.0, 1, 1, 0], [0, 0, 0, 0], [0, 1, 1, 1]])
    used = np.array([[False, True, True, True], [False] * 4, [False, True, True, True]])
    odds = np.array([2.5 / 1.5, 1.0, 3.5 / 0.5])
    np.testing.assert_allclose(_log_odds_of_mean(response, used), np.log(odds))


def test_a_day_counts_behind_a_recorded_one_only() -> None:
    state = np.array([[1.0, 1.0, np.nan, 0.0, 0.0], [np.nan, 0.0, 1.0, np.nan, 1.0]])
    assert find_used(state).tolist() == [
        [False, True, False, False, True],
        [False, False, True, False, False],
    ]
    assert find_used(np.zeros((2, 0))).shape == (2, 0)


def test_a_rhythm_of_headache_is_found_beside_a_factor_that_has_none() -> None:
    rng = np.random.default_rng(3)
    rota = np.arange(240) % 8
    state = (rng.random(240) < np.where(rota < 3, 0.8, 0.1)).astype(float)[None]
    factor = (rng.random((1, 1, 240)) < 0.5).astype(float)
    found = fit_transition(state, weekday=np.array([0]), length=np.array([240]), factors=factor)
    assert found.period is not None and found.period.tolist() == [8]
