"""Where a series steps most: at the day that is asked about, or at another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.stats.arrays import Bools, Floats, Ints


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Steps:
    """How far the best step elsewhere fits better than the best one near, one each.

    Attributes
    ----------
    support
        Gain in log-likelihood of the best step elsewhere over the best near, above 0 where it
        fits better; missing where no step can be asked about on one of the two.
    """

    support: Floats


def compare_steps(
    values: Floats, *, unit: Ints, units: int, near: Bools, sign: Floats, edge: int
) -> Steps:
    """Compare the best step near with the best elsewhere, days in a row being alike.

    By the likelihood of a change-point (Hinkley 1970, doi:10.1093/biomet/57.1.1).
    ``values`` of each unit in their order; ``near`` marks the first days after a step that count
    as the one asked about, whose sign is given; each side of a step has ``edge`` values.
    """
    none = np.full(units, np.nan)
    if not len(values):
        return Steps(support=none)
    count = np.bincount(unit, minlength=units)
    begin = (np.cumsum(count) - count)[unit]
    rank = np.arange(len(values)) - begin
    size = count[unit]
    mean = np.bincount(unit, weights=values, minlength=units) / np.maximum(count, 1)
    rest = values - mean[unit]
    spread = np.bincount(unit, weights=rest**2, minlength=units) / np.maximum(count, 1)
    total = np.cumsum(rest)
    before = total - rest - (total[begin] - rest[begin])
    left, right = np.maximum(rank, 1), np.maximum(size - rank, 1)
    # The deviations of one unit sum to 0, so what comes after is minus what came before.
    gain = -before * np.sqrt(size / (left * right))
    open_ = (rank >= edge) & (size - rank >= edge)
    here = _highest(np.where(open_ & near, gain * sign[unit], -np.inf), unit, units)
    there = _highest(np.where(open_ & ~near, np.abs(gain), -np.inf), unit, units)
    alike = _alike(rest, unit, units, spread)
    with np.errstate(invalid="ignore", divide="ignore"):
        support = (there**2 - here * np.abs(here)) / (2 * spread * alike)
    asked = np.isfinite(here) & np.isfinite(there) & (spread > 0)
    return Steps(support=np.where(asked, support, none))


def _highest(values: Floats, unit: Ints, units: int) -> Floats:
    highest = np.full(units, -np.inf)
    np.maximum.at(highest, unit, values)
    return highest


def _alike(rest: Floats, unit: Ints, units: int, spread: Floats) -> Floats:
    """Give how many values count as one, from how alike neighbours are."""
    pairs = np.flatnonzero(np.diff(unit) == 0)
    product = np.bincount(unit[pairs], weights=rest[pairs] * rest[pairs + 1], minlength=units)
    number = np.maximum(np.bincount(unit[pairs], minlength=units), 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        rho = np.clip(np.nan_to_num(product / number / spread), 0.0, 0.95)
    alike: Floats = (1 + rho) / (1 - rho)
    return alike
