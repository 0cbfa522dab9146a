"""Whether a text can be read as the kind of a column whose heading is not certain."""

from __future__ import annotations

from collections.abc import Callable

from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.dates import parse_date
from hdiary.read.nearest import nearest_clock, nearest_hours
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.words import yes_no

_MINUTES = "min"
FITS: dict[str, Callable[[str, str | None], bool]] = {
    "start": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "end": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "treated_at": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "entered_at": lambda text, _: _is_time(text),
    "date": lambda text, _: parse_date(text) is not None,
    "duration_h": lambda text, unit: (
        parse_hours(text, unit) is not None or nearest_hours(text, unit) is not None
    ),
    "after_min": lambda text, unit: minutes_of(text, unit) is not None,
    "side": lambda text, _: parse_side(text) is not None,
    "location": lambda text, _: any(parse_place(i).recognised for i in split_places(text)),
    "headache": lambda text, _: yes_no(text) is not None,
    "pain": lambda text, _: parse_rating(text, highest=10) is not None,
    "neck_pain": lambda text, _: parse_rating(text, highest=10) is not None,
    "pain_before": lambda text, _: parse_rating(text, highest=10) is not None,
    "pain_after": lambda text, _: parse_rating(text, highest=10) is not None,
    "treatment": lambda text, _: parse_number(text) is None,
    # `Pt` is a patient over initials, and physical therapy over ticks.
    "patient": lambda text, _: bool(text) and not _is_tick(text),
}
"""Whether a text can be read as a column's kind, for headers whose meaning is not certain."""


def _is_tick(text: str) -> bool:
    return parse_number(text) is None and yes_no(text) is not None


def _is_time(text: str) -> bool:
    return parse_clock(text, fractions=True) is not None or parse_date(text) is not None


def _is_nearly_time(text: str) -> bool:
    """Say whether inexact words are a time of day; a bare number may be anything."""
    return parse_number(text) is None and nearest_clock(text) is not None


def minutes_of(text: str, unit: str | None) -> float | None:
    """Read a length of time as minutes, which a bare number is."""
    hours = parse_hours(text, unit or _MINUTES)
    if hours is None:
        return None
    # 31 minutes are 31, and not what is left of them on the way over hours.
    number = parse_number(text) if parse_hours("60", unit or _MINUTES) == 1 else None
    return round(hours * 60, 9) if number is None else number
