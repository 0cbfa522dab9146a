"""Rubin's rules, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hdiary.stats.imputed import combine_imputed


def test_two_tables_by_hand() -> None:
    # Within 4, between 2, in all 4 + 1.5 * 2 = 7; lost 3/7; of the draws 1 / (3/7)^2 = 49/9 degrees
    # of freedom, of the people 51/53 * 50 * 4/7.
    found = combine_imputed([[1.0], [3.0]], [[4.0], [4.0]], df=[50.0])
    assert found.estimate == pytest.approx([2.0])
    assert found.se == pytest.approx([np.sqrt(7)])
    assert found.lost == pytest.approx([3 / 7])
    seen = 51 / 53 * 50 * 4 / 7
    assert found.df == pytest.approx([1 / (9 / 49 + 1 / seen)])


def test_tables_that_agree_lose_nothing() -> None:
    found = combine_imputed([[1.0]] * 5, [[4.0]] * 5, df=[50.0])
    assert found.se == pytest.approx([2.0])
    assert found.df == pytest.approx([51 / 53 * 50])


def test_things_are_combined_each_by_itself() -> None:
    estimates, variances = [[1.0, 5.0], [3.0, 5.5], [2.0, 7.0]], [[4.0, 1.0], [5.0, 1.5], [6.0, 2]]
    both = combine_imputed(estimates, variances, df=[50.0, 9.0])
    for thing, df in enumerate((50.0, 9.0)):
        one = combine_imputed(
            [[row[thing]] for row in estimates], [[row[thing]] for row in variances], df=[df]
        )
        for name in ("estimate", "se", "df", "lost"):
            assert getattr(both, name)[thing] == getattr(one, name)[0]


@pytest.mark.parametrize("unit", [0.01, 100.0])
def test_units_carry_through(unit: float) -> None:
    plain = combine_imputed([[1.0], [3.0]], [[4.0], [5.0]], df=[50.0])
    scaled = combine_imputed([[unit], [3.0 * unit]], [[4 * unit**2], [5 * unit**2]], df=[50.0])
    assert scaled.se == pytest.approx(plain.se * unit)
    assert scaled.lost == pytest.approx(plain.lost)
    assert scaled.df == pytest.approx(plain.df)


def test_what_does_not_vary_at_all_lost_nothing() -> None:
    found = combine_imputed([[1.0]] * 2, [[0.0]] * 2, df=[50.0])
    assert (found.se.tolist(), found.lost.tolist()) == ([0.0], [0.0])
    assert found.df == pytest.approx([51 / 53 * 50])


def test_where_all_that_would_be_known_is_missing_so_are_the_degrees_of_freedom() -> None:
    # Nothing within: all of it is between the tables, of which there are three.
    found = combine_imputed([[1.0], [2.0], [3.0]], [[0.0]] * 3, df=[50.0])
    assert found.se == pytest.approx([np.sqrt(4 / 3)])
    assert (found.lost.tolist(), found.df.tolist()) == ([1.0], [0.0])


def test_one_table_is_too_few() -> None:
    with pytest.raises(ValueError, match=r"^give at least two imputed tables; .* missing$"):
        combine_imputed([[1.0]], [[4.0]], df=[50.0])
