"""Lots of several people drawn again, beside all that could have been drawn."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from hdiary.stats.together import combine_lots

# Two lots of three ways and three of two, none of which has its middle at 0.
THREE = [[0.0, 1.0, 5.0], [2.0, 2.0, -1.0]]
TWO = [[10.0, 3.0], [4.0, 8.0], [1.0, 0.0]]


def exactly(lived: float, *tables: list[list[float]]) -> float:
    """Go through all ways of all lots."""
    rows = [row for table in tables for row in table]
    sums = np.array([sum(ways) for ways in product(*rows)])
    middle = sums.mean()
    return float((np.abs(sums - middle) >= abs(lived - middle) - 1e-9).mean())


@pytest.mark.parametrize("lived", [25.0, 22.0, 18.0, 12.0, 6.0])
@pytest.mark.parametrize("cells", [4_000_000, 7])
def test_it_is_the_share_of_all_ways_that_are_as_far_from_the_middle(
    lived: float, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hdiary.stats.together._CELLS", cells)
    p_value, error = combine_lots(lived, [THREE, TWO], draws=2_000)
    expected = exactly(lived, THREE, TWO)
    assert p_value == pytest.approx(expected, abs=4 * max(error, 5e-4))
    assert error == pytest.approx(np.sqrt(p_value * (1 - p_value) / 2_000))


@pytest.mark.parametrize(
    ("lived", "tables"),
    [
        (1.0, [[[1.0, -1.0]]]),
        (9.0, [[[1.0, -1.0], [10.0, -10.0]]]),
        (9.0, [[[1.0, -1.0]], [[10.0, -10.0]]]),
        (109.0, [[[51.0, 49.0], [60.0, 40.0]]]),
        (9, [[[1, -1], [10, -10]]]),
    ],
)
def test_where_no_way_is_nearer_the_middle_every_draw_counts(
    lived: float, tables: list[list[list[float]]]
) -> None:
    assert combine_lots(lived, tables, draws=500) == (1.0, 0.0)


def test_the_lived_way_counts_among_the_draws() -> None:
    # One of 2^30 ways and its mirror, which no draw finds.
    lots = [[[1.0, -1.0]] * 30]
    assert combine_lots(30.0, lots, draws=99)[0] == 1 / 100


def test_rounding_does_not_part_what_is_as_far_out() -> None:
    # 0.1 + 0.2 is a little more than 0.3 to a computer.
    lots = [[[0.1, -0.1]], [[0.2, -0.2]], [[0.3, -0.3]]]
    for size in (1e-6, 1.0, 1e6):
        scaled = [(np.array(table) * size).tolist() for table in lots]
        found = combine_lots((0.1 + 0.2 + 0.3) * size, scaled, draws=4_000)[0]
        assert found == pytest.approx(2 / 8, abs=0.03)


def test_the_luck_is_that_of_seed_0_unless_told() -> None:
    plain, nought, one = (
        combine_lots(18.0, [THREE, TWO], draws=300, **how) for how in ({}, {"seed": 0}, {"seed": 1})
    )
    assert plain == nought != one
