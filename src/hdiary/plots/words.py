"""How numbers and dates are said in pictures and on pages."""

from __future__ import annotations

import math
from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """Write a day out, in English whatever the computer speaks.

    Examples
    --------
    >>> day_words(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Write a day without its year.

    Examples
    --------
    >>> short_day(date(2026, 3, 1))
    '1 Mar'
    """
    return f"{day.day} {month_name(day.month)}"


def month_name(month: int) -> str:
    """Give the short name of a month.

    Examples
    --------
    >>> month_name(9)
    'Sep'
    """
    return _MONTHS[month - 1][:3]


def number(value: float, *, places: int = 0) -> str:
    """Round for the eye; a trailing ``.0`` goes.

    Examples
    --------
    >>> number(11.62), number(4.0, places=1), number(4.26, places=1), number(-0.3)
    ('12', '4', '4.3', '0')
    """
    if math.isnan(value):
        return "not known"
    text = f"{value:.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def count(many: int, one: str, *, more: str | None = None) -> str:
    """Count things in words.

    Examples
    --------
    >>> count(1, "day"), count(3, "day"), count(2, "person", more="people")
    ('1 day', '3 days', '2 people')
    """
    return f"{many} {one}" if many == 1 else f"{many} {more or one + 's'}"


def percent(share: float) -> str:
    """Write a share as a whole percentage.

    Examples
    --------
    >>> percent(0.847)
    '85%'
    """
    return "not known" if math.isnan(share) else f"{share * 100:.0f}%"
