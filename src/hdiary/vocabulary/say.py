"""How numbers, counts, shares, days and lists are said in sentences, pictures and pages.

English whatever the computer speaks: month names do not follow its locale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

NOT_KNOWN = "not known"
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


def say_number(value: float, *, places: int = 1) -> str:
    """Round a number for the eye: no needless zeros, never ``-0``.

    Examples
    --------
    >>> say_number(8.0), say_number(11.63), say_number(11.63, places=0), say_number(-0.01)
    ('8', '11.6', '12', '0')
    >>> say_number(float("nan"))
    'not known'
    """
    if math.isnan(value):
        return NOT_KNOWN
    text = f"{value:.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def say_count(number: int, one: str, more: str | None = None) -> str:
    """Say how many of something, in the right number.

    Examples
    --------
    >>> say_count(1, "day"), say_count(3, "day"), say_count(2, "person", "people")
    ('1 day', '3 days', '2 people')
    """
    return f"{number} {one}" if number == 1 else f"{number} {more or one + 's'}"


def say_amount(value: float) -> str:
    """Round to one decimal, or to the first digit that shows, so that little is not nothing.

    Examples
    --------
    >>> say_amount(2.84), say_amount(0.04), say_amount(0.003), say_amount(0.0)
    ('2.8', '0.04', '0.003', '0')
    """
    told = say_number(value)
    for places in (2, 3):
        if told == "0" and value:
            told = say_number(value, places=places)
    return told


def say_share(share: float) -> str:
    """Write a share as a whole percentage; only all is 100% and only none is 0%.

    Examples
    --------
    >>> say_share(0.847), say_share(0.996), say_share(1.0), say_share(0.004)
    ('85%', 'over 99%', '100%', 'under 1%')
    """
    if math.isnan(share):
        return NOT_KNOWN
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"


def say_date(day: date) -> str:
    """Write a day out.

    Examples
    --------
    >>> say_date(date(2026, 3, 1))
    '1 March 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_day(day: date) -> str:
    """Write a day without its year, its month in three letters.

    Examples
    --------
    >>> say_day(date(2026, 3, 1))
    '1 Mar'
    """
    return f"{day.day} {say_month(day.month)}"


def say_month(month: int) -> str:
    """Give the name of a month in three letters.

    Examples
    --------
    >>> say_month(9)
    'Sep'
    """
    return _MONTHS[month - 1][:3]


def say_list(items: Sequence[str]) -> str:
    """Join words as in a sentence.

    Examples
    --------
    >>> say_list(["neck"]), say_list(["neck", "eye", "jaw"])
    ('neck', 'neck, eye and jaw')
    """
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def say_some(names: Sequence[str], *, most: int = 6) -> str:
    """Join names as in a sentence, the last of many as a number.

    Examples
    --------
    >>> say_some(["heat", "ice"]), say_some(["a", "b", "c", "d"], most=3)
    ('heat and ice', 'a, b and 2 more')
    """
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return say_list(shown)


def say_signed(value: float) -> str:
    """Say a change with its sign, to the first digit that shows.

    Examples
    --------
    >>> say_signed(2.04), say_signed(0.0)
    ('+2', '0')
    """
    told = say_amount(value)
    return f"+{told}" if value > 0 and told != "0" else told


def start_sentence(text: str) -> str:
    """Give words their capital at the beginning; the rest stays as it is.

    Examples
    --------
    >>> start_sentence("TENS and heat"), start_sentence("heat"), start_sentence("")
    ('TENS and heat', 'Heat', '')
    """
    return text[:1].upper() + text[1:]
