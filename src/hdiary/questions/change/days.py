"""The days of each comparison: before, settling, after, and what each outcome counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.diary.coverage import lists_only_headaches
from hdiary.questions.change.rules import HEADACHE_DAYS, MEAN_PAIN, ChangeRules
from hdiary.questions.change.starts import Starts
from hdiary.questions.facts import DayFacts

MONTH = 28


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class UnitDays:
    """Every day of the patient of each comparison, comparisons one after the other."""

    units: int  # How many comparisons
    unit: Codes  # Whose day it is, 0 to units - 1, sorted
    row: Codes  # The day's place in the table of days
    position: Codes  # Day number within the patient's diary from 0
    offset: Codes  # Days since the start; below 0 before it
    # before, after: whether the day belongs to the baseline, or to the time once settled
    before: Bools
    after: Bools
    settling: Bools  # Whether it lies between them, from the start on

    @property
    def earlier(self) -> Bools:
        """Say which days lie before the baseline, under the start before it."""
        first = np.full(self.units, np.iinfo(np.int64).min)
        held = np.flatnonzero(self.before)[::-1]
        first[self.unit[held]] = self.offset[held]
        earlier: Bools = self.offset < first[self.unit]
        return earlier

    @property
    def later(self) -> Bools:
        """Say which days lie after the time that is compared, under the start after it."""
        last = np.full(self.units, np.iinfo(np.int64).max)
        held = np.flatnonzero(self.after | self.settling)
        last[self.unit[held]] = self.offset[held]
        later: Bools = self.offset > last[self.unit]
        return later

    def count(self, where: Bools) -> Codes:
        """Count days by comparison."""
        return np.bincount(self.unit[where], minlength=self.units).astype(np.int64)

    def total(self, values: Floats, where: Bools) -> Floats:
        """Sum values over days by comparison."""
        sums = np.bincount(self.unit[where], weights=values[where], minlength=self.units)
        return sums.astype(np.float64)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class OutcomeDays:
    """One outcome on every patient day: whether it is known, and its value."""

    # ``recorded`` says whether the day was recorded; ``bounded`` whether a day that was not can
    # only be one of two values; ``listed`` of each patient whether only headaches are listed.
    name: str
    recorded: Bools
    used: Bools
    values: Floats
    bounded: bool
    listed: Bools


def lay_outcomes(diary: Diary, facts: DayFacts) -> tuple[OutcomeDays, OutcomeDays]:
    """Lay out headache days and pain for every patient day."""
    listed = lists_only_headaches(diary)
    stated = diary.settings.get("clear_between")
    known = np.zeros(len(facts.who), dtype=np.bool_)
    if stated is not None:
        first, last = (pd.Timestamp(day) for day in stated)
        known = facts.date.between(first, last).to_numpy(dtype=np.bool_)
    # Beyond the stated days only headaches are listed: a rate there would be all headache.
    recorded = facts.recorded & (~listed[facts.who] | known)
    return (
        OutcomeDays(
            name=HEADACHE_DAYS,
            recorded=recorded,
            used=recorded,
            values=np.where(facts.headache, float(MONTH), 0.0),
            bounded=True,
            listed=listed & (np.bincount(facts.who[recorded], minlength=facts.people) == 0),
        ),
        OutcomeDays(
            name=MEAN_PAIN,
            recorded=facts.recorded,
            used=facts.rated & (diary.scale == "0-10"),
            values=np.where(facts.rated, facts.worst_pain, 0.0),
            bounded=False,
            listed=np.full(facts.people, False),
        ),
    )


def lay_units(facts: DayFacts, starts: Starts, *, rules: ChangeRules) -> UnitDays:
    """Lay out the days of every comparison."""
    # The baseline begins where the start before it had settled, and the time after ends where
    # the next start comes: what began then must not be read as this one.
    length = facts.length[starts.who]
    begins = np.cumsum(facts.length) - facts.length
    unit = np.repeat(np.arange(len(starts)), length)
    position = np.arange(len(unit)) - np.repeat(np.cumsum(length) - length, length)
    row = begins[starts.who][unit] + position
    first = first_days(facts)[starts.who]
    offset = position - (starts.day - first)[unit]
    gap = rules.settle
    earlier = offset < (starts.before - starts.day + gap)[unit]
    later = offset >= (starts.after - starts.day)[unit]
    before = (offset < -rules.washout) & ~earlier
    begun = (offset >= 0) & ~later
    return UnitDays(
        units=len(starts),
        unit=unit,
        row=row,
        position=position,
        offset=offset,
        before=before,
        after=begun & (offset >= rules.settle),
        settling=begun & (offset < rules.settle),
    )


def first_days(facts: DayFacts) -> Codes:
    """Give each patient's first day, in days of the calendar since 1970."""
    begins = np.cumsum(facts.length) - facts.length
    number = facts.date.to_numpy().astype("datetime64[D]").astype(np.int64)
    days: Codes = number[np.minimum(begins, len(number) - 1)]
    return days
