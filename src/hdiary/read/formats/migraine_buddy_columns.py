"""Migraine Buddy's columns: what they are called, what they mean, and their shape in any language.

The app writes its headings in its own language, always in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hdiary.read.clocks import parse_hours
from hdiary.read.dates import parse_date
from hdiary.read.mapped import IGNORE
from hdiary.read.numbers import parse_number
from hdiary.read.table import Table
from hdiary.vocabulary.words import is_blank

_BEGIN = ("#", "Started", "Lasted")
_WHERE = (
    "Start UTC Offset (min)", "End UTC Offset (min)", "Geohash", "Attack Types", "Attack Location",
)  # fmt: skip
_OUTCOMES = ("Helpful", "Somewhat Helpful", "Unhelpful", "Unsure")
_END = (
    "Pain Level",
    *("",) * 5,
    "Pain Positions",
    *(f"{outcome} Medication" for outcome in _OUTCOMES),
    *(f"{outcome} Non Drug Relief Methods" for outcome in _OUTCOMES),
    "Notes",
)
NAMES = (*_BEGIN, *_WHERE, *_END)
NAMES_OF_2022 = (*_BEGIN, *_END)
"""The headings by their places, with and without the five that came later; factors have none."""
LISTS = frozenset(
    {
        "affected activities", "potential triggers", "symptoms", "premonitory symptoms",
        "most bothersome symptom", "auras",
    }
)  # fmt: skip
MEANT = {
    "#": (IGNORE, "read.formats.migraine_buddy.number"),
    "started": ("start", ""),
    "lasted": ("duration_h", ""),
    "geohash": (IGNORE, "read.formats.migraine_buddy.where"),
    "attack location": (IGNORE, "read.formats.migraine_buddy.where"),
    "start utc offset (min)": (IGNORE, "read.formats.migraine_buddy.local"),
    "end utc offset (min)": (IGNORE, "read.formats.migraine_buddy.local"),
    "attack types": ("notes", ""),
    "pain level": ("pain", ""),
    "pain positions": ("location", ""),
    "notes": ("notes", ""),
    **dict.fromkeys(LISTS, ("factor", "")),
}
"""By their headings: what the columns mean, and why some are left out."""
_LASTED = re.compile(r"\s*(?:\d+\s*\S{1,3}\s*){1,3}|[^\d,]{0,30}")
_SEEN = 400
_NEARLY_ALL = 0.8


def holds_attacks(table: Table) -> bool:
    """Say whether the cells of a table are those of attacks, whatever its headings are called."""
    width = len(table.header)
    if width < len(NAMES_OF_2022) or not len(table):
        return False
    names = NAMES if width >= len(NAMES) else NAMES_OF_2022
    tests: dict[str, Callable[[str], bool]] = {
        "#": _is_count,
        "Started": _is_moment,
        "Lasted": _is_length,
        "Start UTC Offset (min)": _is_offset,
        "End UTC Offset (min)": _is_offset,
        "Pain Level": _is_rating,
        **{name: _is_word for name in names if name.endswith(("Medication", "Methods"))},
    }
    fits = all(
        _fits(table, names.index(name), test) for name, test in tests.items() if name in names
    )
    return fits and _says(table, 0) and _says(table, 1) and _rises(table)


def _fits(table: Table, place: int, test: Callable[[str], bool]) -> bool:
    """Say whether nearly all cells of a column pass a test; a blank passes every one."""
    told = [text for value in table.columns[place].values[:_SEEN] if (text := value.strip())]
    return sum(test(text) for text in told) >= _NEARLY_ALL * len(told)


def _says(table: Table, place: int) -> bool:
    return any(not is_blank(value) for value in table.columns[place].values)


def _rises(table: Table) -> bool:
    """Say whether the rows are numbered, one by one and mostly in order."""
    return len(table.columns[0].values) >= _NEARLY_ALL * len(table)


def _is_count(text: str) -> bool:
    return text.isdecimal()


def _is_moment(text: str) -> bool:
    parts = parse_date(text)
    return parts is not None and parts.seconds is not None


def _is_length(text: str) -> bool:
    return parse_hours(text, None) is not None or bool(_LASTED.fullmatch(text))


def _is_offset(text: str) -> bool:
    number = parse_number(text)
    return number is not None and number % 15 == 0 and abs(number) <= 14 * 60


def _is_rating(text: str) -> bool:
    number = parse_number(text)
    return number is not None and 0 <= number <= 10


def _is_word(text: str) -> bool:
    return parse_number(text) is None
