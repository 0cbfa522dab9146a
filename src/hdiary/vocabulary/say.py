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
    """Round a number for the eye: no needless zeros, never ``-0``."""
    if math.isnan(value):
        return NOT_KNOWN
    text = f"{value:.{places}f}"
    if places:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "\N{MINUS SIGN}")


def say_count(number: int, one: str, more: str | None = None) -> str:
    """Say how many of something, in the right number."""
    return f"{number} {one}" if number == 1 else f"{number} {more or one + 's'}"


def say_amount(value: float) -> str:
    """Round to one decimal, or to the first digit that shows, so that little is not nothing."""
    told = say_number(value)
    for places in (2, 3):
        if told == "0" and value:
            told = say_number(value, places=places)
    return told


def say_share(share: float) -> str:
    """Write a share as a whole percentage; only all is 100% and only none is 0%."""
    if math.isnan(share):
        return NOT_KNOWN
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"


def say_date(day: date) -> str:
    """Write a day out."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_day(day: date) -> str:
    """Write a day without its year, its month in three letters."""
    return f"{day.day} {say_month(day.month)}"


def say_month(month: int) -> str:
    """Give the name of a month in three letters."""
    return _MONTHS[month - 1][:3]


def say_list(items: Sequence[str]) -> str:
    """Join words as in a sentence."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def say_some(names: Sequence[str], *, most: int = 6) -> str:
    """Join names as in a sentence, the last of many as a number."""
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return say_list(shown)


def say_signed(value: float) -> str:
    """Say a change with its sign, to the first digit that shows."""
    told = say_amount(value)
    return f"+{told}" if value > 0 and told != "0" else told


def start_sentence(text: str) -> str:
    """Give words their capital at the beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]
