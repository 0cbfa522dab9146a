"""Factors before headaches, measured in one block of people: arrays of people x factors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import partial

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.contrasts import Contrasts, find_contrasts
from hdiary.questions.exposure.cuts import find_exposed
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.questions.triggers.apart import correlate, keep_apart
from hdiary.questions.triggers.courses import Courses, fit_courses
from hdiary.questions.triggers.rules import TriggerGates
from hdiary.stats import FactorEstimates, FactorScores, TransitionFit
from hdiary.stats.blocks import split

DAY_BEFORE, SAME_DAY, DAY_AFTER = "day before", "same day", "day after"
WINDOWS = (DAY_BEFORE, SAME_DAY)
"""The windows that the table shows; only the first carries claims."""
_LAGS = {DAY_BEFORE: 1, SAME_DAY: 0, DAY_AFTER: -1}
_BLOCK_CELLS, _COURSE_COLUMNS = 500_000, 40
"""A course of a year has about a hundred columns, held in fewer copies than the factors are."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Counts:
    """Days used by whether they follow days with a factor, (people, factors)."""

    # ``cut`` is the value above which a number counts as exposed, ``sd`` the standard deviation
    # of the factor over the days used; both NaN where no day is used.
    exposed: Codes
    unexposed: Codes
    headaches_exposed: Codes
    headaches_unexposed: Codes
    cut: Floats
    sd: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Window:
    """One window of a block: what was counted, what passed the gates, what was estimated."""

    # Estimates have one element for each True in ``tested``, row by row, of the contrast. Those of
    # the same day, which carries no claim, are of each factor alone in both places. ``amounts``
    # are from the usual least to the usual most, along the line through all amounts.
    counts: Counts
    tested: Bools
    estimates: FactorEstimates  # Beside all others of the person
    alone: FactorEstimates
    amounts: FactorEstimates


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Block:
    """Everything measured about a block of people."""

    people: slice  # Which of the diary's people
    fit: TransitionFit  # Their courses without factors
    courses: Courses  # The same, and those with which written rhythms themselves are compared
    # The factors of the day before each day, one step the contrast, (people, factors, days)
    before: Exposures
    lines: Exposures  # The same along the lines through all amounts, one step the usual span
    exposed: Bools  # The used days that come after a day with each factor, likewise
    contrasts: Contrasts  # What is compared of each
    windows: dict[str, Window]  # By name
    agreement: Floats  # Correlation of pairs of tested factors of the day before, (people, K, K)
    # Whether the factor also moves the same way on headache days or the day after
    may_follow: Bools


def split_people(grid: Grid, factors: Sequence[Factor]) -> list[slice]:
    """Part everybody into blocks that fit into memory."""
    people, days = grid.headache.shape
    columns = max(len(factors), _COURSE_COLUMNS)
    return split(people, block=_BLOCK_CELLS // max(days * columns, 1))


def measure_block(
    exposure: Exposures,
    grid: Grid,
    factors: Sequence[Factor],
    *,
    people: slice,
    gates: TriggerGates,
    level: float,
    courses: Courses | None = None,
) -> Block:
    """Count, test and estimate every factor for a block of people."""
    length = grid.length[people]
    span = int(length.max(initial=0))
    headache, raw = grid.headache[people, :span], exposure[:, :, :span]
    courses = courses or fit_before(raw, grid, factors, people=people)
    fit = courses.full
    enough = (~np.isnan(headache)).sum(axis=1) >= gates.min_days
    counts = {name: count_days(fit, shift(raw, _LAGS[name]), factors) for name in WINDOWS}
    known = np.where(fit.used[:, None, :], shift(raw, _LAGS[DAY_BEFORE]), np.nan)
    contrasts = find_contrasts(known, factors)
    scaled = contrasts.scale(raw, counts[DAY_BEFORE].cut)
    shifted = {name: shift(scaled, lag) for name, lag in _LAGS.items()}
    tested = {name: find_tested(counts[name], enough=enough, gates=gates) for name in WINDOWS}
    before = shifted[DAY_BEFORE]
    agreement = correlate(before, fit.used, tested[DAY_BEFORE])
    alone = {
        name: courses.alone(shifted[name], tested=tested[name], level=level) for name in WINDOWS
    }
    beside = courses.beside(
        before, tested=tested[DAY_BEFORE], apart=keep_apart(factors, agreement), level=level
    )
    lines = contrasts.lay_line(raw)
    windows = {}
    for name, lag in ((name, _LAGS[name]) for name in WINDOWS):
        estimates = beside if name == DAY_BEFORE else alone[name]
        windows[name] = Window(
            counts=counts[name],
            tested=tested[name],
            estimates=estimates,
            alone=alone[name],
            amounts=estimate_amounts(
                partial(courses.alone, shift(lines, lag), level=level),
                tested[name],
                estimates,
                contrasts,
            ),
        )
    scores = dict(zip(shifted, courses.test(list(shifted.values())), strict=True))
    return Block(
        people=people,
        fit=fit,
        courses=courses,
        before=before,
        lines=shift(lines, _LAGS[DAY_BEFORE]),
        exposed=_find_exposed(fit, shift(raw, _LAGS[DAY_BEFORE]), factors),
        contrasts=contrasts,
        windows=windows,
        agreement=agreement,
        may_follow=_may_follow(scores, alpha=1 - level),
    )


def fit_before(raw: Exposures, grid: Grid, factors: Sequence[Factor], *, people: slice) -> Courses:
    """Fit the courses with which the factors of the day before are compared."""
    return fit_courses(raw, grid, factors, people=people, lag=_LAGS[DAY_BEFORE])


def count_days(fit: TransitionFit, exposure: Exposures, factors: Sequence[Factor]) -> Counts:
    """Count the used days by exposure and headache."""
    known = ~np.isnan(exposure) & fit.used[:, None, :]
    values = np.where(known, exposure, np.nan)
    above, cut = find_exposed(values, factors)
    hurts = fit.response[:, None, :] > 0.5
    exposed, total = above.sum(axis=2), known.sum(axis=2)
    with_headache = (above & hurts).sum(axis=2)
    return Counts(
        exposed=exposed.astype(np.int64),
        unexposed=(total - exposed).astype(np.int64),
        headaches_exposed=with_headache.astype(np.int64),
        headaches_unexposed=((known & hurts).sum(axis=2) - with_headache).astype(np.int64),
        cut=cut,
        sd=_spread(values, total),
    )


def _find_exposed(fit: TransitionFit, exposure: Exposures, factors: Sequence[Factor]) -> Bools:
    """Say which used days are with each factor."""
    return find_exposed(np.where(fit.used[:, None, :], exposure, np.nan), factors)[0]


def _spread(values: Exposures, count: Codes) -> Floats:
    """Give the standard deviation of the values that are known; NaN of none."""
    many = np.maximum(count, 1)
    mean = np.nansum(values, axis=2, dtype=np.float64) / many
    away = values - mean[:, :, None]
    variance = np.nansum(away * away, axis=2, dtype=np.float64) / many
    return np.where(count > 0, np.sqrt(variance), np.nan)


def find_tested(counts: Counts, *, enough: Bools, gates: TriggerGates) -> Bools:
    """Say what passes the gates."""
    headaches = counts.headaches_exposed + counts.headaches_unexposed
    clear = counts.exposed + counts.unexposed - headaches
    tested: Bools = (
        enough[:, None]
        & (headaches >= gates.min_headaches)
        & (clear >= gates.min_clear)
        & (counts.exposed >= gates.min_exposed)
        & (counts.unexposed >= gates.min_unexposed)
    )
    return tested


def estimate_amounts(
    by_amount: Callable[..., FactorEstimates],
    tested: Bools,
    estimates: FactorEstimates,
    contrasts: Contrasts,
) -> FactorEstimates:
    """Estimate by amount what was estimated by whether there was any; the rest is so already."""
    by_any = tested & contrasts.split
    if not by_any.any():
        return estimates
    found = by_amount(tested=by_any)
    rows = by_any[tested]

    def put(name: str) -> Floats:
        values = getattr(estimates, name).copy()
        values[rows] = getattr(found, name)
        return np.asarray(values)

    return FactorEstimates(**{field.name: put(field.name) for field in fields(estimates)})


def _may_follow(scores: dict[str, FactorScores], *, alpha: float) -> Bools:
    """Say which factors move with the headache as they do before it.

    A factor that comes with the headache, or the day after it, may follow it, or be an early
    sign of it (premonitory symptoms; Karsan and others 2021, doi:10.1007/s00415-020-10344-1).
    """
    z_before = scores[DAY_BEFORE].score_z
    moves = np.zeros(z_before.shape, dtype=np.bool_)
    for name in (SAME_DAY, DAY_AFTER):
        found = scores[name]
        moves |= (found.p_value < alpha) & (np.sign(found.score_z) == np.sign(z_before))
    return moves
