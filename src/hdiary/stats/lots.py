"""What each lot that was drawn for each person could have added to a sum over people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np

from hdiary.stats.arm_effects import leave_fixed
from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.orders import Orders

__all__ = ["Lots", "lots_in_blocks", "lots_of_starts"]

_MOST_WAYS, _SAMPLED = 1_000, 999
_NOTHING = 1e-12


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lots:
    """Lots, for `combine_lots`.

    Attributes
    ----------
    lived
        The sum over everybody as the lots fell.
    tables
        Shape (lots, ways): what each way of each lot adds to the sum.
    """

    lived: float
    tables: list[Floats]


def lots_in_blocks(
    values: Floats, first: Bools, second: Bools, block: Ints, *, beside: Floats | None, same: bool
) -> Lots:
    """Give what each block of each person adds to the sum of standardised differences.

    Parameters
    ----------
    values
        Shape (people, units), NaN where missing.
    first, second
        Where each arm was lived, shape (people, units).
    block
        The code of each unit's block, shape (units,).
    beside
        Columns held fixed: (units, columns), or (people, units, columns).
    same
        Whether everybody lived one order: then a block is one lot for all of them.

    Returns
    -------
    Lots

    Notes
    -----
    A person's part is what the fixed columns leave of the values, summed over the first arm and
    divided by its spread over the ways of the lot, so that nobody counts more for having more
    headaches. Of a block with very many ways the lived one and a sample are taken, which keeps
    the test exact.

    References
    ----------
    Edgington and Onghena 2007, Randomization Tests (4th ed.), doi:10.1201/9781420011814.

    Examples
    --------
    >>> arm = np.array([[True, False, False, True]])
    >>> found = lots_in_blocks(
    ...     np.array([[1.0, 3.0, 4.0, 2.0]]), arm, ~arm, np.array([0, 0, 1, 1]),
    ...     beside=np.repeat(np.eye(2), 2, axis=0), same=False,
    ... )
    >>> round(found.lived, 3), found.tables[0].round(3).tolist()
    (-1.414, [[-0.707, 0.707], [0.707, -0.707]])
    """
    lived, rows = 0.0, []
    for person, value in enumerate(values):
        used = (first[person] | second[person]) & ~np.isnan(value)
        fixed = beside if beside is None or beside.ndim == 2 else beside[person]
        part = np.zeros(len(value))
        if used.any():
            part[used] = leave_fixed(value[None, used], fixed, used)[0][0]
        own = [
            part[ways].sum(axis=1) for ways in _ways(first[person], second[person], block, person)
        ]
        spread = np.sqrt(sum(float(np.var(one)) for one in own))
        scale = 1.0 / spread if spread > _NOTHING else 0.0
        lived += float(scale * part[first[person]].sum())
        rows.append([one * scale for one in own])
    if same and rows:
        rows = [[np.sum([own[place] for own in rows], axis=0) for place in range(len(rows[0]))]]
    return Lots(lived=lived, tables=_stack([one for own in rows for one in own]))


def lots_of_starts(values: Floats, orders: Orders, lived: Ints, *, same: bool) -> Lots:
    """Give what each possible first day of each person adds to the sum of differences.

    Parameters
    ----------
    values
        Shape (people, days), NaN where missing.
    orders
        From `orders_of_starts`.
    lived
        Which of them each person lived, shape (people,).
    same
        Whether everybody had one first day, drawn once.

    Returns
    -------
    Lots

    Notes
    -----
    As for `lots_in_blocks`; the difference is that of plain means.

    References
    ----------
    Edgington and Onghena 2007, Randomization Tests (4th ed.), doi:10.1201/9781420011814.

    Examples
    --------
    >>> from hdiary.stats.orders import orders_of_starts
    >>> found = lots_of_starts(
    ...     np.array([[2.0, 2.0, 0.0, 0.0]]), orders_of_starts(4, [1, 2, 3]), np.array([1]),
    ...     same=False,
    ... )
    >>> round(found.lived, 3), found.tables[0].round(3).tolist()
    (-6.364, [[-4.243, -6.364, -4.243]])
    """
    seen = ~np.isnan(values)
    known = np.where(seen, values, 0.0)
    with np.errstate(invalid="ignore"):
        means = [
            known @ arm.T.astype(np.float64) / (seen @ arm.T.astype(np.float64))
            for arm in (orders.first, orders.second)
        ]
    table = means[0] - means[1]
    gap = np.isnan(table)
    table = np.where(gap, 0.0, table)
    spread = table.std(axis=1, keepdims=True)
    useful = (spread > _NOTHING) & ~gap.any(axis=1, keepdims=True)
    table = np.where(useful, table / np.where(useful, spread, 1.0), 0.0)
    total = float(table[np.arange(len(table)), lived].sum())
    return Lots(lived=total, tables=[table.sum(axis=0, keepdims=True) if same else table])


def _ways(first: Bools, second: Bools, block: Ints, person: int) -> list[Ints]:
    """Give, for each block, the units that each of its ways gives to the first arm."""
    found = []
    for code in np.unique(block):
        units = np.flatnonzero((first | second) & (block == code))
        many = int(first[units].sum())
        if not 0 < many < len(units):
            continue
        if comb(len(units), many) <= _MOST_WAYS:
            found.append(units[_list_ways(len(units), many)])
            continue
        rng = np.random.default_rng([person, int(code)])
        drawn = np.argsort(rng.random((_SAMPLED, len(units))), axis=1)[:, :many]
        found.append(np.vstack([np.flatnonzero(first & (block == code))[None], units[drawn]]))
    return found


@lru_cache(maxsize=32)
def _list_ways(units: int, many: int) -> Ints:
    return np.array(list(combinations(range(units), many)), dtype=np.int64)


def _stack(rows: list[Floats]) -> list[Floats]:
    """Put lots with equally many ways into one table each."""
    sizes = sorted({len(row) for row in rows})
    return [np.vstack([row for row in rows if len(row) == size]) for size in sizes]
