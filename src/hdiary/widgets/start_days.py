"""The days of one person on which something can have begun, and what did in the diary."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.change.starts import find_starts, read_day
from hdiary.words import Words

Day = str | date
_FIRST = date(1970, 1, 1)


def to_date(day: Day) -> date:
    """Give a day as a date."""
    return _FIRST + timedelta(read_day(day))


def list_days(diary: Diary, patient: str | None) -> list[date]:
    """Give the days with a day before them, of everybody where no patient is named."""
    dates = diary.days["date"]
    if patient is not None:
        dates = diary.days.loc[diary.days["patient"] == patient, "date"]
    return [day.date() for day in pd.to_datetime(dates)][1:]


def list_starts(diary: Diary, patient: str | None, days: Sequence[date]) -> list[tuple[str, date]]:
    """Give what began in the diary and its first day, the latest first."""
    starts = find_starts(diary)
    whose = 0 if patient is None else diary.patients.index(patient)
    found = [
        (str(starts.name[at]), _FIRST + timedelta(int(starts.day[at])))
        for at in range(len(starts))
        if starts.who[at] == whose
    ]
    return [(what, day) for what, day in reversed(found) if days[0] <= day <= days[-1]]


def say_outside(say: Words, day: date, days: Sequence[date]) -> str:
    """Say that a day has no time before and after it, and which days have."""
    return say("panel.no_time", day=day, first=days[0], last=days[-1])
