"""What is known of every rated moment, person by person, laid out for regression."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by
from hdiary.questions.relief.moments import UNKNOWN, Moments
from hdiary.questions.relief.units import Units
from hdiary.stats.serial import whiten_runs

RIDGE = 1.0
"""All but starting pain is held towards no influence as by one moment more, so that few moments
do for all of it; what that does to the answer is hardly measurable."""
RIDGE_OF_TIME = 4.0
"""A trend is held harder: from end to end it is seldom more than the spread of single ratings, and
what was used in a part of the diary only could else hardly be told from it."""
LEAST_FOR_TIME = 20
"""With fewer moments, time and what was given cannot be told apart, and time is left out."""
_LATEST_HOURS = 12.0
"""Later than this after the onset counts as this late [h]."""
_ENOUGH_SAID = 0.5
"""A covariate is used where at least this share of a person's moments has it."""
_HEAPED, _LEAST_HEAPED = 0.9, 10
"""Ratings are fives or even where at least this share of so many ratings above 0 is."""
_HEAPS = (2.0, 5.0)
_PAIN, _HELD, _CALENDAR = 1, (2, 3, 4, 6), 5
"""Columns of a design: after the constant, starting pain, what is held by `RIDGE`, and time."""
_DAY_MIN, _MORNING_MIN = 1440, 360
_ROOM_OF_MOMENTS, _ROOM_OF_UNITS = 32, 4
"""People whose moments and units fill as many rooms of this size are reckoned side by side."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Sheet:
    """Rated moments of everybody, in order of person and time."""

    # ``first`` and ``count`` say where each person's moments stand; ``place`` is where a moment
    # of `Moments` stands among its person's; ``covariates`` is (moments, 6): starting pain,
    # hours since onset, neck pain, time of day, calendar time and the minute of the later
    # rating, less the person's mean and in units of their spread.
    before: Floats
    after: Floats
    after_min: Floats
    day: Floats
    treated: Bools
    rest: Bools
    covariates: Floats
    spread: Floats  # Of starting pain, by person [0-10 points]
    heap: Floats  # What each person's ratings are multiples of [0-10 points]
    first: Codes
    count: Codes
    place: Codes


def lay_out_moments(diary: Diary, moments: Moments, units: Units) -> Sheet:
    """Put the rated moments in order, and make what is known of them comparable."""
    rated = np.flatnonzero(moments.rated)
    dates = diary.entries["date"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    day = dates[moments.entry].astype(np.float64)
    timed = moments.at != UNKNOWN
    day[timed] = moments.at[timed] / _DAY_MIN
    rated = rated[np.lexsort((day[rated], moments.who[rated]))]
    who = moments.who[rated]
    count = count_by(who, len(diary.patients))
    first = np.cumsum(count) - count
    place = np.full(len(moments.who), -1, dtype=np.int64)
    place[rated] = np.arange(len(rated)) - first[who]
    at = moments.at[rated]
    clock = np.where(at == UNKNOWN, np.nan, (at - _MORNING_MIN) % _DAY_MIN / 60.0)
    neck = diary.entries["neck_pain"].to_numpy(dtype=np.float64)[moments.entry[rated]]
    before, after = moments.before[rated], moments.after[rated]
    hours = np.minimum(moments.hours[rated], _LATEST_HOURS)
    calendar = np.where(count[who] < LEAST_FOR_TIME, np.nan, day[rated])
    raw = np.column_stack([before, hours, neck, clock, calendar, moments.after_min[rated]])
    covariates, spread = _standardise(raw, who, count)
    return Sheet(
        before=before,
        after=after,
        after_min=moments.after_min[rated],
        day=day[rated],
        treated=moments.treated[rated],
        rest=units.rest[rated],
        covariates=covariates,
        spread=spread[:, 0],
        heap=_find_heap(before, after, who, len(count)),
        first=first,
        count=count,
        place=place,
    )


def _standardise(raw: Floats, who: Codes, count: Codes) -> tuple[Floats, Floats]:
    """Take each person's mean away and divide by their spread; what was not said is 0."""
    out, spread = np.zeros_like(raw), np.ones((len(count), raw.shape[1]))
    for k in range(raw.shape[1]):
        said = ~np.isnan(raw[:, k])
        value = np.where(said, raw[:, k], 0.0)
        many = np.bincount(who[said], minlength=len(count))
        safe = np.maximum(many, 1)
        mean = np.bincount(who, weights=value, minlength=len(count)) / safe
        away = np.where(said, value - mean[who], 0.0)
        sd = np.sqrt(np.bincount(who, weights=away**2, minlength=len(count)) / safe)
        kept = (sd > 1e-9) & (many >= _ENOUGH_SAID * count)
        spread[:, k] = np.where(kept, sd, 1.0)
        out[:, k] = np.where(kept[who], away / spread[who, k], 0.0)
    return out, spread


def _find_heap(before: Floats, after: Floats, who: Codes, people: int) -> Floats:
    """Say whether somebody rates in points, in even numbers or in fives."""
    rating, whose = np.concatenate([before, after]), np.concatenate([who, who])
    above = rating > 0
    many = np.bincount(whose[above], minlength=people)
    heap = np.ones(people)
    for step in _HEAPS:
        on_it = above & (rating % step == 0)
        share = np.bincount(whose[on_it], minlength=people) / np.maximum(many, 1)
        heap[(share >= _HEAPED) & (many >= _LEAST_HEAPED)] = step
    return heap


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Designs:
    """The regressions of some people, before it is said what is asked of them."""

    people: Codes
    used: Bools  # (people, moments)
    after_min: Floats  # (people, moments), when the later pain was rated [min after]
    alone: Bools  # (people, moments), whether the headache was left alone
    known: Floats  # (people, moments, columns): the constant, what is known, what was rare
    given: Floats  # (people, moments, units): 1 where a unit was given
    # The same, and the later pain turned round, with the runs taken out of them
    outcome: Floats
    known_still: Floats
    given_still: Floats
    ridge: Floats  # (people, columns) of ``known``
    # Of the runs, as in `hdiary.stats.serial.Whitened`; none where there are few moments
    weight: Floats
    covariance: Floats


def design_people(sheet: Sheet, units: Units, people: Codes) -> Designs:
    """Lay out the regressions of people, and take the runs out of them."""
    count = sheet.count[people]
    longest = int(round_up(count, _ROOM_OF_MOMENTS).max(initial=1))
    used = np.arange(longest) < count[:, None]
    rows = np.where(used, sheet.first[people][:, None] + np.arange(longest), 0)
    given = _lay_given(sheet, units, people, longest)
    beside = np.asarray((given > 0).any(axis=2), dtype=np.bool_)
    rest = sheet.rest[rows] & used
    # In one column a rare treatment would pass on its part to what it was given with.
    rare = np.stack([rest & ~beside, rest & beside], axis=2).astype(np.float64)
    one = np.ones((len(people), longest, 1))
    known = np.concatenate([one, sheet.covariates[rows], rare], axis=2)
    known = np.where(used[:, :, None], known, 0.0)
    outcome = np.where(used, -sheet.after[rows], 0.0)
    ridge = np.zeros(known.shape[2])
    ridge[list(_HELD)], ridge[_CALENDAR] = RIDGE, RIDGE_OF_TIME
    whole = np.concatenate([known, given], axis=2)
    when = np.where(used, sheet.day[rows], sheet.day[rows].max(axis=1, initial=0)[:, None])
    long = np.flatnonzero(count >= LEAST_FOR_TIME)
    still, turned = whole.copy(), outcome.copy()
    every = np.concatenate([ridge, np.zeros(given.shape[2])])
    found = whiten_runs(outcome[long], whole[long], used=used[long], when=when[long], ridge=every)
    still[long], turned[long] = found.design, found.outcome
    weight = np.zeros((len(people), found.weight.shape[1]))
    weight[:, 0] = 1.0
    covariance = np.zeros((len(people), *found.covariance.shape[1:]))
    weight[long], covariance[long] = found.weight, found.covariance
    split = known.shape[2]
    error = sheet.heap[people] ** 2 / 12.0 / sheet.spread[people] ** 2
    return Designs(
        people=people,
        used=used,
        after_min=sheet.after_min[rows],
        alone=used & ~sheet.treated[rows],
        known=known,
        given=given,
        outcome=turned,
        known_still=still[:, :, :split],
        given_still=still[:, :, split:],
        ridge=ridge - _dilution(still, np.where(sheet.heap[people] > 1, error, 0.0), split),
        weight=weight,
        covariance=covariance,
    )


def _dilution(still: Floats, error: Floats, columns: int) -> Floats:
    """Say how much coarse ratings of the starting pain dilute what it explains."""
    # Sheppard's correction of its variance, of what the column of pain weighs after the runs
    # are taken out; at most half of what is left of it beside everything else.
    weight = (still[:, :, 0] ** 2).sum(axis=1)
    pain, others = still[:, :, _PAIN], np.delete(still, _PAIN, axis=2)
    shared = np.linalg.pinv(others) @ pain[:, :, None]
    left = ((pain - (others @ shared)[:, :, 0]) ** 2).sum(axis=1)
    out = np.zeros((len(still), columns))
    out[:, _PAIN] = np.minimum(error * weight, left / 2)
    return out


def _lay_given(sheet: Sheet, units: Units, people: Codes, longest: int) -> Floats:
    """Lay out what people were given: (people, moments, units)."""
    first = first_units(units)
    slots = int(round_up(first[people + 1] - first[people], _ROOM_OF_UNITS).max(initial=1))
    laid = np.zeros((len(people), longest, slots))
    owner = units.who[units.given_unit]
    mine = np.flatnonzero(np.isin(owner, people))
    at = np.searchsorted(people, owner[mine])
    moment = sheet.place[units.given_moment[mine]]
    laid[at, moment, units.given_unit[mine] - first[owner[mine]]] = 1.0
    return laid


def first_units(units: Units) -> Codes:
    """Say where each person's units begin, and where the last one's end."""
    people = int(units.who.max(initial=-1)) + 2
    return np.searchsorted(units.who, np.arange(people + 1)).astype(np.int64)


def part_people(sheet: Sheet, units: Units, who: Codes, *, block: int) -> list[Codes]:
    """Part the people of contrasts into blocks that fit into memory, those of one size together."""
    # The size is that of a person's own diary, whoever else is there: what a processor adds up
    # in another order has other last digits, and nobody's answer hangs on somebody else's.
    people, contrasts = np.unique(who, return_counts=True)
    first = first_units(units)
    moments = round_up(sheet.count[people], _ROOM_OF_MOMENTS)
    slots = round_up(first[people + 1] - first[people], _ROOM_OF_UNITS)
    order = np.lexsort((people, slots, moments))
    parts, begin = list[Codes](), 0
    for end in range(1, len(order) + 1):
        mine, next_ = order[begin], order[min(end, len(order) - 1)]
        alike = moments[mine] == moments[next_] and slots[mine] == slots[next_]
        many = int(contrasts[order[begin : end + 1]].sum())
        if end == len(order) or not alike or many * int(moments[mine]) ** 2 > block:
            parts.append(np.sort(people[order[begin:end]]).astype(np.int64))
            begin = end
    return parts


def round_up(count: Codes, room: int) -> Codes:
    """Round counts up to whole rooms, at least one."""
    rooms: Codes = np.maximum(-(-count // room), 1) * room
    return rooms
