"""Since when the page compares: the last visit, the last start in the diary, or its second half."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools
from hdiary.diary.coverage import find_open_lists
from hdiary.questions.change.rules import ChangeGates
from hdiary.questions.change.starts import Starts, find_starts
from hdiary.questions.facts import DayFacts
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.written_days import read_written_day
from hdiary.words import Phrase, load_words, phrase, say_plain

RECENT_DAYS = 28
"""Without a last visit, the first glance tells of so many last days [days]."""
GATES = ChangeGates(min_days=24)
"""Four weeks with room for a few forgotten days."""
SETTLE = 14
"""After a start, so many days are left out for an effect to grow, as in `hdiary.change`."""


class VisitError(ValueError):
    """The last visit is not a day, or not within the diary."""

    def __init__(self, told: Phrase) -> None:
        self.told = told
        super().__init__(say_plain(told))

    def tell(self, language: str) -> str:
        """Say the same in a language."""
        return load_words(language, "screen")(self.told)


def find_begin(
    diary: Diary, facts: DayFacts, hidden: frozenset[str] = frozenset()
) -> tuple[pd.Timestamp, str]:
    """Find the day from which on the diary is compared, and what began on it if not hidden."""
    dates = pd.DatetimeIndex(facts.date)
    first, length = dates[0], len(dates)
    if length <= RECENT_DAYS:
        return first, ""
    if find_open_lists(diary.coverage)[0]:
        return dates[length // 2], ""
    starts = find_starts(diary)
    for at in reversed(range(len(starts))):
        day = pd.Timestamp(int(starts.day[at]), unit="D")
        if fold(str(starts.name[at])) in hidden:
            continue
        sides = [facts.recorded & side for side in _sides(dates, starts, at)]
        if min(int(side.sum()) for side in sides) >= GATES.min_days:
            return day, str(starts.name[at])
    recorded = dates[facts.recorded]
    return (recorded[len(recorded) // 2] if len(recorded) > 1 else dates[length // 2]), ""


def _sides(dates: pd.DatetimeIndex, starts: Starts, at: int) -> tuple[Bools, Bools]:
    """Give the days before a start and after it that are compared, as in `hdiary.change`."""
    number = dates.to_numpy().astype("datetime64[D]").astype(np.int64)
    day = int(starts.day[at])
    before = (number >= starts.before[at] + SETTLE) & (number < day)
    after = (number >= day + SETTLE) & (number < starts.after[at])
    return before, after


def name_started(
    diary: Diary, begin: pd.Timestamp, hidden: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Name what began on a day, as found in the diary."""
    starts = find_starts(diary)
    days = pd.to_datetime(starts.day, unit="D")
    names = [str(name) for name, day in zip(starts.name, days, strict=True) if day == begin]
    return tuple(name for name in names if fold(name) not in hidden)


def find_recent(days: pd.Series, last_visit: str | date | None) -> pd.Timestamp:
    """Give the first day of what the first glance tells of."""
    first, last = pd.Timestamp(days.iloc[0]), pd.Timestamp(days.iloc[-1])
    if last_visit is None:
        return max(first, last - pd.Timedelta(days=RECENT_DAYS - 1))
    begin = _read_day(last_visit)
    if not first < begin <= last:
        named = {"day": begin, "first": first, "last": last}
        told = {name: f"{day:%Y-%m-%d}" for name, day in named.items()}
        raise VisitError(phrase("last_visit.not_within", **told))
    return begin


def _read_day(given: str | date) -> pd.Timestamp:
    day = given if isinstance(given, date) else read_written_day(given)
    if day is None:
        raise VisitError(phrase("last_visit.no_day", given=str(given)[:20]))
    return pd.Timestamp(day).normalize()
