"""The events of a calendar: their moments as local times, their titles and their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hdiary.diary import DiaryError, Problems
from hdiary.read.formats.ics_moments import Moment, moment_of, own_zone, write_moment
from hdiary.read.formats.ics_repeats import Repeats, excepted, occurrences
from hdiary.words import phrase

_KINDS = ("VEVENT", "VJOURNAL")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One event, or one time of an event that repeats."""

    number: int  # Which event of the file it is, counted from 1
    title: str
    text: str  # What its description says
    # start, end: as they are written in a table; ``end`` is empty where there is none of its own
    start: str
    end: str
    zone: str  # The calendar's zone, where the times are in UTC
    all_day: bool
    minutes: int  # How long it is; 0 where it has no time of day or no end
    key: tuple[str, ...]  # What tells it from the others


def read_events(text: str, found: Problems) -> tuple[list[Event], int]:
    """Give the events of every calendar of a file, each once, and how many stood there twice."""
    told = Repeats()
    events = [event for one in _calendars(text, found) for event in _events(one, told)]
    if not events:
        found.add(
            "no events",
            expected=phrase("read.formats.ics.events"),
            suggestion=phrase("read.formats.ics.empty"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases)
    told.tell(found)
    events = [replace(event, number=k) for k, event in enumerate(events, start=1)]
    unique = list({event.key: event for event in reversed(events)}.values())[::-1]
    return unique, len(events) - len(unique)


def _calendars(text: str, found: Problems) -> list[Any]:
    import logging

    import icalendar

    # It writes what it mends to a log, and notes never reach one.
    logging.getLogger("icalendar").setLevel(logging.CRITICAL)
    try:
        return list(icalendar.Calendar.from_ical(text, multiple=True))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        found.add(
            "damaged",
            expected=phrase("read.formats.ics.whole"),
            suggestion=phrase("read.formats.ics.damaged"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases) from None


def _events(calendar: Any, told: Repeats) -> Iterator[Event]:
    """Give the events of one calendar; those that were called off are passed over."""
    zone = str(_first(calendar, "X-WR-TIMEZONE") or own_zone(calendar)).strip()
    parts = [part for part in calendar.subcomponents if part.name in _KINDS]
    moved = {
        (_text(part, "UID"), moment.wall)
        for part in parts
        if (moment := moment_of(_first(part, "RECURRENCE-ID"))) is not None
    }
    for part in parts:
        if _text(part, "STATUS").upper() == "CANCELLED":
            told.cancelled += 1
            continue
        start = moment_of(_first(part, "DTSTART"))
        event = _event(part, start, zone)
        if start is None or "RRULE" not in part or "RECURRENCE-ID" in part:
            yield event
            continue
        if (_text(part, "UID"), start.wall) not in moved and start.wall not in excepted(part):
            yield event
        yield from _again(event, part, start, moved, told)


def _again(
    event: Event, part: Any, start: Moment, moved: set[tuple[str, dt.datetime]], told: Repeats
) -> Iterator[Event]:
    """Give the further times of an event that repeats, each as long as the first."""
    uid, length = _text(part, "UID"), _length(part, start)
    for wall in occurrences(part, start, told):
        if (uid, wall) in moved:
            continue
        again = replace(start, wall=wall)
        yield _placed(event, again, length)


def _event(part: Any, start: Moment | None, zone: str) -> Event:
    event = Event(
        number=0,
        title=_text(part, "SUMMARY"),
        text=_text(part, "DESCRIPTION"),
        start=_text(part, "DTSTART"),
        end="",
        zone=zone if start is not None and start.utc else "",
        all_day=start is not None and start.all_day,
        minutes=0,
        key=(_text(part, "UID"), _text(part, "DTSTART"), _text(part, "SUMMARY")),
    )
    return event if start is None else _placed(event, start, _length(part, start))


def _placed(event: Event, start: Moment, length: dt.timedelta | None) -> Event:
    """Put an event where it begins and ends; a day alone, or no length, has no end."""
    written = write_moment(start)
    event = replace(event, start=written, key=(event.key[0], written, event.key[2]))
    alone = dt.timedelta(days=1) if start.all_day else dt.timedelta(0)
    if length is None or length <= alone:
        return event
    try:
        end = replace(start, wall=start.wall + length, all_day=False)
    except OverflowError:
        return event
    minutes = 0 if start.all_day else int(length.total_seconds() // 60)
    return replace(event, end=write_moment(end), minutes=minutes)


def _length(part: Any, start: Moment) -> dt.timedelta | None:
    """Say how long an event is by the clock on the wall; None where it does not say."""
    end = moment_of(_first(part, "DTEND"))
    if end is not None:
        # Where it begins in another zone than it ends, as in an aeroplane, the zones decide.
        if start.zoned is not None and end.zoned is not None:
            return end.zoned - start.zoned
        return end.wall - start.wall
    length = getattr(_first(part, "DURATION"), "td", None)
    return length if isinstance(length, dt.timedelta) else None


def _first(part: Any, name: str) -> Any:
    """Give a property; the first where there are several; None where it could not be read."""
    value = part.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return None if hasattr(value, "parse_error") else value


def _text(part: Any, name: str) -> str:
    value = part.get(name)
    value = value[0] if isinstance(value, list) and value else value
    if value is None:
        return ""
    dated = not hasattr(value, "parse_error") and hasattr(value, "to_ical") and hasattr(value, "dt")
    written = value.to_ical() if dated else str(value)
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else str(written)
