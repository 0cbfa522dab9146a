"""Models of days, beside what can be reckoned by hand and what statsmodels gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import statsmodels.api as sm
from scipy.special import expit

from hdiary.stats.days_units import find_units
from hdiary.stats.gee import DaysFit, fit_gee, fit_mixed, is_endless, standardise_days
from hdiary.stats.separation import is_separated

Floats = npt.NDArray[np.float64]


def made_up(people: int = 12, *, seed: int = 3) -> tuple[Floats, Floats, Floats]:
    """Give values, a design of constant and arm, and whose each day is: people of 3 to 6 days."""
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(people), 3 + np.arange(people) % 4)
    level = rng.standard_normal(people)[who]
    design = np.column_stack([np.ones(len(who)), (who % 2).astype(float)])
    return 2 + design[:, 1] + level + 0.5 * rng.standard_normal(len(who)), design, who.astype(float)


def sandwich(x: Floats, rest: Floats, who: Floats, *, small: bool) -> Floats:
    """Liang and Zeger, with days taken for independent; Mancl and DeRouen if small."""
    bread = np.linalg.inv(x.T @ x)
    meat = np.zeros_like(bread)
    for person in np.unique(who):
        mine = who == person
        own = rest[mine]
        if small:
            own = np.linalg.solve(np.eye(mine.sum()) - x[mine] @ bread @ x[mine].T, own)
        meat += np.outer(x[mine].T @ own, x[mine].T @ own)
    covariance: Floats = bread @ meat @ bread
    return covariance


@pytest.mark.parametrize("errors", ["robust", "small-sample"])
def test_days_taken_for_independent_are_least_squares_with_the_sandwich(errors: str) -> None:
    values, x, who = made_up()
    found = fit_gee(values, x, who, binary=False, working="independence", errors=errors)
    plain = np.linalg.lstsq(x, values, rcond=None)[0]
    np.testing.assert_allclose(found.coefficients, plain, rtol=1e-8)
    expected = sandwich(x, values - x @ plain, who, small=errors == "small-sample")
    np.testing.assert_allclose(found.covariance, expected, rtol=1e-6)
    np.testing.assert_allclose(found.se, np.sqrt(np.diag(expected)), rtol=1e-6)
    assert np.isnan(found.correlation) and found.converged
    assert found.df == (10.0 if errors == "small-sample" else np.inf)


def test_the_days_of_a_person_are_alike_to_the_degree_that_they_are() -> None:
    values, x, who = made_up(200)
    found = fit_gee(values, x, who, binary=False)
    assert found.correlation == pytest.approx(1 / 1.25, abs=0.05)
    left, right = np.zeros((2, 2)), np.zeros(2)
    for person in range(200):
        mine = who == person
        alike = found.correlation * np.ones((mine.sum(),) * 2)
        np.fill_diagonal(alike, 1.0)
        turned = np.linalg.solve(alike, np.column_stack([x[mine], values[mine]]))
        left += x[mine].T @ turned[:, :2]
        right += x[mine].T @ turned[:, 2]
    np.testing.assert_allclose(found.coefficients, np.linalg.solve(left, right), rtol=1e-4)
    assert found.coefficients[1] == pytest.approx(1.0, abs=2.5 * found.se[1])
    assert found.df == 198


def test_small_samples_are_the_default_and_more_careful() -> None:
    values, x, who = made_up(6)
    default, robust = (
        fit_gee(values, x, who, binary=False),
        fit_gee(values, x, who, binary=False, errors="robust"),
    )
    assert (default.se > robust.se).all()
    assert default.df == 4
    assert fit_gee(values[:6], x[:6], who[:6], binary=False).df == 1  # Two people, two columns


def test_yes_and_no_are_a_logistic_regression() -> None:
    values, x, who = made_up(40)
    yes = (values > 2.5).astype(float)
    found = fit_gee(yes, x, who, working="independence")
    logit = sm.Logit(yes, x).fit(disp=0)
    np.testing.assert_allclose(found.coefficients, logit.params, rtol=1e-6)
    linear = fit_gee(yes, x, who, binary=False, working="independence")
    shares = [yes[x[:, 1] == arm].mean() for arm in (0, 1)]
    np.testing.assert_allclose(linear.coefficients, [shares[0], shares[1] - shares[0]], rtol=1e-8)


def balanced(between: float, *, people: int = 8, days: int = 5) -> tuple[Floats, Floats, Any]:
    """Give as many days of each person, who differ by so much."""
    rng = np.random.default_rng(5)
    who = np.repeat(np.arange(people), days)
    design = np.column_stack([np.ones(len(who)), (who % 2).astype(float)])
    level = between * rng.standard_normal(people)
    return 3 + design[:, 1] + level[who] + rng.standard_normal(len(who)), design, who


def test_as_many_days_of_each_person_are_an_analysis_of_variance() -> None:
    """Searle 1971: the components follow from the mean squares within and between people."""
    values, x, who = balanced(2.0)
    means = values.reshape(8, 5).mean(axis=1)
    within = ((values.reshape(8, 5) - means[:, None]) ** 2).sum() / 32
    arms = np.array([means[0::2].mean(), means[1::2].mean()])
    between = 5 * ((means - arms[np.arange(8) % 2]) ** 2).sum() / 6
    found = fit_mixed(values, x, who)
    np.testing.assert_allclose(found.coefficients, [arms[0], arms[1] - arms[0]], rtol=1e-6)
    assert found.within == pytest.approx(np.sqrt(within), rel=1e-3)
    assert found.between == pytest.approx(np.sqrt((between - within) / 5), rel=1e-3)
    assert found.covariance.shape == (2, 2)
    assert found.se[1] == pytest.approx(np.sqrt(between / 5 * (1 / 4 + 1 / 4)), rel=1e-3)
    assert (found.df, found.converged) == (6.0, True)
    assert np.isnan(found.correlation)


def test_people_who_do_not_differ_have_no_spread_between_them() -> None:
    values, x, who = balanced(0.0)
    alike = values - (values.reshape(8, 5).mean(axis=1) - values.mean())[who]
    found = fit_mixed(alike, x, who)
    assert found.between == pytest.approx(0.0, abs=0.05)
    assert fit_mixed(values[:10], x[:10], who[:10]).df == 1


def test_the_mean_difference_of_two_arms_is_that_of_everybodys_days_in_both() -> None:
    fit = DaysFit(
        coefficients=np.array([-1.0, 0.8, 0.5]), covariance=np.diag([0.04, 0.09, 0.01]), df=9.0
    )
    age = np.array([-1.0, 0.0, 2.0])
    one = np.column_stack([np.ones(3), np.ones(3), age])
    other = np.column_stack([np.ones(3), np.zeros(3), age])
    risks = [expit(-1 + 0.8 * arm + 0.5 * age) for arm in (1, 0)]
    difference, se = standardise_days(fit, one, other, logit=True)
    assert difference == pytest.approx(risks[0].mean() - risks[1].mean())
    slopes = [risk * (1 - risk) for risk in risks]
    gradient = np.array(
        [
            (slopes[0] - slopes[1]).mean(),
            slopes[0].mean(),
            (slopes[0] * age - slopes[1] * age).mean(),
        ]
    )
    assert se == pytest.approx(np.sqrt(gradient**2 @ [0.04, 0.09, 0.01]))
    assert standardise_days(fit, one, other, logit=False) == pytest.approx((0.8, 0.3))


# --- no finite odds ---------------------------------------------------------------------------

CONSTANT = np.ones(8)
STEP = np.repeat([0.0, 1.0], 4)


@pytest.mark.parametrize(
    ("yes", "parted"),
    [
        ([0, 0, 0, 0, 1, 1, 1, 1], True),  # The column parts every yes from every no
        ([0, 1, 0, 0, 1, 1, 1, 1], True),  # or every no of one side
        ([0, 1, 0, 0, 1, 1, 1, 0], False),
        ([1, 1, 1, 1, 1, 1, 1, 1], True),
        ([0, 0, 0, 0, 0, 0, 0, 0], True),
    ],
)
@pytest.mark.parametrize("size", [1.0, 1e6, 1e-9])
def test_yes_and_no_that_a_column_parts_have_no_finite_odds(
    yes: list[int], parted: bool, size: float
) -> None:
    answers = np.array(yes, dtype=float)
    design = np.column_stack([CONSTANT, size * STEP, np.zeros(8)])
    sure = np.where(answers > 0.5, 1 - 1e-9, 1e-9)
    assert is_separated(answers, design, sure) is parted
    # The search gave no answer at all.
    assert is_separated(answers, design, np.full(8, np.nan)) is parted


def test_chances_that_are_far_from_sure_are_not_looked_at_any_further() -> None:
    answers = STEP.copy()
    design = np.column_stack([CONSTANT, STEP])
    assert is_separated(answers, design, np.full(8, 0.0011)) is False
    assert is_separated(answers, design, np.full(8, 0.9989)) is False
    assert is_separated(answers, design, np.full(8, 0.0009)) is True
    assert is_separated(answers, design, np.r_[np.full(7, 0.5), 0.9991]) is True


def test_a_model_says_so_by_its_own_chances() -> None:
    design = np.column_stack([CONSTANT, STEP])
    endless = DaysFit(coefficients=np.array([-20.0, 40.0]), covariance=np.eye(2), df=2.0)
    assert is_endless(endless, STEP, design)
    plain = DaysFit(coefficients=np.array([-1.0, 2.0]), covariance=np.eye(2), df=2.0)
    assert not is_endless(plain, STEP, design)


# --- columns in their own units ----------------------------------------------------------------


def test_a_model_of_columns_from_their_middle_is_that_of_the_columns() -> None:
    values, x, who = made_up(20)
    rng = np.random.default_rng(9)
    own = np.column_stack([50 + 12 * rng.standard_normal(len(who)), np.full(len(who), 7.0)])
    units = find_units(own)
    np.testing.assert_allclose(units.middle, own.mean(axis=0))
    np.testing.assert_allclose(units.size, [own[:, 0].std(), 1.0])
    scaled = (own[:, :1] - units.middle[0]) / units.size[0]
    one = find_units(own[:, :1])
    turned = fit_gee(values, np.column_stack([x, scaled]), who, binary=False)
    raw = fit_gee(values, np.column_stack([x, own[:, :1]]), who, binary=False)
    back = one.restore(turned)
    np.testing.assert_allclose(back.coefficients, raw.coefficients, rtol=1e-4)
    np.testing.assert_allclose(back.covariance, raw.covariance, rtol=1e-3, atol=1e-6)
    assert (back.df, back.correlation) == (turned.df, turned.correlation)


def test_without_columns_of_its_own_a_model_stays() -> None:
    fit = DaysFit(coefficients=np.array([1.0, 2.0]), covariance=np.eye(2), df=3.0)
    back = find_units(np.zeros((4, 0))).restore(fit)
    assert (
        back.coefficients.tolist() == [1.0, 2.0] and back.covariance.tolist() == np.eye(2).tolist()
    )
