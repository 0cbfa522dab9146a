"""Events that repeat: their further times, where the calendar says when they end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from hdiary.diary import Problems
from hdiary.read.formats.ics_moments import Moment, moment_of
from hdiary.words import phrase

_MOST = 2000
_KNOWN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", "BYMONTH", "BYMONTHDAY"})
_PLAIN = {
    "DAILY": frozenset[str](),
    "WEEKLY": frozenset({"BYDAY"}),
    "MONTHLY": frozenset({"BYDAY", "BYMONTHDAY"}),
    "YEARLY": frozenset({"BYMONTH", "BYMONTHDAY"}),
}
"""What may narrow a rule: with anything else a search for the next day might never end."""


@dataclass(kw_only=True, slots=True)
class Repeats:
    """What was passed over among the events, to be told."""

    cancelled: int = 0  # Events that were called off
    endless: int = 0  # Events that repeat without end, or by a rule that is not read

    def tell(self, found: Problems) -> None:
        """Warn of it."""
        for code, n in (("cancelled", self.cancelled), ("endless", self.endless)):
            if n:
                found.warn(
                    "repeats" if code == "endless" else code,
                    expected=phrase("read.formats.ics.that_were"),
                    suggestion=phrase(f"read.formats.ics.{code}", n=n),
                )


def occurrences(part: Any, start: Moment, told: Repeats) -> Iterator[dt.datetime]:
    """Give the times of an event after its first; none where its end is not said."""
    rule = _rule(part.get("RRULE"), start)
    if rule is None:
        told.endless += 1
        return
    ruled = set(islice(rule, _MOST + 1))
    if len(ruled) > _MOST:
        told.endless += 1
        return
    times = ruled | {m.wall for m in _listed(part, "RDATE")}
    yield from sorted(time for time in times - excepted(part) if time != start.wall)


def excepted(part: Any) -> set[dt.datetime]:
    """Give the times at which an event that repeats does not take place."""
    return {moment.wall for moment in _listed(part, "EXDATE")}


def _listed(part: Any, name: str) -> list[Moment]:
    value = part.get(name)
    several = value if isinstance(value, list) else [value]
    moments = [moment_of(one) for group in several for one in getattr(group, "dts", [])]
    return [moment for moment in moments if moment is not None]


def _rule(value: Any, start: Moment) -> Any:
    """Make a rule that is known to end; None for any other."""
    from dateutil.rrule import rrulestr

    if not isinstance(value, dict):
        return None
    said = {str(name).upper(): several for name, several in value.items()}
    frequency = str(next(iter(said.get("FREQ", [])), "")).upper()
    narrowing = {name for name in said if name.startswith("BY")}
    if not set(said) <= _KNOWN or frequency not in _PLAIN or not narrowing <= _PLAIN[frequency]:
        return None
    until = _until(said.pop("UNTIL", None), start)
    if until is None and "COUNT" not in said:
        return None
    try:
        parts = [f"{n}={','.join(str(one) for one in several)}" for n, several in said.items()]
        rule = rrulestr(";".join(parts), dtstart=start.wall)
        return rule if until is None else rule.replace(until=until)
    except (ValueError, TypeError, OverflowError, AttributeError):
        return None


def _until(several: Any, start: Moment) -> dt.datetime | None:
    """Give the last moment of a rule by the clock of its first."""
    when = next(iter(several), None) if isinstance(several, list) else several
    if isinstance(when, dt.datetime):
        if when.utcoffset() is not None and start.zoned is not None:
            when = when.astimezone(start.zoned.tzinfo)
        return when.replace(tzinfo=None)
    if isinstance(when, dt.date):
        return dt.datetime(when.year, when.month, when.day, 23, 59, 59)
    return None
