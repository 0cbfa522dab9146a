"""Facts of people that tell a day of the calendar: years, day numbers, weeks, months in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

from hdiary.vocabulary.data import group
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS
from hdiary.write.deidentify.days import calendar_parts

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEWEST, _MANY = 3, 8
_MOST, _STRAIGHT = 0.9, 0.9
_NEAR = {"day": 14, "week": 2, "short": 400}
"""How far from somebody's own day a number still tells it, in the unit of the part."""
_SERIALS = (0, 25_569, 2_440_588)
"""Day numbers of 1 January 1970: counted from it, in a spreadsheet, and Julian."""
_NEAR_DAYS = 400
_DATE_SHAPE = re.compile(
    r"\b(19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}([./-](\d\d|\d{4}))?\b|\b\d{1,2}\.\s?\d{1,2}\."
)


def tells_day(values: pd.Series, own_days: Iterable[pd.Series]) -> bool:
    """Say whether numbers of people tell a year, or follow days of their own."""
    known = values.notna().to_numpy()
    numbers = values[known].to_numpy(dtype=np.float64)
    if not len(numbers):
        return False
    whole = numbers == np.round(numbers)
    if (whole & (numbers >= _FIRST_YEAR) & (numbers <= _LAST_YEAR)).mean() >= 0.5:
        return True
    if _are_months(numbers[whole]):
        return True
    return any(_follows(numbers, days[known].reset_index(drop=True)) for days in own_days)


def _are_months(numbers: np.ndarray) -> bool:
    """Say whether numbers are a year and a month, such as 202603."""
    year, month = np.divmod(numbers, 100)
    good = (year >= _FIRST_YEAR) & (year <= _LAST_YEAR) & (month >= 1) & (month <= 53)
    return bool(len(numbers) and good.mean() >= _MOST)


def _follows(numbers: np.ndarray, days: pd.Series) -> bool:
    known = days.notna().to_numpy()
    if not known.any():
        return False
    numbers, days = numbers[known], days[known].reset_index(drop=True)
    day = days.to_numpy().astype("datetime64[D]").astype(np.int64)
    if any((np.abs(numbers - day - shift) <= _NEAR_DAYS).mean() >= _MOST for shift in _SERIALS):
        return True
    if len(numbers) < _FEWEST or len(np.unique(numbers)) < 2 or len(np.unique(day)) < 2:
        return False
    if len(numbers) >= _MANY and np.corrcoef(numbers, day)[0, 1] ** 2 >= _STRAIGHT:
        return True
    return any(_tells(numbers, part, label) for label, part in calendar_parts(days).items())


def _tells(numbers: np.ndarray, part: np.ndarray, label: str) -> bool:
    if len(np.unique(part)) < 2:
        return False
    apart = numbers - part
    exact = (apart == np.median(apart)).mean() >= _MOST and (
        len(np.unique(part)) >= _FEWEST or np.median(apart) == 0
    )
    near = label in _NEAR and len(numbers) >= _MANY and len(np.unique(part)) >= _FEWEST
    return bool(exact or (near and (np.abs(apart) <= _NEAR[label]).mean() >= _MOST))


def is_day_word(word: str) -> bool:
    """Say whether a word tells a day, week, month, quarter, season or year."""
    text = fold(word)
    return bool(_DATE_SHAPE.search(text) or _calendar().search(text))


@cache
def _calendar() -> re.Pattern[str]:
    named = {word for word in MONTHS if len(word) >= 3} | group("deidentify_words", "seasons")
    words = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    weeks = "|".join(sorted(map(re.escape, group("deidentify_words", "weeks")), reverse=True))
    return re.compile(rf"(?:\b|_|\d)(?:{words})(?:\b|_|\d)|\b(?:{weeks})\.? ?\d{{1,2}}\b")
