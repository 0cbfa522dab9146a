"""How far blocks of effects are held back."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import multivariate_normal

from hdiary.stats.course import lay_course
from hdiary.stats.held import hold_back, weigh
from hdiary.stats.logistic import inform


def test_sizes_are_weighed_by_the_likelihood_of_normal_data() -> None:
    """With normal data of variance 1 it is the density with the effects integrated out."""
    rng = np.random.default_rng(1)
    rest, own = np.ones((60, 1)), rng.standard_normal((60, 5))
    y = 0.4 * own @ rng.standard_normal(5) + rng.standard_normal(60)
    variance, sds = np.array([1.0, 1, 0.5, 0.5, 2]), np.array([0.1, 0.5, 1.5])
    design = np.hstack([rest, own])
    penalty = np.concatenate([[0.01], 1 / (0.7**2 * variance)])
    covariance = np.linalg.inv(design.T @ design + np.diag(penalty))
    at = covariance @ design.T @ y
    found = weigh(covariance[None, 1:, 1:], at[None, 1:], penalty[None, 1:], variance[None], sds)
    density = []
    for sd in sds:
        whole = np.eye(60) + 100 * rest @ rest.T + sd**2 * (own * variance) @ own.T
        density.append(multivariate_normal(cov=whole).logpdf(y))
    expected = np.exp(np.array(density) - max(density))
    np.testing.assert_allclose(found[:, 0], expected / expected.sum(), rtol=1e-6)


def test_no_columns_weigh_alike() -> None:
    none = np.zeros((2, 0))
    found = weigh(np.zeros((2, 0, 0)), none, none, none, np.array([0.1, 1.0]))
    assert found.tolist() == [[0.5, 0.5], [0.5, 0.5]]


@pytest.mark.parametrize("block", [0, 1, 2])
def test_a_block_of_a_course_is_as_large_as_the_working_model_says(block: int) -> None:
    """Breslow and Clayton 1993: days that are made normal at the start, effects integrated out."""
    rng = np.random.default_rng(2)
    state = (rng.random((2, 70)) < 0.3 + 0.4 * (np.arange(70) % 35 < 9)).astype(float)
    used = rng.random((2, 70)) < 0.9
    course = lay_course(state, used, weekday=np.array([0, 3]), length=np.array([70, 70]), pain=None)
    start = 0.3 * rng.standard_normal((2, course.design.shape[2]))
    response = np.where(used, state, 0.0)
    information = inform(course.design, used, start)
    penalty, sds = hold_back(course, response, start, information)
    own = course.blocks[block]
    for person in range(2):
        x = course.design[person, used[person]]
        risk = expit(x @ start[person])
        weight = risk * (1 - risk)
        working = x @ start[person] + (state[person, used[person]] - risk) / weight
        density = []
        for sd in own.sds:
            spread = 1 / course.first_penalty()[person]
            spread[own.at] = sd**2 * own.variance[person]
            whole = np.diag(1 / weight) + (x * spread) @ x.T
            density.append(multivariate_normal(cov=whole).logpdf(working))
        weights = np.exp(np.array(density) - max(density))
        weights /= weights.sum()
        mean = np.exp(weights @ np.log(own.sds)) if block != 1 else np.sqrt(weights @ own.sds**2)
        assert sds[own.name][person] == pytest.approx(mean, rel=1e-5)
        expected = 1 / (mean**2 * own.variance[person])
        np.testing.assert_allclose(penalty[person, own.at], expected, rtol=2e-5)


def test_likelihoods_of_any_size_weigh_and_people_do_not_touch_each_other() -> None:
    # Effects a hundred times as large as they are known exactly: exp of 5,000 is no number.
    covariance, variance = np.full((2, 1, 1), 1e-2), np.ones((2, 1))
    sds = np.array([1.0, 10.0])
    penalty = np.full((2, 1), 1e-6)
    both = weigh(covariance, np.array([[10.0], [0.1]]), penalty, variance, sds)
    for person, effect in enumerate((10.0, 0.1)):
        density = [multivariate_normal(cov=sd**2 + 1e-2).pdf(effect) for sd in sds]
        np.testing.assert_allclose(both[:, person], np.array(density) / sum(density), rtol=1e-4)
    assert both[1, 0] > 0.999
