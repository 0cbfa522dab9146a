"""AR(1) regression by restricted likelihood, beside R and statsmodels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import multivariate_normal

from hdiary.stats import fit_autoregressive

Floats = npt.NDArray[np.float64]

SERIES = np.fromstring(
    """
    5.1 6.2 5.8 6.9 6.1 5.5 6.7 7.0 6.3 5.9 6.5 7.2 6.8 6.0 5.7
    6.4 7.1 6.6 6.2 5.6 6.9 7.3 6.7 6.1 5.8 6.6 7.4 6.9 6.3 6.0
    5.2 4.9 5.6 4.8 4.4 5.1 5.3 4.7 4.2 4.6 4.9 4.1 3.9 4.5 4.3
    3.8 4.0 4.4 3.6 3.5 4.1 3.9 3.3 3.7 3.4 3.0 3.6 3.2 2.9 3.1
    """,
    sep=" ",
)
TIME = np.arange(1, 61)
LEVEL = (TIME > 30).astype(float)
DESIGN = np.column_stack([np.ones(60), TIME, LEVEL, LEVEL * (TIME - 31)])


def fit_one(y: Floats, x: Floats, time: Any, rhos: Any) -> Any:
    return fit_autoregressive(y, x, person=np.zeros(len(y), int), time=time, people=1, rhos=rhos)


def test_equals_r_gls_corar1_reml() -> None:
    # R 4.2.2, nlme 3.1-162: gls(y ~ time + level + slope, correlation = corAR1(form = ~time))
    fit = fit_one(SERIES, DESIGN, TIME, [0.153583239766])
    np.testing.assert_allclose(
        fit.coefficients[0, 0],
        [6.090383903418, 0.01844186689341, -1.424678174789, -0.09426029736151],
        rtol=1e-9,
    )
    np.testing.assert_allclose(
        np.sqrt(np.diag(fit.covariance[0, 0])),
        [0.199318548276, 0.0111858078818, 0.2711476687562, 0.01597064535085],
        rtol=1e-9,
    )
    assert np.sqrt(fit.variance[0, 0]) == pytest.approx(0.4630715482861, abs=1e-10)
    assert fit.log_likelihood[0, 0] == pytest.approx(-46.194772759697, abs=1e-8)


def test_is_highest_where_r_finds_its_best_correlation() -> None:
    rhos = np.linspace(0, 0.5, 501)
    fit = fit_one(SERIES, DESIGN, TIME, rhos)
    assert rhos[np.argmax(fit.log_likelihood[0])] == pytest.approx(0.1536, abs=1e-3)


@pytest.mark.parametrize("rho", [-0.3, 0.0, 0.4, 0.9])
def test_equals_statsmodels_gls_with_gaps(rho: float) -> None:
    rng = np.random.default_rng(5)
    time = np.sort(rng.choice(120, size=50, replace=False))
    x = np.column_stack([np.ones(50), time / 28, rng.normal(size=50)])
    y = rng.normal(size=50) + 5
    fit = fit_one(y, x, time, [rho])
    theirs = sm.GLS(y, x, sigma=np.power(rho, np.abs(time[:, None] - time))).fit()
    np.testing.assert_allclose(fit.coefficients[0, 0], theirs.params, rtol=1e-9)
    np.testing.assert_allclose(fit.covariance[0, 0], theirs.cov_params(), rtol=1e-8)
    assert fit.variance[0, 0] == pytest.approx(theirs.scale, rel=1e-9)


@given(seed=st.integers(0, 10_000), people=st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_many_people_at_once_are_each_alone(seed: int, people: int) -> None:
    rng = np.random.default_rng(seed)
    kept = rng.random((people, 40)) < rng.uniform(0.2, 1)
    who, time = np.nonzero(kept)
    x = np.column_stack([np.ones(len(time)), time])
    y = rng.normal(size=len(time)).round(1)
    together = fit_autoregressive(y, x, person=who, time=time, people=people)
    for one in range(people):
        mine = who == one
        alone = fit_one(y[mine], x[mine], time[mine], together.rhos)
        assert alone.estimable[0] == together.estimable[one]
        np.testing.assert_allclose(alone.coefficients[0], together.coefficients[one], rtol=1e-9)
        np.testing.assert_allclose(alone.weights[0], together.weights[one], atol=1e-9)


def test_weights_sum_to_one_and_lean_to_the_true_correlation() -> None:
    rng = np.random.default_rng(11)
    error = rng.normal(size=2000)
    for day in range(1, 2000):
        error[day] = 0.6 * error[day - 1] + 0.8 * error[day]
    fit = fit_one(error, np.ones((2000, 1)), np.arange(2000), [0.0, 0.3, 0.6, 0.9])
    assert fit.weights[0].sum() == pytest.approx(1)
    assert fit.weights[0, 2] > 0.99


@pytest.mark.parametrize(
    ("y", "x"),
    [
        pytest.param([5.0, 5.0, 5.0, 5.0], [[1, 0], [1, 1], [1, 2], [1, 3]], id="never varies"),
        pytest.param([5.0, 4.0, 6.0, 2.0], [[1, 2], [1, 2], [1, 2], [1, 2]], id="column repeats"),
        pytest.param([5.0, 4.0], [[1, 0], [1, 1]], id="as many days as coefficients"),
        pytest.param([0.0, 0.0, 0.0, 0.0], [[1, 0], [1, 1], [1, 2], [1, 3]], id="always zero"),
    ],
)
def test_what_cannot_be_settled_is_said_not_infinite(y: list[float], x: list[list[int]]) -> None:
    fit = fit_one(np.array(y), np.array(x, dtype=float), np.arange(len(y)), [0.0, 0.5])
    assert not fit.estimable[0]
    assert np.isnan(fit.coefficients).all()
    assert np.isnan(fit.covariance).all()


def test_a_person_without_days_is_not_estimable() -> None:
    fit = fit_autoregressive(
        SERIES, DESIGN, person=np.ones(60, int), time=TIME, people=3, rhos=[0.2]
    )
    assert fit.estimable.tolist() == [False, True, False]
    assert fit.observations.tolist() == [0, 60, 0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"time": [0, 0, 1]}, "sorted by person and time", id="one day twice"),
        pytest.param({"person": [0, 1, 0]}, "sorted by person and time", id="people mixed"),
        pytest.param({"response": [1.0, np.nan, 2.0]}, "must not hold anything missing", id="NaN"),
        pytest.param({"rhos": [1.0]}, "above -1 and below 1", id="rho of 1"),
        pytest.param({"time": [0, 1]}, "one value per row", id="lengths differ"),
    ],
)
def test_wrong_arrays_are_refused(change: dict[str, Any], words: str) -> None:
    given_ = {"response": [1.0, 2.0, 4.0], "person": [0, 0, 0], "time": [0, 1, 2], "rhos": [0.0]}
    arguments = {**given_, **change}
    response = arguments.pop("response")
    with pytest.raises(ValueError, match=words):
        fit_autoregressive(response, np.ones((3, 1)), people=2, **arguments)


@pytest.mark.parametrize("held", [0.25, 4.0])
def test_a_held_coefficient_is_a_part_of_the_errors_of_the_days(held: float) -> None:
    """Its variance is that of the errors over ``held``: the likelihood is the days' normal one."""
    rng = np.random.default_rng(12)
    x = rng.standard_normal((20, 1))
    y = 0.7 * x[:, 0] + rng.standard_normal(20)
    fit = fit_autoregressive(y, x, person=[0] * 20, time=range(20), people=1, rhos=[0.0], held=held)
    spread = fit.variance[0, 0] * (np.eye(20) + x @ x.T / held)
    told = multivariate_normal(np.zeros(20), spread).logpdf(y)
    assert fit.log_likelihood[0, 0] == pytest.approx(told)
