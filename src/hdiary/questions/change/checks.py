"""What a claimed change must not meet, one by one; where it does, nothing is claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.change import rules as because
from hdiary.questions.change.days import OutcomeDays
from hdiary.questions.change.fit import Filled, fill_in
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.placebo import changes_often, stands_elsewhere
from hdiary.questions.change.rules import ChangeRules
from hdiary.questions.judge import Check
from hdiary.questions.reasons import DEPENDS
from hdiary.stats import AveragedEstimate

_SHOWN = 0.5
"""The plain difference of means must be at least this share of a claimed change."""
_GOING_P = 0.02
_MAY_GO_P = 0.05
"""From this p on the slope of the time before is chance's as well as its own: no warning."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Checked:
    """What stands against each claim, and the change with the interval that may be printed."""

    checks: list[Check]  # The last one that holds gives the reason
    change: AveragedEstimate


def check_claims(
    measured: Measured,
    outcome: OutcomeDays,
    sign: Floats,
    *,
    earlier: tuple[Codes, Codes],
    meaningful: float,
    rules: ChangeRules,
) -> Checked:
    """Check each claim, and widen the interval where the diary leaves more open than it says."""
    # ``sign``: below 0 for a claim of fewer or less, above 0 for one of more, 0 for little or no
    # difference, missing where nothing is said.
    change = measured.levels.change
    checks = [
        Check(holds=_is_apart(measured, sign), why=because.APART),
        Check(holds=_was_going(measured, sign), why=because.GOING),
        Check(holds=measured.spell & (sign > 0), why=because.BY_SPELL),
        Check(holds=stands_elsewhere(measured, sign, rules=rules), why=because.ELSEWHERE),
        Check(holds=changes_often(*earlier, sign), why=because.OFTEN),
    ]
    # What a check holds against a claim is what a slow wave would do.
    held = np.logical_or.reduce([check.holds for check in checks])
    change = _widen(change, [measured.levels.over_wave], held)
    with np.errstate(invalid="ignore"):
        better = (sign < 0) | (measured.levels.over_chains.high < 0)
    checks.append(Check(holds=measured.spell_kept & better, why=because.AFTER_SPELL))
    if outcome.bounded:
        days, asked = measured.days, ~np.isnan(sign)
        filled = fill_in(
            days,
            measured.used,
            measured.values,
            others=measured.others,
            asked=asked,
            level=rules.level,
        )
        depends = asked & filled.open & ~_holds_up(filled, sign, meaningful=meaningful)
        checks.insert(0, Check(holds=depends, why=DEPENDS))
        open_ = filled.open & (depends | ~filled.even)
        change = _widen(change, [filled.clear, filled.headache], open_)
    return Checked(checks=checks, change=change)


def _widen(
    change: AveragedEstimate, others: Iterable[AveragedEstimate], where: Bools
) -> AveragedEstimate:
    """Let the interval hold those of others too, where they may be as true."""
    low, high, p_value = change.low, change.high, change.p_value
    for other in others:
        low, high = np.fmin(low, other.low), np.fmax(high, other.high)
        p_value = np.where(
            other.estimate * change.estimate < 0, 1.0, np.fmax(p_value, other.p_value)
        )
    return replace(
        change,
        low=np.where(where, low, change.low),
        high=np.where(where, high, change.high),
        p_value=np.where(where, p_value, change.p_value),
    )


def _holds_up(filled: Filled, sign: Floats, *, meaningful: float) -> Bools:
    """Say whose verdict does not hang on the days that were not recorded."""
    # The levels are fitted again with every such day clear, and with every such day a headache
    # day. A change stands if both keep its sign and leave out no change, or if both keep its
    # sign and the phases were recorded about equally well. Little or no difference stands if
    # both changes are smaller than what matters and the phases were recorded about equally
    # well.
    keeps, proven, small = (np.full(len(sign), True) for _ in range(3))
    with np.errstate(invalid="ignore"):
        for gap in (filled.clear, filled.headache):
            keeps &= gap.estimate * sign > 0
            proven &= (gap.low > 0) | (gap.high < 0)
            small &= np.abs(gap.estimate) < meaningful
    holds: Bools = np.where(sign == 0, small & filled.even, keeps & (proven | filled.even))
    return holds


def _is_apart(measured: Measured, sign: Floats) -> Bools:
    """Say whose claim the plain averages do not show: another way, or less than half of it."""
    # Where headaches come in runs of weeks, the model takes a diary for a walk that drifts, and
    # the days next to the start outweigh all others.
    plain = measured.mean_after - measured.mean_before
    with np.errstate(invalid="ignore", divide="ignore"):
        shown: Bools = plain / measured.levels.change.estimate >= _SHOWN
    claimed: Bools = np.abs(sign) == 1
    return claimed & ~shown


def _was_going(measured: Measured, sign: Floats) -> Bools:
    """Say whose claim a line through the baseline would have come to by itself."""
    # The baseline moved the claimed way (p below 0.02), and the time after does not clearly
    # leave its line, continued. Without 42 days on each side there are no lines, and no such
    # check.
    slope, beyond = measured.lines.slope_before, measured.lines.beyond
    with np.errstate(invalid="ignore"):
        clear = slope.p_value < _GOING_P
        better = (sign < 0) & (slope.estimate < 0) & ~(beyond.high < 0)
        worse = (sign > 0) & (slope.estimate > 0) & ~(beyond.low > 0)
    going: Bools = clear & (better | worse)
    return going


def may_be_going(measured: Measured) -> Bools:
    """Say where a line through the time before would have come to half of the change or more."""
    # The line of a short time is a guess: this is a warning beside a claim, not a check of it.
    # A time before that stood still, or went the other way, was not going this way at all.
    change, beyond = measured.levels.change.estimate, measured.lines.beyond.estimate
    slope = measured.lines.slope_before
    with np.errstate(invalid="ignore", divide="ignore"):
        going: Bools = (beyond / change <= 0.5) & (slope.estimate * change > 0)
        going &= slope.p_value < _MAY_GO_P
    return going
