"""What is compared, laid out: one value for each period, day or headache of each person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, Ints, patient_codes
from hdiary.trials.planned import HEADACHE_DAYS, PlanError, Planned
from hdiary.trials.steps import lay_steps
from hdiary.vocabulary.scales import SCALES
from hdiary.words import phrase

MONTH = 28
"""Headache days are counted in so many [days]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Units:
    """Periods, days or headaches of everybody, shape (people, units)."""

    who: Codes  # Each row's place in the diary's list of people
    arm: Ints  # (people, units): the place of its arm; -1 where it belongs to none
    block: Codes  # (units): which belong together in the draw
    value: Floats  # What came out; NaN where too little was recorded
    # lowest, highest: what could have come out, whatever was not recorded
    lowest: Floats
    highest: Floats
    beside: Floats | None  # What was there before the treatment; None where nothing is
    recorded: Ints  # Days (or headaches) with an entry that count
    days: Ints  # Days (or headaches) that count
    over: Bools  # Whether the diary goes on to the end of it
    come: Ints | None = None  # The number that each person has come to; None for days
    numbered: bool = True  # Whether the diary says which headache is which
    odd: int = 0  # Headaches without a number that fits
    repeated: int = 0  # Headaches that repeat a number


def find_people(diary: Diary, plan: Planned) -> tuple[Codes, Ints]:
    """Give whose diaries belong to the plan, and which order each of them had."""
    if not plan.patients:
        who = np.arange(len(diary.patients), dtype=np.int64)
        return who, np.zeros_like(who)
    place = {name: i for i, name in enumerate(plan.patients)}
    pairs = [(i, place[name]) for i, name in enumerate(diary.patients) if name in place]
    if not pairs:
        raise PlanError(phrase("trial.refuse.nobody"))
    found = np.asarray(pairs, dtype=np.int64)
    return found[:, 0], found[:, 1]


def lay_units(diary: Diary, plan: Planned) -> Units:
    """Lay out every unit of the plan for everybody in the diary who belongs to it."""
    who, order = find_people(diary, plan)
    if plan.design == "headaches":
        return _lay_headaches(diary, plan, who, order)
    days = lay_days(diary, plan, who)
    return (
        _lay_starts(days, plan, order)
        if plan.design == "start"
        else _lay_periods(days, plan, order)
    )


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PlanDays:
    """The days of a plan, shape (people, days)."""

    who: Codes
    value: Floats  # The outcome of each day; NaN where it is not recorded
    recorded: Bools
    written: Bools  # Whether the day says headache or clear, rated or not
    least: float  # lowest and highest value that a day could have
    most: float
    last: Ints  # The last day up to which each person mostly wrote, counted from the first


def lay_days(diary: Diary, plan: Planned, who: Codes) -> PlanDays:
    """Lay the outcome of each day of the plan out."""
    first, last = plan.start, plan.last_day or date.max
    many = (last - first).days + 1
    days = diary.days
    row = np.full(len(diary.patients), -1, dtype=np.int64)
    row[who] = np.arange(len(who))
    person = row[patient_codes(days)]
    after = (days["date"] - pd.Timestamp(first)).dt.days.to_numpy().astype(np.int64)
    state = days["state"].astype("str").to_numpy()
    headache, clear = state == "headache", state == "clear"
    inside = (person >= 0) & (after >= 0) & (after < many)
    if plan.outcome == HEADACHE_DAYS:
        worth, most = np.where(headache, float(MONTH), 0.0), float(MONTH)
        known = headache | clear
    else:
        pain = days["worst_pain"].to_numpy(dtype=np.float64)
        worth, most = np.where(clear, 0.0, pain), float(SCALES[diary.scale].highest)
        known = clear | (headache & ~np.isnan(pain))
    value = np.full((len(who), many), np.nan)
    chosen = inside & known
    value[person[chosen], after[chosen]] = worth[chosen]
    written = np.zeros((len(who), many), dtype=np.bool_)
    some = inside & (headache | clear)
    written[person[some], after[some]] = True
    return PlanDays(
        who=who,
        value=value,
        recorded=~np.isnan(value),
        written=written,
        least=0.0,
        most=most,
        last=find_last(written),
    )


def find_last(written: Bools) -> Ints:
    """Give the last day up to which most days have an entry; -1 where there is none."""
    # One entry far ahead of all others is a slip of the date, and ends no trial.
    place = np.arange(written.shape[1])[None, :]
    reached = written & (2 * np.cumsum(written, axis=1) >= place + 1)
    return np.asarray(np.where(reached, place, -1).max(axis=1, initial=-1), dtype=np.int64)


def _lay_periods(days: PlanDays, plan: Planned, order: Ints) -> Units:
    shape = (len(days.who), plan.periods, plan.length)
    value = days.value.reshape(shape)[:, :, plan.washout :]
    recorded = days.recorded.reshape(shape)[:, :, plan.washout :]
    count = recorded.sum(axis=2)
    counted = value.shape[2]
    enough = count >= max(1, int(np.ceil(plan.least_share * counted)))
    total = np.where(recorded, value, 0.0).sum(axis=2)
    ends = np.arange(1, plan.periods + 1) * plan.length - 1
    return Units(
        who=days.who,
        arm=np.asarray(plan.order, dtype=np.int64)[order],
        block=np.arange(plan.periods) // plan.block,
        value=np.where(enough, total / np.maximum(count, 1), np.nan),
        lowest=(total + (counted - count) * days.least) / counted,
        highest=(total + (counted - count) * days.most) / counted,
        beside=None,
        recorded=count,
        days=np.full_like(count, counted),
        # The last one is over, too, once enough of it was written down.
        over=(ends[None, :] <= days.last[:, None]) | (enough & (ends == ends[-1])[None, :]),
    )


def _lay_starts(days: PlanDays, plan: Planned, order: Ints) -> Units:
    many = days.value.shape[1]
    begins = plan.baseline + np.asarray(plan.order, dtype=np.int64)[order, 0]
    place = np.arange(many)[None, :]
    arm = np.where(place < begins[:, None], 1, -1)
    arm = np.where(place >= begins[:, None] + plan.settle, 0, arm)
    return Units(
        who=days.who,
        arm=arm,
        block=np.zeros(many, dtype=np.int64),
        value=days.value,
        lowest=np.where(days.recorded, days.value, days.least),
        highest=np.where(days.recorded, days.value, days.most),
        beside=None,
        recorded=days.recorded.astype(np.int64),
        days=np.ones_like(arm),
        over=place <= days.last[:, None],
    )


def _lay_headaches(diary: Diary, plan: Planned, who: Codes, order: Ints) -> Units:
    steps = lay_steps(diary, plan, who)
    known = ~np.isnan(steps.after) & ~np.isnan(steps.before)
    highest = float(SCALES[diary.scale].highest)
    return Units(
        who=who,
        arm=np.asarray(plan.order, dtype=np.int64)[order],
        block=np.arange(plan.periods) // plan.block,
        value=np.where(known, steps.after, np.nan),
        lowest=np.where(known, steps.after, 0.0),
        highest=np.where(known, steps.after, highest),
        beside=steps.before,
        recorded=known.astype(np.int64),
        days=np.ones_like(known, dtype=np.int64),
        over=np.arange(plan.periods)[None, :] < steps.last[:, None],
        come=steps.last,
        numbered=steps.numbered,
        odd=int(steps.odd.sum()),
        repeated=int(steps.repeated.sum()),
    )
