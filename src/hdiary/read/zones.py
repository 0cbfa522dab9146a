"""Moments in UTC beside a time zone, turned into the local time that the person lived by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hdiary.read.dates import parse_date

_NAME = re.compile(r"[A-Za-z_]{2,20}(?:/[A-Za-z0-9_+-]{2,30}){1,2}")
_FIXED = re.compile(r"\(?(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(00|15|30|45))?\)?", re.IGNORECASE)
# Names without a stroke are places, too ("Japan", "Cuba"): only these can be nothing else.
_SHORT_NAMES = frozenset({"UTC", "GMT", "Z", "CET", "EET", "WET", "MET", "EST", "MST", "HST"})
_SHORT_NAMES |= {"EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"}
_MOST_HOURS = 14
# In these shapes day and month cannot be mistaken for each other.
_CERTAIN = frozenset({"iso", "name", "epoch"})


def is_zone(text: str) -> bool:
    """Say whether a text names a time zone."""
    return _zone(text.strip()) is not None


def to_local(texts: Sequence[str], zones: Sequence[str]) -> list[str]:
    """Turn moments in UTC into local times."""
    # Local times with their offset. A moment beside something that is no zone stays.
    return [_local(text, zone.strip()) for text, zone in zip(texts, zones, strict=True)]


@lru_cache(maxsize=65_536)
def _local(text: str, name: str) -> str:
    parts, zone = parse_date(text), _zone(name)
    if parts is None or zone is None or parts.offset != 0 or parts.seconds is None:
        return text
    day = parts.date("dmy") if parts.shape in _CERTAIN else None
    if day is None or not dt.MINYEAR < day.year < dt.MAXYEAR:
        return text
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    local = (midnight + dt.timedelta(seconds=parts.seconds)).astimezone(zone)
    return local.isoformat(sep=" ", timespec="seconds")


@lru_cache(maxsize=1024)
def _zone(name: str) -> dt.tzinfo | None:
    fixed = _FIXED.fullmatch(name) if len(name) < 16 else None
    if fixed and (name[0] not in "+-" or ":" in name or len(name) == 5):
        hours, minutes = int(fixed[2]), int(fixed[3] or 0)
        if hours > _MOST_HOURS:
            return None
        east = dt.timedelta(hours=hours, minutes=minutes)
        return dt.timezone(-east if fixed[1] == "-" else east)
    if name.upper() in {"UTC", "GMT", "Z"}:
        return dt.UTC
    if name not in _SHORT_NAMES and not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def find_zone(text: str) -> dt.tzinfo | None:
    """Find the zone of a name; None where it names none."""
    return _zone(text.strip())
