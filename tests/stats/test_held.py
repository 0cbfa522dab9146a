"""How far blocks of effects are held back."""

from __future__ import annotations

import numpy as np
from scipy.stats import multivariate_normal

from hdiary.stats.held import weigh


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
