"""Probabilities and quantiles agree with scipy's distributions."""

import numpy as np
import pytest
from scipy import stats

from hdiary.stats.normal import check_level, critical_value, two_sided_p


def test_the_normal_p_value_is_scipys() -> None:
    z = np.linspace(-8, 8, 33)
    np.testing.assert_allclose(two_sided_p(z), 2 * stats.norm.sf(np.abs(z)), rtol=1e-12)


def test_the_p_value_of_t_is_scipys() -> None:
    df = np.array([[1.0], [7.5], [400.0]])
    z = np.array([0.0, -1.0, 3.0])
    np.testing.assert_allclose(two_sided_p(z, df=df), 2 * stats.t.sf(np.abs(z), df), rtol=1e-10)


def test_what_is_not_known_stays_so() -> None:
    unknown = [None, np.nan]  # A blank of a table is one too.
    assert np.isnan(two_sided_p(unknown)).all()  # type: ignore[arg-type]
    assert np.isnan(two_sided_p([1.0, 2.0], df=unknown)).all()  # type: ignore[arg-type]
    assert np.isnan(critical_value(0.95, df=unknown)).all()  # type: ignore[arg-type]


def test_a_tiny_p_value_is_not_lost() -> None:
    assert two_sided_p(38.0) == pytest.approx(2 * stats.norm.sf(38.0), rel=1e-9)
    assert two_sided_p(-1e4, df=12) == pytest.approx(2 * stats.t.sf(1e4, 12), rel=1e-9)


@pytest.mark.parametrize("df", [None, 3, [1, 4, 30]])
@pytest.mark.parametrize("level", [0.5, [0.8], 0.99])
def test_critical_values_are_scipys(level: float | list[float], df: int | list[int] | None) -> None:
    share = (1 + np.asarray(level)) / 2
    known = stats.norm.ppf(share) if df is None else stats.t.ppf(share, np.asarray(df))
    np.testing.assert_allclose(critical_value(level, df=df), known, rtol=1e-9)


def test_the_critical_value_leaves_the_level_inside() -> None:
    df = np.array([3.0, 50.0])
    np.testing.assert_allclose(two_sided_p(critical_value(0.9, df=df), df=df), 0.1, rtol=1e-9)
    np.testing.assert_allclose(critical_value(0.95), stats.norm.ppf(0.975), rtol=1e-12)


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_a_level_that_is_no_share_is_refused(level: float) -> None:
    for refuse in (critical_value, check_level):
        with pytest.raises(
            ValueError, match=rf"^level is {level}; it must (be|lie) between 0 and 1, such as 0\.95"
        ):
            refuse(level)


@pytest.mark.parametrize("level", [1e-9, 0.5, 0.95, 1 - 1e-9])
def test_any_share_between_none_and_all_is_a_level(level: float) -> None:
    check_level(level)
    assert critical_value(level) > 0


def test_one_level_of_several_that_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        critical_value([0.9, 1.0])
