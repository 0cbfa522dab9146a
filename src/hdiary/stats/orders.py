"""Orders that a plan could have drawn: within blocks, or by the first day of a programme."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats, Ints

__all__ = [
    "Lived",
    "Orders",
    "count_orders",
    "orders_in_blocks",
    "orders_of_starts",
    "take_rows",
    "terms_of_blocks",
]

DRAWS = 9_999
"""How many orders are drawn where there are too many to list, unless told otherwise."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Orders:
    """Orders that the same plan could have drawn, each as likely as the others.

    Attributes
    ----------
    first
        Whether a unit has the first of the two arms, shape (orders, units).
    second
        Whether it has the other arm; a unit with neither is left out or has a third arm.
    sampled
        Whether this is a sample, to which the order that was lived counts as one more; otherwise
        it is every order, the lived one among them.
    held
        How much of the difference a unit is taken to hold, from 0 to 1, shape (orders, units);
        none: all of it with the first arm, nothing without. A unit that is in neither arm and
        holds a part counts for that part in a regression, and not at all in means.
    """

    first: Bools
    second: Bools
    sampled: bool
    held: Floats | None = None


def orders_in_blocks(
    arms: npt.ArrayLike,
    block: npt.ArrayLike,
    *,
    pair: tuple[int, int] = (0, 1),
    most: int = 65_536,
    draws: int | None = None,
    seed: int = 0,
) -> Orders:
    """List or draw the orders of two arms that are shuffled within blocks.

    Parameters
    ----------
    arms
        The code of the arm of each unit, as lived; shape (units,).
    block
        The code of each unit's block.
    pair
        The two arms that are compared; every other arm stays where it is.
    most
        Up to so many orders are listed, one by one.
    draws
        Draw so many instead; by default 9,999 where there are more than `most`.
    seed
        For the draws.

    Returns
    -------
    Orders

    Notes
    -----
    Each block keeps how many units of each arm it has. Drawn orders are drawn with replacement
    from all of them, so that the lived one may be among them.

    References
    ----------
    Edgington and Onghena 2007, Randomization Tests (4th ed.), doi:10.1201/9781420011814.

    Examples
    --------
    >>> orders_in_blocks([0, 1, 1, 0], [0, 0, 1, 1]).first.astype(int).tolist()
    [[1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1]]
    """
    lived, where = _two_arms(arms, pair)
    places = list(_places(where, block))
    if draws is None and count_orders(arms, block, pair=pair) > most:
        draws = DRAWS
    if draws is None:
        first = _every(lived, places)
    else:
        first = _drawn(lived, places, draws=draws, seed=seed)
    return Orders(first=first, second=where & ~first, sampled=draws is not None)


def count_orders(
    arms: npt.ArrayLike, block: npt.ArrayLike, *, pair: tuple[int, int] = (0, 1)
) -> int:
    """Count the orders of two arms within blocks, without listing them.

    Parameters
    ----------
    arms, block, pair
        As for `orders_in_blocks`.

    Returns
    -------
    int

    Examples
    --------
    >>> count_orders([0, 1] * 6, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    64
    """
    lived, where = _two_arms(arms, pair)
    return math.prod(
        math.comb(len(places), int(lived[places].sum())) for places in _places(where, block)
    )


def orders_of_starts(
    units: int,
    starts: Sequence[int] | Ints,
    *,
    settle: int = 0,
    baseline: int | None = None,
    follow_up: int | None = None,
) -> Orders:
    """List the orders of a programme whose first day was drawn from several days.

    Parameters
    ----------
    units
        Days in all.
    starts
        Each day that could have been drawn as the first day of the programme, counted from 0.
    settle
        Days from the first day on that are in neither arm.
    baseline
        Days before the first day that count; all of them unless told.
    follow_up
        Days after settling that count; all of them unless told.

    Returns
    -------
    Orders
        One row for each possible first day; `first` is the programme, `second` what was before.

    Notes
    -----
    Days of settling are taken to hold an evenly growing part of the difference, and days after the
    follow-up all of it (`Orders.held`).

    References
    ----------
    Bulté and Onghena 2008, doi:10.3758/BRM.40.2.467 (designs of phases).

    Examples
    --------
    >>> orders = orders_of_starts(6, [2, 3], settle=1)
    >>> orders.first.astype(int).tolist()
    [[0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1]]
    >>> orders.second.astype(int).tolist()
    [[1, 1, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0]]
    """
    day = np.arange(units)[None, :]
    start = np.asarray(starts, dtype=np.int64)[:, None]
    since = start + settle
    after = day >= since
    before = day < start
    if follow_up is not None:
        after &= day < since + follow_up
    if baseline is not None:
        before &= day >= start - baseline
    held = np.clip((day - start + 1) / (settle + 1), 0.0, 1.0)
    return Orders(first=after, second=before, sampled=False, held=held)


def terms_of_blocks(block: npt.ArrayLike) -> Floats:
    """Give a column for each block, 1 for its units, to be held fixed beside the arms."""
    codes = np.asarray(block)
    terms: Floats = (codes[:, None] == np.unique(codes)[None, :]).astype(np.float64)
    return terms


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lived:
    """What each of several people lived: where each arm was, and the part of the difference."""

    first: Bools
    second: Bools
    held: Floats

    def of(self, people: Ints) -> Lived:
        """Give what some of them lived."""
        return Lived(first=self.first[people], second=self.second[people], held=self.held[people])


def take_rows(orders: Orders, rows: Ints | slice) -> Lived:
    """Give what somebody lives who lives a row of the orders."""
    first = orders.first[rows]
    held = first.astype(np.float64) if orders.held is None else orders.held[rows]
    return Lived(first=first, second=orders.second[rows], held=held)


def _two_arms(arms: npt.ArrayLike, pair: tuple[int, int]) -> tuple[Bools, Bools]:
    """Give where the first of two arms was lived, and where either was."""
    codes = np.asarray(arms)
    return codes == pair[0], np.isin(codes, pair)


def _places(where: Bools, block: npt.ArrayLike) -> Iterator[Ints]:
    """Give the units of each block that may change places."""
    codes = np.asarray(block)
    for code in np.unique(codes):
        yield np.flatnonzero(where & (codes == code))


def _every(lived: Bools, places: list[Ints]) -> Bools:
    """List every order, block by block."""
    orders = np.zeros((1, len(lived)), dtype=np.bool_)
    for units in places:
        chosen = list(combinations(range(len(units)), int(lived[units].sum())))
        ways = np.zeros((len(chosen), len(units)), dtype=np.bool_)
        for row, choice in enumerate(chosen):
            ways[row, list(choice)] = True
        many = len(orders)
        orders = np.repeat(orders, len(ways), axis=0)
        orders[:, units] = np.tile(ways, (many, 1))
    return orders


def _drawn(lived: Bools, places: list[Ints], *, draws: int, seed: int) -> Bools:
    """Draw orders, block by block."""
    rng = np.random.default_rng(seed)
    orders = np.zeros((draws, len(lived)), dtype=np.bool_)
    for units in places:
        orders[:, units] = rng.permuted(np.tile(lived[units], (draws, 1)), axis=1)
    return orders
