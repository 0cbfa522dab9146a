"""What one arm may have added to values that have a floor and a ceiling, however unevenly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hdiary.stats.arrays import Bools, Floats
from hdiary.stats.orders import Orders, take_rows
from hdiary.stats.reshuffled import ROUNDING, keep_orders
from hdiary.stats.weigh import weigh

__all__ = ["bound_attributed"]

# A difference that is the same on every day cannot be true of yes/no days: whoever has a headache
# on half of the days cannot have a tenth of a headache less on each. Where the arm changes how
# much the values vary, an interval from a constant difference is too short, above all for a first
# day, as the lived first day then is where the values become calm.
#
# So let the arm have changed each of its values by what it likes, as long as all changes go the
# same way and no value leaves its range. Under the hypothesis that the changes sum to some amount,
# the values without the arm are known but for where the changes were. The amount stays if they can
# be placed so that enough orders reach the lived one. To let each order have the placement that
# suits it best can only keep more amounts than it should. For one order, the best placement fills
# up the values with the greatest weights first (a continuous knapsack).


def bound_attributed(
    values: npt.ArrayLike,
    *,
    lived: int,
    orders: Orders,
    span: tuple[int, int] = (0, 1),
    level: float = 0.95,
) -> tuple[float, float]:
    """Bound the mean change by the first arm of whole numbers within a range.

    Parameters
    ----------
    values
        A whole number for each unit, such as 1 for a headache day, NaN where it is missing; shape
        (units,).
    lived
        Which row of `orders` was lived.
    orders
        What the plan could have drawn, compared by the coefficient of the first arm
        without days of settling.
    span
        The lowest and the highest value that is possible.
    level
        Of the interval.

    Returns
    -------
    low, high
        Of the mean change over the units that were lived with the first arm; NaN where the arms
        cannot be told apart or too few orders are possible.

    Notes
    -----
    Holds the truth at least as often as it says, however unevenly the arm acts, as long as it
    acts in one direction. It is wide; 0 lies outside only where the p-value is small. Days of
    settling may have changed by anything in that direction.

    References
    ----------
    Rosenbaum 2001, Effects attributable to treatment, Biometrika 88(1), 219-231. Rigdon and
    Hudgens 2015, doi:10.1002/sim.6384 (yes or no).

    Examples
    --------
    >>> import numpy as np
    >>> from hdiary.stats import orders_of_starts
    >>> orders = orders_of_starts(60, range(20, 45))
    >>> days = np.where(np.arange(60) < 30, 1, 0)
    >>> low, high = bound_attributed(days, lived=10, orders=orders)
    >>> round(low, 2), round(high, 2)
    (-1.0, -0.03)
    """
    numbers = np.asarray(values, dtype=np.float64)
    seen = ~np.isnan(numbers)
    told = numbers[seen]
    if (told != np.rint(told)).any() or (told < span[0]).any() or (told > span[1]).any():
        raise ValueError(f"a value is no whole number from {span[0]} to {span[1]}")
    held = take_rows(orders, np.array([lived])).held[0]
    # Of days of settling nothing is assumed, so they are left out of each order.
    every = take_rows(replace(orders, held=None), slice(None))
    weights = weigh(every, seen, beside=None, statistic="regression")
    keep = keep_orders(level, len(weights) + orders.sampled)
    if not weights[lived].any() or np.ptp(told) == 0.0 or keep == 1:
        return np.nan, np.nan
    parts = _Parts(
        weights=weights,
        values=np.where(seen, numbers, 0.0),
        arm=seen & (held >= 1.0),
        settling=seen & (held > 0.0) & (held < 1.0),
    )
    # Taking a change away adds to the values if the arm lowered them, and the other way round.
    others = keep - orders.sampled
    lowered = _amounts_kept(parts, np.where(seen, span[1] - numbers, 0.0), 1.0, lived, others)
    raised = _amounts_kept(parts, np.where(seen, numbers - span[0], 0.0), -1.0, lived, others)
    changes = np.concatenate([-lowered, raised]) / parts.arm.sum()
    if not len(changes):
        return np.nan, np.nan
    return float(changes.min()), float(changes.max())


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Parts:
    """The weights of each order, the values, and the units that the lived arm may have changed."""

    weights: Floats
    values: Floats
    arm: Bools
    settling: Bools


def _amounts_kept(parts: _Parts, room: Floats, sign: float, lived: int, keep: int) -> Floats:
    """Give the total changes in one direction that enough orders allow."""
    amounts = np.arange(round(room[parts.arm].sum()) + 1.0)
    weights = sign * parts.weights
    gains = weights[:, parts.settling] * room[parts.settling]
    plain = (parts.weights @ parts.values)[:, None]
    least, most = _place(weights, room, parts.arm, amounts)
    least = plain + least + np.minimum(gains, 0.0).sum(axis=1, keepdims=True)
    most = plain + most + np.maximum(gains, 0.0).sum(axis=1, keepdims=True)
    own = np.minimum(np.abs(least[lived]), np.abs(most[lived]))
    own[least[lived] * most[lived] <= 0.0] = 0.0
    slack = ROUNDING * max(float(np.linalg.norm(parts.values)), 1.0)
    reached = np.maximum(np.abs(least), np.abs(most)) >= own - slack
    kept: Floats = amounts[reached.sum(axis=0) >= keep]
    return kept


def _place(weights: Floats, room: Floats, arm: Bools, amounts: Floats) -> tuple[Floats, Floats]:
    """Give the least and most that each amount can add to each order, (orders, amounts)."""
    places = np.flatnonzero(arm & (room > 0.0))
    each, size = weights[:, places], room[places]
    order = np.argsort(-each, axis=1)
    none = np.zeros((len(each), 1))
    found = []
    for ranks in (order[:, ::-1], order):
        filled = np.hstack([none, size[ranks].cumsum(axis=1)])
        gained = (np.take_along_axis(each, ranks, axis=1) * size[ranks]).cumsum(axis=1)
        gained = np.hstack([none, gained])
        found.append(
            np.array([np.interp(amounts, x, y) for x, y in zip(filled, gained, strict=True)])
        )
    return found[0], found[1]
