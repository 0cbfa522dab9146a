"""Many rows a day, such as a weather station's hours, as one value of each day."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Floats, Times
from hdiary.read.beside.daily import DATE
from hdiary.read.beside.measures import Measure

_REGULAR, _HALF = 0.6, 0.5
_MANY = 8
"""Rows a day from which a table is a measurement at regular times, rather than a few readings."""


def day_frame(days: Times) -> pd.DataFrame:
    """Give each day once, in order; rows without a day are none."""
    told = np.unique(days[~np.isnat(days)])
    return pd.DataFrame({DATE: pd.Series(told.astype("datetime64[us]"))})


def too_few_rows(days: Times) -> Bools:
    """Mark the days that a table of regular times tells only a small part of, in order."""
    # The first and the last day of an export are rarely whole: their mean is no day's mean.
    _, counts = np.unique(days[~np.isnat(days)], return_counts=True)
    usual = np.median(counts) if len(counts) else 0
    regular = usual >= _MANY and (counts == usual).mean() >= _REGULAR
    return np.asarray(regular & (counts < _HALF * usual), dtype=bool)


def summarise(
    days: Times, values: pd.Series, measure: Measure, *, many: bool
) -> dict[str, pd.Series]:
    """Give a day's value for each day in order, and with many rows what else is told of it."""
    told = ~np.isnat(days)
    of_day = pd.Series(days[told])
    numbers = values[told].reset_index(drop=True)
    if not pd.api.types.is_float_dtype(numbers.dtype):
        return {measure.name: _one_word(of_day, numbers)}
    grouped = numbers.groupby(of_day, sort=True)
    if not many:
        found = {measure.name: _agreed(grouped)}
    elif measure.how == "sum":
        found = {measure.name: grouped.sum(min_count=1)}
    else:
        found = {measure.name: grouped.mean()}
    if many and measure.spread:
        found[f"{measure.name}_min"], found[f"{measure.name}_max"] = grouped.min(), grouped.max()
    return {name: column.round(4).reset_index(drop=True) for name, column in found.items()}


def _agreed(grouped: pd.api.typing.SeriesGroupBy) -> pd.Series:  # type: ignore[type-arg]
    """Give the value of each day on which all rows agree; else nothing."""
    first: pd.Series = grouped.first()
    return first.where(grouped.min() == grouped.max())


def _one_word(of_day: pd.Series, words: pd.Series) -> pd.Series:
    """Give the word of each day; a day of several different words says none."""
    grouped = words.groupby(of_day, sort=True)
    first: pd.Series = grouped.first()
    return first.where(grouped.nunique() == 1).reset_index(drop=True)


def change_since(days: pd.Series, values: pd.Series) -> Floats:
    """Give the change since the calendar day before; missing where that is."""
    numbers = values.to_numpy(np.float64)
    at = days.to_numpy().astype("datetime64[D]").astype(np.int64)
    out = np.full(len(numbers), np.nan)
    if len(out) > 1:
        out[1:] = np.where(np.diff(at) == 1, np.diff(numbers), np.nan)
    return np.round(out, 4)
