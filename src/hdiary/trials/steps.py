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
    step = _said_steps(diary, moments) if numbered else _count_steps(diary, moments, inside)
    fits = (step >= 0) & (step < plan.periods)
    odd = np.bincount(person[inside & ~fits], minlength=len(who)) * numbered
    inside &= fits
    shape = (len(who), plan.periods)
    which = np.full(shape, -1, dtype=np.int64)
    chosen = np.flatnonzero(inside)[::-1]
    # The first moment of a number stands; what comes later under the same number is a rescue.
    which[person[chosen], step[chosen]] = chosen
    before, after = np.full(shape, np.nan), np.full(shape, np.nan)
    found = which >= 0
    before[found], after[found] = moments.before[which[found]], moments.after[which[found]]
    held = np.bincount(person[inside], minlength=len(who)) - found.sum(axis=1)
    number = np.arange(1, plan.periods + 1)[None, :]
    reached = found & (np.cumsum(found, axis=1) >= _MOSTLY * number)
    return Steps(
        before=before, after=after, moment=which,
        last=np.where(reached, number, 0).max(axis=1, initial=0), numbered=numbered, odd=odd,
        repeated=held * numbered,
    )  # fmt: skip


def find_plan_moments(diary: Diary) -> Moments:
    """Find the moments of treatment as the question of relief does, blanks being left alone."""
    rules = ReliefRules(gates=ReliefGates())
    return find_moments(
        diary,
        before_within=rules.before_within,
        after_between=rules.after_between,
        blank_is_none=True,
    )


def _said_steps(diary: Diary, moments: Moments) -> Ints:
    texts = diary.entries[STEP].astype("str")
    said = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=np.float64)
    said = said[moments.entry]
    whole = ~np.isnan(said) & (said == np.floor(said)) & (said > 0) & (said < 1e6)
    return np.where(whole, np.where(whole, said, 1.0) - 1.0, -1.0).astype(np.int64)


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
