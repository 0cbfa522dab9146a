"""Shares of arms compared, against Newcombe's paper, statsmodels and Altman's examples."""

from __future__ import annotations

import numpy as np
import pytest
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
