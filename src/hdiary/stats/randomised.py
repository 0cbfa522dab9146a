"""The randomisation test of a planned experiment, and the interval by turning it round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.orders import Lived, Orders, take_rows
from hdiary.stats.reshuffled import Task, compare_alike, keep_orders

__all__ = ["OrderTest", "OrderTests", "compare_orders", "compare_people", "guard_level"]

LivedLike = int | npt.ArrayLike | tuple[npt.ArrayLike, npt.ArrayLike]
"""The order that was lived: which row of the orders, or where each arm is."""

ALTERNATIVES = ("two-sided", "greater", "less")
STATISTICS = ("regression", "mean difference")
CELLS = 4_000_000
"""So many numbers at a time, so that many people fit into memory."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class OrderTest:
    """What a planned experiment of one person found.

    Attributes
    ----------
    estimate
        How much more with the first arm than with the other [units of the values].
    low, high
        The constant differences that the orders do not rule out; NaN where there is no end, as
        where so few orders are possible that no p-value is small enough.
    p_value
        Share of the orders that differ at least as much as the lived one, itself among them.
    p_error
        Standard error of a p-value from drawn orders; 0 where every order was listed.
    orders
        Orders compared, the lived one among them.
    exact
        Whether every order was listed.
    smallest_p
        The smallest p-value that could have come out, whatever the values.
    """

    estimate: float
    low: float
    high: float
    p_value: float
    p_error: float
    orders: int
    exact: bool
    smallest_p: float


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class OrderTests:
    """What planned experiments of many people found; as `OrderTest`, shape (people,)."""

    estimate: Floats
    low: Floats
    high: Floats
    p_value: Floats
    p_error: Floats
    smallest_p: Floats
    orders: int
    exact: bool


def compare_orders(
    values: npt.ArrayLike,
    *,
    lived: LivedLike,
    orders: Orders,
    beside: npt.ArrayLike | None = None,
    statistic: str = "regression",
    alternative: str = "two-sided",
    level: float = 0.95,
) -> OrderTest:
    """Compare the order that one person lived with all that the plan could have drawn.

    Parameters
    ----------
    values
        One for each planned unit, NaN where it is missing; shape (units,).
    lived
        Which row of `orders`, or two arrays of shape (units,): where the first arm is, and the
        other.
    orders
        What the plan could have drawn.
    beside
        Columns held fixed by the regression, shape (units, columns); a constant is always there.
        A unit that lacks one of them counts as missing.
    statistic
        "regression", the coefficient of the first arm divided by how exactly the order can tell it,
        or "mean difference".
    alternative
        "two-sided", or the first arm "greater" or "less" than the other.
    level
        Of the interval.

    Returns
    -------
    OrderTest

    Notes
    -----
    Valid for values of any kind, however they hang together in time, because nothing but the draw
    of the order is taken for random: the level is exact. The interval asks which constant
    difference, taken off the values of the first arm, leaves nothing to find; it holds the truth
    as often as it says if the difference is constant, and where it is only constant on average
    this was measured. With a limit on one side only the other is NaN. A unit that is missing is
    left out of every order; that a unit is missing must not depend on its arm. In a regression a
    unit that holds a part of the difference (`Orders.held`, as in settling) counts for that part;
    with two arrays as `lived` none does.

    References
    ----------
    Edgington and Onghena 2007, Randomization Tests (4th ed.), doi:10.1201/9781420011814. Bulté
    and Onghena 2008, doi:10.3758/BRM.40.2.467. Garthwaite 1996, doi:10.2307/2532852 (interval).
    Phipson and Smyth 2010, doi:10.2202/1544-6115.1585 (drawn orders: the lived one counts too).

    Examples
    --------
    >>> from hdiary.stats import orders_in_blocks
    >>> orders = orders_in_blocks([0, 1] * 6, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    >>> with_arm_first = [2, 4, 3, 6, 1, 3, 2, 5, 4, 5, 1, 4]
    >>> found = compare_orders(with_arm_first, lived=0, orders=orders)
    >>> round(found.estimate, 2), found.p_value, found.smallest_p
    (-2.33, 0.03125, 0.03125)
    >>> round(found.low, 2), round(found.high, 2)
    (-3.0, -1.0)
    """
    found = compare_people(
        np.asarray(values, dtype=np.float64)[None],
        lived=(
            (np.asarray(lived[0])[None], np.asarray(lived[1])[None])
            if isinstance(lived, tuple)
            else np.asarray([lived])
        ),
        orders=orders,
        beside=beside,
        statistic=statistic,
        alternative=alternative,
        level=level,
    )
    return OrderTest(
        estimate=float(found.estimate[0]),
        low=float(found.low[0]),
        high=float(found.high[0]),
        p_value=float(found.p_value[0]),
        p_error=float(found.p_error[0]),
        orders=found.orders,
        exact=found.exact,
        smallest_p=float(found.smallest_p[0]),
    )


def compare_people(
    values: npt.ArrayLike,
    *,
    lived: npt.ArrayLike | tuple[npt.ArrayLike, npt.ArrayLike],
    orders: Orders,
    beside: npt.ArrayLike | None = None,
    statistic: str = "regression",
    alternative: str = "two-sided",
    level: float = 0.95,
) -> OrderTests:
    """Compare the orders that many people lived, each alone, with all that one plan could draw.

    Parameters
    ----------
    values
        Shape (people, units), NaN where missing.
    lived
        Which row of `orders` each person lived, shape (people,), or two arrays of shape
        (people, units): where the first arm is, and the other.
    orders
        What the plan could have drawn, for everybody the same.
    beside
        Columns held fixed: (units, columns), or (people, units, columns) where people differ.
    statistic, alternative, level
        As for `compare_orders`.

    Returns
    -------
    OrderTests

    Notes
    -----
    As for `compare_orders`, which is this for one person.

    References
    ----------
    Edgington and Onghena 2007, Randomization Tests (4th ed.), doi:10.1201/9781420011814.

    Examples
    --------
    >>> from hdiary.stats import orders_in_blocks
    >>> orders = orders_in_blocks([0, 1, 1, 0, 0, 1, 0, 1], [0, 0, 1, 1, 2, 2, 3, 3])
    >>> values = [[1, 3, 4, 2, 1, 2, 0, 3], [2, 2, 1, 4, 3, 1, 2, 2]]
    >>> found = compare_people(values, lived=[4, 4], orders=orders)
    >>> found.estimate.round(2).tolist(), found.p_value.tolist()
    ([-2.0, 1.25], [0.125, 0.5])
    """
    _check(statistic, alternative, level)
    numbers = np.asarray(values, dtype=np.float64)
    known = _know_lived(lived, orders)
    if not orders.sampled:
        _check_drawable(known, orders)
    fixed = None if beside is None else np.asarray(beside, dtype=np.float64)
    if fixed is not None:
        if np.isinf(fixed).any():
            raise ValueError("a column that is held fixed has an infinite value")
        numbers = np.where(np.isnan(fixed).any(axis=-1), np.nan, numbers)
        fixed = np.nan_to_num(fixed)
    counted = len(orders.first) + orders.sampled
    found = np.full((5, len(numbers)), np.nan)
    task = Task(
        every=take_rows(orders, slice(None)),
        sampled=orders.sampled,
        statistic=statistic,
        alternative=alternative,
        keep=keep_orders(level, counted),
    )
    for people, columns in _groups(~np.isnan(numbers), fixed, many=counted):
        found[:, people] = compare_alike(task, numbers[people], known.of(people), columns)
    estimate, low, high, p_value, smallest = found
    error = np.sqrt(p_value * (1.0 - p_value) / counted)
    return OrderTests(
        estimate=estimate,
        low=low,
        high=high,
        p_value=p_value,
        p_error=error if orders.sampled else np.where(np.isnan(p_value), np.nan, 0.0),
        smallest_p=smallest,
        orders=counted,
        exact=not orders.sampled,
    )


def guard_level(level: float, *, draws: int) -> float:
    """Give a level so strict that what drawn orders claim does not hang on the draw.

    Parameters
    ----------
    level
        Of the interval, were every order listed.
    draws
        How many orders are drawn.

    Returns
    -------
    float
        Two standard errors of a p-value at its border above `level`.

    Notes
    -----
    The p-value of drawn orders is exact as it is; but whoever draws again gets another one. With
    this level for interval and claim, 39 of 40 draws on the border would claim as listing would.

    References
    ----------
    Phipson and Smyth 2010, doi:10.2202/1544-6115.1585 (drawn orders).

    Examples
    --------
    >>> round(guard_level(0.95, draws=9_999), 4)
    0.9544
    """
    border = 1.0 - level
    return level + 2.0 * float(np.sqrt(border * level / (draws + 1)))


def _check(statistic: str, alternative: str, level: float) -> None:
    """Refuse what cannot be asked."""
    if statistic not in STATISTICS:
        raise ValueError(f"statistic is {statistic!r}; it may be {' or '.join(STATISTICS)}")
    if alternative not in ALTERNATIVES:
        raise ValueError(f"alternative is {alternative!r}; it may be {', '.join(ALTERNATIVES)}")
    if not 0.0 < level < 1.0:
        raise ValueError(f"level is {level}; it lies between 0 and 1")


def _know_lived(
    lived: npt.ArrayLike | tuple[npt.ArrayLike, npt.ArrayLike], orders: Orders
) -> Lived:
    """Give where everybody lived each arm."""
    if not isinstance(lived, tuple):
        return take_rows(orders, np.asarray(lived, dtype=np.int64))
    first, second = (np.asarray(arm, dtype=np.bool_) for arm in lived)
    return Lived(first=first, second=second, held=first.astype(np.float64))


def _check_drawable(lived: Lived, orders: Orders) -> None:
    """Refuse an order that the plan could not have drawn."""

    def keys(one: Bools, other: Bools) -> list[bytes]:
        return [row.tobytes() for row in np.packbits(np.hstack([one, other]), axis=1)]

    drawable = set(keys(orders.first, orders.second))
    if not drawable.issuperset(keys(lived.first, lived.second)):
        raise ValueError("the order that was lived is not one that the plan could have drawn")


def _groups(
    seen: Bools, beside: Floats | None, *, many: int
) -> Iterator[tuple[Ints, Floats | None]]:
    """Give people whose orders have the same weights, and the columns that are held fixed."""
    if beside is not None and beside.ndim == 3:
        for person in range(len(seen)):
            yield np.array([person]), beside[person]
        return
    kinds, which = np.unique(seen, axis=0, return_inverse=True)
    most = max(CELLS // many, 1)
    for kind in range(len(kinds)):
        people = np.flatnonzero(which.ravel() == kind)
        for at in range(0, len(people), most):
            yield people[at : at + most], beside
