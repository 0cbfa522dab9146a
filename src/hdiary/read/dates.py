"""Dates: one order of day and month for a whole column, decided from all its values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hdiary.diary.schema import EARLIEST_YEAR
from hdiary.read.clocks import parse_clock, split_offset
from hdiary.vocabulary.say import say_date
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, WEEKDAYS

ORDERS = {"dmy": "day first", "mdy": "month first"}
_CENTURY = EARLIEST_YEAR % 100
_TIME = re.compile(
    r"(?:T|,?\s+(?:at\s+|um\s+)?)(\d{1,2}(?:[:.hH]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?)?"
    r"\s*(?:[aApP]\.?\s?[mM]\.?)?(?:\s*Uhr)?)$"
)
_ISO_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_WEEKDAY = re.compile(r"^([^\W\d_]+)\.?,?\s+(?=\S)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\2(\d{4}|\d{2})")
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s-]*(?:of\s+|de\s+)?([^\W\d_]{3,})\.?,?[\s-]+(?:de\s+)?"
    r"(\d{4}|\d{2})"
)
_NAME_DAY = re.compile(r"([^\W\d_]{3,})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})")
_YEAR_NAME = re.compile(r"(\d{4})[\s-]([^\W\d_]{3,})\.?[\s-](\d{1,2})")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_SERIALS = range(20_000, 80_000)
_EPOCHS = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written, before day and month are told apart.

    Parameters
    ----------
    first, second, year
        Numbers in the order of the text; for dates whose order is certain, ``first`` is the
        day and ``second`` the month.
    shape
        ``iso``, ``name``, ``dots``, ``numbers`` or ``serial``.
    short
        Whether the year was written with two digits.
    seconds
        The time of day after it [s]; None if none was written.
    offset
        Minutes east of UTC; None if none was written.
    """

    first: int
    second: int
    year: int
    shape: str
    seconds: int | None = None
    offset: int | None = None
    short: bool = False

    def date(self, order: str) -> dt.date | None:
        """Give the date when day and month are read in this order; None if there is none."""
        day, month = self.first, self.second
        if order == "mdy" and self.shape in ("numbers", "dots"):
            day, month = month, day
        try:
            return dt.date(self.year, month, day)
        except ValueError:
            return None


def parse_date(text: str, *, epoch: int = 1900) -> Parts | None:
    """Take a date apart.

    Parameters
    ----------
    text
        A date, perhaps with a weekday before and a time of day behind it.
    epoch
        1900 or 1904: where Excel serial numbers begin.

    Returns
    -------
    Parts or None
        None if it is not a date.

    Examples
    --------
    >>> parse_date("Tue, 3rd March 2026 2:30 PM").date("dmy")
    datetime.date(2026, 3, 3)
    >>> parse_date("02/03/2026").date("mdy")
    datetime.date(2026, 2, 3)
    """
    iso = _ISO_TIME.fullmatch(text)
    if iso:
        year, month, day, hour, minute, second = (int(n or 0) for n in iso.groups())
        if hour < 24 and minute < 60 and second < 60:
            return Parts(day, month, year, "iso", hour * 3600 + minute * 60 + second)
    body, offset = split_offset(" ".join(text.split()))
    weekday = _WEEKDAY.match(body)
    if weekday and fold(weekday[1]) in WEEKDAYS and fold(weekday[1]) not in MONTHS:
        body = body[weekday.end() :]
    whole = _without_time(body, epoch)
    if whole is not None:
        return whole
    time = _TIME.search(body)
    if not time:
        return None
    parts, seconds = _without_time(body[: time.start()].rstrip(","), epoch), parse_clock(time[1])
    if parts is None or seconds is None:
        return None
    return replace(parts, seconds=seconds, offset=offset)


def _without_time(text: str, epoch: int) -> Parts | None:
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = match[1], match[match.re.groups - 1], match[match.re.groups]
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
    number = MONTHS.get(fold(month))
    return None if number is None else Parts(int(day), number, _full_year(year), "name")


def _serial(number: int, fraction: str | None, epoch: int) -> Parts:
    date = _EPOCHS[epoch] + dt.timedelta(days=number)
    seconds = round(float(f"0.{fraction}") * 86_400) if fraction else None
    return Parts(date.day, date.month, date.year, "serial", seconds)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Order:
    """How day and month were told apart in a column.

    Parameters
    ----------
    order
        ``dmy`` or ``mdy``, for dates with strokes or dashes.
    words
        The order in words, for the person.
    decided
        Whether it was declared or follows from the dates; else it stands for nothing.
    dots
        The order of dates with dots: day first, unless declared otherwise.
    ambiguous
        Two readings, where the dates do not tell; else empty.
    """

    order: str
    words: str
    decided: bool = False
    dots: str = "dmy"
    ambiguous: str = ""

    def date(self, parts: Parts) -> dt.date | None:
        """Give the date that some parts stand for; None if there is no such day."""
        return parts.date(self.dots if parts.shape == "dots" else self.order)


def decide_order(parts: Sequence[Parts | None], declared: str | None) -> Order:
    """Decide one order of day and month for a column.

    Dates with dots are read day first, as they are written that way only.

    Parameters
    ----------
    parts
        The column's distinct dates.
    declared
        ``dmy`` or ``mdy``, if the person has said so.

    Returns
    -------
    Order
        With ``ambiguous`` set if both orders fit all dates and give different days, if each
        fits some only, or if the year might come first.

    Examples
    --------
    >>> decide_order([parse_date("02/03/2026"), parse_date("14/03/2026")], None).words
    'day first (14/03 can only be read so)'
    """
    known = [p for p in parts if p is not None]
    if declared:
        words = f"{ORDERS[declared]} (as declared)"
        return Order(order=declared, words=words, decided=True, dots=declared)
    strokes = [p for p in known if p.shape == "numbers"]
    if year_first := _maybe_year_first([p for p in known if p.short]):
        return Order(order="dmy", words="", ambiguous=year_first)
    if not strokes:
        return Order(order="dmy", words=_certain_words(known))
    only_dmy = [p for p in strokes if p.date("dmy") and not p.date("mdy")]
    only_mdy = [p for p in strokes if p.date("mdy") and not p.date("dmy")]
    if only_dmy and only_mdy:
        return Order(order="dmy", words="", ambiguous=_two_orders(only_dmy[0], only_mdy[0]))
    if only_dmy or only_mdy:
        order = "dmy" if only_dmy else "mdy"
        shown = (only_dmy or only_mdy)[0]
        reason = f"{shown.first:02d}/{shown.second:02d} can only be read so"
        return Order(order=order, words=f"{ORDERS[order]} ({reason})", decided=True)
    differing = [p for p in strokes if p.date("dmy") != p.date("mdy")]
    if differing:
        return Order(order="dmy", words="", ambiguous=_readings(differing[0]))
    return Order(order="dmy", words="day and month are alike")


def _maybe_year_first(short: Sequence[Parts]) -> str:
    """Tell two readings where what stands first hardly changes and what stands last does.

    So are the dates of a diary written with the year first, such as ``26-03-14``.
    """
    firsts, lasts = {p.first for p in short}, {p.year for p in short}
    if len(firsts) > 2 or len(lasts) <= len(firsts):
        return ""
    p = short[0]
    text = f"{p.first:02d}-{p.second:02d}-{p.year % 100:02d}"
    return f"{text} may have the year first or last; write years with four digits"


def minority(parts: Sequence[Parts | None]) -> list[int]:
    """Give the positions of dates that fit the rarer of two orders only."""
    fits = [
        (k, bool(p.date("dmy")), bool(p.date("mdy")))
        for k, p in enumerate(parts)
        if p is not None and p.shape == "numbers"
    ]
    only = [[k for k, dmy, _ in fits if not dmy], [k for k, _, mdy in fits if not mdy]]
    return min(only, key=len)


def _certain_words(known: Sequence[Parts]) -> str:
    words = {
        "iso": "year first",
        "name": "months by name",
        "serial": "Excel serial numbers",
        "dots": "day first (written with dots)",
    }
    shapes = dict.fromkeys(words[p.shape] for p in known)
    return " and ".join(shapes) or "none"


def _readings(parts: Parts) -> str:
    day, month = parts.date("dmy"), parts.date("mdy")
    text = f"{parts.first:02d}/{parts.second:02d}/{parts.year}"
    return f"{text} is {_told(day)} if the day comes first, {_told(month)} if the month does"


def _two_orders(day_first: Parts, month_first: Parts) -> str:
    return (
        f"{day_first.first:02d}/{day_first.second:02d} can only have the day first and "
        f"{month_first.first:02d}/{month_first.second:02d} only the month, so the others might "
        "have either"
    )


def _told(date: dt.date | None) -> str:
    return "no date" if date is None else say_date(date)
