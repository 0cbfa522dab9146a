"""How much of a trial is done and written down, without a word on how it went."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, Ints, patient_codes, patient_column
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.steps import STEP, lay_steps
from hdiary.trials.units import find_people, lay_days


def count_periods(diary: Diary, plan: Planned, on: date) -> pd.DataFrame:
    """Count of each period or headache of everybody what is written down before a day."""
    # Neither arms nor what came out stand here: from the two together the result would follow.
    if plan.design == HEADACHES:
        return _count_steps(diary, plan)
    who, order = find_people(diary, plan)
    days = lay_days(diary, plan, who)
    begins, ends = _bounds(plan, order)
    first = _first_that_count(plan, begins)
    place, today = np.arange(days.value.shape[1])[None, :], (on - plan.start).days
    # Whether a headache was rated would tell where the headaches were: entries are counted.
    known = days.written
    counts = {
        "days": _sums(np.ones_like(known), first, ends),
        "recorded": _sums(known & (place <= today), first, ends),
        "missing": _sums((place < today) & ~known, first, ends),
        "unrated": np.zeros_like(begins),
    }
    return _frame(diary, plan, who, counts, (begins, ends))


def _first_that_count(plan: Planned, begins: Ints) -> Ints:
    """Give the first day of each period that is neither washout nor settling."""
    if plan.design == START:
        return begins + plan.settle * (begins > 0)
    return begins + plan.washout


def _frame(
    diary: Diary, plan: Planned, who: Codes, counts: dict[str, Ints], bounds: tuple[Ints, Ints]
) -> pd.DataFrame:
    people, many = bounds[0].shape
    start = np.datetime64(plan.start, "us")
    dates = [start + days.ravel() * np.timedelta64(1, "D") for days in (bounds[0], bounds[1] - 1)]
    if plan.design == HEADACHES:
        dates = [np.full(people * many, np.datetime64("NaT"), dtype="datetime64[us]")] * 2
    return pd.DataFrame(
        {
            "patient": patient_column(diary, np.repeat(who, many)),
            "period": np.tile(np.arange(1, many + 1), people),
            "first_day": dates[0].astype("datetime64[us]"),
            "last_day": dates[1].astype("datetime64[us]"),
            **{name: value.ravel() for name, value in counts.items()},
        }
    )


def _bounds(plan: Planned, order: Ints) -> tuple[Ints, Ints]:
    """Give where each period begins and ends, counted in days from the first of the plan."""
    if plan.design == START:
        drawn = np.asarray(plan.order, dtype=np.int64)[order, 0] + plan.baseline
        begins = np.column_stack([np.zeros_like(drawn), drawn])
        return begins, np.column_stack([drawn, np.full_like(drawn, plan.days)])
    begins = np.tile(np.arange(plan.periods) * plan.length, (len(order), 1))
    return begins, begins + plan.length


def _sums(what: Bools, first: Ints, ends: Ints) -> Ints:
    """Count within each period."""
    below = np.pad(np.cumsum(what, axis=1), ((0, 0), (1, 0)))
    rows = np.arange(len(what))[:, None]
    last = np.maximum(ends, first)
    return np.asarray(below[rows, last] - below[rows, first], dtype=np.int64)


def count_unrated(diary: Diary, plan: Planned, on: date) -> Ints:
    """Count the days of each person that count so far and whose pain is needed and not known."""
    # Of all periods together: where they are would tell where the headaches were.
    who, order = find_people(diary, plan)
    days = lay_days(diary, plan, who)
    begins, ends = _bounds(plan, order)
    unrated = days.written & ~days.recorded
    seen = np.arange(unrated.shape[1])[None, :] <= (on - plan.start).days
    found = _sums(unrated & seen, _first_that_count(plan, begins), ends)
    return np.asarray(found.sum(axis=1), dtype=np.int64)


def _count_steps(diary: Diary, plan: Planned) -> pd.DataFrame:
    who, _ = find_people(diary, plan)
    steps = lay_steps(diary, plan, who)
    so_far = np.arange(plan.periods)[None, :] < steps.last[:, None]
    found = steps.moment >= 0
    known = _both(steps.before, steps.after)
    counts = {
        "days": np.ones(known.shape, dtype=np.int64),
        "recorded": (found & known).astype(np.int64),
        "missing": (so_far & ~found).astype(np.int64),
        "unrated": (found & ~known).astype(np.int64),
    }
    nowhere = np.zeros(known.shape, dtype=np.int64)
    return _frame(diary, plan, who, counts, (nowhere, nowhere))


def _both(before: Floats, after: Floats) -> Bools:
    known: Bools = ~np.isnan(before) & ~np.isnan(after)
    return known


def count_unnumbered(diary: Diary, plan: Planned, who: Codes) -> Ints:
    """Count the headaches of each person that have no number although others have one."""
    many = np.zeros(len(who), dtype=np.int64)
    if plan.design != HEADACHES or STEP not in diary.entries:
        return many
    numbered = diary.entries[diary.entries[STEP].notna()]
    episodes = diary.episodes[diary.episodes["first_day"] >= pd.Timestamp(plan.start)]
    if numbered.empty or episodes.empty:
        return many
    has = _have_a_number(episodes, numbered)
    without = np.bincount(patient_codes(episodes)[~has], minlength=len(diary.patients))
    return np.asarray(without[who], dtype=np.int64)


def _have_a_number(episodes: pd.DataFrame, numbered: pd.DataFrame) -> Bools:
    """Say for each episode whether an entry with a number lies within its days."""
    begins = pd.DataFrame(
        {
            "who": patient_codes(episodes),
            "day": episodes["first_day"].to_numpy(),
            "last": episodes["last_day"].to_numpy(),
            "place": np.arange(len(episodes)),
        }
    ).sort_values("day", kind="stable")
    said = pd.DataFrame({"who": patient_codes(numbered), "day": numbered["date"].to_numpy()})
    met = pd.merge_asof(said.sort_values("day", kind="stable"), begins, on="day", by="who")
    inside = met[met["place"].notna() & (met["day"] <= met["last"])]
    has = np.zeros(len(episodes), dtype=np.bool_)
    has[inside["place"].to_numpy().astype(np.int64)] = True
    return has


def find_last_entries(diary: Diary, plan: Planned, who: Codes) -> pd.Series:
    """Give the last day of each person, from the first of the plan on, that has an entry."""
    days = diary.days[diary.days["date"] >= pd.Timestamp(plan.start)]
    days = days[days["state"].isin(["headache", "clear"])]
    last = days["date"].groupby(patient_codes(days)).max()
    return last.reindex(who).reset_index(drop=True)
