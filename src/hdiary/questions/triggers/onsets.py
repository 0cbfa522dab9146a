"""When on its day the first headache began, and what is known of it: people x calendar days."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, Ints, Times, patient_codes, says_headache
from hdiary.diary.calendar import day_numbers
from hdiary.diary.cells import cell_max
from hdiary.diary.days import days_past_midnight
from hdiary.questions.exposure.grid import Grid
from hdiary.vocabulary.night import is_waking_time

_MINUTE = np.timedelta64(1, "m")
_EARLIEST, _LATEST = 4.5, 15.0
"""Smaller numbers may count how often somebody woke, larger ones something else [h]."""
_MOSTLY = 0.8
"""A column is one of clock times where so large a share of its cells are."""
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?(?:\s*(?:h|uhr))?$", re.IGNORECASE)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Onsets:
    """The first headache of each day of some people, (people, days)."""

    # ``minute`` is the clock minute at which it began; NaN on other days, and where it is not
    # known: no start is written beside some headache of the day, or one had run on from the day
    # before.
    minute: Floats
    clear: Bools


def find_onsets(diary: Diary, grid: Grid) -> Onsets:
    """Find when the first headache of each day began, where it is written."""
    entries = diary.entries
    hurts = says_headache(entries)
    cell = find_cells(entries, grid)
    minute = clock_minutes(entries["start"], entries["date"])
    size = int(grid.length.sum())
    # The earliest, as the largest of what is left until then.
    first = -cell_max(cell[hurts], -minute[hurts], size)
    unknown = np.zeros(size, dtype=np.bool_)
    unknown[cell[hurts & np.isnan(minute)]] = True
    unknown[_cells_of(*days_past_midnight(entries), grid)] = True
    inside = grid.inside(slice(None))
    out = np.full(inside.shape, np.nan)
    out[inside] = np.where(unknown, np.nan, first)
    out[grid.headache != 1.0] = np.nan
    return Onsets(minute=out, clear=grid.headache == 0.0)


def find_waking(diary: Diary, grid: Grid) -> Floats:
    """Give the clock minute of getting up of each day, where a column tells it; else NaN."""
    size, entries = int(grid.length.sum()), diary.entries
    found = np.full(size, np.nan)
    for name in diary.factors["factor"]:
        if is_waking_time(str(name)):
            said = cell_max(find_cells(entries, grid), _clock_times(entries[name]), size)
            found = np.where(np.isnan(found), said, found)
    inside = grid.inside(slice(None))
    out = np.full(inside.shape, np.nan)
    out[inside] = found
    return out


def find_clock_columns(diary: Diary) -> frozenset[str]:
    """Find the columns that hold clock times, and hours of getting up: no qualities of a night."""
    names = [str(name) for name in diary.factors["factor"]]
    return frozenset(name for name in names if _holds_clock(diary.entries[name], name))


def _holds_clock(values: pd.Series, name: str) -> bool:
    said = values.notna().to_numpy()
    if not is_waking_time(name) and not isinstance(values.dtype, pd.CategoricalDtype):
        return False
    return bool(said.any()) and bool((~np.isnan(_clock_times(values)))[said].mean() > _MOSTLY)


def find_cells(entries: pd.DataFrame, grid: Grid) -> Codes:
    """Give the row of ``diary.days`` that each entry belongs to."""
    return _cells_of(patient_codes(entries), day_numbers(entries["date"]), grid)


def _cells_of(patient: Ints, day: Ints, grid: Grid) -> Codes:
    first = grid.first_day.astype("datetime64[D]").astype(np.int64)
    return np.asarray(grid.begins[:-1][patient] + day - first[patient], dtype=np.int64)


def clock_minutes(moments: pd.Series, dates: pd.Series) -> Floats:
    """Give the minutes after midnight of the entry's own date; NaN of another day or none."""
    at: Times = moments.to_numpy()
    minutes = (at - dates.to_numpy().astype("datetime64[D]")) / _MINUTE
    with np.errstate(invalid="ignore"):
        return np.where((minutes >= 0) & (minutes < 24 * 60), minutes, np.nan)


def _clock_times(values: pd.Series) -> Floats:
    """Read a column of times, or of hours such as 6.5, as minutes after midnight."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        read = np.array([_read_clock(str(text)) for text in values.cat.categories] + [np.nan])
        return np.asarray(read[values.cat.codes.to_numpy()], dtype=np.float64)
    if not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return np.full(len(values), np.nan)
    hours = values.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where((hours >= _EARLIEST) & (hours < _LATEST), hours * 60.0, np.nan)


def _read_clock(text: str) -> float:
    found = _CLOCK.match(text.strip())
    if found is None or int(found[1]) > 23:
        return float("nan")
    return int(found[1]) * 60.0 + float(found[2] or 0)
