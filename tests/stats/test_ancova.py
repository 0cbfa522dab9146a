"""Arms compared by their means, against worked examples, scipy, statsmodels and brute force."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import ttest_ind

from hdiary.stats.ancova import compare_means, design_of, find_dependent


def made(seed: int, sizes: tuple[int, ...], columns: int = 2):
    """Make arms of these sizes with values that spread the more, the later the arm."""
    rng = np.random.default_rng(seed)
    arms = np.repeat(np.arange(len(sizes)), sizes)
    beside = rng.normal(size=(len(arms), columns))
    values = beside.sum(axis=1) + arms + rng.normal(size=len(arms)) * (1 + arms)
    return values, arms, beside


def test_a_worked_analysis_of_covariance() -> None:
    # By hand: slope 37/40, difference 9.5 - 12.25, residual sum of squares 1.525 on 5 degrees of
    # freedom, so its standard error is sqrt(0.305 / 2).
    before = np.array([10.0, 12, 14, 16] * 2)[:, None]
    after = [9.0, 12, 13, 15, 7, 8, 11, 12]
    found = compare_means(after, np.repeat([0, 1], 4), before)
    assert found.errors == "classical"
    assert found.difference == pytest.approx([-2.75])
    assert found.se == pytest.approx([np.sqrt(0.305 / 2)])
    assert found.df == pytest.approx([5.0])
    assert found.low == pytest.approx([-2.75 - 2.570582 * np.sqrt(0.305 / 2)], abs=1e-6)
    assert found.adjusted == pytest.approx([12.25, 9.5])


def test_classical_errors_are_those_of_statsmodels() -> None:
    values, arms, beside = made(1, (20, 15, 11))
    design = design_of(arms, beside)
    fitted = sm.OLS(values, design).fit()
    found = compare_means(values, arms, beside, errors="classical")
    assert found.difference == pytest.approx(fitted.params[1:3])
    assert np.column_stack([found.low, found.high]) == pytest.approx(fitted.conf_int()[1:3])
    assert found.p_value == pytest.approx(fitted.pvalues[1:3])


def test_robust_errors_are_hc2_with_the_degrees_of_freedom_of_their_definition() -> None:
    values, arms, beside = made(2, (18, 12))
    design = design_of(arms, beside)
    found = compare_means(values, arms, beside, errors="robust")
    assert found.se == pytest.approx([sm.OLS(values, design).fit(cov_type="HC2").bse[1]])
    # Imbens and Kolesár: the variance is a quadratic form of the residuals; its eigenvalues tell.
    hat = design @ np.linalg.inv(design.T @ design) @ design.T
    take = np.eye(len(values)) - hat
    weights = (design @ np.linalg.inv(design.T @ design))[:, 1] ** 2 / (1 - np.diag(hat))
    roots = np.linalg.eigvalsh(take @ np.diag(weights) @ take)
    assert found.df == pytest.approx([roots.sum() ** 2 / (roots**2).sum()])


def test_robust_errors_of_nothing_adjusted_are_welchs() -> None:
    values, arms, _ = made(3, (9, 14))
    found = compare_means(values, arms, errors="robust")
    same = ttest_ind(values[arms == 1], values[arms == 0], equal_var=False)
    assert found.p_value == pytest.approx([same.pvalue])
    assert found.low == pytest.approx([same.confidence_interval().low])


@pytest.mark.parametrize(
    ("sizes", "errors"),
    [
        ((10, 10), "classical"),
        ((140, 161), "classical"),
        ((10, 13), "robust"),
        ((10, 10, 10), "robust"),
    ],
)
def test_errors_are_classical_only_for_two_arms_of_about_the_same_size(
    sizes: tuple[int, ...], errors: str
) -> None:
    values, arms, beside = made(4, sizes)
    assert compare_means(values, arms, beside).errors == errors


def test_a_column_that_others_tell_is_found() -> None:
    arm = np.repeat([0.0, 1.0], 5)
    age = np.arange(10.0)
    design = np.column_stack([np.ones(10), arm, age, 3 - 2 * arm, 1e9 * age, np.zeros(10)])
    assert find_dependent(design).tolist() == [3, 4, 5]


def test_a_column_of_large_numbers_that_hardly_vary_is_kept() -> None:
    year = 1990.0 + np.arange(12) % 3
    assert find_dependent(np.column_stack([np.ones(12), year])).tolist() == []


def test_a_person_through_whom_the_fit_must_pass_breaks_nothing() -> None:
    values, arms, _ = made(5, (8, 8), 0)
    alone = (np.arange(16) == 3).astype(float)[:, None]
    found = compare_means(values, arms, alone, errors="robust")
    without = np.arange(16) != 3
    same = compare_means(values[without], arms[without], errors="classical")
    assert found.difference == pytest.approx(same.difference)
    assert np.isfinite(found.se).all()
    assert found.df[0] > 5


def test_adjusted_means_are_those_of_people_with_the_mean_of_each_column() -> None:
    rng = np.random.default_rng(6)
    arms = np.arange(40) % 2
    beside = np.column_stack([50 + 10 * rng.standard_normal(40), 3 + rng.standard_normal(40)])
    y = 2.0 * arms + beside @ [0.1, -1.0] + rng.standard_normal(40)
    found = compare_means(y, arms, beside)
    plain = sm.OLS(y, np.column_stack([np.ones(40), arms, beside])).fit()
    usual = beside.mean(axis=0)
    expected = [plain.params @ [1.0, arm, *usual] for arm in (0, 1)]
    np.testing.assert_allclose(found.adjusted, expected)


def test_moments_far_from_0_differ_from_a_constant_and_from_each_other() -> None:
    seconds = 1.7e15 + 1e6 * np.arange(12.0)
    ones = np.ones(12)
    assert find_dependent(np.column_stack([ones, seconds])).tolist() == []
    assert find_dependent(np.column_stack([ones, seconds, seconds - 1.7e15])).tolist() == [2]


def test_nothing_and_no_rows_tell_nothing() -> None:
    assert find_dependent(np.column_stack([np.zeros(5), np.ones(5)])).tolist() == [0]
    assert find_dependent(np.zeros((0, 2))).tolist() == [0, 1]
