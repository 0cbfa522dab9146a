"""What the person declared about a file, instead of leaving it to be recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hdiary.diary import Problems, need_kind, shown
from hdiary.diary.days import ClearBetween
from hdiary.diary.settings import check_choice
from hdiary.vocabulary.scales import SCALES
from hdiary.words import phrase

ROWS = ("day", "headache", "reading", "change")
"""What one row of a table may be: a day, a headache, a reading of one thing, a change of pain."""
BLANKS = ("none", "not-said", "dash")
LISTS = ("comma", "semicolon")
EACH_FILE = ("person", "same")
"""Of several files: each is another person's, or all are the same person's."""
ACCEPTED = (
    "nearest", "timestamps", "blanks", "unquoted", "thousands", "decimals", "none-taken",
    "alike-people",
)  # fmt: skip
_TEXTS = ("headache", "month", "zone", "encoding", "delimiter", "sheet")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Declared:
    """The settings of `hdiary.read_diary` that say something of the file."""

    # From a header of the file to its meaning
    mapped: Mapping[str, str] = field(default_factory=dict)
    # scale, dates, sheet, encoding, delimiter: as there; None where it is to be recognised
    scale: str | None = None
    dates: str | None = None
    rows: str | None = None  # What one row is, of ``ROWS``
    # ``none``: a blank rating says no headache and a blank mark says no; ``not-said``: a blank says
    # nothing
    blank: str | None = None
    headache: str | None = None  # The item of a list, or of a column of items, that says headache
    month: str | None = None  # The month of a calendar without one, ``2026-03``
    zone: str | None = None  # The zone of times that are written in UTC
    # ``comma``: commas part the items of every list; ``semicolon``: they do not
    lists: str | None = None
    divide_by: int | None = None  # What ratings were multiplied by
    # What may be taken although it is not certain: ``nearest`` (the nearest reading of inexact
    # cells), ``timestamps`` (the day of the time stamp where the date is blank), ``blanks`` (cells
    # that cannot be are left blank), ``unquoted`` (a comma in a cell without quotes),
    # ``thousands`` or ``decimals`` (what a sign before three digits parts where nothing tells),
    # ``none-taken`` (a blank in a column of treatments says that nothing was taken),
    # ``alike-people`` (identifiers that differ in capitals, signs or order are one person's)
    accept: tuple[str, ...] = ()
    skip_bad_rows: bool = False
    clear_between: ClearBetween = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    each_file: str | None = None  # Whose the files of several are, of ``EACH_FILE``


def check_declared(declared: Declared) -> None:
    """Refuse settings that are none of the allowed ones."""
    choices: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("scale", declared.scale, tuple(SCALES)),
        ("dates", declared.dates, ("dmy", "mdy")),
        ("rows", declared.rows, ROWS),
        ("blank", declared.blank, BLANKS),
        ("lists", declared.lists, LISTS),
        ("each_file", declared.each_file, EACH_FILE),
        *(("accept", one, ACCEPTED) for one in declared.accept),
    )
    for name, value, allowed in choices:
        if value is not None:
            check_choice(name, value, list(allowed))
    for name in _TEXTS:
        need_kind(name, getattr(declared, name), str, "a text")
    _check_month(declared.month)
    _check_zone(declared.zone)
    _check_divide(declared.divide_by)


def _check_month(month: str | None) -> None:
    if month is not None and not _MONTH.fullmatch(month):
        _refuse("month", month)


def _check_zone(zone: str | None) -> None:
    from hdiary.read.zones import is_zone

    if zone is not None and not is_zone(zone):
        _refuse("zone", zone)


def _check_divide(divide_by: int | None) -> None:
    if divide_by is not None and divide_by not in (1, 10, 100, 1000):
        _refuse("divide_by", str(divide_by))


def _refuse(name: str, value: str) -> None:
    found = Problems()
    found.add(
        name,
        value=shown(value),
        expected=phrase(f"read.declared.{name}.expected"),
        suggestion=phrase(f"read.declared.{name}.suggestion"),
    )
    found.raise_errors()
