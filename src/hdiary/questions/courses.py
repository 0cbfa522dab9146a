"""From when to when a treatment was kept up, as far as a diary's own days tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, patient_codes
from hdiary.questions.begun import OPEN, OVER_WEEKS, USES, Recorded, epoch_days

_WEEK = 7
"""What overlaps a time by less says nothing of it [days]."""
_FAR = 10**6


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """One treatment, kept up from its first day to its last."""

    name: str
    first: int  # In days of the calendar since 1970, like ``last``
    last: int  # The last day on which it was written down
    over: bool  # Whether so many recorded days followed without it that it had ended


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What else took place in two times that are compared."""

    ended: tuple[Course, ...] = ()  # Kept up in them, and over before they were
    again: tuple[str, ...] = ()  # Taken up again after a pause
    used: tuple[str, ...] = ()  # Kept up in both


def find_courses(diary: Diary) -> dict[int, list[Course]]:
    """Find when treatments that may change the course were kept up, under each patient's number."""
    # A course is of uses with fewer than 28 recorded days between them, on 3 days in 28 at least.
    doses = diary.doses
    doses = doses[doses["treatment_class"].astype("str").isin(OVER_WEEKS)]
    if not len(doses):
        return {}
    names, codes = np.unique(doses["treatment"].astype("str").to_numpy(dtype=object),
                             return_inverse=True)  # fmt: skip
    day = epoch_days(doses["date"])
    rows = np.unique(np.column_stack([patient_codes(doses), codes, day]), axis=0)
    found: dict[int, list[Course]] = {}
    for who, treatment, first, last, over in _cut(rows, Recorded(diary)).tolist():
        course = Course(name=str(names[treatment]), first=first, last=last, over=bool(over))
        found.setdefault(who, []).append(course)
    return found


def _cut(rows: Codes, recorded: Recorded) -> Codes:
    """Cut uses where they paused: patient, treatment, first and last day, and whether over."""
    who, day = rows[:, 0], rows[:, 2]
    same = np.append(np.all(rows[1:, :2] == rows[:-1, :2], axis=1), False)
    following = np.where(same, np.append(day[1:], 0), day + _FAR)
    over: Bools = recorded.between(who, day, following) >= OPEN
    ends = over | ~same
    begins = np.append(True, ends[:-1])
    run = np.cumsum(begins) - 1
    there = np.minimum(np.arange(len(rows)) + USES - 1, len(rows) - 1)
    kept = (run[there] == run) & (there == np.arange(len(rows)) + USES - 1)
    kept &= day[there] - day < OPEN
    lasting = np.bincount(run[kept], minlength=run[-1] + 1) > 0
    first, last = np.flatnonzero(begins)[lasting], np.flatnonzero(ends)[lasting]
    return np.column_stack([rows[first], day[last], over[last]]).astype(np.int64)


def look_beside(courses: list[Course], *, first: int, day: int, end: int) -> Beside:
    """Say what became of courses in the time from a first day to a day, and from it to an end."""
    # ``end`` is the day after the last one that is compared. Courses of each treatment stand in
    # their order.
    latest = {
        course.name: course
        for course in courses
        if course.last >= first + _WEEK and course.first < end
    }
    ended, again, used = [], [], []
    for name, course in latest.items():
        paused = any(c.name == name and first <= c.last < course.first for c in courses)
        if course.over and course.last < end - _WEEK:
            ended.append(course)
        elif paused and course.first >= first:
            again.append(name)
        elif course.first < day - _WEEK:
            used.append(name)
    return Beside(ended=tuple(ended), again=tuple(again), used=tuple(used))
