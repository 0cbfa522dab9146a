"""Probabilities and quantiles agree with scipy's distributions."""

import numpy as np
import pytest
from scipy import stats

from hdiary.stats.normal import critical_value, two_sided_p


def test_the_normal_p_value_is_scipys() -> None:
    z = np.linspace(-8, 8, 33)
    np.testing.assert_allclose(two_sided_p(z), 2 * stats.norm.sf(np.abs(z)), rtol=1e-12)


def test_the_p_value_of_t_is_scipys() -> None:
    df = np.array([[1.0], [7.5], [400.0]])
    z = np.array([0.0, -1.0, 3.0])
    np.testing.assert_allclose(two_sided_p(z, df=df), 2 * stats.t.sf(np.abs(z), df), rtol=1e-10)


def test_what_is_not_known_stays_so() -> None:
    assert np.isnan(two_sided_p([np.nan])).all()


def test_the_critical_value_leaves_the_level_inside() -> None:
    df = np.array([3.0, 50.0])
    np.testing.assert_allclose(two_sided_p(critical_value(0.9, df=df), df=df), 0.1, rtol=1e-9)
    np.testing.assert_allclose(critical_value(0.95), stats.norm.ppf(0.975), rtol=1e-12)


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_a_level_that_is_no_share_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        critical_value(level)
