"""Exact chances of a count or more, against scipy and against counting."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom, fisher_exact, hypergeom

from hdiary.stats.exact import exceed_binomial, exceed_strata


@pytest.mark.parametrize(("k", "n", "p"), [(0, 5, 0.2), (5, 5, 0.2), (9, 44, 0.25), (3, 0, 0.5)])
def test_the_chance_of_a_count_or_more_is_the_binomial_one(k: int, n: int, p: float) -> None:
    assert exceed_binomial(min(k, n), n, p) == pytest.approx(binom.sf(min(k, n) - 1, n, p))


def test_with_one_stratum_it_is_fishers_exact_test() -> None:
    table = np.array([[9, 3], [21, 51]])
    expected = fisher_exact(table, alternative="greater").pvalue
    found = exceed_strata([[9]], [[12]], [[30]], [[84]])
    np.testing.assert_allclose(found, [expected], rtol=1e-10)


def test_strata_are_added_up() -> None:
    # By hand over all pairs of counts of the two strata.
    one, other = hypergeom(20, 7, 5), hypergeom(30, 20, 6)
    expected = sum(one.pmf(a) * other.pmf(b) for a in range(6) for b in range(7) if a + b >= 8)
    found = exceed_strata([[3, 5]], [[5, 6]], [[7, 20]], [[20, 30]])
    np.testing.assert_allclose(found, [expected], rtol=1e-10)


def test_where_nothing_can_tell_the_chance_is_one() -> None:
    np.testing.assert_allclose(exceed_strata([[0], [4]], [[0], [4]], [[3], [8]], [[9], [8]]), 1.0)


def test_units_do_not_touch_each_other() -> None:
    rng = np.random.default_rng(2)
    total = rng.integers(5, 40, (30, 3))
    all_hits = (total * rng.random((30, 3))).astype(int)
    days = (total * rng.random((30, 3))).astype(int)
    hits = np.minimum(np.minimum(days, all_hits), np.maximum(days - total + all_hits, 1))
    together = exceed_strata(hits, days, all_hits, total)
    alone = [
        exceed_strata(*(part[[u]] for part in (hits, days, all_hits, total)))[0] for u in range(30)
    ]
    np.testing.assert_allclose(together, alone, rtol=1e-9)


def test_every_small_table_has_the_chance_of_drawing_without_putting_back() -> None:
    tables = [
        (x, n, k, total)
        for total in range(1, 8)
        for k in range(total + 1)
        for n in range(total + 1)
        for x in range(max(0, n + k - total), min(n, k) + 1)
    ]
    x, n, k, total = (np.array(column)[:, None] for column in zip(*tables, strict=True))
    expected = np.asarray(hypergeom.sf(x - 1, total, k, n))
    np.testing.assert_allclose(exceed_strata(x, n, k, total), expected.ravel(), rtol=1e-9)


def test_no_units_have_no_chances() -> None:
    none = np.zeros((0, 2), dtype=int)
    assert exceed_strata(none, none, none, none).shape == (0,)
