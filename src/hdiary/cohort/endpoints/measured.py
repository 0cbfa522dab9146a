"""A number for each period, what it may lie between, and why it is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.endpoints.periods import Periods
from hdiary.cohort.endpoints.rules import BOUNDS, COMPLETE
from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.burden.windows import Blocks, per_month
from hdiary.questions.facts import DayFacts
from hdiary.words import Phrase, phrase

Why = tuple[Bools, Phrase]
"""Where something holds, and why there is no number then."""
Whys = Sequence[Why]
"""The first that holds is told."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Laid:
    """A diary laid out by periods."""

    diary: Diary
    facts: DayFacts
    periods: Periods
    blocks: Blocks
    counts: pd.DataFrame  # What the burden question counts in each of them
    recorded: Codes
    held: Codes  # Days of the period that lie within the diary
    listed: Bools  # Whether only headaches are listed and some day of the period is open

    @property
    def least(self) -> Codes:
        """Known days that each period needs."""
        given = self.periods.rules.least_days
        half = -(-self.periods.length // 2)
        return half if given is None else np.full(self.periods.size, given)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Measured:
    """One endpoint of every period; NaN where not known."""

    count: Floats  # What was counted or added up
    of: Floats  # Of how many days or treatments that is known
    value: Floats
    low: Floats
    high: Floats
    whys: Whys


def find_gaps(laid: Laid) -> Whys:
    """Say which periods nothing can be known of."""
    return (
        (~laid.periods.known, phrase("endpoints.reason.no_anchor")),
        (laid.held == 0, phrase("endpoints.reason.outside")),
    )


def finish(
    count: Floats, of: Floats, value: Floats, *, ends: tuple[Floats, Floats], whys: Whys
) -> Measured:
    """Leave out every number that there is a reason against."""
    barred = np.zeros(len(value), np.bool_)
    for holds, _ in whys:
        barred |= holds
    low, high = ends
    return Measured(
        count=count,
        of=of,
        value=np.where(barred, np.nan, value),
        low=low,
        high=high,
        whys=whys,
    )


def count_days(
    laid: Laid, counted: Codes, known: Codes, *, ends: tuple[Codes, Codes], whys: Whys = ()
) -> Measured:
    """Say how many in 28 days, by the rule for days of which it is not known."""
    # ``counted`` of ``known`` days; ``ends`` are the fewest and the most that it can be.
    periods, rules = laid.periods, laid.periods.rules
    lost = ~periods.known
    low, high = (np.where(lost, np.nan, per_month(end, periods.length)) for end in ends)
    value = per_month(counted, known)
    if rules.missing == BOUNDS:
        value = low
        short = (low < high, phrase("endpoints.reason.open"))
    elif rules.missing == COMPLETE:
        short = (known < periods.length, phrase("endpoints.reason.not_whole"))
    else:
        short = few_days(laid, known)
    listed = (laid.listed, phrase("endpoints.reason.listed"))
    return finish(
        counted.astype(np.float64),
        known.astype(np.float64),
        value,
        ends=(low, high),
        whys=(*find_gaps(laid), listed, *whys, short),
    )


def few_days(laid: Laid, known: Codes) -> Why:
    """Say which periods have too few known days, and that."""
    return known < laid.least, phrase("endpoints.reason.few_days")
