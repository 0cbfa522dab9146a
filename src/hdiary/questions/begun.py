"""Since when a treatment was kept up that had not been there before, by a diary's own days."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, patient_codes
from hdiary.vocabulary.classes import TREATMENT_CLASSES

OVER_WEEKS = {name for name, kind in TREATMENT_CLASSES.items() if kind.horizon != "hours"}
"""Classes of treatments that may change the course."""
OPEN = 28
"""Without it for so many recorded days, and on `USES` days within so many, it began [days]."""
USES = 3
_EARLIEST = 14
"""A start after fewer recorded days may only be the start of writing [days]."""
_MORE = 8
"""What was had on `USES` days or more before, and then not so many times as often, had been
there all along, off and on."""
_FAR = 10**7
"""More days than a calendar has: it keeps people apart."""


def find_begun(diary: Diary, used: pd.DataFrame) -> list[tuple[int, int, str]]:
    """Find the patient, the day and the treatment of every start among doses."""
    if not len(used):
        return []
    names, codes = np.unique(
        used["treatment"].astype("str").to_numpy(dtype=object), return_inverse=True
    )
    day = epoch_days(used["date"])
    rows = np.unique(np.column_stack([patient_codes(used), codes, day]), axis=0)
    begins = rows[_may_begin(rows, Recorded(diary))]
    return [(int(p), int(d), str(names[t])) for p, t, d in begins.tolist()]


class Recorded:
    """Counts a person's recorded days between two days: a day left open is none without it."""

    def __init__(self, diary: Diary) -> None:
        days = diary.days[(diary.days["state"] != "not recorded").to_numpy(dtype=np.bool_)]
        self._keys = np.sort(_key(patient_codes(days), epoch_days(days["date"])))

    def between(self, who: Codes, after: Codes, before: Codes) -> Codes:
        """Count the recorded days after a day and before another."""
        ends = np.searchsorted(self._keys, _key(who, before))
        counted: Codes = ends - np.searchsorted(self._keys, _key(who, after), side="right")
        return counted


def _may_begin(rows: Codes, recorded: Recorded) -> Bools:
    """Say on which days of use something began: patient, treatment and day, sorted."""
    who, day = rows[:, 0], rows[:, 2]
    same = np.append(False, np.all(rows[1:, :2] == rows[:-1, :2], axis=1))
    group = np.cumsum(~same) - 1
    place = np.arange(len(rows)) - np.flatnonzero(~same)[group]
    kept_up = _kept_up(rows)
    # Only when it was kept up for the first time: after a pause it began again, and the time
    # before holds what it did then.
    earlier: Codes = np.cumsum(kept_up) - kept_up
    first = kept_up & (earlier == earlier[np.flatnonzero(~same)][group])
    last = np.where(same, np.append(0, day[:-1]), -_FAR // 4)
    without = recorded.between(who, last, day)
    seen = recorded.between(who, np.full_like(day, -_FAR // 4), day)
    more = (place < USES) | (_count_uses(rows) * seen >= _MORE * OPEN * place)
    begun: Bools = first & more & (seen >= _EARLIEST) & (without >= np.where(same, OPEN, _EARLIEST))
    return begun


def _kept_up(rows: Codes) -> Bools:
    """Say from which days on something was used on at least `USES` days within `OPEN`."""
    later = np.arange(len(rows)) + USES - 1
    there = np.minimum(later, len(rows) - 1)
    kept: Bools = (
        (later < len(rows))
        & np.all(rows[there, :2] == rows[:, :2], axis=1)
        & (rows[there, 2] - rows[:, 2] < OPEN)
    )
    return kept


def _count_uses(rows: Codes) -> Codes:
    """Count the days of use within `OPEN` days from each on."""
    _, group = np.unique(rows[:, :2], axis=0, return_inverse=True)
    keys = _key(group.ravel(), rows[:, 2])
    counted: Codes = np.searchsorted(keys, keys + OPEN) - np.arange(len(keys))
    return counted


def _key(who: Codes, day: Codes) -> Codes:
    key: Codes = who.astype(np.int64) * _FAR + day
    return key


def epoch_days(dates: pd.Series) -> Codes:
    """Give days as numbers since 1970."""
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)
