"""Outcomes in runs, against dense matrices and against statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from hdiary.stats import serial
from hdiary.stats.serial import LENGTHS, SIZES, doubt_variance, whiten_runs

RIDGE = np.array([0.0, 0.0, 2.0])


def made(n: int, seed: int, run: float = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give an outcome, a design and times; runs of seven days of this size."""
    rng = np.random.default_rng(seed)
    when = np.sort(rng.choice(4 * n, n, replace=False)).astype(float)
    design = np.column_stack([np.ones(n), rng.integers(0, 2, n), rng.normal(size=n)])
    week = (when // 7).astype(int)
    return rng.normal(size=n) + run * rng.normal(size=week.max() + 1)[week], design, when


def covariance(when: np.ndarray, runs: np.ndarray) -> np.ndarray:
    apart = np.abs(when[:, None] - when[None, :])
    held = [size * np.exp(-apart / length) for size, length in zip(runs, LENGTHS, strict=True)]
    return np.asarray(np.eye(len(when)) + np.sum(held, axis=0))


def by_hand(y: np.ndarray, x: np.ndarray, v: np.ndarray) -> tuple[float, float]:
    """Give the restricted log likelihood and the noise, a ridge as a random effect."""
    v = v + np.outer(x[:, 2], x[:, 2]) / RIDGE[2]
    inverse, fixed = np.linalg.inv(v), x[:, :2]
    inner = fixed.T @ inverse @ fixed
    left = y @ (inverse - inverse @ fixed @ np.linalg.solve(inner, fixed.T @ inverse)) @ y
    free = len(y) - 2
    dets = np.linalg.slogdet(v)[1] + np.linalg.slogdet(inner)[1]
    return -0.5 * (dets + free * np.log(left)), left / free


def whiten(y: np.ndarray, x: np.ndarray, when: np.ndarray) -> serial.Whitened:
    used = np.ones((1, len(y)), bool)
    return whiten_runs(y[None], x[None], used=used, when=when[None], ridge=RIDGE)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_turned_is_turned_by_the_inverse_root_of_the_covariance(seed: int) -> None:
    y, x, when = made(24, seed, run=1.0)
    found = whiten(y, x, when)
    root = np.linalg.cholesky(covariance(when, found.runs[0]))
    assert found.outcome[0] == pytest.approx(np.linalg.solve(root, y), rel=1e-9)
    assert found.design[0] == pytest.approx(np.linalg.solve(root, x), rel=1e-9)


def test_guesses_count_by_their_restricted_likelihood() -> None:
    y, x, when = made(20, 4, run=1.0)
    found = whiten(y, x, when)
    guesses = [np.zeros(3), *(size * one for size in SIZES for one in np.eye(3))]
    told = [by_hand(y, x, covariance(when, runs)) for runs in guesses]
    prior = np.array([serial.NO_RUNS, *[1 / (len(guesses) - 1)] * (len(guesses) - 1)])
    likely = prior * np.exp([logs for logs, _ in told])
    assert found.weight[0] == pytest.approx(likely / likely.sum(), rel=1e-6)
    share = likely * [noise for _, noise in told]
    assert found.runs[0] == pytest.approx(share @ np.array(guesses) / share.sum(), rel=1e-6)


def test_without_runs_the_covariance_is_that_of_ordinary_regression() -> None:
    y, x, when = made(30, 2)
    augmented = np.vstack([x, [0, 0, np.sqrt(RIDGE[2])]])
    peer = sm.OLS(np.append(y, 0.0), augmented).fit()
    found = whiten(y, x, when)
    scale = found.covariance[0, 0] / peer.normalized_cov_params
    assert scale == pytest.approx(peer.ssr / 28, rel=1e-6)


def test_runs_are_seen_where_there_are_runs() -> None:
    none, some = (
        np.mean([whiten(*made(60, seed, run)).runs.sum() for seed in range(12)])
        for run in (0.0, 1.2)
    )
    assert none < 0.25
    assert some > 2 * none


def test_padding_changes_nothing() -> None:
    y, x, when = made(16, 1, run=1.0)
    alone = whiten(y, x, when)
    used = np.arange(20) < 16
    found = whiten_runs(
        np.pad(y, (0, 4), constant_values=np.nan)[None],
        np.pad(x, ((0, 4), (0, 0)), constant_values=7.0)[None],
        used=used[None],
        when=np.pad(when, (0, 4), mode="edge")[None],
        ridge=RIDGE,
    )
    assert found.runs == pytest.approx(alone.runs, rel=1e-9)
    assert found.outcome[0, :16] == pytest.approx(alone.outcome[0], rel=1e-9)
    assert (found.outcome[0, 16:] == 0).all()


def test_equal_outcomes_leave_nothing_to_guess_from() -> None:
    _, x, when = made(12, 3)
    found = whiten(np.full(12, 2.0), x, when)
    assert np.isfinite(found.outcome).all()
    assert (found.runs == 0).all()


def test_a_variance_that_all_guesses_share_is_sure() -> None:
    covariance_of = np.ones((1, 2, 1, 1))
    weight, contrast = np.array([[0.5, 0.5]]), np.ones((1, 1))
    assert doubt_variance(weight, covariance_of, contrast) == pytest.approx([0.0])
    covariance_of[0, 1] = 3.0
    # Variances 1 and 3: their mean is 2, their variance 1, so one over the df is 1 / (2 * 4).
    assert doubt_variance(weight, covariance_of, contrast) == pytest.approx([0.125])
