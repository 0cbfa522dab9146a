"""Shares of arms compared, against Newcombe's paper, statsmodels and Altman's examples."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t as student
from statsmodels.stats.proportion import confint_proportions_2indep

from hdiary.stats.risks import compare_shares, number_needed


def table(yes: int, of: int, other: int, of_other: int):
    """Make people of two arms, the second the one that is compared."""
    values = np.r_[np.arange(of_other) < other, np.arange(of) < yes].astype(float)
    return values, np.repeat([0, 1], [of_other, of])


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        # Newcombe 1998, table II, method 10.
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((10, 10, 0, 10), 0.6075, 1.0),
        ((5, 56, 0, 29), -0.0381, 0.1926),
    ],
)
def test_the_interval_is_that_of_newcombes_paper(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    found = compare_shares(*table(*counts))
    assert found.low[0] == pytest.approx(low, abs=5e-5)
    assert found.high[0] == pytest.approx(high, abs=5e-5)
    same = confint_proportions_2indep(*counts, method="newcomb")
    assert (found.low[0], found.high[0]) == pytest.approx(same)


@pytest.mark.parametrize("counts", [(9, 10, 3, 10), (0, 150, 5, 150), (30, 90, 24, 110)])
def test_the_p_value_agrees_with_the_interval(counts: tuple[int, int, int, int]) -> None:
    values, arms = table(*counts)
    p_value = float(compare_shares(values, arms).p_value[0])
    for level, holds in ((1 - p_value * 0.99, True), (1 - p_value * 1.01, False)):
        found = compare_shares(values, arms, level=level)
        assert (found.low[0] <= 0 <= found.high[0]) == holds


def test_no_difference_has_a_p_value_of_one() -> None:
    assert compare_shares(*table(0, 10, 0, 10)).p_value[0] == 1.0


def test_what_is_balanced_changes_no_adjusted_difference() -> None:
    values, arms = table(12, 20, 6, 20)
    beside = np.tile([0.0, 1.0], 20)[:, None]
    found = compare_shares(values, arms, beside)
    assert found.difference == pytest.approx([0.3], abs=1e-6)
    # The influence function's error is here that of two shares, but for the degrees of freedom.
    plain = np.sqrt((0.6 * 0.4 + 0.3 * 0.7) / 20)
    assert found.se[0] == pytest.approx(plain * np.sqrt(40 / 37), rel=0.02)


def test_an_arm_without_a_yes_can_be_adjusted() -> None:
    values, arms = table(8, 20, 0, 20)
    found = compare_shares(values, arms, np.arange(40.0)[:, None] % 7)
    assert found.adjusted[0] == pytest.approx(0, abs=1e-6)
    assert np.isfinite([found.low[0], found.high[0], found.p_value[0]]).all()


def test_altmans_examples() -> None:
    # Altman 1998: a difference of 25.6 % (16.3 to 34.9) is 3.9 people (2.9 to 6.1); one of 10 %
    # (-5 to 25) is 10 for a benefit, by way of no difference to 20 for a harm.
    clear = number_needed(0.256, 0.163, 0.349)
    assert clear.number == pytest.approx(3.9, abs=0.05)
    assert clear.ends == pytest.approx((2.9, 6.1), abs=0.05)
    assert not clear.crosses
    open_ended = number_needed(0.10, -0.05, 0.25)
    assert open_ended.ends == pytest.approx((4.0, -20.0))
    assert open_ended.crosses


def test_fewer_people_are_told_the_surer_end_first() -> None:
    assert number_needed(-0.25, -0.5, -0.1).ends == pytest.approx((-2.0, -10.0))


def test_no_difference_has_no_number() -> None:
    assert number_needed(0.0, -0.1, 0.1).number is None
    assert number_needed(0.1, 0.0, 0.2).ends == (5.0, None)


THREE = (
    np.repeat([0, 1, 2], [20, 25, 30]),
    np.r_[[1.0] * 5, [0] * 15, [1] * 15, [0] * 10, [1] * 6, [0] * 24],
)
"""Arms of 20, 25 and 30 people with 5, 15 and 6 times yes."""


def test_plain_shares_say_their_errors_and_that_nothing_was_adjusted_for() -> None:
    arms, yes = THREE
    found = compare_shares(yes, arms)
    shares, sizes = np.array([5 / 20, 15 / 25, 6 / 30]), np.array([20, 25, 30])
    np.testing.assert_allclose(found.adjusted, shares)
    np.testing.assert_allclose(found.difference, shares[1:] - shares[0])
    variance = shares * (1 - shares) / sizes
    np.testing.assert_allclose(found.se, np.sqrt(variance[1:] + variance[0]))
    assert np.isnan(found.df).all() and found.df.shape == (2,)
    assert (found.errors, found.adjusts) == ("score", True)
    for at in (1, 2):
        pair = arms != 3 - at
        alone = compare_shares(yes[pair], np.minimum(arms[pair], 1))
        for name in ("difference", "low", "high", "p_value", "se"):
            assert getattr(found, name)[at - 1] == pytest.approx(getattr(alone, name)[0])
    narrow = compare_shares(yes, arms, level=0.8)
    assert (narrow.low > found.low).all() and (narrow.high < found.high).all()


def test_yes_and_no_may_be_given_as_such() -> None:
    arms, yes = THREE
    for given in (yes.astype(bool), yes.astype(int), yes.tolist()):
        np.testing.assert_allclose(compare_shares(given, arms).low, compare_shares(yes, arms).low)


def test_imputed_tables_get_a_symmetric_interval_of_the_two_variances() -> None:
    arms, yes = THREE
    found = compare_shares(yes, arms, wald=True)
    shares, sizes = np.array([5 / 20, 15 / 25, 6 / 30]), np.array([20, 25, 30])
    np.testing.assert_allclose(found.difference, shares[1:] - shares[0])
    np.testing.assert_allclose(found.adjusted, shares)
    variance = shares * (1 - shares) / sizes
    se = np.sqrt((variance[1:] + variance[0]) * 75 / 72)
    np.testing.assert_allclose(found.se, se)
    np.testing.assert_allclose(found.df, [72, 72])
    half = student.ppf(0.975, 72) * se
    np.testing.assert_allclose(found.high, found.difference + half)
    np.testing.assert_allclose(found.low, found.difference - half)
    assert found.adjusts


def adjusted_by_hand(yes: np.ndarray, arms: np.ndarray, beside: np.ndarray):
    """Everybody's chance as if in each arm, and the errors of their influence (Ye and others)."""
    many = int(arms.max()) + 1

    def design(arm: np.ndarray) -> np.ndarray:
        dummies = (arm[:, None] == np.arange(1, many)).astype(float)
        return np.column_stack([np.ones(len(arm)), dummies, beside])

    fitted = sm.Logit(yes, design(arms)).fit(disp=0)
    chances = np.column_stack([fitted.predict(design(np.full(len(arms), a))) for a in range(many)])
    shares = chances.mean(axis=0)
    influence = chances - shares
    for arm in range(many):
        here = arms == arm
        influence[here, arm] += (yes[here] - chances[here, arm]) / here.mean()
    gaps = influence[:, 1:] - influence[:, :1]
    free = len(yes) - design(arms).shape[1]
    return shares, np.sqrt((gaps**2).sum(axis=0) / len(yes) / free), free


@pytest.mark.parametrize("scale", [1.0, 1e-5, 1e5])
def test_adjusted_shares_are_averages_over_everybody_in_each_arm(scale: float) -> None:
    arms, yes = THREE
    rng = np.random.default_rng(4)
    beside = np.column_stack([rng.standard_normal(75) + 0.8 * yes, rng.integers(0, 2, 75)])
    shares, se, free = adjusted_by_hand(yes, arms, beside)
    found = compare_shares(yes, arms, beside * scale + 100 * scale)
    np.testing.assert_allclose(found.adjusted, shares, rtol=1e-4)
    np.testing.assert_allclose(found.difference, shares[1:] - shares[0], rtol=1e-3)
    np.testing.assert_allclose(found.se, se, rtol=1e-3)
    np.testing.assert_allclose(found.df, [free, free])
    assert (found.errors, found.adjusts) == ("robust", True)
    constant = np.column_stack([beside, np.ones(75)])
    again = compare_shares(yes, arms, constant)
    np.testing.assert_allclose(again.difference, found.difference, rtol=1e-3)


def test_what_parts_every_yes_from_every_no_is_not_adjusted_for_and_that_is_said() -> None:
    arms, yes = THREE
    parting = np.where(yes > 0, 5.0, -5.0)[:, None]
    for wald in (False, True):
        found = compare_shares(yes, arms, parting, wald=wald)
        plain = compare_shares(yes, arms, wald=wald)
        assert not found.adjusts and found.errors == plain.errors
        np.testing.assert_allclose(found.low, plain.low)


def test_a_difference_that_chance_hardly_makes_has_a_p_value_near_nothing() -> None:
    assert 0 <= compare_shares(*table(500, 500, 0, 500)).p_value[0] < 1e-100
    assert compare_shares(*table(11, 20, 10, 20)).p_value[0] > 0.7


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        compare_shares(*table(8, 20, 4, 20), level=level)
