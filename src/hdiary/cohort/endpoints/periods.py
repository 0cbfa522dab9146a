"""Periods of each person: a baseline, and those that follow from a day on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.cohort.endpoints.anchors import Anchors
from hdiary.cohort.endpoints.rules import Rules
from hdiary.diary.arrays import Bools, Codes, count_within
from hdiary.diary.calendar import day_numbers
from hdiary.questions.answer import SettingError
from hdiary.questions.burden.windows import Blocks
from hdiary.questions.facts import DayFacts

MOST_PERIODS = 1000


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Periods:
    """Every period of every person, one element each, person by person."""

    owner: Codes  # The person's place in the diary's list
    number: Codes  # 0 for the baseline, then 1, 2 ...
    first: Codes  # The first day [days since 1970]
    length: Codes  # Days from the first to the last
    known: Bools  # Whether it is known when it begins
    begins: Codes  # Of each person: the place of their first period
    anchors: Anchors
    rules: Rules

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.owner)

    def find(self, who: Codes, day: Codes) -> Codes:
        """Give the place of the period that a person's day lies in; -1 where none."""
        rules, anchors = self.rules, self.anchors
        many = np.bincount(self.owner, minlength=len(self.begins)) - int(anchors.baseline)
        since = day - anchors.day[who]
        after = (since - rules.skip) // rules.period_days
        inside = (since >= rules.skip) & (after < many[who]) & anchors.known[who]
        place = self.begins[who] + after + int(anchors.baseline)
        before = (since < 0) & (since >= -rules.baseline_days) & anchors.known[who]
        at_baseline = np.where(before & anchors.baseline, self.begins[who], -1)
        return np.where(inside, place, at_baseline)


def split_periods(facts: DayFacts, anchors: Anchors, rules: Rules) -> Periods:
    """Cut everybody's calendar into a baseline and the periods that follow."""
    last = _last_days(facts)
    begun = -(-(last - anchors.day - rules.skip + 1) // rules.period_days)
    own = np.where(anchors.known, np.maximum(begun, 1), 1)
    if rules.periods is None and own.max(initial=1) > MOST_PERIODS:
        raise SettingError(
            f"from the anchor to the end of somebody's diary there are {own.max()} periods; say "
            "how many are meant by periods, or give another anchor"
        )
    many = own if rules.periods is None else np.full(facts.people, rules.periods)
    sizes = (many + int(anchors.baseline)).astype(np.int64)
    owner = np.repeat(np.arange(facts.people), sizes)
    number = count_within(sizes) + (0 if anchors.baseline else 1)
    base = number == 0
    after = anchors.day[owner] + rules.skip + (number - 1) * rules.period_days
    return Periods(
        owner=owner,
        number=number,
        first=np.where(base, anchors.day[owner] - rules.baseline_days, after),
        length=np.where(base, rules.baseline_days, rules.period_days),
        known=anchors.known[owner],
        begins=np.cumsum(sizes) - sizes,
        anchors=anchors,
        rules=rules,
    )


def lay_days(facts: DayFacts, periods: Periods) -> Blocks:
    """Say which period each day of the diaries lies in."""
    block = periods.find(facts.who, day_numbers(facts.date))
    return Blocks(block=block, owner=periods.owner)


def _last_days(facts: DayFacts) -> Codes:
    ends = np.cumsum(facts.length) - 1
    return day_numbers(facts.date)[ends]
