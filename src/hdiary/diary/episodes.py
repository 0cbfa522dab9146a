"""Episodes: runs of headache with too little time free between them to be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints, Times, patient_codes, says_headache
from hdiary.diary.calendar import SEPARATOR, day_keys, day_numbers, key_codes
from hdiary.diary.cells import cell_items, cell_max, cell_mean
from hdiary.diary.days import days_past_midnight
from hdiary.diary.schema import DATETIME, without_factors
from hdiary.diary.times import ends, last_moments
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.sides import SIDES

_PLACES = frozenset(PLACES)
FREE_HOURS = 24.0

_HOUR_US = 3_600_000_000
_NO_TIME = np.datetime64("NaT", "us")


def make_episodes(
    entries: pd.DataFrame, days: pd.DataFrame, *, free_hours: float = FREE_HOURS
) -> pd.DataFrame:
    """Join headache entries into episodes."""
    # A headache entry lasts from its start to its end (or start plus duration); without an end
    # it is the moment of its start, and without a start the whole day. Entries with less than
    # ``free_hours`` free between them belong to one episode.
    # One row per episode, by patient and time: ``patient``, ``episode`` (from 1),
    # ``first_day``, ``last_day``, ``start``, ``end`` (NaT where not known), ``hours`` [h] (NaN
    # where start or end is not known; pauses of less than ``free_hours`` included),
    # ``pain_hours`` [h] (the same without the pauses; NaN where some entry's start or end is
    # not known), ``headache_days``, ``entries``, ``worst_pain``, ``mean_pain`` (declared
    # scale), ``neck_pain`` (worst, 0-10), ``side`` (``shifting`` where some entries say left
    # and others right), ``locations``, ``neck`` (whether the neck was involved; missing where
    # nothing was said of it, and where a place that is not recognised may have been the neck),
    # ``onset_hour`` [h, 0-24), ``edge`` (a neighbouring day is not recorded, so the episode may
    # be longer).
    runs = _runs(entries, free_hours)
    rows = without_factors(entries).iloc[runs.order]
    codes = patient_codes(entries)[runs.order][runs.begins]
    first_day = runs.begin[runs.begins].astype("datetime64[D]")
    last_day = _last_days(runs, rows)
    start: Times = np.where(runs.timed[runs.begins], runs.begin[runs.begins], _NO_TIME)
    end = _ends(runs)
    size, which = len(runs.begins), runs.which
    locations = cell_items(which, rows["location"], size)
    neck_pain = cell_max(which, rows["neck_pain"].to_numpy(), size)
    patient_first = np.searchsorted(codes, codes, side="left")
    table: dict[str, Any] = {
        "patient": pd.Categorical.from_codes(codes, categories=entries["patient"].cat.categories),
        "episode": np.arange(size) - patient_first + 1,
        "first_day": first_day.astype(DATETIME),
        "last_day": last_day.astype(DATETIME),
        "start": start,
        "end": end,
        "hours": _hours(end - start),
        "pain_hours": _pain_hours(runs),
        "headache_days": _headache_days(entries, runs),
        "entries": np.bincount(which, minlength=size),
        "worst_pain": cell_max(which, rows["pain"].to_numpy(), size),
        "mean_pain": cell_mean(which, rows["pain"].to_numpy(), size),
        "neck_pain": neck_pain,
        "side": join_sides(which, rows["side"], size),
        "locations": locations,
        "neck": _neck(locations, neck_pain),
        "onset_hour": _hours(start - start.astype("datetime64[D]")),
        "edge": _edges(days, codes, first_day, last_day),
    }
    return pd.DataFrame(table)


def number_episodes(entries: pd.DataFrame) -> Ints:
    """Give the row that each entry's episode has in `make_episodes`; -1 where it is of none."""
    runs = _runs(entries, FREE_HOURS)
    number = np.full(len(entries), -1, dtype=np.int64)
    number[runs.order] = runs.which
    return number


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Runs:
    """Headache entries by patient and time, and the episodes that they fall into."""

    order: Ints
    begin: Times
    finish: Times
    timed: Bools
    ended: Bools
    which: Ints
    begins: Ints


def _runs(entries: pd.DataFrame, free_hours: float) -> _Runs:
    rows = np.flatnonzero(says_headache(entries))
    begin, finish, timed, ended = _spans(entries.iloc[rows])
    patient = patient_codes(entries)[rows]
    order = np.lexsort((rows, finish, begin, patient))
    begin, finish, patient = begin[order], finish[order], patient[order]
    latest = _latest_so_far(patient, finish.astype(np.int64))
    free = begin.astype(np.int64)[1:] - latest[:-1]
    parted = (free >= free_hours * _HOUR_US) | (np.diff(patient) > 0)
    new = np.concatenate([np.ones(min(1, len(rows)), dtype=bool), parted])
    return _Runs(
        order=rows[order],
        begin=begin,
        finish=finish,
        timed=timed[order],
        ended=ended[order],
        which=np.cumsum(new) - 1,
        begins=np.flatnonzero(new),
    )


def _spans(rows: pd.DataFrame) -> tuple[Times, Times, Bools, Bools]:
    date, start = (rows[name].to_numpy() for name in ("date", "start"))
    timed = ~np.isnat(start)
    end = np.where(timed | rows["end"].notna().to_numpy(), ends(rows), _NO_TIME)
    ended = ~np.isnat(end)
    begin = np.where(timed, start, date)
    finish = np.where(ended, end, np.where(timed, start, date + np.timedelta64(1, "D")))
    return begin, np.maximum(finish, begin), timed, ended


def _latest_so_far(patient: Ints, finish: Ints) -> Ints:
    """Give the running maximum of ``finish`` within each patient (rows sorted by patient)."""
    if not len(finish):
        return finish
    # In seconds: a century times a hundred million patients still fits.
    seconds = finish // 1_000_000
    origin = int(np.min(seconds))
    step = patient * (int(np.max(seconds)) - origin + 1)
    running = np.maximum.accumulate(seconds - origin + step) - step
    latest: Ints = (running + origin) * 1_000_000
    return latest


def _last_days(runs: _Runs, rows: pd.DataFrame) -> Times:
    apart = last_moments(rows) - ends(rows)
    finish = runs.finish + np.where(np.isnat(apart), np.timedelta64(0, "us"), apart)
    moment = np.where(finish > runs.begin, finish - np.timedelta64(1, "us"), runs.begin).astype(
        "datetime64[D]"
    )
    if not len(moment):
        return moment
    latest: Times = np.maximum.reduceat(moment.astype(np.int64), runs.begins).astype(
        "datetime64[D]"
    )
    return latest


def _ends(runs: _Runs) -> Times:
    """Give the end of each episode: the latest finish, if that entry's end was said."""
    if not len(runs.begins):
        return np.empty(0, dtype=DATETIME)
    finish = runs.finish.astype(np.int64)
    latest = np.maximum.reduceat(finish, runs.begins)
    at_latest = finish == latest[runs.which]
    said = np.bincount(runs.which[at_latest & runs.ended], minlength=len(runs.begins)) > 0
    return np.where(said, latest.astype("datetime64[us]"), _NO_TIME)


def _headache_days(entries: pd.DataFrame, runs: _Runs) -> Ints:
    """Count the distinct days on which the entries of each episode hurt."""
    which_of_row = np.full(len(entries), -1, dtype=np.int64)
    which_of_row[runs.order] = runs.which
    day = day_numbers(entries["date"])
    keys = day_keys(runs.which, day[runs.order])
    hurting = entries.iloc[np.sort(runs.order)]
    if len(days_past_midnight(hurting)[0]):
        # The patient's place is taken by the episode, so that late days are counted with it.
        labelled = hurting.assign(
            patient=pd.Categorical.from_codes(
                which_of_row[np.sort(runs.order)], categories=pd.RangeIndex(len(runs.begins))
            )
        )
        keys = np.concatenate([keys, day_keys(*days_past_midnight(labelled))])
    keys = np.sort(keys)
    distinct = np.concatenate([keys[:1], keys[1:][np.diff(keys) > 0]])
    return np.bincount(key_codes(distinct), minlength=len(runs.begins))


def join_sides(which: Ints, side: pd.Series, size: int) -> pd.Categorical:
    """Join what the entries of each episode (or cell) say of the side."""
    name = side.astype("str").to_numpy()
    has = {s: np.bincount(which[name == s], minlength=size) > 0 for s in SIDES}
    # Left and then right is pain that changes sides, not pain on both at once.
    shifting = has["shifting"] | (has["left"] & has["right"] & ~has["both"])
    code = np.select([shifting, has["both"], has["left"], has["right"]], [3, 2, 0, 1], default=-1)
    return pd.Categorical.from_codes(code, categories=pd.Index(SIDES, dtype="str"))


def _neck(locations: pd.Categorical, neck_pain: Any) -> Any:
    cells = [str(c).split(SEPARATOR) for c in locations.categories]
    in_place = np.array([*("neck" in cell for cell in cells), False])[locations.codes]
    # A place that is not recognised may be the neck in other words.
    told = np.array([*(set(cell) <= _PLACES for cell in cells), False])[locations.codes]
    neck = pd.array(in_place | (np.nan_to_num(neck_pain) > 0), dtype="boolean")
    neck[~(in_place | told | ~np.isnan(neck_pain))] = pd.NA
    return neck


def _pain_hours(runs: _Runs) -> Any:
    """Add up the time that the entries of each episode cover, overlaps once."""
    size = len(runs.begins)
    begin, finish = runs.begin.astype(np.int64), runs.finish.astype(np.int64)
    before = np.concatenate([begin[:1], _latest_so_far(runs.which, finish)[:-1]])
    before[runs.begins] = begin[runs.begins]
    new = np.maximum(finish - np.maximum(begin, before), 0)
    hours = np.bincount(runs.which, weights=new, minlength=size) / _HOUR_US
    unknown = np.bincount(runs.which[~(runs.timed & runs.ended)], minlength=size) > 0
    return np.where(unknown, np.nan, hours)


def _hours(length: Any) -> Any:
    return length / np.timedelta64(1, "h")


def _edges(days: pd.DataFrame, codes: Ints, first_day: Times, last_day: Times) -> Bools:
    """Say whether the day before or after each episode is not recorded or outside the diary."""
    patient = patient_codes(days)
    known = (days["state"] != "not recorded").to_numpy()
    # One cell before and behind each patient's days stands for "outside of the diary".
    padded = np.zeros(
        len(days) + 2 * ((int(patient[-1]) if len(patient) else 0) + 1) + 1, dtype=bool
    )
    padded[np.arange(len(days)) + 2 * patient + 1] = known
    begin = np.searchsorted(patient, codes)
    cell = begin + 2 * codes + 1
    origin = day_numbers(days["date"])[begin]
    before = cell + first_day.astype(np.int64) - origin - 1
    after = cell + last_day.astype(np.int64) - origin + 1
    outside: Bools = ~(padded[before] & padded[after])
    return outside
