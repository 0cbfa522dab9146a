"""The forms in which people and programs write a day: each is taken apart, none is guessed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from hdiary.diary.schema import EARLIEST_YEAR
from hdiary.vocabulary.text import fold, words
from hdiary.vocabulary.words import MONTHS

_CENTURY = EARLIEST_YEAR % 100
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\2(\d{4}|\d{2})")
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:(?i:st|nd|rd|th|er)|\.|º)?[\s-]*(?:of\s+|de\s+)?([^\W\d_]{3,})\.?,?[\s-]+(?:de\s+)?"
    r"(\d{4}|\d{2})(?: ?\u0433\.?)?"
)
_NAME_DAY = re.compile(r"([^\W\d_]{3,})\.?[\s-]+(\d{1,2})(?i:st|nd|rd|th)?,?[\s-]+(\d{4})")
_YEAR_NAME = re.compile(r"(\d{4})[\s-]([^\W\d_]{3,})\.?[\s-](\d{1,2})")
_SIGNS = re.compile(
    r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"
    r"|(\d{4})\. (\d{1,2})\. (\d{1,2})\.?"
)
_RUSSIAN_MONTHS = words("янв | фев | мар | апр | ма | июн | июл | авг | сен | окт | ноя | дек")
_EPOCH = re.compile(r"(\d{10})(?:\.\d{1,9})?|(\d{10})\d{3}")
_FIRST_EPOCH, _LAST_EPOCH = 978_307_200, 4_133_980_800
"""The beginnings of 2001 and of 2101."""
_HOUR_STAMP = re.compile(r"20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_SERIALS = range(20_000, 80_000)
_EPOCHS = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written, before day and month are told apart."""

    # first, second, year: numbers in the order of the text; for dates whose order is certain,
    # ``first`` is the day and ``second`` the month
    first: int
    second: int
    year: int
    # ``iso``, ``name``, ``dots``, ``numbers``, ``serial`` or ``epoch`` (a count of seconds since
    # 1970, as programs store moments)
    shape: str
    seconds: int | None = None  # The time of day after it [s]; None if none was written
    offset: int | None = None  # Minutes east of UTC; None if none was written
    short: bool = False  # Whether the year was written with two digits
    # Whether the moment was written in UTC (``Z``, ``UTC``, ``GMT`` or a count of seconds), so that
    # the local time is not in the cell
    zulu: bool = False

    def date(self, order: str) -> dt.date | None:
        """Give the date when day and month are read in this order; None if there is none."""
        day, month = self.first, self.second
        if order == "mdy" and self.shape in ("numbers", "dots"):
            day, month = month, day
        try:
            return dt.date(self.year, month, day)
        except ValueError:
            return None


def parse_day(text: str, epoch: int) -> Parts | None:
    """Take a day apart that stands without a time of day."""
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = match[1], match[match.re.groups - 1], match[match.re.groups]
        return Parts(int(day), int(month), int(year), "iso")
    if match := _SIGNS.fullmatch(text):
        year, month, day = (match[k] or match[k + 3] for k in (1, 2, 3))
        return Parts(int(day), int(month), int(year), "iso")
    if match := _NUMBERS.fullmatch(text):
        shape = "dots" if match[2].strip() == "." else "numbers"
        short = len(match[4]) == 2
        return Parts(int(match[1]), int(match[3]), _full_year(match[4]), shape, short=short)
    if match := _DAY_NAME.fullmatch(text):
        return _named(match[1], match[2], match[3])
    if match := _NAME_DAY.fullmatch(text):
        return _named(match[2], match[1], match[3])
    if match := _YEAR_NAME.fullmatch(text):
        return _named(match[3], match[2], match[1])
    match = _SERIAL.fullmatch(text)
    if match and int(match[1]) in _SERIALS:
        return _serial(int(match[1]), match[2], epoch)
    return None


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= _CENTURY else 2000)


def _named(day: str, month: str, year: str) -> Parts | None:
    number = MONTHS.get(fold(month)) or _russian_month(month.casefold())
    return None if number is None else Parts(int(day), number, _full_year(year), "name")


def _russian_month(word: str) -> int | None:
    """Read a month whose ending follows its case: ``январь``, ``января``, ``янв``."""
    for number, stem in enumerate(_RUSSIAN_MONTHS, start=1):
        if word.startswith(stem) and (stem != "ма" or word in ("май", "мая")):
            return number
    return None


def _serial(number: int, fraction: str | None, epoch: int) -> Parts:
    date = _EPOCHS[epoch] + dt.timedelta(days=number)
    seconds = round(float(f"0.{fraction}") * 86_400) if fraction else None
    return Parts(date.day, date.month, date.year, "serial", seconds)


def parse_epoch(text: str) -> Parts | None:
    """Read a moment that a program stored as seconds or milliseconds since 1970, in UTC."""
    match = _EPOCH.fullmatch(text)
    # 2026030114 is rather 14:00 on the 1st of March 2026, and might be either.
    if not match or not text.isascii() or _HOUR_STAMP.fullmatch(text):
        return None
    count = int(match[1] or match[2])
    if not _FIRST_EPOCH <= count < _LAST_EPOCH:
        return None
    days, seconds = divmod(count, 86_400)
    date = dt.date(1970, 1, 1) + dt.timedelta(days=days)
    return Parts(date.day, date.month, date.year, "epoch", seconds, offset=0, zulu=True)
