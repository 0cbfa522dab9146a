"""The statistic of the lived order beside those of all others, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.stats.arrays import Floats
from hdiary.stats.inversion import find_limits
from hdiary.stats.orders import Lived
from hdiary.stats.weigh import weigh

__all__ = ["ROUNDING", "Task", "compare_alike", "keep_orders"]

ROUNDING = 1e-9
"""Statistics that differ by less, measured by the spread of the values, are equal."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Task:
    """What is asked of everybody.

    Attributes
    ----------
    every
        What the plan could have drawn.
    sampled
        Whether that is a sample, to which the lived order counts as one more.
    statistic, alternative
        As for `compare_orders`.
    keep
        How many orders, the lived one among them, must allow a difference for it to stay.
    """

    every: Lived
    sampled: bool
    statistic: str
    alternative: str
    keep: int


def keep_orders(level: float, counted: int) -> int:
    """Give the fewest orders whose share is above 1 - level."""
    return int(np.floor((1.0 - level) * counted + ROUNDING)) + 1


def compare_alike(task: Task, values: Floats, lived: Lived, beside: Floats | None) -> Floats:
    """Give estimate, limits, p-value and smallest p-value of people who lack the same units."""
    seen = ~np.isnan(values[0])

    own, others = (
        weigh(one, seen, beside=beside, statistic=task.statistic) for one in (lived, task.every)
    )
    centred = np.where(seen, values, 0.0)
    centred -= centred.sum(axis=1, keepdims=True) / max(int(seen.sum()), 1)
    centred[:, ~seen] = 0.0
    spread = np.linalg.norm(centred, axis=1, keepdims=True)
    size = np.abs(np.where(seen, values, 0.0)).max(axis=1, initial=0.0, keepdims=True)
    unit = (own * lived.held).sum(axis=1, keepdims=True)
    tells = (unit > 0.0) & (spread > ROUNDING * size)
    unit = np.where(tells, unit, 1.0)
    length = np.linalg.norm(own, axis=1, keepdims=True)
    scale = _Scale(
        lived=(own * centred).sum(axis=1, keepdims=True) / unit,
        other=centred @ others.T / unit,
        overlap=lived.held @ others.T / unit,
        alike=_alike(own, others, length),
        slack=ROUNDING * length * spread / unit,
    )
    found: Floats = np.where(tells[:, 0], _read_off(task, scale), np.nan)
    return found


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Scale:
    """Statistics on the scale of the difference, of the lived order and of all others."""

    lived: Floats
    other: Floats
    overlap: Floats
    alike: Floats
    slack: Floats


def _alike(own: Floats, others: Floats, length: Floats) -> Floats:
    """Give the cosine between the weights of the lived order and those of each other."""
    lengths = np.linalg.norm(others, axis=1)
    product = np.where(length > 0.0, length, 1.0) * np.where(lengths > 0.0, lengths, 1.0)
    cosine: Floats = own @ others.T / product
    return cosine


def _read_off(task: Task, scale: _Scale) -> Floats:
    """Give estimate, limits, p-value and smallest p-value from all statistics."""
    sign = -1.0 if task.alternative == "less" else 1.0
    lived, other, alike = sign * scale.lived, sign * scale.other, scale.alike
    if task.alternative == "two-sided":
        lived, other, alike = np.abs(lived), np.abs(other), np.abs(alike)
    extra = int(task.sampled)
    counted = other.shape[1] + extra
    reached = (other >= lived - scale.slack).sum(axis=1) + extra
    as_good = (alike >= 1.0 - ROUNDING).sum(axis=1) + extra
    low, high = _limits(task, scale)
    return np.vstack([scale.lived[:, 0], low, high, reached / counted, as_good / counted])


def _limits(task: Task, scale: _Scale) -> tuple[Floats, Floats]:
    """Give the ends of the interval, NaN where there is none."""
    keep = task.keep - int(task.sampled)
    if keep < 1:
        # The lived order alone allows every difference.
        nothing = np.full(len(scale.lived), np.nan)
        return nothing, nothing
    low, high = find_limits(
        scale.other,
        scale.overlap,
        scale.lived,
        scale.slack,
        alternative=task.alternative,
        keep=keep,
    )
    open_ended = ~(np.isfinite(low) & np.isfinite(high))
    if task.alternative != "two-sided":
        open_ended = np.zeros_like(open_ended)
    ends = (np.where(np.isfinite(end) & ~open_ended, end, np.nan) for end in (low, high))
    return next(ends), next(ends)
