"""How much each unit counts in the difference between two arms, for each order."""

from __future__ import annotations

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints
from hdiary.stats.orders import Lived

__all__ = ["weigh"]

ALMOST_NONE = 1e-9
"""An arm whose length beside the fixed columns is less, of its length before, is told by them."""


def weigh(lived: Lived, seen: Bools, *, beside: Floats | None, statistic: str) -> Floats:
    """Give weights, (orders, units), whose sum with the values seen is each order's statistic."""
    # All 0 for an order that cannot tell the arms apart.
    first, second = lived.first & seen, lived.second & seen
    if statistic == "mean difference":
        return _both(_shares(first) - _shares(second), first, second)
    in_part = (lived.held > 0.0) & (lived.held < 1.0) & seen
    used = first | second | in_part
    weights = np.zeros(first.shape)
    for rows, units in _alike(used):
        fixed = _directions(units, beside)
        arm = lived.held[np.ix_(rows, units)]
        length = np.linalg.norm(arm, axis=1, keepdims=True)
        arm -= (arm @ fixed) @ fixed.T
        left = np.linalg.norm(arm, axis=1, keepdims=True)
        told = left <= ALMOST_NONE * length
        weights[np.ix_(rows, units)] = np.where(told, 0.0, arm / np.where(told, 1.0, left))
    return _both(weights, first, second)


def _shares(arm: Bools) -> Floats:
    """Give each unit of an arm its share, none where the arm has no unit."""
    many = arm.sum(axis=1, keepdims=True)
    shares: Floats = arm / np.maximum(many, 1)
    return shares


def _both(weights: Floats, first: Bools, second: Bools) -> Floats:
    """Give no weight in an order that has no value of one of the arms."""
    both = first.any(axis=1, keepdims=True) & second.any(axis=1, keepdims=True)
    kept: Floats = np.where(both, weights, 0.0)
    return kept


def _alike(used: Bools) -> list[tuple[Ints, Ints]]:
    """Give the orders that use the same units, and those units."""
    if (used == used[:1]).all():
        return [(np.arange(len(used)), np.flatnonzero(used[0]))]
    kinds, which = np.unique(used, axis=0, return_inverse=True)
    return [
        (np.flatnonzero(which.ravel() == kind), np.flatnonzero(units))
        for kind, units in enumerate(kinds)
    ]


def _directions(units: Ints, beside: Floats | None) -> Floats:
    """Give orthogonal directions of what is held fixed, the constant among them."""
    constant: Floats = np.ones((len(units), 1)) / np.sqrt(max(len(units), 1))
    if beside is None:
        return constant
    columns = beside[units]
    # Brought to one size, so that a column in large units does not make the others look like none.
    columns = columns - columns.mean(axis=0) if len(units) else columns
    size = np.linalg.norm(columns, axis=0)
    columns = columns[:, size > 0] / size[size > 0]
    left, kept, _ = np.linalg.svd(np.hstack([constant, columns]), full_matrices=False)
    directions: Floats = left[:, kept > ALMOST_NONE * max(kept.max(initial=0.0), 1.0)]
    return directions
