"""A plan as a calendar (iCalendar, RFC 5545): days without a clock, the same for the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from math import ceil
from typing import Any

from hdiary.trials.handed import Own, Part, count_left_out, name_arms, own_part, what_to_write
from hdiary.trials.planned import DAYS, HEADACHES, PERIODS, Planned
from hdiary.trials.safety import find_attacks
from hdiary.words import Words, load_words

_MOST_WEEKS, _LATER = 52, 1.5
"""Reminders for at most a year, and for so much longer than the steps should take."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of the calendar, over whole days; ``weeks`` says how often it comes again."""

    name: str
    first: date
    last: date
    title: str
    text: str = ""
    weeks: int = 0


def plan_ics(plan: Planned, *, language: str = "en", patient: str | None = None) -> bytes:
    """Make the calendar of one person of a plan; where the order is sealed, it names no arm."""
    import icalendar

    say = load_words(language)
    own = own_part(plan, patient)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//hdiary//trial//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("trial.calendar.name"))
    for entry in list_entries(plan, own, say):
        calendar.add_component(_make_event(entry, plan, own))
    return bytes(calendar.to_ical())


def _make_event(entry: Entry, plan: Planned, own: Own) -> Any:
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{plan.digest[:32]}-{own.place}-{entry.name}@hdiary")
    event.add("dtstamp", datetime.combine(plan.start, time(), UTC))
    event.add("dtstart", entry.first)
    # The day after the last, as the format has it.
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    if entry.weeks:
        event.add("rrule", {"freq": "weekly", "count": entry.weeks})
    # Nobody is busy because of it.
    event.add("transp", "TRANSPARENT")
    return event


def list_entries(plan: Planned, own: Own, say: Words) -> Iterator[Entry]:
    """Give every entry of a plan's calendar, by their days."""
    write = "\n".join([say("trial.calendar.write"), *map(say, what_to_write(plan))])
    sealed = plan.design == HEADACHES
    first = say("trial.calendar.first_headaches" if sealed else "trial.calendar.first_days")
    yield _on("first", plan.start, say("trial.calendar.first"), f"{first}\n{write}")
    if sealed:
        yield _reminder(plan, say, write)
        return
    yield from _stretches(plan, own, say, write)
    for look in plan.looks:
        day = own.parts[look - 1].last
        title, text = say("trial.calendar.look"), say("trial.calendar.look_text")
        yield _on(f"look-{look}", day, title, text)
    last = own.parts[-1].last
    yield _on("last", last, say("trial.calendar.last"), say("trial.calendar.last_text"))


def _on(name: str, day: date, title: str, text: str) -> Entry:
    return Entry(name=name, first=day, last=day, title=title, text=text)


def _reminder(plan: Planned, say: Words, write: str) -> Entry:
    rate = find_attacks(plan.usual)
    weeks = ceil(_LATER * plan.periods / rate) if rate else _MOST_WEEKS
    return Entry(
        name="week",
        first=plan.start + timedelta(days=6),
        last=plan.start + timedelta(days=6),
        title=say("trial.calendar.week"),
        text=f"{say('trial.calendar.week_text', n=plan.periods)}\n{write}",
        weeks=max(1, min(weeks, _MOST_WEEKS)),
    )


def _stretches(plan: Planned, own: Own, say: Words, write: str) -> Iterator[Entry]:
    """Give one entry for each period, or for days in a row that are alike."""
    names = name_arms(plan, say)
    for part in _runs(own.parts) if plan.design == DAYS else own.parts:
        title = names[part.arm]
        if plan.design == PERIODS:
            title = say("trial.calendar.period", arm=title, n=part.number, of=plan.periods)
        days = say("trial.calendar.days", first=part.first, last=part.last)
        told = (days, _left_out(plan, part, say), write)
        yield Entry(
            name=f"part-{part.number}",
            first=part.first,
            last=part.last,
            title=title,
            text="\n".join(line for line in told if line),
        )


def _left_out(plan: Planned, part: Part, say: Words) -> str:
    """Say how many days at the beginning of a part do not count, if any."""
    days = count_left_out(plan, part)
    return say("trial.calendar.left_out", n=days) if days else ""


def _runs(parts: Iterable[Part]) -> Iterator[Part]:
    """Put days in a row that have the same arm together."""
    for _, run in groupby(parts, key=lambda part: part.arm):
        days = list(run)
        yield replace(days[0], last=days[-1].last)
