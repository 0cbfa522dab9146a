"""The regressions behind a change: two levels, two lines, and what unlogged days could do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Floats, ratio
from hdiary.questions.change.days import MONTH, UnitDays
from hdiary.stats import (
    AutoregressiveFit,
    AveragedEstimate,
    Wave,
    average_over_rho,
    fit_autoregressive,
    fit_waves,
    lay_beside,
)

_PRIOR = 0.25
"""A correlation counts by its likelihood times (1 - rho) to this power.

With a flat prior some power is lost for nothing; with higher powers persistent diaries are
claimed too often (measured in ``benchmarks/calibrate_change.py``).
"""
_WAVES = {Wave(rho=0.995, share=0.75): 0.06, Wave(rho=0.995, share=0.2): 0.01}
"""Slow waves that a diary may ride on, as a rival of what began, and how much each counts before
the diary is seen: a level that walks over months, and one that drifts gently like a season.

Found by weighing power on chains against false claims under waves and seasons, over 50 waves from
0.9 to 0.995 a day and from 2.5 to 75 % of the variance: other waves beside these cost power and
save nothing, since so few days cannot tell them from none.
"""
_HELD = 36.0
"""The days of other starts, which say something of waves, have levels of their own, held to within
a sixth of the spread of a day (2.3 days in 28): free ones would make every wave look likely."""
_CLEARLY_UNEVEN = 0.1
"""Difference in coverage between the phases from which claims must be proven."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Levels:
    """The level before, after, and the change between them."""

    before: AveragedEstimate
    after: AveragedEstimate
    change: AveragedEstimate
    # over_wave: the same change if the diary rides on a slow wave, which nobody can rule out
    # wave: how much such waves count in the average, 0 to 1
    over_wave: AveragedEstimate
    wave: Floats
    over_chains: AveragedEstimate  # The same change without any wave


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Averaged:
    """Each contrast over chains and waves, the last over each alone, and how much waves count."""

    each: list[AveragedEstimate]
    over_wave: AveragedEstimate
    over_chains: AveragedEstimate
    wave: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Filled:
    """The change with every day that was not recorded clear, and with every one a headache day."""

    clear: AveragedEstimate
    headache: AveragedEstimate
    open: Bools  # Whether any such day lies in the two phases
    even: Bools  # Whether the phases were recorded about equally well


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Lines:
    """Slopes per 28 days, and the gap to the first line continued, in the middle of the second."""

    slope_before: AveragedEstimate
    slope_change: AveragedEstimate
    beyond: AveragedEstimate


def fit_levels(
    days: UnitDays, rows: Bools, values: Floats, *, others: Bools, level: float
) -> Levels:
    """Fit one level before and one after, over chains of days and slow waves."""
    # The days between, while it settled, have a level of their own: they say nothing of the
    # change, but something of the correlation; so do the others, under other starts.
    contrasts = [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]
    found = _average(
        days, (rows, others), values, [days.after], contrasts, beside=days.settling, level=level
    )
    before, after, change = found.each
    return Levels(
        before=before,
        after=after,
        change=change,
        over_wave=found.over_wave,
        over_chains=found.over_chains,
        wave=found.wave,
    )


def fit_gap(
    days: UnitDays,
    rows: Bools,
    values: Floats,
    second: Bools,
    *,
    beside: Bools | None = None,
    others: Bools | None = None,
    level: float,
) -> AveragedEstimate:
    """Give the level of some days less that of the others; days ``beside`` have their own."""
    apart = np.zeros(len(rows), dtype=np.bool_) if beside is None else beside
    both = (rows, np.zeros_like(rows) if others is None else others)
    found = _average(days, both, values, [second], [[0.0, 1.0]], beside=apart, level=level)
    return found.each[0]


def fit_spell(
    days: UnitDays, rows: Bools, values: Floats, last: Bools, *, level: float
) -> AveragedEstimate:
    """Give the level of the last days of a baseline less that of the rest, over chains alone."""
    # A spell is only a spell beside quiet days: over a wave nothing would stand out.
    return average_over_rho(_fit_chains(days, rows, values, [last]), [0.0, 1.0], level=level)


def _average(
    days: UnitDays,
    both: tuple[Bools, Bools],
    values: Floats,
    columns: Sequence[Floats | Bools],
    contrasts: Sequence[Sequence[float]],
    *,
    beside: Bools,
    level: float,
) -> _Averaged:
    """Average each contrast; days beside have a column where there are any."""
    rows, others = both
    apart = rows & beside
    has = days.count(apart) > 0
    parts: list[tuple[Bools, _Averaged]] = []
    for units, more in ((~has, []), (has, [apart])):
        if units.any() or not (len(units) or more):
            mine = units[days.unit]
            fit = _fit(days, rows & mine, others & mine, values, [*columns, *more])
            each = [[*contrast, *[0.0] * len(more)] for contrast in contrasts]
            many = len(_WAVES)
            waves, chains = _some(fit, slice(-many, None)), _some(fit, slice(-many))
            averaged = _Averaged(
                each=[average_over_rho(fit, contrast, level=level) for contrast in each],
                over_wave=average_over_rho(waves, each[-1], level=level),
                over_chains=average_over_rho(chains, each[-1], level=level),
                wave=fit.weights[:, -many:].sum(axis=1),
            )
            parts.append((units, averaged))
    if len(parts) == 1:
        return parts[0][1]
    (_, without), (units, within) = parts
    return _Averaged(
        each=[_merge(units, *pair) for pair in zip(within.each, without.each, strict=True)],
        over_wave=_merge(units, within.over_wave, without.over_wave),
        over_chains=_merge(units, within.over_chains, without.over_chains),
        wave=np.where(units, within.wave, without.wave),
    )


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
    fit = _fit_chains(days, rows, values, [month, after, late])
    return Lines(
        slope_before=average_over_rho(fit, [0.0, 1.0, 0.0, 0.0], level=level),
        slope_change=average_over_rho(fit, [0.0, 0.0, 0.0, 1.0], level=level),
        beyond=average_over_rho(fit, [0.0, 0.0, 1.0, 0.0], level=level),
    )


def _fit(
    days: UnitDays, rows: Bools, others: Bools, values: Floats, columns: Sequence[Floats | Bools]
) -> AutoregressiveFit:
    """Fit over chains and waves side by side, weighed by what the other days say of them too."""
    fit = _fit_both(*_lay_rows(days, rows, values, columns))
    more = days.count(others) > 0
    if not more.any() or len(fit.rhos) == 1:
        return fit
    every = (rows | others) & more[days.unit]
    apart = [others & part for part in (days.earlier, days.later)]
    response, design, where = _lay_rows(days, every, values, [*columns, *apart])
    held = [0.0] * (1 + len(columns)) + [_HELD] * len(apart)
    whole = _fit_both(response, design, {**where, "held": held})
    known = (fit.estimable & whole.estimable)[:, None]
    return replace(fit, log_likelihood=np.where(known, whole.log_likelihood, fit.log_likelihood))


def _fit_both(response: Floats, design: Floats, where: dict[str, Any]) -> AutoregressiveFit:
    chains = fit_autoregressive(response, design, **where)
    if len(chains.rhos) == 1:  # Where the correlation is known there is nothing to weigh.
        return chains
    waves = fit_waves(response, design, **where, waves=list(_WAVES))
    counts = np.array(list(_WAVES.values()))
    prior = (1 - chains.rhos) ** _PRIOR
    prior *= (1 - counts.sum()) / prior.sum()
    return lay_beside(chains, waves, np.log(np.concatenate([prior, counts])))


def _some(fit: AutoregressiveFit, which: slice) -> AutoregressiveFit:
    """Take some of the grid out of a fit; all of it where it is a single one."""
    part = which if len(fit.rhos) > 1 else slice(None)
    return replace(
        fit,
        rhos=fit.rhos[part],
        coefficients=fit.coefficients[:, part],
        covariance=fit.covariance[:, part],
        variance=fit.variance[:, part],
        log_likelihood=fit.log_likelihood[:, part],
    )


def _fit_chains(
    days: UnitDays, rows: Bools, values: Floats, columns: Sequence[Floats | Bools]
) -> AutoregressiveFit:
    response, design, where = _lay_rows(days, rows, values, columns)
    fit = fit_autoregressive(response, design, **where)
    prior = _PRIOR * np.log1p(-fit.rhos)
    return replace(fit, log_likelihood=fit.log_likelihood + prior)


def _lay_rows(
    days: UnitDays, rows: Bools, values: Floats, columns: Sequence[Floats | Bools]
) -> tuple[Floats, Floats, dict[str, Any]]:
    at = np.flatnonzero(rows)
    parts = [np.ones(len(at)), *(column[at] for column in columns)]
    design: Floats = np.column_stack(parts).astype(np.float64)
    where = {"person": days.unit[at], "time": days.position[at], "people": days.units}
    return values[at], design, where


def fill_in(
    days: UnitDays, used: Bools, values: Floats, *, others: Bools, asked: Bools, level: float
) -> Filled:
    """Fit those asked, or recorded unevenly, again with all open days clear, and with none."""
    between = days.before | days.after
    open_days = between & ~used
    shares = [
        ratio(days.count(used & part), days.count(part)) for part in (days.before, days.after)
    ]
    with np.errstate(invalid="ignore"):
        even: Bools = np.abs(shares[1] - shares[0]) <= _CLEARLY_UNEVEN
    has: Bools = days.count(open_days) > 0
    rows = (between | (used & days.settling)) & ((asked | ~even) & has)[days.unit]
    clear, headache = (
        fit_gap(
            days,
            rows,
            np.where(open_days, filled, values),
            days.after,
            beside=days.settling,
            others=others & ((asked | ~even) & has)[days.unit],
            level=level,
        )
        for filled in (0.0, float(MONTH))
    )
    return Filled(clear=clear, headache=headache, open=has, even=even)
