"""Moments of a calendar: days, local times, times in a zone and times in UTC."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

_UTC = frozenset({"utc", "etc/utc", "z", "gmt", "etc/gmt", "zulu"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When something was, by the clock on the wall of whoever noted it."""

    wall: dt.datetime  # Without a zone
    all_day: bool  # Whether only the day was noted
    utc: bool  # Whether the clock is that of UTC, and where the person was is not said
    zoned: dt.datetime | None  # The same with its zone; None where it has none


def moment_of(value: Any) -> Moment | None:
    """Give the moment of a property; None where it is none."""
    when = getattr(value, "dt", None)
    if isinstance(when, dt.datetime):
        aware = when.utcoffset() is not None
        return Moment(
            wall=when.replace(tzinfo=None),
            all_day=False,
            utc=aware and _is_utc(when.tzinfo),
            zoned=when if aware else None,
        )
    if isinstance(when, dt.date):
        wall = dt.datetime(when.year, when.month, when.day)
        return Moment(wall=wall, all_day=True, utc=False, zoned=None)
    return None


def _is_utc(zone: dt.tzinfo | None) -> bool:
    named = getattr(zone, "key", None) or getattr(zone, "zone", None) or str(zone)
    return zone is dt.UTC or str(named).lower() in _UTC


def write_moment(moment: Moment) -> str:
    """Write a moment as the cell of a table."""
    if moment.all_day:
        return moment.wall.date().isoformat()
    return moment.wall.isoformat(sep=" ", timespec="minutes") + ("Z" if moment.utc else "")


def own_zone(calendar: Any) -> str:
    """Give the zone that a calendar describes, where it describes one alone."""
    parts = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]
    names = {str(part.get("TZID")) for part in parts}
    return names.pop() if len(names) == 1 else ""
