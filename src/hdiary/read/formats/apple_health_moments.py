"""Moments as Apple Health writes them: the local time, and how far it is from UTC."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)? ?(?:([+-])(\d\d):?(\d\d)|Z)?"
)
_EPOCH = date(1970, 1, 1).toordinal()
DAY = 86_400


def moment(text: str) -> tuple[int, int] | None:
    """Give the seconds since 1970 in UTC, and the minutes east of UTC; None for no moment."""
    match = _MOMENT.fullmatch(text.strip())
    day = day_number(match[1]) if match else None
    if match is None or day is None:
        return None
    east = int(match[6] or 0) * 60 + int(match[7] or 0)
    east = -east if match[5] == "-" else east
    local = day * DAY + int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4])
    return local - east * 60, east


@lru_cache(maxsize=50_000)
def day_number(text: str) -> int | None:
    """Give the number of a local day since 1970; None for what is no day."""
    try:
        return date.fromisoformat(text[:10]).toordinal() - _EPOCH
    except ValueError:
        return None


def written(text: str) -> str:
    """Write ``2026-01-05 09:00:00 +0100`` with its offset joined to it."""
    match = re.fullmatch(r"(\S{10} \S{8}) ([+-]\d\d)(\d\d)", text.strip())
    return f"{match[1]}{match[2]}:{match[3]}" if match else text
