"""Moments of treatment: a starting pain, a pain about two hours later, and what was given."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, patient_codes
from hdiary.diary.calendar import SEPARATOR
from hdiary.diary.schema import without_factors
from hdiary.vocabulary.words import is_no_treatment

TWO_HOURS = 120
"""When the later pain is rated unless the diary says otherwise [min]."""
UNKNOWN = np.iinfo(np.int64).min
"""In place of a time that is not known."""
_MINUTE_US = 60_000_000
_RESCUE_MIN = 30
"""An acute drug so long after the first treatment is a rescue, not part of one combination."""
_ROOM = 1 << 40
"""Minutes between two people on one line of time: more than any calendar has."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Ratings:
    """Timed ratings in order of person and time: when (see `on_line`), and the pain [0-10]."""

    when: Codes
    pain: Floats


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Moments:
    """Moments of treatment, or of a headache left alone, one element each."""

    who: Codes  # The patient's place in the diary's list
    entry: Codes  # The row of the diary that holds the ratings, or the first row
    at: Codes  # When [min since 1970]; `UNKNOWN` where not said
    # before, after: pain then and about two hours later [0-10]; NaN where not known
    before: Floats
    after: Floats
    after_min: Floats  # When the later one was rated [min after]
    hours: Floats  # Since the onset [h]; NaN where not known
    treated: Bools  # Whether anything was given; the rest were left alone
    rescues: Bools  # Whether it is a rescue within another moment, never rated
    dose_moment: Codes  # For each dose of the diary, the moment that it belongs to

    @property
    def rated(self) -> Bools:
        """Whether a pain above 0 and a later pain are known."""
        rated: Bools = (self.before > 0) & ~np.isnan(self.after)
        return rated


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Rows:
    """Entries at which something was given, or nothing on purpose."""

    who: Codes
    entry: Codes
    at: Codes
    before: Floats
    after: Floats
    after_min: Floats
    treated: Bools
    acute: Bools

    def pick(self, order: npt.NDArray[np.intp]) -> _Rows:
        return _Rows(**{f.name: getattr(self, f.name)[order] for f in fields(self)})


def find_moments(
    diary: Diary,
    *,
    before_within: float,
    after_between: tuple[float, float],
    blank_is_none: bool = False,
    waits_fail: bool = False,
) -> Moments:
    """Find the moments of treatment of a diary, and those of headaches left alone."""
    # Doses less than two hours apart are one moment, since the later pain reflects them all; it
    # begins with the first, and its ratings are those of its first rated dose. An acute drug
    # half an hour or more after the first is a rescue: the first then brought no relief (the
    # later pain counts as no lower than the starting pain), and the rescue is not judged by
    # that moment. Where waiting was drawn by lot (`waits_fail`), whatever ended the wait is its
    # rescue: leaving out the headaches that could not wait would leave those that went well.
    listed = _list_rows(diary, blank_is_none)
    rows = _rate(listed, list_ratings(diary), before_within, after_between)
    # At one time the higher starting pain counts, so that the order of the rows does not matter.
    order = np.lexsort((rows.entry, rows.after, -rows.before, rows.at, rows.who))
    rows = rows.pick(order)
    head = _join(rows)
    ended = waits_fail & _ends_wait(rows, head)
    rescue = _is_rescue(rows, head) | ended
    failed, waited = head[rescue], head[ended]
    head = np.where(rescue, np.arange(len(head)), head)
    heads, group = np.unique(head, return_inverse=True)
    group = group.astype(np.int64)
    chosen = _choose(rows, group, heads)
    treated = np.zeros(len(heads), np.bool_)
    np.logical_or.at(treated, group, rows.treated)
    # A dose taken while a headache was being left alone spoils that comparison.
    spoilt = treated & ~rows.treated[chosen]
    rescues = np.isin(heads, np.flatnonzero(rescue))
    before, after = rows.before[chosen], rows.after[chosen]
    # What needed a rescue before the later rating brought no relief by then.
    after = np.where(np.isin(heads, failed), np.maximum(after, before), after)
    after = np.where(np.isin(heads, waited), np.fmax(after, before), after)
    moment_of = np.full(len(diary.entries), -1, dtype=np.int64)
    moment_of[rows.entry] = group
    return Moments(
        who=rows.who[chosen],
        entry=rows.entry[chosen],
        at=rows.at[chosen],
        before=np.where(spoilt | rescues, np.nan, before),
        after=np.where(spoilt | rescues, np.nan, after),
        after_min=rows.after_min[chosen],
        hours=_since_onset(diary, rows.entry[chosen], rows.at[chosen]),
        treated=treated,
        rescues=rescues,
        dose_moment=moment_of[diary.doses["entry"].to_numpy(dtype=np.int64)],
    )


def forget_ratings(moments: Moments) -> Moments:
    """Give moments of which no pain is known."""
    nothing = np.full(len(moments.who), np.nan)
    return replace(moments, before=nothing, after=nothing)


def is_unsaid(diary: Diary) -> Bools:
    """Say which entries were rated before and after without a word on treatment."""
    entries = diary.entries
    rated = entries["pain_before"].notna() & entries["pain_after"].notna()
    unsaid: Bools = (rated & entries["treatment"].isna()).to_numpy(dtype=np.bool_)
    return unsaid & ~diary.repeats


def is_alone(treatments: pd.Series) -> Bools:
    """Say which cells of the column ``treatment`` say that nothing was done."""
    texts = treatments.cat
    nothing = [
        all(is_no_treatment(item) for item in str(text).split(SEPARATOR))
        for text in texts.categories
    ]
    alone: Bools = np.array([*nothing, False], np.bool_)[texts.codes]
    return alone


def to_minutes(times: pd.Series) -> Codes:
    """Turn times into minutes since 1970, `UNKNOWN` where not said."""
    raw = times.to_numpy(dtype="datetime64[us]")
    minutes: Codes = raw.astype(np.int64) // _MINUTE_US
    return np.where(np.isnat(raw), UNKNOWN, minutes)


def on_line(who: Codes, minutes: Codes) -> Codes:
    """Put everybody's minutes one after the other on one line; none may be `UNKNOWN`."""
    line: Codes = who * _ROOM + minutes + _ROOM // 2
    return line


def list_ratings(diary: Diary) -> Ratings:
    """List what pain was at known times: entries with a start and a pain."""
    entries = diary.entries
    pain, start = entries["pain"].to_numpy(dtype=np.float64), to_minutes(entries["start"])
    known = ~np.isnan(pain) & (start != UNKNOWN)
    when = on_line(patient_codes(entries)[known], start[known])
    order = np.lexsort((-pain[known], when))
    return Ratings(when=when[order], pain=pain[known][order])


def _list_rows(diary: Diary, blank_is_none: bool) -> _Rows:
    entries = without_factors(diary.entries)
    treated = np.zeros(len(entries), np.bool_)
    treated[diary.doses["entry"].to_numpy(dtype=np.int64)] = True
    drugs = diary.doses["acute"].to_numpy(dtype=np.bool_)
    acute = np.zeros(len(entries), np.bool_)
    acute[diary.doses["entry"].to_numpy(dtype=np.int64)[drugs]] = True
    alone = is_alone(entries["treatment"]) & ~diary.repeats
    if blank_is_none:
        alone |= is_unsaid(diary)
    entry = np.flatnonzero(treated | alone).astype(np.int64)
    picked = entries.iloc[entry]
    at, start = to_minutes(picked["treated_at"]), to_minutes(picked["start"])
    at = np.where((at == UNKNOWN) & ~treated[entry], start, at)
    after_min = picked["after_min"].to_numpy(dtype=np.float64)
    return _Rows(
        who=patient_codes(entries)[entry],
        entry=entry,
        at=at,
        before=picked["pain_before"].to_numpy(dtype=np.float64),
        after=picked["pain_after"].to_numpy(dtype=np.float64),
        after_min=np.where(np.isnan(after_min), TWO_HOURS, after_min),
        treated=treated[entry],
        acute=acute[entry],
    )


def _rate(rows: _Rows, ratings: Ratings, within: float, between: tuple[float, float]) -> _Rows:
    """Fill in what was not written beside the dose from timed ratings around it."""
    low, high = between
    late = (rows.after_min < low) | (rows.after_min > high)
    after = np.where(late, np.nan, rows.after)
    near, _ = _nearest(ratings, rows, 0.0, (-within, within))
    middle = min(max(float(TWO_HOURS), low), high)
    later, when = _nearest(ratings, rows, middle, between)
    filled = np.isnan(after) & ~np.isnan(later)
    return _Rows(
        who=rows.who,
        entry=rows.entry,
        at=rows.at,
        before=np.where(np.isnan(rows.before), near, rows.before),
        after=np.where(filled, later, after),
        after_min=np.where(filled, when, rows.after_min),
        treated=rows.treated,
        acute=rows.acute,
    )


def _nearest(
    ratings: Ratings, rows: _Rows, target: float, between: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Give the rating nearest to a time after each dose, and its minutes; NaN where none."""
    found, minutes = (np.full(len(rows.at), np.nan) for _ in range(2))
    timed = np.flatnonzero(rows.at != UNKNOWN)
    if not len(timed) or not len(ratings.when):
        return found, minutes
    begin = on_line(rows.who[timed], rows.at[timed])
    place = np.searchsorted(ratings.when, begin + target)
    best = np.full(len(timed), np.inf)
    for side in (-1, 0):
        at = np.clip(place + side, 0, len(ratings.when) - 1)
        away = (ratings.when[at] - begin).astype(np.float64)
        nearer = (away >= between[0]) & (away <= between[1]) & (np.abs(away - target) < best)
        best[nearer] = np.abs(away - target)[nearer]
        found[timed[nearer]], minutes[timed[nearer]] = ratings.pain[at[nearer]], away[nearer]
    return found, minutes


def _join(rows: _Rows) -> Codes:
    """Give each row the first row of its moment; rows are in order of person and time."""
    head = np.arange(len(rows.at), dtype=np.int64)
    timed = rows.at != UNKNOWN
    close = (rows.who[1:] == rows.who[:-1]) & timed[1:] & timed[:-1]
    close[close] = (rows.at[1:][close] - rows.at[:-1][close]) < TWO_HOURS
    for i in (np.flatnonzero(close) + 1).tolist():
        if rows.at[i] - rows.at[head[i - 1]] < TWO_HOURS:
            head[i] = head[i - 1]
    return head


def _is_rescue(rows: _Rows, head: Codes) -> Bools:
    """Say which rows are an acute drug taken well after the first treatment of their moment."""
    late = (rows.at - rows.at[head]) >= _RESCUE_MIN
    rescue: Bools = rows.acute & rows.treated[head] & late
    return rescue


def _ends_wait(rows: _Rows, head: Codes) -> Bools:
    """Say which rows are anything done within a moment that began with waiting, after it began."""
    ends: Bools = rows.treated & ~rows.treated[head] & (rows.at > rows.at[head])
    return ends


def _choose(rows: _Rows, group: Codes, heads: Codes) -> npt.NDArray[np.intp]:
    """Choose the row of each moment whose ratings count: treated and rated first, then early."""
    rated = (rows.before > 0) & ~np.isnan(rows.after)
    rank = np.where(rows.treated & rated, 0, np.where(rows.treated, 1, 2))
    order = np.lexsort((np.arange(len(group)), rank, group))
    first = np.searchsorted(group[order], np.arange(len(heads)))
    return order[first]


def _since_onset(diary: Diary, entry: Codes, at: Codes) -> Floats:
    """Give the hours since the first headache entry of that day began."""
    entries = diary.entries
    start = to_minutes(entries["start"])
    hurts = entries["headache"].fillna(False).to_numpy(dtype=np.bool_) & (start != UNKNOWN)
    day = pd.factorize(entries["date"])[0]
    key = patient_codes(entries) * (int(day.max(initial=0)) + 1) + day
    keys, place = np.unique(key, return_inverse=True)
    onset = np.full(len(keys), np.iinfo(np.int64).max)
    np.minimum.at(onset, place[hurts], start[hurts])
    begun = onset[place[entry]]
    known = (at != UNKNOWN) & (begun <= at)
    return np.where(known, (at - np.where(known, begun, at)) / 60.0, np.nan)
