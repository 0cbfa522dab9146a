"""Averaging over the correlation: a mixture of t distributions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import optimize, special, stats

from hdiary.stats import AutoregressiveFit, average_over_rho, fit_autoregressive


def some_fit(people: int = 4, days: int = 30, seed: int = 2) -> AutoregressiveFit:
    rng = np.random.default_rng(seed)
    who, time = np.nonzero(rng.random((people, days)) < 0.8)
    x = np.column_stack([np.ones(len(time)), time - days / 2])
    return fit_autoregressive(rng.normal(size=len(time)), x, person=who, time=time, people=people)


def test_one_correlation_gives_the_ordinary_t() -> None:
    rng = np.random.default_rng(4)
    x, y = np.arange(25.0), rng.normal(size=25)
    design = np.column_stack([np.ones(25), x])
    fit = fit_autoregressive(
        y, design, person=np.zeros(25, int), time=np.arange(25), people=1, rhos=[0.0]
    )
    mine, theirs = average_over_rho(fit, [0, 1]), stats.linregress(x, y)
    half = stats.t.ppf(0.975, 23) * theirs.stderr
    assert mine.estimate[0] == pytest.approx(theirs.slope, rel=1e-10)
    assert mine.p_value[0] == pytest.approx(theirs.pvalue, rel=1e-8)
    assert mine.low[0] == pytest.approx(theirs.slope - half, rel=1e-8)
    assert mine.high[0] == pytest.approx(theirs.slope + half, rel=1e-8)


def test_ends_are_the_quantiles_of_the_mixture() -> None:
    fit = some_fit()
    mine = average_over_rho(fit, [0, 1], level=0.9)
    for person in range(4):
        spread = np.sqrt(fit.covariance[person, :, 1, 1])
        parts = stats.t(fit.degrees_of_freedom[person], fit.coefficients[person, :, 1], spread)

        def below(value: float, parts: Any = parts, person: int = person) -> float:
            return float(fit.weights[person] @ parts.cdf(value))

        for share, end in ((0.05, mine.low[person]), (0.95, mine.high[person])):
            theirs = optimize.brentq(lambda v, share=share: below(v) - share, -50, 50, xtol=1e-13)
            assert end == pytest.approx(theirs, abs=1e-9)
        assert mine.p_value[person] == pytest.approx(2 * min(below(0), 1 - below(0)), abs=1e-10)
        assert mine.rho[person] == pytest.approx(fit.weights[person] @ fit.rhos)


def test_ends_are_found_in_few_of_newtons_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each step asks once how much lies below; halving alone would take forty of each end.
    asked = []

    def count(df: np.ndarray, at: np.ndarray) -> np.ndarray:
        asked.append(len(at))
        return special.stdtr(df, at)

    monkeypatch.setattr("hdiary.stats.averaging.stdtr", count)
    average_over_rho(some_fit(people=20), [0, 1])
    assert len(asked) <= 2 + 2 * 8


def test_p_below_five_per_cent_is_an_interval_without_zero() -> None:
    answer = average_over_rho(some_fit(people=400, days=60), [0, 1])
    outside = (answer.low > 0) | (answer.high < 0)
    assert outside.sum() > 5
    np.testing.assert_array_equal(answer.p_value < 0.05, outside)


def test_units_carry_through() -> None:
    fit = some_fit()
    one, hundred = average_over_rho(fit, [0, 1]), average_over_rho(fit, [0, 100])
    np.testing.assert_allclose(hundred.estimate, 100 * one.estimate)
    np.testing.assert_allclose(hundred.low, 100 * one.low, rtol=1e-8)
    np.testing.assert_allclose(hundred.p_value, one.p_value)


def test_a_steep_slope_keeps_its_tiny_p_value() -> None:
    time = np.arange(200)
    design = np.column_stack([np.ones(200), time])
    y = time + np.random.default_rng(1).normal(size=200) / 10
    fit = fit_autoregressive(y, design, person=np.zeros(200, int), time=time, people=1)
    assert 0 < average_over_rho(fit, [0, 1]).p_value[0] < 1e-50


def test_who_cannot_be_fitted_has_no_answer_and_disturbs_nobody() -> None:
    y = np.concatenate([[3.0, 3.0, 3.0, 3.0], [1.0, 4.0, 2.0, 3.0]])
    fit = fit_autoregressive(
        y, np.ones((8, 1)), person=np.repeat([0, 1], 4), time=np.tile(np.arange(4), 2), people=2
    )
    answer = average_over_rho(fit, [1])
    assert np.isnan(answer.estimate[0])
    assert np.isnan(answer.p_value[0])
    assert np.isfinite([answer.low[1], answer.high[1], answer.p_value[1], answer.rho[1]]).all()


@pytest.mark.parametrize("contrast", [[1], [0, 0], [1, 2, 3]])
def test_a_contrast_that_does_not_fit_is_refused(contrast: list[int]) -> None:
    with pytest.raises(ValueError, match="one number, not all zero, for each of the 2"):
        average_over_rho(some_fit(), contrast)


@pytest.mark.parametrize("rho", [0.0, 0.5])
def test_false_alarms_stay_near_five_per_cent(rho: float) -> None:
    # 1,500 people, 56 days, a quarter missing, no trend; chance error of 5 % is 0.6 %.
    rng = np.random.default_rng(8)
    error = rng.normal(size=(1500, 56))
    for day in range(1, 56):
        error[:, day] = rho * error[:, day - 1] + np.sqrt(1 - rho**2) * error[:, day]
    kept = rng.random(error.shape) < 0.75
    who, time = np.nonzero(kept)
    design = np.column_stack([np.ones(len(time)), time / 28 - 1])
    fit = fit_autoregressive(error[kept], design, person=who, time=time, people=1500)
    false_alarms = (average_over_rho(fit, [0, 1]).p_value < 0.05).mean()
    assert 0.025 < false_alarms < 0.065
