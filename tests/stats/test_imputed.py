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


def test_one_table_is_too_few() -> None:
    with pytest.raises(ValueError, match="at least two"):
        combine_imputed([[1.0]], [[4.0]], df=[50.0])
