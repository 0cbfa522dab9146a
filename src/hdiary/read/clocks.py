"""Times of day and lengths of time, as people write them."""

from __future__ import annotations

import re

DAY_SECONDS = 86_400
_MOST_OFFSET = 14
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.hH](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?|[hH]?)"
    r"\s*(?P<half>[aApP]\.?\s?[mM]\.?)?(?:\s*(?:Uhr|uhr|h))?"
)
_FOUR_DIGITS = re.compile(r"(\d{2})(\d{2})")
FRACTION = re.compile(r"0?[.,]\d+")
"""A part of a day, as spreadsheets store times; ``0.25`` might also be 00:25."""
_CLEAR_FRACTION = re.compile(r"0?[.,](?:\d|\d{3,})")
_OFFSET = re.compile(r"\s*(?:(?P<zulu>Z)|(?:UTC|GMT)?(?P<sign>[+-])(?P<h>\d{2}):?(?P<m>\d{2}))$")
_PART = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*"
    r"(days?|d|tage?|hours?|hrs?|hr|h|std|stunden?|heures?|minutes?|minuten?|mins?|min|m|"
    r"seconds?|secs?|s)\.?(?![^\W\d_])",
    re.IGNORECASE,
)
_HOURS = {"d": 24.0, "t": 24.0, "h": 1.0, "m": 1 / 60}
_WORDED_UNITS = {
    "h": 1.0,
    "hr": 1.0,
    "hrs": 1.0,
    "hour": 1.0,
    "hours": 1.0,
    "std": 1.0,
    "stunden": 1.0,
    "heures": 1.0,
    "min": 1 / 60,
    "mins": 1 / 60,
    "minute": 1 / 60,
    "minutes": 1 / 60,
    "minuten": 1 / 60,
    "m": 1 / 60,
    "d": 24.0,
    "day": 24.0,
    "days": 24.0,
    "tage": 24.0,
    "s": 1 / 3600,
    "sec": 1 / 3600,
    "seconds": 1 / 3600,
    "ms": 1 / 3_600_000,
}


def parse_clock(text: str, *, fractions: bool = False) -> int | None:
    """Read a time of day.

    Parameters
    ----------
    text
        Such as ``14:30``, ``2:30 PM``, ``14h30``, ``1430`` or an Excel fraction of a day.
    fractions
        Whether ``0.25`` is a fraction of a day too; with two digits it might be 00:25.

    Returns
    -------
    int or None
        Seconds after midnight (24:00 is the end of the day); None if it is no time of day.

    Examples
    --------
    >>> parse_clock("2:30 PM"), parse_clock("14h30"), parse_clock("25:00")
    (52200, 52200, None)
    """
    text = text.strip()
    if FRACTION.fullmatch(text):
        if not (fractions or _CLEAR_FRACTION.fullmatch(text)):
            return None
        return round(float(text.replace(",", ".")) * DAY_SECONDS)
    four = _FOUR_DIGITS.fullmatch(text)
    if four:
        return _seconds(int(four[1]), int(four[2]), 0, None)
    match = _CLOCK.fullmatch(text)
    if not match or text.isdigit():
        return None
    return _seconds(
        int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), match["half"]
    )


def _seconds(hour: int, minute: int, second: int, half: str | None) -> int | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    total = hour * 3600 + minute * 60 + second
    return total if minute < 60 and second < 60 and total <= DAY_SECONDS else None


def has_fractions(texts: list[str]) -> bool:
    """Say whether a column holds fractions of a day that can be nothing else."""
    return any(_CLEAR_FRACTION.fullmatch(text) for text in texts)


def split_offset(text: str) -> tuple[str, int | None]:
    """Take the offset from UTC off a time.

    Returns
    -------
    rest : str
        The time without it.
    minutes : int or None
        Minutes east of UTC; None if none was written.

    Examples
    --------
    >>> split_offset("2026-03-01 14:30+01:00"), split_offset("2026-03-01 14:30")
    (('2026-03-01 14:30', 60), ('2026-03-01 14:30', None))
    """
    match = _OFFSET.search(text)
    if not match or ":" not in text[: match.start()]:
        return text, None
    if not match["zulu"] and (int(match["h"]) > _MOST_OFFSET or int(match["m"]) > 59):
        return text, None
    if match["zulu"]:
        return text[: match.start()], 0
    minutes = int(match["h"]) * 60 + int(match["m"])
    return text[: match.start()], -minutes if match["sign"] == "-" else minutes


def parse_hours(text: str, unit: str | None) -> float | None:
    """Read a length of time.

    Parameters
    ----------
    text
        Such as ``01h 00m``, ``1d 02h 15m``, ``90 min``, ``1:30`` (hours and minutes) or, with
        a unit, a bare number.
    unit
        The unit in the column's header, if any: ``hours``, ``min`` ...

    Returns
    -------
    float or None
        Hours [h]; None if it is no length of time, or a bare number without a unit.

    Examples
    --------
    >>> parse_hours("1d 02h 15m", None), parse_hours("90", "min"), parse_hours("90", None)
    (26.25, 1.5, None)
    """
    text = " ".join(text.split())
    clock = re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?", text)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60 + int(clock[3] or 0) / 3600
    number = re.fullmatch(r"\d+(?:[.,]\d+)?", text)
    if number:
        factor = _WORDED_UNITS.get((unit or "").strip().casefold().rstrip("."))
        return None if factor is None else float(text.replace(",", ".")) * factor
    if not _PART.search(text) or _PART.sub("", text).strip(" ,+"):
        return None
    return sum(float(n.replace(",", ".")) * _hours_of(u.casefold()) for n, u in _PART.findall(text))


def _hours_of(unit: str) -> float:
    if unit.startswith(("sec", "s")) and not unit.startswith("std") and not unit.startswith("stu"):
        return 1 / 3600
    return _HOURS.get("h" if unit.startswith(("st", "heure")) else unit[0], 1.0)
