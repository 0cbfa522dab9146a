"""Factors before headaches, measured in one block of people: arrays of people x factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.exposure.cuts import are_numbers, find_exposed
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.exposure.fill import Exposures
from hdiary.questions.exposure.grid import Grid, shift
from hdiary.questions.triggers.rules import TriggerGates
from hdiary.stats import FactorEstimates, FactorScores, TransitionFit, fit_transition
from hdiary.stats import profile_factors as profile
from hdiary.stats import screen_factors as screen
from hdiary.stats.blocks import split

DAY_BEFORE, SAME_DAY, DAY_AFTER = "day before", "same day", "day after"
WINDOWS = (DAY_BEFORE, SAME_DAY)
"""The windows that the table shows; only the first carries claims."""
_LAGS = {DAY_BEFORE: 1, SAME_DAY: 0, DAY_AFTER: -1}
_BLOCK_CELLS = 1_000_000


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

    # ``estimates`` has one element for each True in ``tested``, row by row.
    counts: Counts
    tested: Bools
    estimates: FactorEstimates


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Block:
    """Everything measured about a block of people."""

    people: slice  # Which of the diary's people
    fit: TransitionFit  # Their courses without factors
    before: Exposures  # The factors of the day before each day, in units, (people, factors, days)
    unit: Floats  # What they were divided by: the standard deviation of a number, 1 for yes and no
    windows: dict[str, Window]  # By name
    information: Floats  # On the log odds ratio of the day before, (people, factors)
    # Whether the factor also moves the same way on headache days or the day after
    may_follow: Bools


def split_people(grid: Grid, factors: Sequence[Factor]) -> list[slice]:
    """Part everybody into blocks that fit into memory."""
    people, days = grid.headache.shape
    return split(people, block=_BLOCK_CELLS // max(days * max(len(factors), 1), 1))


def measure_block(
    exposure: Exposures,
    grid: Grid,
    factors: Sequence[Factor],
    *,
    people: slice,
    gates: TriggerGates,
    level: float,
) -> Block:
    """Count, test and estimate every factor for a block of people."""
    length = grid.length[people]
    span = int(length.max(initial=0))
    headache, raw = grid.headache[people, :span], exposure[:, :, :span]
    fit = fit_transition(headache, weekday=grid.weekday[people], length=length)
    enough = (~np.isnan(headache)).sum(axis=1) >= gates.min_days
    counts = {name: count_days(fit, shift(raw, _LAGS[name]), factors) for name in WINDOWS}
    sd = counts[DAY_BEFORE].sd
    unit = np.where(are_numbers(factors) & (sd > 0), sd, 1.0)
    scaled = raw / unit[:, :, None]
    shifted = {name: shift(scaled, lag) for name, lag in _LAGS.items()}
    windows = {
        name: _estimate(fit, shifted[name], counts[name], gates=gates, enough=enough, level=level)
        for name in WINDOWS
    }
    scores = {name: screen(fit, values) for name, values in shifted.items()}
    return Block(
        people=people,
        fit=fit,
        before=shifted[DAY_BEFORE],
        unit=unit,
        windows=windows,
        information=scores[DAY_BEFORE].information,
        may_follow=_may_follow(scores, alpha=1 - level),
    )


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


def _spread(values: Exposures, count: Codes) -> Floats:
    """Give the standard deviation of the values that are known; NaN of none."""
    many = np.maximum(count, 1)
    mean = np.nansum(values, axis=2, dtype=np.float64) / many
    away = values - mean[:, :, None]
    variance = np.nansum(away * away, axis=2, dtype=np.float64) / many
    return np.where(count > 0, np.sqrt(variance), np.nan)


def _estimate(
    fit: TransitionFit,
    exposure: Exposures,
    counts: Counts,
    *,
    gates: TriggerGates,
    enough: Bools,
    level: float,
) -> Window:
    """Estimate what passes the gates."""
    headaches = counts.headaches_exposed + counts.headaches_unexposed
    clear = counts.exposed + counts.unexposed - headaches
    tested = (
        enough[:, None]
        & (headaches >= gates.min_headaches)
        & (clear >= gates.min_clear)
        & (counts.exposed >= gates.min_exposed)
        & (counts.unexposed >= gates.min_unexposed)
    )
    people, places = np.nonzero(tested)
    estimates = profile(fit, exposure, people=people, factors=places, level=level)
    return Window(counts=counts, tested=tested, estimates=estimates)


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
