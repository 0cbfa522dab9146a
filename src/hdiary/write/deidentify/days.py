"""Columns of a diary that follow the calendar, by which the shift of dates could be undone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats, Ints, patient_codes
from hdiary.diary.schema import DATETIME, factor_kind

_FEWEST_ROWS, _MANY_ROWS, _FEWEST_PEOPLE = 3, 10, 3
_STRAIGHT, _NEARLY = 0.999, 0.99
"""Squared correlation with the day from which on a column counts days."""
_MOST, _HALF = 0.9, 0.5
_FINE = ("day", "day of month")
_NO_CYCLE = 400
"""Numbers above this count no days of a cycle."""


def follows_days(entries: pd.DataFrame, name: str, *, weekdays: bool) -> bool:
    """Say whether a column tells which day of the calendar a row is of."""
    values = entries[name]
    kind = factor_kind(values)
    known = values.notna().to_numpy() & entries["date"].notna().to_numpy()
    if kind == "yes/no" or int(known.sum()) < _FEWEST_ROWS:
        return False
    said, people = values[known], patient_codes(entries)[known]
    days = entries["date"][known].reset_index(drop=True)
    listed, at = np.unique(days.to_numpy(), return_inverse=True)
    parts = _parts_of(listed.astype(DATETIME).tobytes(), weekdays)
    if kind == "number":
        order = said.to_numpy(dtype=np.float64)
        number_of_day = days.to_numpy().astype("datetime64[D]").astype(np.int64)
        if _counts_days(order, number_of_day, people) or _steps(order, parts, at, people):
            return True
    else:
        order = _by_first_day(said, days)
    return _rises_with_days(order, days, people) or _names_a_part(order, parts, at)


@lru_cache(maxsize=8)
def _parts_of(listed: bytes, weekdays: bool) -> dict[str, Ints]:
    # Thousands of factors are said on the same days.
    days = pd.Series(np.frombuffer(listed, dtype=DATETIME))
    return calendar_parts(days, weekdays=weekdays)


def calendar_parts(days: pd.Series, *, weekdays: bool = False) -> dict[str, Ints]:
    """Give what a calendar says of days, in numbers as people write them."""
    at = days.dt
    iso = at.isocalendar()
    monday = (at.day_of_year + 6 - at.day_of_week) // 7
    parts = {
        "day": at.day_of_year,
        "day of month": at.day,
        "week": iso["week"],
        "week from monday": monday,
        "week from sunday": (at.day_of_year + 6 - (at.day_of_week + 1) % 7) // 7,
        "week of year": (at.day_of_year - 1) // 7 + 1,
        "month": at.month,
        "quarter": at.quarter,
        "season": at.month % 12 // 3,
        "year": at.year,
        "year and month": at.year * 100 + at.month,
        "year and week": iso["year"] * 100 + iso["week"],
        "months": at.year * 12 + at.month,
        "month and day": at.month * 100 + at.day,
        "day and month": at.day * 100 + at.month,
        "short": at.year % 100 * 10_000 + at.month * 100 + at.day,
    }
    if weekdays:
        parts["weekday"] = at.day_of_week
    return {label: part.to_numpy(dtype=np.int64) for label, part in parts.items()}


def _counts_days(values: Floats, days: Ints, people: Ints) -> bool:
    """Say whether a number goes up or down by the same amount every day within people."""
    size = int(people.max()) + 1
    n = np.bincount(people, minlength=size)
    x = days - _mean(days, people, n)
    y = values - _mean(values, people, n)
    xx, yy, xy = (np.bincount(people, weights=w, minlength=size) for w in (x * x, y * y, x * y))
    spread = (n >= _FEWEST_ROWS) & (xx > 0) & (yy > 0)
    alike = np.divide(xy * xy, xx * yy, out=np.zeros(size), where=spread)
    # Three days in a row may rise evenly by chance; ten need only nearly do so.
    straight = alike >= np.where(n >= _MANY_ROWS, _NEARLY, _STRAIGHT)
    high = _mean(np.abs(values), people, n, back=False) > _NO_CYCLE
    surely = straight & high & (n >= _MANY_ROWS)
    if not spread.any() or (n[spread].sum() < 2 * _FEWEST_ROWS and not high[spread].any()):
        return False
    return bool(straight[spread].mean() >= _HALF or surely.any())


def _mean(values: Floats | Ints, people: Ints, n: Ints, *, back: bool = True) -> Floats:
    total = np.bincount(people, weights=values, minlength=len(n))
    mean: Floats = np.asarray(total / np.maximum(n, 1), dtype=np.float64)
    return mean[people] if back else mean


def _steps(values: Floats, parts: dict[str, Ints], at: Ints, people: Ints) -> bool:
    """Say whether whole numbers step when some part of the calendar does."""
    whole = bool((values == np.round(values)).all())
    ours = [part for label, part in parts.items() if label != "weekday"]
    return whole and any(_steps_with(values, part[at], people) for part in ours)


def _steps_with(values: Floats, part: Ints, people: Ints) -> bool:
    """Say whether a number steps when the calendar does, from wherever each person began."""
    first = np.full(int(people.max()) + 1, -1)
    first[people[::-1]] = np.arange(len(people))[::-1]
    start = first[people]
    stepped = part != part[start]
    alike = values - values[start] == part - part[start]
    exact = values == part
    if exact.mean() >= _MOST and len(np.unique(part[exact])) > 1:
        return True
    enough = stepped.sum() >= _FEWEST_ROWS + 2
    return bool(enough and alike[stepped].mean() >= _MOST and alike.mean() >= _MOST)


def _by_first_day(words: pd.Series, days: pd.Series) -> Floats:
    """Give words numbers in the order in which they first come."""
    codes, found = pd.factorize(words.cat.codes.to_numpy())
    first = np.full(len(found), days.max().to_datetime64())
    np.minimum.at(first, codes, days.to_numpy())
    ranks = np.argsort(np.argsort(first, kind="stable"), kind="stable")
    order: Floats = ranks[codes].astype(np.float64)
    return order


def _rises_with_days(order: Floats, days: pd.Series, people: Ints) -> bool:
    """Say whether several people who began on different days step together as time goes on."""
    if len(np.unique(people)) < _FEWEST_PEOPLE:
        return False
    began = pd.Series(days.to_numpy()).groupby(people).min()
    if began.nunique() < 2 or len(np.unique(order)) < _FEWEST_ROWS:
        return False
    by = pd.Series(order).groupby(days.to_numpy()).agg(["min", "max"])
    up = (by["max"].cummax().shift() <= by["min"])[1:]
    down = (by["min"].cummin().shift() >= by["max"])[1:]
    return bool(up.all() or down.all())


def _names_a_part(order: Floats, parts: dict[str, Ints], at: Ints) -> bool:
    """Say whether each value stands for one part of the calendar and no other."""
    values = len(np.unique(order))
    if values < _FEWEST_ROWS or len(order) < 2 * values:
        return False
    return any(
        len(np.unique(part)) == values
        and len(pd.DataFrame({"value": order, "part": part[at]}).drop_duplicates()) == values
        for label, part in parts.items()
        if label not in _FINE
    )
