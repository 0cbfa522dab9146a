"""The lines behind a trend: fitting them, and whether they hang on days not recorded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats, count_by, ratio
from hdiary.questions.facts import DayFacts
from hdiary.questions.gates import Bar
from hdiary.questions.judge import Scale
from hdiary.stats import AutoregressiveFit, average_over_rho, fit_autoregressive

MONTH = 28
LEVEL = 0.95
_CLEARLY_UNEVEN = 0.1
"""Difference in coverage between the halves of a diary from which claims must be proven."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Outcome:
    """One outcome: its observations, what must be there first, and what counts as a change."""

    # ``bounded``: whether a day that was not recorded can only be one of two values.
    name: str
    used: Bools
    values: Floats
    gates: tuple[Bar, ...]
    scale: Scale
    bounded: bool


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Span:
    """Each person's first and last used day, as positions in their diary (-1 without any)."""

    first: Codes
    last: Codes

    @property
    def months(self) -> Floats:
        """From the first to the last, in spans of 28 days."""
        return (self.last - self.first) / MONTH


def find_span(facts: DayFacts, used: Bools) -> Span:
    """Find each person's first and last used day."""
    first, last = (np.full(facts.people, edge) for edge in (np.iinfo(np.int64).max, -1))
    np.minimum.at(first, facts.who[used], facts.position[used])
    np.maximum.at(last, facts.who[used], facts.position[used])
    return Span(first=np.where(last >= 0, first, -1), last=last)


def middle_of(facts: DayFacts) -> Floats:
    """Give the middle of each person's diary [days]: intercept and slope are nearly unrelated."""
    length = np.bincount(facts.who, minlength=facts.people)
    return length / 2


def fit_line(facts: DayFacts, used: Bools, values: Floats) -> AutoregressiveFit:
    """Fit each person's used days: height in the middle of the diary, change per 28 days."""
    rows = np.flatnonzero(used)
    who, position = facts.who[rows], facts.position[rows]
    month = (position - middle_of(facts)[who]) / MONTH
    return fit_autoregressive(
        values[rows],
        np.column_stack([np.ones(len(rows)), month]),
        person=who,
        time=position,
        people=facts.people,
    )


def stands(facts: DayFacts, outcome: Outcome, span: Span, sign: Floats) -> Bools:
    """Say whose verdict does not hang on the days that were not recorded."""
    # ``sign``: below 0 for a claim of fewer, above 0 for one of more, 0 for little or no
    # difference, missing where nothing is said.
    #
    # The line is fitted again with every such day clear, and with every such day a headache
    # day. A change stands if both keep its sign and leave out no change, or if both keep its
    # sign and the two halves of the diary were recorded about equally well. Little or no
    # difference stands if both changes are smaller than what matters and the halves were
    # recorded equally well.
    between = (facts.position >= span.first[facts.who]) & (facts.position <= span.last[facts.who])
    open_days = between & ~outcome.used
    asked = ~np.isnan(sign) & (count_by(facts.who, facts.people, open_days) > 0)
    unasked = ~asked
    if not asked.any():
        return unasked
    even = np.abs(_coverage_change(facts, outcome.used, between, span)) <= _CLEARLY_UNEVEN
    rows = between & asked[facts.who]
    keeps, proven, small = (np.full(facts.people, True) for _ in range(3))
    with np.errstate(invalid="ignore"):
        for filled in (0.0, float(MONTH)):
            values = np.where(open_days, filled, outcome.values)
            slope = average_over_rho(fit_line(facts, rows, values), [0.0, 1.0], level=LEVEL)
            keeps &= slope.estimate * sign > 0
            proven &= (slope.low > 0) | (slope.high < 0)
            small &= np.abs(slope.estimate) * span.months < outcome.scale.little[1]
    settled = np.where(sign == 0, small & even, keeps & (proven | even))
    return unasked | settled


def _coverage_change(facts: DayFacts, used: Bools, between: Bools, span: Span) -> Floats:
    """Give the share of days recorded in the second half of each span less that in the first."""
    late = facts.position * 2 > (span.first + span.last)[facts.who]
    early_share, late_share = (
        ratio(
            count_by(facts.who, facts.people, between & used & half),
            count_by(facts.who, facts.people, between & half),
        )
        for half in (~late, late)
    )
    return late_share - early_share
