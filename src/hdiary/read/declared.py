"""What the person declared about a file, instead of leaving it to be recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hdiary.diary import Problems, shown
from hdiary.diary.days import ClearBetween
from hdiary.diary.make import check_choice
from hdiary.vocabulary.scales import SCALES

ROWS = ("day", "headache", "reading", "change")
"""What one row of a table may be: a day, a headache, a reading of one thing, a change of pain."""
BLANKS = ("none", "not-said")
LISTS = ("comma", "semicolon")
ACCEPTED = ("nearest", "timestamps", "blanks", "unquoted")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Declared:
    """The settings of `hdiary.read_diary` that say something of the file.

    Parameters
    ----------
    scale, dates, sheet, encoding, delimiter
        As there; None where it is to be recognised.
    mapped
        From a header of the file to its meaning.
    rows
        What one row is, of ``ROWS``.
    blank
        ``none``: a blank rating says no headache and a blank mark says no; ``not-said``: a
        blank says nothing.
    headache
        The item of a list, or of a column of items, that says headache.
    month
        The month of a calendar without one, ``2026-03``.
    zone
        The zone of times that are written in UTC.
    lists
        ``comma``: commas part the items of every list; ``semicolon``: they do not.
    divide_by
        What ratings were multiplied by.
    accept
        What may be taken although it is not certain: ``nearest`` (the nearest reading of inexact
        cells), ``timestamps`` (the day of the time stamp where the date is blank), ``blanks``
        (cells that cannot be are left blank), ``unquoted`` (a comma in a cell without quotes).
    """

    mapped: Mapping[str, str] = field(default_factory=dict)
    scale: str | None = None
    dates: str | None = None
    rows: str | None = None
    blank: str | None = None
    headache: str | None = None
    month: str | None = None
    zone: str | None = None
    lists: str | None = None
    divide_by: int | None = None
    accept: tuple[str, ...] = ()
    skip_bad_rows: bool = False
    clear_between: ClearBetween = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


def check_declared(declared: Declared) -> None:
    """Refuse settings that are none of the allowed ones."""
    choices: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("scale", declared.scale, tuple(SCALES)),
        ("dates", declared.dates, ("dmy", "mdy")),
        ("rows", declared.rows, ROWS),
        ("blank", declared.blank, BLANKS),
        ("lists", declared.lists, LISTS),
        *(("accept", one, ACCEPTED) for one in declared.accept),
    )
    for name, value, allowed in choices:
        if value is not None:
            check_choice(name, value, list(allowed))
    _check_month(declared.month)
    _check_zone(declared.zone)
    _check_divide(declared.divide_by)


def _check_month(month: str | None) -> None:
    if month is not None and not _MONTH.fullmatch(month):
        _refuse("month", month, "a month such as 2026-03", "Write the year, then the month.")


def _check_zone(zone: str | None) -> None:
    from hdiary.read.zones import is_zone

    if zone is not None and not is_zone(zone):
        _refuse("zone", zone, "a zone such as Europe/Berlin", "Write a continent and a city.")


def _check_divide(divide_by: int | None) -> None:
    if divide_by is not None and divide_by not in (1, 10, 100, 1000):
        _refuse("divide_by", str(divide_by), "1, 10, 100 or 1000", "Choose one of these.")


def _refuse(code: str, value: str, expected: str, suggestion: str) -> None:
    found = Problems()
    found.add(code, value=shown(value), expected=expected, suggestion=suggestion)
    found.raise_errors()
