"""The difference of two arms in each person, and how exactly the lot lets it be known."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy import stats

from hdiary.stats.arm_effects import estimate_arms, estimate_programme, leave_fixed
from hdiary.stats.autoregression import fit_autoregressive
from hdiary.stats.averaging import average_over_rho
from hdiary.stats.orders import orders_in_blocks

PAIRS = np.repeat(np.arange(6), 2)


def test_complete_pairs_give_the_paired_t_test() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(size=(4, 12)).cumsum(axis=1)
    arm = np.array([rng.permuted(np.tile([True, False], (6, 1)), axis=1).ravel() for _ in values])
    found = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    for person in range(4):
        known = stats.ttest_rel(values[person, arm[person]], values[person, ~arm[person]])
        assert found.estimate[person] / found.error[person] == pytest.approx(known.statistic)
        assert found.df[person] == known.df


@pytest.mark.parametrize("size", [2, 4])
def test_the_variance_is_that_over_all_orders_but_for_the_degrees_of_freedom(size: int) -> None:
    rng = np.random.default_rng(size)
    block = np.repeat(np.arange(8 // size), size)
    arm = np.tile([True, False], 4)
    values = rng.normal(size=8).cumsum()
    found = estimate_arms(values[None], first=arm[None], second=~arm[None], block=block)
    # Take the difference off, so that nothing is left but what the lot scatters.
    left = values - found.estimate[0] * arm
    orders = orders_in_blocks(np.where(arm, 0, 1), block)
    means = [left[one].mean() - left[~one].mean() for one in orders.first]
    contrasts = len(block) - len(np.unique(block))
    expected = np.var(means) * contrasts / (contrasts - 1)
    assert found.error[0] ** 2 == pytest.approx(expected)


def test_a_trend_from_block_to_block_does_not_widen_the_error() -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(size=(1, 12))
    arm = np.tile([True, False, False, True], 3)[None]
    one = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    two = estimate_arms(values + 10.0 * PAIRS, first=arm, second=~arm, block=PAIRS)
    np.testing.assert_allclose(one.error, two.error)


def test_the_truth_is_held_as_often_as_is_said_with_missing_and_correlated_values() -> None:
    rng = np.random.default_rng(5)
    people = 3_000
    values = np.empty((people, 12))
    values[:, 0] = rng.normal(size=people)
    for unit in range(1, 12):
        values[:, unit] = 0.6 * values[:, unit - 1] + 0.8 * rng.normal(size=people)
    arm = np.array([rng.permuted(np.tile([True, False], (6, 1)), axis=1).ravel() for _ in values])
    values[rng.random(values.shape) < 0.1] = np.nan
    found = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    known = np.isfinite(found.estimate)
    t = np.abs(found.estimate / found.error)[known]
    held = (t <= stats.t.ppf(0.975, found.df[known])).mean()
    assert known.mean() > 0.99
    assert held == pytest.approx(0.95, abs=0.015)


def test_shared_variances_do_not_lean_on_the_own_scatter() -> None:
    arm = np.tile([True, False], (2, 6))
    quiet, loud = np.tile([1.0, 2.0, 1.0, 2.1], 3), np.tile([0.0, 9.0, 3.0, 2.0], 3)
    found = estimate_arms(np.array([quiet, loud]), first=arm, second=~arm, block=PAIRS)
    assert found.error[0] < found.error[1] / 10.0
    assert found.shared[0] == pytest.approx(found.shared[1])
    assert found.shared[0] == pytest.approx((found.error**2).mean())


def test_equal_differences_are_not_known_exactly() -> None:
    arm = np.tile([True, False], 6)[None]
    values = np.where(arm, 1.0, 3.0)
    alone = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    rounded = estimate_arms(values, first=arm, second=~arm, block=PAIRS, least_variance=3.0)
    assert alone.error[0] == pytest.approx(0.0, abs=1e-7)
    assert rounded.error[0] == pytest.approx(1.0)  # 3 (1/6 + 1/6) is 1.


@pytest.mark.parametrize(("kept", "why"), [([], "nothing"), ([0, 2, 4], "one arm"), ([0, 1], "df")])
def test_too_little_gives_nothing(kept: list[int], why: str) -> None:
    values = np.full((1, 12), np.nan)
    values[0, kept] = 1.0
    arm = np.tile([True, False], 6)[None]
    found = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    assert np.isnan([found.estimate[0], found.error[0], found.df[0]]).all(), why


def test_a_scatter_known_by_one_degree_of_freedom_counts_for_one() -> None:
    # By hand. Two pairs, differences 1 and 3, one degree of freedom; three pairs, 0, 2 and 4, two.
    # Their paired variances are 2 and 4, those of a value half of that, and the lot's their mean.
    values = np.array([[1.0, 0, 3, 0, np.nan, np.nan], [0.0, 0, 2, 0, 4, 0]])
    arm = np.tile([True, False], (2, 3))
    found = estimate_arms(values, first=arm, second=~arm, block=[0, 0, 1, 1, 2, 2])
    assert found.estimate == pytest.approx([2.0, 2.0])
    assert found.df.tolist() == [1.0, 2.0]
    assert found.error**2 == pytest.approx([2 / 2, 4 / 3])
    usual = (1 * 2 / 2 + 2 * 4 / 2) / 3
    assert found.shared == pytest.approx([usual * (1 / 2 + 1 / 2), usual * (1 / 3 + 1 / 3)])


def test_a_blank_counts_as_missing() -> None:
    arm = np.tile([True, False], 6)[None]
    values = [1.0, 3, 2, 2, 5, 6, None, None, 3, 4, 1, 1]
    known = np.array(values, dtype=float)[None]
    one, other = (
        estimate_arms(each, first=arm, second=~arm, block=PAIRS)  # type: ignore[arg-type]
        for each in ([values], known)
    )
    assert one.estimate[0] == other.estimate[0] == pytest.approx(-0.8)
    assert one.df[0] == other.df[0] == 4


def test_columns_of_whole_numbers_in_words_of_a_file_are_numbers() -> None:
    arm = np.array([[True, False, False, True, True, False, False, True]])
    before = np.array([3.0, 5, 8, 4, 6, 7, 5, 9])
    beside = [[number] for number in before.astype(int).astype(object)]
    found = estimate_arms(
        2.0 * before[None] - 1.5 * arm, first=arm, second=~arm, block=[0] * 4 + [1] * 4,
        beside=beside,
    )  # fmt: skip
    assert found.estimate[0] == pytest.approx(-1.5)


def test_a_column_twice_takes_one_direction() -> None:
    before = np.arange(8.0)[:, None] ** 2
    used = np.ones(8, dtype=bool)
    rows = np.stack([before[:, 0], np.arange(8.0)])
    once, directions = leave_fixed(rows, before, used)
    twice, same = leave_fixed(rows, np.hstack([before, 3 * before]), used)
    assert (directions, same) == (2, 2)
    np.testing.assert_allclose(once[0], 0.0, atol=1e-9)
    np.testing.assert_allclose(once, twice, atol=1e-9)


def test_a_programme_is_known_by_as_many_days_as_there_are_less_two() -> None:
    days = np.array([[3.0, 5, 4, 6, 1, 0, 2, 1], [3.0, 5, 4, 6, np.nan, 0, 2, 1], [np.nan] * 8])
    later = np.tile(np.arange(8) >= 4, (3, 1))
    found = estimate_programme(days, first=later, second=~later)
    assert found.df == pytest.approx([6.0, 5.0, np.nan], nan_ok=True)
    np.testing.assert_array_equal(found.shared, found.error**2)
    assert np.isnan([found.estimate[2], found.error[2]]).all()
    # An interval of the average over the correlation, read as one of t.
    fit = fit_autoregressive(
        days[0], np.column_stack([np.ones(8), later[0]]), person=[0] * 8, time=range(8), people=1
    )
    whole = average_over_rho(fit, [0, 1])
    half = stats.t.ppf(0.975, 6) * found.error[0]
    assert (whole.low[0], whole.high[0]) == pytest.approx(
        ((whole.low[0] + whole.high[0]) / 2 - half, (whole.low[0] + whole.high[0]) / 2 + half)
    )
    assert found.estimate[0] == pytest.approx(whole.estimate[0])


def test_what_is_held_fixed_is_taken_out() -> None:
    before = np.array([3.0, 5, 8, 4, 6, 7, 5, 9])
    arm = np.array([True, False, False, True, True, False, False, True])
    values = 2.0 * before - 1.5 * arm
    found = estimate_arms(
        values[None], first=arm[None], second=~arm[None], block=[0] * 4 + [1] * 4,
        beside=before[None, :, None],
    )  # fmt: skip
    assert found.estimate[0] == pytest.approx(-1.5)
    assert found.df[0] == 8 - 2 - 1 - 1


def test_a_programme_without_correlation_is_a_two_sample_t() -> None:
    rng = np.random.default_rng(7)
    values = rng.normal(size=(1, 200))
    later = np.arange(200)[None] >= 100
    found = estimate_programme(values, first=later, second=~later)
    known = stats.ttest_ind(values[0, 100:], values[0, :100])
    assert found.estimate[0] / found.error[0] == pytest.approx(known.statistic, rel=0.15)


def test_people_are_estimated_each_alone() -> None:
    rng = np.random.default_rng(8)
    arm = np.tile([True, False], (3, 6))
    values = rng.normal(size=(3, 12))
    whole = estimate_arms(values, first=arm, second=~arm, block=PAIRS)
    for person, name in product(range(3), ("estimate", "error", "df")):
        rows = slice(person, person + 1)
        one = estimate_arms(values[rows], first=arm[rows], second=~arm[rows], block=PAIRS)
        assert getattr(one, name)[0] == pytest.approx(getattr(whole, name)[person])
