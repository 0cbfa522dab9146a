"""The regressions behind a change: two levels, two lines, and what unlogged days could do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from hdiary.diary.arrays import Bools, Floats, ratio
from hdiary.questions.change.days import MONTH, UnitDays
from hdiary.stats import AutoregressiveFit, AveragedEstimate, average_over_rho, fit_autoregressive

_PRIOR = 0.25
"""A correlation counts by its likelihood times (1 - rho) to this power.

With a flat prior some power is lost for nothing; with higher powers persistent diaries are
claimed too often (measured in ``benchmarks/calibrate_change.py``).
"""
_CLEARLY_UNEVEN = 0.1
"""Difference in coverage between the phases from which claims must be proven."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Levels:
    """The level before, after, and the change between them."""

    before: AveragedEstimate
    after: AveragedEstimate
    change: AveragedEstimate


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lines:
    """Slopes per 28 days, and the gap to the first line continued, in the middle of the second."""

    slope_before: AveragedEstimate
    slope_change: AveragedEstimate
    beyond: AveragedEstimate


def fit_levels(days: UnitDays, rows: Bools, values: Floats, *, level: float) -> Levels:
    """Fit one level before and one after, with errors correlated from day to day."""
    # The days between, while it settled, have a level of their own: they say nothing of the
    # change, but something of the correlation.
    contrasts = [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]
    before, after, change = _average(
        days, rows, values, [days.after], contrasts, beside=days.settling, level=level
    )
    return Levels(before=before, after=after, change=change)


def fit_gap(
    days: UnitDays,
    rows: Bools,
    values: Floats,
    second: Bools,
    *,
    beside: Bools | None = None,
    level: float,
) -> AveragedEstimate:
    """Give the level of some days less that of the others; days ``beside`` have their own."""
    apart = np.zeros(len(rows), dtype=np.bool_) if beside is None else beside
    [gap] = _average(days, rows, values, [second], [[0.0, 1.0]], beside=apart, level=level)
    return gap


def _average(
    days: UnitDays,
    rows: Bools,
    values: Floats,
    columns: Sequence[Floats | Bools],
    contrasts: Sequence[Sequence[float]],
    *,
    beside: Bools,
    level: float,
) -> list[AveragedEstimate]:
    """Fit with a column for the days beside where there are any, and average each contrast."""
    apart = rows & beside
    has = days.count(apart) > 0
    parts: list[tuple[Bools, list[AveragedEstimate]]] = []
    for units, more in ((~has, []), (has, [apart])):
        if units.any() or not (len(units) or more):
            fit = _fit(days, rows & units[days.unit], values, [*columns, *more])
            each = [[*contrast, *[0.0] * len(more)] for contrast in contrasts]
            parts.append((units, [average_over_rho(fit, c, level=level) for c in each]))
    if len(parts) == 1:
        return parts[0][1]
    (_, without), (units, within) = parts
    return [_merge(units, *pair) for pair in zip(within, without, strict=True)]


def _merge(units: Bools, some: AveragedEstimate, others: AveragedEstimate) -> AveragedEstimate:
    """Take the estimates of some units from one, and of the others from the other."""
    merged = {
        field.name: np.where(units, getattr(some, field.name), getattr(others, field.name))
        for field in fields(AveragedEstimate)
    }
    return AveragedEstimate(**merged)


def fit_lines(days: UnitDays, rows: Bools, values: Floats, *, level: float) -> Lines:
    """Fit a line before and a line after; see `Lines`."""
    after = days.after
    middle = ratio(
        days.total(days.offset.astype(np.float64), rows & after), days.count(rows & after)
    )
    month = days.offset / MONTH
    late = np.where(after, (days.offset - np.nan_to_num(middle)[days.unit]) / MONTH, 0.0)
    fit = _fit(days, rows, values, [month, after, late])
    return Lines(
        slope_before=average_over_rho(fit, [0.0, 1.0, 0.0, 0.0], level=level),
        slope_change=average_over_rho(fit, [0.0, 0.0, 0.0, 1.0], level=level),
        beyond=average_over_rho(fit, [0.0, 0.0, 1.0, 0.0], level=level),
    )


def _fit(
    days: UnitDays,
    rows: Bools,
    values: Floats,
    columns: Sequence[Floats | Bools],
) -> AutoregressiveFit:
    at = np.flatnonzero(rows)
    design = np.column_stack([np.ones(len(at)), *(column[at] for column in columns)])
    fit = fit_autoregressive(
        values[at],
        design,
        person=days.unit[at],
        time=days.position[at],
        people=days.units,
    )
    prior = _PRIOR * np.log1p(-fit.rhos)
    return replace(fit, log_likelihood=fit.log_likelihood + prior)


def hold_up(
    days: UnitDays,
    used: Bools,
    values: Floats,
    *,
    sign: Floats,
    meaningful: float,
    level: float,
) -> Bools:
    """Say whose verdict does not hang on the days that were not recorded."""
    # The levels are fitted again with every such day clear, and with every such day a headache
    # day. A change stands if both keep its sign and leave out no change, or if both keep its
    # sign and the phases were recorded about equally well. Little or no difference stands if
    # both changes are smaller than what matters and the phases were recorded about equally
    # well.
    between = days.before | days.after
    open_days = between & ~used
    unasked: Bools = np.isnan(sign) | (days.count(open_days) == 0)
    if unasked.all():
        return unasked
    shares = [
        ratio(days.count(used & part), days.count(part)) for part in (days.before, days.after)
    ]
    even = np.abs(shares[1] - shares[0]) <= _CLEARLY_UNEVEN
    rows = (between | (used & days.settling)) & ~unasked[days.unit]
    keeps, proven, small = (np.full(days.units, True) for _ in range(3))
    with np.errstate(invalid="ignore"):
        for filled in (0.0, float(MONTH)):
            completed = np.where(open_days, filled, values)
            gap = fit_gap(days, rows, completed, days.after, beside=days.settling, level=level)
            keeps &= gap.estimate * sign > 0
            proven &= (gap.low > 0) | (gap.high < 0)
            small &= np.abs(gap.estimate) < meaningful
    settled: Bools = np.where(sign == 0, small & even, keeps & (proven | even))
    stands: Bools = unasked | settled
    return stands
