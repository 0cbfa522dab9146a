"""Calendars as telephones and computers export them, with invented events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tests.read.kinds.conftest import calendar, hurts

HURT = [day for day in calendar() if hurts(day)]
"""24 days."""
HEAD = "VERSION:2.0\r\nPRODID:-//Invented//Calendar//EN\r\n"


def day(date: dt.date, hour: str = "") -> str:
    """Write a day, or a moment of it, as a calendar does."""
    return f"{date:%Y%m%d}{hour and f'T{hour}'}"


def event(start: str, title: str, *more: str) -> str:
    """Write one event: ``start`` with what stands between its name and its value."""
    return "\r\n".join([f"DTSTART{start}", f"SUMMARY:{title}", *more])


def all_day(date: dt.date, title: str, *more: str, days: int = 1) -> str:
    """Write an event of one day, or of several."""
    until = f"DTEND;VALUE=DATE:{day(date + dt.timedelta(days=days))}"
    return event(f";VALUE=DATE:{day(date)}", title, until, *more)


def written(events: Iterable[str], *, head: str = "", ends: str = "\r\n") -> bytes:
    """Write a calendar."""
    parts = [
        f"BEGIN:VEVENT\r\nUID:{k}@invented\r\n{one}\r\nEND:VEVENT\r\n"
        for k, one in enumerate(events)
    ]
    text = f"BEGIN:VCALENDAR\r\n{HEAD}{head}{''.join(parts)}END:VCALENDAR\r\n"
    return text.replace("\r\n", ends).encode()


RATED = written(all_day(one, f"Headache {k % 9 + 1}/10") for k, one in enumerate(HURT))
