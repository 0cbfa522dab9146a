"""Regression over a slow wave, beside a dense covariance and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from hdiary.stats import Wave, average_over_rho, fit_autoregressive, fit_waves, lay_beside

WAVES = [Wave(rho=0.95, share=0.3), Wave(rho=0.995, share=0.75)]


def series(seed: int = 3, days: int = 90) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    time = np.sort(rng.choice(days, size=2 * days // 3, replace=False))
    design = np.column_stack([np.ones(len(time)), time > days / 2])
    return rng.normal(size=len(time)), design, time


@pytest.mark.parametrize("number", [0, 1])
def test_the_spread_of_plain_levels_is_that_of_the_dense_covariance(number: int) -> None:
    y, x, time = series()
    fit = fit_waves(y, x, person=np.zeros(len(y), int), time=time, people=1, waves=WAVES)
    wave = WAVES[number]
    apart = np.abs(time[:, None] - time)
    dense = wave.share * wave.rho**apart + (1 - wave.share) * np.eye(len(y))
    hat = np.linalg.inv(x.T @ x) @ x.T
    np.testing.assert_allclose(fit.coefficients[0, number], sm.OLS(y, x).fit().params, rtol=1e-9)
    np.testing.assert_allclose(
        fit.covariance[0, number] / fit.variance[0, number], hat @ dense @ hat.T, rtol=1e-8
    )
    theirs = sm.GLS(y, x, sigma=dense).fit()
    assert fit.variance[0, number] == pytest.approx(theirs.scale, rel=1e-8)


def test_the_likelihood_is_that_of_statsmodels_arma_with_gaps() -> None:
    y, x, time = series()
    wave = WAVES[0]
    fit = fit_waves(y, x, person=np.zeros(len(y), int), time=time, people=1, waves=[wave])
    # An AR(1) under noise is an ARMA(1,1); its moving part follows from the two variances.
    noise, fresh = 1 - wave.share, wave.share * (1 - wave.rho**2)
    lag0, lag1 = fresh + noise * (1 + wave.rho**2), -wave.rho * noise
    moving = (lag0 - np.sqrt(lag0**2 - 4 * lag1**2)) / (2 * lag1)
    full = np.full(time.max() + 1, np.nan)
    apart = np.abs(time[:, None] - time)
    dense = wave.share * wave.rho**apart + noise * np.eye(len(y))
    rest = y - x @ sm.GLS(y, x, sigma=dense).fit().params
    full[time] = rest
    model = sm.tsa.SARIMAX(full, order=(1, 0, 1))
    scale = fit.variance[0, 0]
    theirs = model.loglike([wave.rho, moving, lag1 / moving * scale])
    # Restricted: one log-determinant of the design more, at the variance of one unit.
    inner = np.linalg.slogdet(x.T @ np.linalg.inv(dense) @ x)[1]
    change = -0.5 * inner + 0.5 * x.shape[1] * np.log(2 * np.pi * scale)
    assert fit.log_likelihood[0, 0] == pytest.approx(theirs + change, abs=1e-6)


def test_many_people_at_once_are_each_alone() -> None:
    parts = [series(seed=n, days=60 + 9 * n) for n in range(3)]
    who = np.repeat(np.arange(3), [len(y) for y, _, _ in parts])
    y, x, time = (np.concatenate(each) for each in zip(*parts, strict=True))
    together = fit_waves(y, x, person=who, time=time, people=4, waves=WAVES)
    assert together.estimable.tolist() == [True, True, True, False]
    for person, (own, design, when) in enumerate(parts):
        alone = fit_waves(
            own, design, person=np.zeros(len(own), int), time=when, people=1, waves=WAVES
        )
        np.testing.assert_allclose(together.log_likelihood[person], alone.log_likelihood[0])
        np.testing.assert_allclose(together.covariance[person], alone.covariance[0])


def test_a_held_coefficient_stays_near_nothing_and_a_free_one_does_not() -> None:
    y, x, time = series()
    where = {"person": np.zeros(len(y), int), "time": time, "people": 1}
    free = fit_autoregressive(y + 5 * x[:, 1], x, **where, rhos=[0.0])
    held = fit_autoregressive(y + 5 * x[:, 1], x, **where, rhos=[0.0], held=[0.0, 1e6])
    assert free.coefficients[0, 0, 1] > 4
    assert abs(held.coefficients[0, 0, 1]) < 0.01


def test_laid_beside_each_other_the_prior_decides_where_the_days_do_not() -> None:
    y, x, time = series()
    where = {"person": np.zeros(len(y), int), "time": time, "people": 1}
    chains, waves = (
        fit_autoregressive(y, x, **where, rhos=[0.0]),
        fit_waves(y, x, **where, waves=WAVES[:1]),
    )
    even, sure = (lay_beside(chains, waves, np.log(p)) for p in ([0.5, 0.5], [1e-12, 1]))
    wide, narrow = (average_over_rho(fit, [0, 1]) for fit in (sure, chains))
    middle = average_over_rho(even, [0, 1])
    for name in ("low", "high"):
        ends = sorted(abs(getattr(each, name)[0]) for each in (wide, middle, narrow))
        assert abs(getattr(middle, name)[0]) == ends[1]


@pytest.mark.parametrize("wrong", [{"rho": 1.0, "share": 0.5}, {"rho": 0.9, "share": 0.0}])
def test_a_wave_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Wave(**wrong)
