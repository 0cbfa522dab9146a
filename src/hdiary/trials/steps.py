"""The headaches of a trial in their order: which step each of them was, and how it went."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, Ints, patient_codes
from hdiary.questions.relief.moments import Moments, find_moments
from hdiary.questions.relief.rules import ReliefGates, ReliefRules
from hdiary.trials.planned import Planned

STEP = "trial_step"
"""The column in which the number of each headache may stand."""
_MOSTLY = 0.6
"""Where fewer of the headaches up to a number were written down, it was mistyped."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Steps:
    """The headaches of everybody by their number, shape (people, steps)."""

    before: Floats  # Pain before the treatment and two hours later [NRS]; NaN where not known
    after: Floats
    moment: Ints  # The place of each among the moments of the diary; -1 for none
    last: Ints  # The number that each person has come to; one far ahead of all others is a slip
    numbered: bool  # Whether the diary says the numbers, or they were counted
    # Headaches of the time of the trial, by person: without a number that fits, and those that
    # repeat a number
    odd: Ints
    repeated: Ints


def lay_steps(diary: Diary, plan: Planned, who: Codes) -> Steps:
    """Find the moment of treatment that belongs to each step."""
    # Without numbers, every moment of treatment that begins a headache from the first day on is
    # the next step; later ones of the same episode are part of it.
    moments = find_plan_moments(diary)
    row = np.full(len(diary.patients), -1, dtype=np.int64)
    row[who] = np.arange(len(who))
    person = row[moments.who]
    date = diary.entries["date"].to_numpy(dtype="datetime64[D]")[moments.entry]
    inside = (person >= 0) & (date >= np.datetime64(plan.start)) & ~moments.rescues
    numbered = STEP in diary.entries and bool(diary.entries[STEP].notna().any())
    step = _said_steps(diary)[moments.entry] if numbered else _count_steps(diary, moments, inside)
    fits = (step >= 0) & (step < plan.periods)
    odd = _count_odd(diary, moments, person, inside & ~fits, len(who)) * numbered
    inside &= fits
    shape = (len(who), plan.periods)
    which = np.full(shape, -1, dtype=np.int64)
    chosen = np.flatnonzero(inside)[::-1]
    # The first moment of a number stands; what comes later under the same number is a rescue.
    which[person[chosen], step[chosen]] = chosen
    before, after = np.full(shape, np.nan), np.full(shape, np.nan)
    found = which >= 0
    before[found], after[found] = moments.before[which[found]], moments.after[which[found]]
    again = inside & ~_begins(diary, moments, person, step, which)
    held = np.bincount(person[again], minlength=len(who))
    number = np.arange(1, plan.periods + 1)[None, :]
    reached = found & (np.cumsum(found, axis=1) >= _MOSTLY * number)
    return Steps(
        before=before, after=after, moment=which,
        last=np.where(reached, number, 0).max(axis=1, initial=0), numbered=numbered, odd=odd,
        repeated=held * numbered,
    )  # fmt: skip


def find_plan_moments(diary: Diary) -> Moments:
    """Find the moments of treatment as the question of relief does, blanks being left alone."""
    # What waiting came to counts as the lot had it, rescued or not.
    rules = ReliefRules(gates=ReliefGates())
    return find_moments(
        diary,
        before_within=rules.before_within,
        after_between=rules.after_between,
        blank_is_none=True,
        waits_fail=True,
    )


def _said_steps(diary: Diary) -> Ints:
    """Read the number of each entry, counted from 0; -1 where none fits."""
    # A further dose has a row of its own under its headache, and the number may stand in the
    # first row only.
    texts = diary.entries[STEP].astype("str")
    said = pd.to_numeric(texts, errors="coerce")
    said = said.fillna(said.groupby(_headaches(diary)).transform("first"))
    numbers = said.to_numpy(dtype=np.float64)
    whole = ~np.isnan(numbers) & (numbers == np.floor(numbers)) & (numbers > 0) & (numbers < 1e6)
    return np.where(whole, np.where(whole, numbers, 1.0) - 1.0, -1.0).astype(np.int64)


def _headaches(diary: Diary) -> Ints:
    """Say of each entry to which headache it belongs: the same person, day and start."""
    entries = diary.entries
    timed = entries["start"].notna().to_numpy(dtype=np.bool_)
    keys = pd.DataFrame(
        {
            "who": patient_codes(entries),
            "date": entries["date"].to_numpy(),
            "start": entries["start"].to_numpy(),
            # What has no start stands for itself.
            "row": np.where(timed, -1, np.arange(len(entries))),
        }
    )
    places = keys.groupby(list(keys), dropna=False, sort=False).ngroup()
    return np.asarray(places, dtype=np.int64)


def _count_odd(diary: Diary, moments: Moments, person: Ints, odd: Bools, people: int) -> Ints:
    """Count the headaches of each person without a number that fits, each of them once."""
    # What is taken on a day without headache is no step that lacks its number.
    places = _headaches(diary)
    said = diary.entries["headache"].fillna(False).astype("bool")
    hurts = said.groupby(places).transform("any").to_numpy(dtype=np.bool_)
    odd = odd & hurts[moments.entry]
    _, first = np.unique(places[moments.entry[odd]], return_index=True)
    return np.bincount(person[odd][first], minlength=people).astype(np.int64)


def _begins(diary: Diary, moments: Moments, person: Ints, step: Ints, which: Ints) -> Bools:
    """Say which moments belong to the headache that has their number first: of the same day."""
    day = diary.entries["date"].to_numpy(dtype="datetime64[D]")[moments.entry]
    fits = (person >= 0) & (step >= 0) & (step < which.shape[1])
    first = np.where(fits, which[np.where(fits, person, 0), np.where(fits, step, 0)], -1)
    same: Bools = (first >= 0) & (day == day[np.maximum(first, 0)])
    return same


def _count_steps(diary: Diary, moments: Moments, inside: Bools) -> Ints:
    """Count the headaches of each person as they came, one for each episode."""
    episode = _episodes_of(diary, moments)
    step = np.full(len(moments.who), -1, dtype=np.int64)
    time = np.where(moments.at > np.iinfo(np.int64).min, moments.at, 0)
    order = np.lexsort((moments.entry, time, episode, moments.who))
    order = order[inside[order]]
    keys = pd.DataFrame({"who": moments.who[order], "episode": episode[order]})
    first = ~keys.duplicated().to_numpy()
    chosen = order[first]
    step[chosen] = keys[first].groupby("who").cumcount().to_numpy()
    return step


def _episodes_of(diary: Diary, moments: Moments) -> Ints:
    """Say in which episode of its person each moment lies."""
    episodes = diary.episodes
    day = diary.entries["date"].to_numpy(dtype="datetime64[us]")[moments.entry]
    key = pd.DataFrame({"who": moments.who, "day": day, "place": np.arange(len(day))})
    begins = pd.DataFrame(
        {
            "who": patient_codes(episodes),
            "day": episodes["first_day"].to_numpy(dtype="datetime64[us]"),
            "episode": episodes["episode"].to_numpy(dtype=np.int64),
        }
    )
    met = pd.merge_asof(
        key.sort_values("day", kind="stable"),
        begins.sort_values("day", kind="stable"),
        on="day",
        by="who",
    ).sort_values("place")
    return met["episode"].fillna(-1).to_numpy(dtype=np.int64)
