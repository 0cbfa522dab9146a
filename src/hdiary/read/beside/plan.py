"""What is known of a source that is one table: a data file beside this one, or nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from hdiary.read.beside.measures import Measure, find_measure
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind

_MOMENTS = frozenset({"date", "start", "end", "entered_at", "treated_at"})
_WHO_AND_WHERE = frozenset({"coordinates", "town", "name", "birth", "contact"})
_OF_THE_TABLE = frozenset({"identifier", "number", "timezone", "utc_offset", "weekday"})
_PRIVATE = frozenset({"notes", "patient", "location"})


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Plan:
    """How a source's table is to be read; headings stand in small letters, as `header_key` has."""

    name: str = ""
    # Sets of headings, one of which must be there as a whole; none where anybody's table may be so
    known_by: Sequence[Sequence[str]] = ()
    not_with: Sequence[str] = ()  # Headings of which none may be there
    utc: bool = False  # Whether its times are in UTC without saying so
    events: bool = False  # Whether a row is one of several things of a day, which add up
    columns: Mapping[str, str] = field(default_factory=dict)  # From headings to factors
    divide: Mapping[str, float] = field(default_factory=dict)  # What numbers are divided by
    how: Mapping[str, str] = field(default_factory=dict)  # From factors to ``sum`` or ``mean``
    left_out: Mapping[str, str] = field(default_factory=dict)  # From headings to the reason's name
    rest: str = ""  # Why every other column is left out; empty where they become factors
    told: Sequence[str] = ()  # What else is told, by name

    def fits(self, keys: Sequence[str]) -> bool:
        """Say whether a table with these headings is this source's."""
        there = set(keys)
        return not there & set(self.not_with) and any(set(k) <= there for k in self.known_by)

    def measure(self, header: str, key: str) -> Measure:
        """Say what a column measures."""
        name = self.columns.get(key)
        if name is None:
            return find_measure(header)
        if name in self.how:
            return Measure(name=name, how=self.how[name], known=True)
        own = find_measure(name)
        return Measure(name=name, how=own.how, spread=own.spread, change=own.change, known=True)

    def why_left_out(self, header: str, key: str) -> str:
        """Say why a column does not come over; empty where it does."""
        if key in self.columns:
            return ""
        return self.left_out.get(key) or self.rest or why_no_factor(header)


def load_plan(name: str) -> Plan:
    """Read what a data file says of a source."""
    text = files("hdiary.read.beside").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return Plan(**tomllib.loads(text))


def why_no_factor(header: str) -> str:
    """Say why a heading of anybody's table names no factor of a day; empty where it may."""
    if not header:
        return "no_heading"
    if find_measure(header).known:
        return ""
    kind, meaning = heading_kind(header), column_meaning(header).meaning
    if kind in _WHO_AND_WHERE or meaning in _PRIVATE or kind == "notes":
        return "private"
    if kind in _OF_THE_TABLE:
        return "of_the_table"
    if meaning in _MOMENTS:
        return "moment"
    return "of_a_diary" if meaning is not None else ""
