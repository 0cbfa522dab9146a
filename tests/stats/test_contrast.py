"""What one thing adds at equal covariates: against statsmodels and published degrees of freedom."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from hdiary.stats.contrast import estimate_contrast, loosen


def design_of(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    group = (np.arange(n) % 3 == 0).astype(float)
    pain = rng.normal(5, 2, n) + group
    x = np.column_stack([np.ones(n), group, pain])
    return x, 0.4 * pain + rng.normal(0, 1 + group, n)


@pytest.mark.parametrize("seed", range(5))
def test_estimate_and_error_are_those_of_hc2(seed: int) -> None:
    x, y = design_of(17, seed)
    peer = sm.OLS(y, x).fit(cov_type="HC2")
    found = estimate_contrast(y[None], x[None], used=np.ones((1, 17), bool), ridge=np.zeros(3))
    assert found.estimate[0] == pytest.approx(peer.params[1], rel=1e-9)
    assert found.se[0] == pytest.approx(peer.bse[1], rel=1e-9)
    assert found.fitted[0] == pytest.approx(peer.fittedvalues, rel=1e-9)


@pytest.mark.parametrize(("ones", "zeros"), [(3, 27), (5, 5), (2, 9), (12, 40)])
def test_degrees_of_freedom_of_two_groups_are_bell_and_mccaffreys(ones: int, zeros: int) -> None:
    # Imbens and Kolesar 2016, section II: the closed form for two groups.
    n = ones + zeros
    group = np.repeat([1.0, 0.0], [ones, zeros])
    expected = (n**2 * (zeros - 1) * (ones - 1)) / (ones**2 * (ones - 1) + zeros**2 * (zeros - 1))
    y = np.random.default_rng(1).normal(size=n)
    x = np.column_stack([np.ones(n), group])
    found = estimate_contrast(y[None], x[None], used=np.ones((1, n), bool), ridge=[0, 0])
    assert found.df[0] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("size", [0.01, 1.0, 100.0])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_interval_and_the_p_value_are_those_of_t(size: float, level: float) -> None:
    # Welch's test of 4 against 9 has the degrees of freedom of Bell and McCaffrey where the
    # spread is equal, and HC2's error: each group's variance over its number.
    rng = np.random.default_rng(4)
    one, other = size * rng.normal(0.8, 1, 4), size * rng.normal(0, 1, 9)
    x = np.column_stack([np.ones(13), np.repeat([1.0, 0.0], [4, 9])])
    y = np.concatenate([one, other])
    found = estimate_contrast(
        y[None], x[None], used=np.ones((1, 13), bool), ridge=[0, 0], level=level
    )
    difference = one.mean() - other.mean()
    se = np.sqrt(one.var(ddof=1) / 4 + other.var(ddof=1) / 9)
    df = 13**2 * 8 * 3 / (4**2 * 3 + 9**2 * 8)
    half = stats.t.ppf((1 + level) / 2, df) * se
    assert found.estimate[0] == pytest.approx(difference)
    assert (found.low[0], found.high[0]) == pytest.approx((difference - half, difference + half))
    assert found.p_value[0] == pytest.approx(2 * stats.t.sf(abs(difference) / se, df))


def test_one_observation_more_than_columns_has_one_degree_of_freedom() -> None:
    x, y = np.column_stack([np.ones(3), [0.0, 1.0, 3.0]]), np.array([1.0, 4.0, 2.0])
    found = estimate_contrast(y[None], x[None], used=np.ones((1, 3), bool), ridge=[0, 0])
    assert found.equal_se[0] == pytest.approx(sm.OLS(y, x).fit().bse[1])


def test_a_problem_in_large_numbers_does_not_hide_one_in_small_ones() -> None:
    x, y = design_of(14, 5)
    units = np.array([1.0, 1e7, 1.0])
    found = estimate_contrast(
        np.stack([y, y]), np.stack([x, x * units]), used=np.ones((2, 14), bool), ridge=[0, 0, 0]
    )
    assert found.estimate[0] == pytest.approx(found.estimate[1] * 1e7)
    assert np.isfinite(found.p_value).all()


def test_outcomes_that_are_all_nought_differ_by_nought() -> None:
    x = np.column_stack([np.ones(8), np.repeat([1.0, 0.0], 4)])
    used = np.ones((1, 8), bool)
    found = estimate_contrast(np.zeros((1, 8)), x[None], used=used, ridge=[0, 0])
    assert (found.estimate[0], found.se[0], found.low[0], found.high[0]) == (0, 0, 0, 0)
    assert found.p_value[0] == 1.0


def test_columns_of_any_unit_give_the_same_answer() -> None:
    x, y = design_of(15, 4)
    used = np.ones((1, 15), bool)
    plain = estimate_contrast(y[None], x[None], used=used, ridge=[0, 0, 0])
    units = np.array([1.0, 1e-4, 1e5])
    scaled = estimate_contrast(y[None], (x * units)[None], used=used, ridge=[0, 0, 0])
    assert scaled.estimate[0] * 1e-4 == pytest.approx(plain.estimate[0], rel=1e-6)
    assert scaled.p_value[0] == pytest.approx(plain.p_value[0], rel=1e-6)
    assert scaled.df[0] == pytest.approx(plain.df[0], rel=1e-6)


def test_problems_do_not_share_what_is_left_of_them() -> None:
    sizes = (12, 30)
    outcome, design = np.zeros((2, 30)), np.zeros((2, 30, 3))
    used = np.arange(30) < np.array(sizes)[:, None]
    for i, n in enumerate(sizes):
        design[i, :n], outcome[i, :n] = design_of(n, i)
    found = estimate_contrast(outcome, design, used=used, ridge=[0, 0, 0])
    for i, n in enumerate(sizes):
        peer = sm.OLS(outcome[i, :n], design[i, :n]).fit()
        assert found.equal_se[i] == pytest.approx(peer.bse[1], rel=1e-9)


def test_a_batch_with_padding_gives_what_each_problem_gives_alone() -> None:
    sizes = (9, 14, 20)
    outcome, design = np.full((3, 20), np.nan), np.full((3, 20, 3), np.nan)
    used = np.zeros((3, 20), bool)
    alone = []
    for i, n in enumerate(sizes):
        x, y = design_of(n, i)
        outcome[i, :n], design[i, :n], used[i, :n] = y, x, True
        alone.append(
            estimate_contrast(y[None], x[None], used=np.ones((1, n), bool), ridge=[0, 0, 2])
        )
    found = estimate_contrast(outcome, design, used=used, ridge=[0, 0, 2])
    for name in ("estimate", "se", "df", "low", "high", "p_value"):
        assert getattr(found, name) == pytest.approx([getattr(a, name)[0] for a in alone], rel=1e-9)
    assert np.isnan(found.fitted[0, 9:]).all()


def test_a_ridge_shrinks_its_own_column_as_added_observations_do() -> None:
    x, y = design_of(15, 3)
    added = np.vstack([x, [0.0, 0.0, np.sqrt(3.0)]])
    peer = sm.OLS(np.append(y, 0.0), added).fit()
    found = estimate_contrast(y[None], x[None], used=np.ones((1, 15), bool), ridge=[0, 0, 3])
    assert found.estimate[0] == pytest.approx(peer.params[1], rel=1e-9)


def test_a_column_that_others_explain_is_not_judged() -> None:
    x, y = design_of(12, 0)
    twice = np.column_stack([x, x[:, 1]])
    found = estimate_contrast(y[None], twice[None], used=np.ones((1, 12), bool), ridge=np.zeros(4))
    assert np.isnan([found.estimate[0], found.se[0], found.p_value[0], found.low[0]]).all()


def test_an_observation_with_a_column_of_its_own_changes_nothing_else() -> None:
    x, y = design_of(12, 2)
    single = np.zeros((13, 4))
    single[:12, :3], single[12] = x, [1, 0, 5, 1]
    more = np.append(y, 99.0)
    one = estimate_contrast(y[None], x[None], used=np.ones((1, 12), bool), ridge=np.zeros(3))
    two = estimate_contrast(
        more[None], single[None], used=np.ones((1, 13), bool), ridge=np.zeros(4)
    )
    for name in ("estimate", "se", "df"):
        assert getattr(two, name) == pytest.approx(getattr(one, name), rel=1e-6)


def test_equal_outcomes_keep_the_spread_of_rounding() -> None:
    x, _ = design_of(12, 2)
    same = np.full((1, 12), 2.0)
    used = np.ones((1, 12), bool)
    found = estimate_contrast(same, x[None], used=used, ridge=np.zeros(3), least_variance=1 / 6)
    assert found.estimate[0] == pytest.approx(0.0, abs=1e-9)
    assert 0.1 < found.high[0] < 2
    closed = estimate_contrast(same, x[None], used=used, ridge=np.zeros(3))
    assert np.isfinite([closed.low[0], closed.high[0]]).all()


def test_shapes_and_ridges_that_do_not_fit_are_refused() -> None:
    x, y = design_of(9, 0)
    used = np.ones((1, 9), bool)
    with pytest.raises(ValueError, match="problems, observations"):
        estimate_contrast(y, x[None], used=used, ridge=np.zeros(3))
    with pytest.raises(ValueError, match="column of interest"):
        estimate_contrast(y[None], x[None], used=used, ridge=[0, 1, 0])


def test_a_column_below_zero_explains_what_it_would_if_written_exactly() -> None:
    # A choice by the true value, of which a coarse one is written: the errors-in-variables
    # estimate of Fuller 1987, section 1.2, has moments less those of the error.
    rng = np.random.default_rng(7)
    true = rng.normal(0, 2, 4000)
    group = (true + rng.normal(0, 1, 4000) > 0.5).astype(float)
    written = 3 * np.round(true / 3)
    y = -true + rng.normal(0, 1, 4000)
    x = np.column_stack([np.ones(4000), group, written])
    used = np.ones((1, 4000), bool)
    ridge = [0, 0, -4000 * 9 / 12]
    plain, mended = (
        estimate_contrast(y[None], x[None], used=used, ridge=r) for r in (np.zeros(3), ridge)
    )
    by_hand = np.linalg.solve(x.T @ x + np.diag(ridge), x.T @ y)
    assert mended.coefficients[0] == pytest.approx(by_hand, rel=1e-8)
    assert abs(mended.estimate[0]) < 0.2 * abs(plain.estimate[0])


def test_problems_may_have_levels_ridges_and_floors_of_their_own() -> None:
    x, y = design_of(15, 3)
    used, ridges = np.ones((2, 15), bool), np.array([[0, 0, 1.0], [0, 0, 4.0]])
    both = estimate_contrast(
        np.stack([y, y]), np.stack([x, x]), used=used, ridge=ridges,
        level=np.array([0.9, 0.99]), least_variance=np.array([0.0, 9.0]),
    )  # fmt: skip
    for place, (level, least) in enumerate(((0.9, 0.0), (0.99, 9.0))):
        one = estimate_contrast(
            y[None], x[None], used=used[:1], ridge=ridges[place], level=level, least_variance=least
        )
        for name in ("estimate", "se", "low", "high"):
            assert getattr(both, name)[place] == pytest.approx(getattr(one, name)[0], rel=1e-9)


def test_the_error_for_equal_spread_is_that_of_ordinary_least_squares() -> None:
    x, y = design_of(17, 1)
    peer = sm.OLS(y, x).fit()
    found = estimate_contrast(y[None], x[None], used=np.ones((1, 17), bool), ridge=np.zeros(3))
    assert found.equal_se[0] == pytest.approx(peer.bse[1], rel=1e-9)
    doubt, sure = np.array([0.1]), np.array([0.0])
    same = loosen(found, sure, serial=sure, level=0.95)
    assert (same.se, same.df, same.low) == (found.se, found.df, found.low)
    wide = loosen(found, doubt, serial=np.array([1.0]), level=0.95)
    assert wide.se[0] == pytest.approx(max(found.se[0], found.equal_se[0]))
    assert 1 / wide.df[0] == pytest.approx(1 / found.df[0] + 0.1)


def test_without_any_spread_there_is_nothing_to_test_but_no_difference() -> None:
    group = np.repeat([0.0, 1.0], 8)
    x = np.column_stack([np.ones(16), group])
    y = np.stack([3.0 * group, np.ones(16)])
    found = estimate_contrast(
        y, np.stack([x, x]), used=np.ones((2, 16), bool), ridge=np.zeros(2), least_variance=0.0
    )
    assert found.estimate == pytest.approx([3.0, 0.0], abs=1e-12)
    exact = estimate_contrast(
        np.zeros((1, 16)), x[None], used=np.ones((1, 16), bool), ridge=np.zeros(2)
    )
    assert (exact.se[0], exact.p_value[0]) == (0.0, 1.0)
    whole = estimate_contrast(
        4.0 * group[None], x[None], used=np.ones((1, 16), bool), ridge=np.zeros(2)
    )
    assert np.isnan(whole.p_value[0]) == (whole.se[0] == 0.0)


def test_a_column_that_nearly_repeats_another_changes_nothing() -> None:
    x, y = design_of(30, 2)
    noise = np.random.default_rng(4).normal(0, 1e-9, 30)
    again = np.column_stack([x, x[:, 2] + noise])
    used = np.ones((1, 30), bool)
    once = estimate_contrast(y[None], x[None], used=used, ridge=np.zeros(3))
    twice = estimate_contrast(y[None], again[None], used=used, ridge=np.zeros(4))
    assert twice.estimate == pytest.approx(once.estimate, rel=1e-6)
    assert twice.se == pytest.approx(once.se, rel=1e-3)


def test_what_was_loosened_keeps_the_error_for_equal_spread() -> None:
    x, y = design_of(30, 3)
    found = estimate_contrast(y[None], x[None], used=np.ones((1, 30), bool), ridge=np.zeros(3))
    wide = loosen(found, np.array([0.1]), serial=np.array([0.5]), level=0.95)
    assert wide.equal_se.tolist() == found.equal_se.tolist()
    assert wide.coefficients.tolist() == found.coefficients.tolist()
    assert wide.high[0] - wide.low[0] > found.high[0] - found.low[0]
