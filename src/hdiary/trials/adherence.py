"""Whether the plan was followed, as far as the diary tells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Floats, Ints, patient_codes, ratio
from hdiary.diary.calendar import SEPARATOR
from hdiary.trials.arms import is_nothing, tell_apart
from hdiary.trials.planned import HEADACHES, START, Planned
from hdiary.trials.steps import find_plan_moments, lay_steps
from hdiary.trials.units import Units
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import yes_no

DONE = "trial_done"
"""The column in which may stand whether a day went as planned."""
_SAID = ("treatments", "activities", "postures")
_WEEK = 7


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Adherence:
    """Of each person, how much of the plan was followed."""

    share: Floats  # Of the units that say it; NaN where the diary does not say
    followed: Ints
    other: Ints  # Where another arm than the planned one was written down, or "not done"
    unsaid: Ints
    never: tuple[tuple[int, ...], ...]  # Arms of each that are not named once, as places


def find_adherence(diary: Diary, plan: Planned, units: Units) -> Adherence:
    """Count the units of each person that went as planned, those that did not, and the others."""
    headaches = plan.design == HEADACHES
    seen, said = (_seen_in_steps if headaches else _seen_in_days)(diary, plan, units)
    lived = _match(seen, units.arm, plan, said)
    never = _never(seen, lived, plan, units)
    answers = _read_answers(diary)
    share = None
    if (answers >= 0).any():
        if headaches:
            lived = _without_refused(diary, plan, units, lived, answers)
        else:
            lived, share = _said_done(diary, plan, units, answers)
    count = {
        name: ((lived == kind) & (units.arm >= 0)).sum(axis=1).astype(np.int64)
        for name, kind in (("followed", 1), ("other", 0), ("unsaid", -1))
    }
    if share is None:
        share = ratio(count["followed"], count["followed"] + count["other"])
    return Adherence(share=share, never=never, **count)


def _never(seen: Bools, lived: Ints, plan: Planned, units: Units) -> tuple[tuple[int, ...], ...]:
    """List the arms of each person that are not named once, where others are."""
    found = []
    for row in range(len(seen)):
        named = seen[row].any(axis=0)
        told = bool((lived[row] >= 0).any())
        places = [
            place
            for place, arm in enumerate(plan.arms)
            if told and not named[place] and not is_nothing(arm) and (units.arm[row] == place).any()
        ]
        found.append(tuple(places))
    return tuple(found)


def _seen_in_steps(diary: Diary, plan: Planned, units: Units) -> tuple[Bools, Bools]:
    """Say which arms were given at each step, and of which steps anything is said."""
    steps = lay_steps(diary, plan, units.who)
    # By hdiary's name and as it was written, so that two kinds of one treatment stay apart.
    names = diary.doses["treatment"].astype("str").map(fold).to_numpy()
    written = diary.doses["words"].astype("str").map(fold).to_numpy()
    moment = find_plan_moments(diary).dose_moment
    found = steps.moment >= 0
    size = int(max(moment.max(initial=-1), steps.moment.max(initial=-1))) + 1
    given = np.zeros((max(size, 1), len(plan.arms)), dtype=np.bool_)
    for place, own in enumerate(tell_apart(plan.arms)):
        mine = (np.isin(names, list(own)) | np.isin(written, list(own))) & (moment >= 0)
        given[moment[mine], place] = True
    return given[np.where(found, steps.moment, 0)] & found[:, :, None], found


def _match(given: Bools, planned: Ints, plan: Planned, said: Bools) -> Ints:
    """Compare what was done with what was planned: 1 the same, 0 otherwise, -1 not said."""
    own = np.take_along_axis(given, np.maximum(planned, 0)[:, :, None], axis=2)[:, :, 0]
    any_given = given.any(axis=2)
    others = given.sum(axis=2) - own > 0
    nothing = np.array([is_nothing(arm) for arm in plan.arms], dtype=np.bool_)
    leaves = nothing[np.maximum(planned, 0)]
    followed = np.where(leaves, ~any_given, own & ~others)
    return np.where(said, followed.astype(np.int64), -1)


def _seen_in_days(diary: Diary, plan: Planned, units: Units) -> tuple[Bools, Bools]:
    """Say which arms are named in each period, and of which periods anything is said."""
    seen = _seen(diary, plan, units)
    if plan.design == START:
        # What is done some times a week goes on between.
        seen = _go_on(seen, units)
    named = np.asarray(seen.reshape(len(seen), -1).any(axis=1), dtype=np.bool_)
    return seen, (units.recorded > 0) & named[:, None]


def _go_on(seen: Bools, units: Units) -> Bools:
    """Let what was named on a day count for the six days after it."""
    out = seen.copy()
    for day in range(1, _WEEK):
        out[:, day:] |= seen[:, :-day]
    # The programme is not begun by what was named before its day.
    begun: Bools = (units.arm != 1)[:, :, None] | seen
    return out & begun


def _unit_of_days(diary: Diary, plan: Planned, units: Units, dates: pd.Series, who: Ints) -> Ints:
    """Give the unit of each row of a table of days, shape (rows,); -1 outside the plan."""
    after = (dates - pd.Timestamp(plan.start)).dt.days.to_numpy().astype(np.int64)
    length = 1 if plan.design == START else plan.length
    unit = after // length
    row = np.full(len(diary.patients), -1, dtype=np.int64)
    row[units.who] = np.arange(len(units.who))
    inside = (after >= 0) & (unit < units.arm.shape[1]) & (row[who] >= 0)
    return np.where(inside, row[who] * units.arm.shape[1] + unit, -1)


def _read_answers(diary: Diary) -> Ints:
    """Read of each entry whether it went as planned: 1 yes, 0 no, -1 not said."""
    entries = diary.entries
    if DONE not in entries:
        return np.full(len(entries), -1, dtype=np.int64)
    texts = entries[DONE].astype("str").fillna("")
    told = {text: yes_no(text) for text in texts.unique()}
    return np.array([-1 if told[t] is None else int(bool(told[t])) for t in texts], dtype=np.int64)


def _without_refused(diary: Diary, plan: Planned, units: Units, lived: Ints, answers: Ints) -> Ints:
    """Let a no at a headache count more than the names that stand beside it."""
    steps = lay_steps(diary, plan, units.who)
    entry = find_plan_moments(diary).entry
    found = steps.moment >= 0
    if not found.any():
        return lived
    answer = np.where(found, answers[entry[np.where(found, steps.moment, 0)]], -1)
    return np.where(answer == 0, 0, np.where((answer == 1) & (lived < 0), 1, lived))


def _said_done(diary: Diary, plan: Planned, units: Units, answers: Ints) -> tuple[Ints, Floats]:
    """Say of each period how most of its days went, and of each person the share of days."""
    known = answers >= 0
    said, yes = diary.entries[known], answers[known] == 1
    unit = _unit_of_days(diary, plan, units, said["date"], patient_codes(said))
    size = units.arm.size
    good = np.bincount(unit[(unit >= 0) & yes], minlength=size).reshape(units.arm.shape)
    bad = np.bincount(unit[(unit >= 0) & ~yes], minlength=size).reshape(units.arm.shape)
    lived = np.where(good + bad == 0, -1, (good > bad).astype(np.int64))
    inside = units.arm >= 0
    days = (good * inside).sum(axis=1), ((good + bad) * inside).sum(axis=1)
    return lived, ratio(*days)


def _seen(diary: Diary, plan: Planned, units: Units) -> Bools:
    """Say which arms are named in each unit, shape (people, units, arms)."""
    days = diary.days
    unit = _unit_of_days(diary, plan, units, days["date"], patient_codes(days))
    seen = np.zeros((units.arm.size, len(plan.arms)), dtype=np.bool_)
    for column in _SAID:
        told = days[column].cat
        items = [{fold(item) for item in str(text).split(SEPARATOR)} for text in told.categories]
        codes = told.codes.to_numpy()
        for place, names in enumerate(tell_apart(plan.arms)):
            holds = np.array([*(bool(names & some) for some in items), False], dtype=np.bool_)
            seen[unit[holds[codes] & (unit >= 0)], place] = True
    # As it was written, too, so that two kinds of one treatment stay apart.
    doses = diary.doses
    unit = _unit_of_days(diary, plan, units, doses["date"], patient_codes(doses))
    written = doses["words"].astype("str").map(fold).to_numpy()
    for place, names in enumerate(tell_apart(plan.arms)):
        seen[unit[np.isin(written, list(names)) & (unit >= 0)], place] = True
    return seen.reshape(*units.arm.shape, len(plan.arms))
