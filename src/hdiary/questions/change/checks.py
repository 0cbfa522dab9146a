"""What a claimed change must not meet, one by one; where it does, nothing is claimed."""

from __future__ import annotations

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.change.days import OutcomeDays
from hdiary.questions.change.fit import hold_up
from hdiary.questions.change.measure import Measured
from hdiary.questions.change.rules import AFTER_SPELL, APART, GOING, ChangeRules
from hdiary.questions.judge import Check
from hdiary.questions.reasons import DEPENDS

_SHOWN = 0.5
"""The plain difference of means must be at least this share of a claimed change."""
_GOING_P = 0.02


def list_checks(
    measured: Measured, outcome: OutcomeDays, sign: Floats, *, meaningful: float, rules: ChangeRules
) -> list[Check]:
    """List them; the last one that holds gives the reason."""
    # ``sign``: below 0 for a claim of fewer or less, above 0 for one of more, 0 for little or no
    # difference, missing where nothing is said.
    depends = np.zeros(len(sign), dtype=np.bool_)
    if outcome.bounded:
        depends = ~hold_up(
            measured.days,
            measured.used,
            measured.values,
            sign=sign,
            meaningful=meaningful,
            level=rules.level,
        )
    return [
        Check(holds=depends, why=DEPENDS),
        Check(holds=_is_apart(measured, sign), why=APART),
        Check(holds=_was_going(measured, sign), why=GOING),
        Check(holds=measured.spell_kept & (sign < 0), why=AFTER_SPELL),
    ]


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
    return clear & (better | worse)


def may_be_going(measured: Measured) -> Bools:
    """Say where a line through the time before would have come to half of the change or more."""
    # The line of a short time is a guess: this is a warning beside a claim, not a check of it.
    change, beyond = measured.levels.change.estimate, measured.lines.beyond.estimate
    with np.errstate(invalid="ignore", divide="ignore"):
        going: Bools = beyond / change <= 0.5
    return going
