"""Which column of a table of questionnaires means what: a total a row, or a column a measure."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.diary import Problems
from hdiary.diary.people import likeness
from hdiary.diary.people.private import why_private
from hdiary.read.dates import parse_date
from hdiary.read.no_table import refuse
from hdiary.read.numbers import parse_number
from hdiary.read.people.grid import Grid
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.questionnaires import name_questionnaire
from hdiary.vocabulary.text import header_key
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

_DAYS = ("date", "datum", "day", "tag", "filled in", "filled in on", "ausgefullt am", "ausgefullt",
         "erhebungsdatum", "testdatum", "completed", "assessment date", "visit date")  # fmt: skip
_WHICH = ("measure", "questionnaire", "instrument", "scale", "test", "fragebogen", "skala",
          "messinstrument", "mass")  # fmt: skip
_TOTAL = ("total", "score", "sum", "points", "value", "result", "gesamt", "summe", "punkte",
          "punktzahl", "wert", "punktwert", "ergebnis", "summenwert", "gesamtwert", "summe punkte",
          "total score", "sum score", "summenscore")  # fmt: skip
DAY_HEADINGS = tuple(f(name) for name in _DAYS for f in (str.lower, str.capitalize, str.upper))
"""The headings by which the row of headings is found, as they are written."""
_OF_A_DIARY = {"pain", "headache", "start", "end"}


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Layout:
    """The places of the columns; ``wide`` are columns that each hold one measure."""

    day: int
    patient: int | None
    which: int | None
    total: int | None
    wide: tuple[tuple[int, str], ...]  # Place and measure
    left_out: tuple[tuple[str, Phrase], ...] = ()


def find_layout(grid: Grid, found: Problems) -> Layout:
    """Find what the columns mean, or refuse the table with what it lacks."""
    keys = [header_key(name) for name in grid.names]
    day = _first(keys, _DAYS)
    if _is_diary(grid):
        refuse(found, "a diary", phrase("read.measures.a_table"), phrase("read.measures.is_diary"))
    if day is None:
        refuse(found, "no date", phrase("read.measures.a_table"), phrase("read.measures.no_day"))
    people = [k for k, name in enumerate(grid.names) if likeness(name) and k != day]
    patient = people[0] if people else None
    which, total = _first(keys, _WHICH), _first(keys, _TOTAL)
    if which is not None and total is not None:
        known = {day, patient, which, total}
        left = [n for k, n in enumerate(grid.names) if k not in known and n]
        why = phrase("read.measures.left.other")
        return Layout(day=day, patient=patient, which=which, total=total, wide=(),
                      left_out=tuple((name, why) for name in left))  # fmt: skip
    return _find_wide(grid, day, patient, found)


def _find_wide(grid: Grid, day: int, patient: int | None, found: Problems) -> Layout:
    """Take each column of numbers for a measure; what is private or words is left out."""
    wide: list[tuple[int, str]] = []
    left: list[tuple[str, Phrase]] = []
    for k, name in enumerate(grid.names):
        if k in (day, patient) or not name:
            continue
        measure = name_questionnaire(name)
        if not measure and why_private(name, grid.column(k), _is_day):
            left.append((name, phrase("read.measures.left.private")))
        elif not measure and not _are_numbers(grid.column(k)):
            left.append((name, phrase("read.measures.left.words")))
        else:
            wide.append((k, measure or name))
    if not wide:
        refuse(found, "no totals", phrase("read.measures.a_table"),
               phrase("read.measures.no_totals"))  # fmt: skip
    return Layout(day=day, patient=patient, which=None, total=None, wide=tuple(wide),
                  left_out=tuple(left))  # fmt: skip


def holds_questionnaires(grid: Grid) -> bool:
    """Say whether a table surely holds totals of questionnaires that are known, and no diary."""
    keys = [header_key(name) for name in grid.names]
    if _first(keys, _DAYS) is None or _is_diary(grid):
        return False
    which, total = _first(keys, _WHICH), _first(keys, _TOTAL)
    if which is not None and total is not None:
        return any(map(name_questionnaire, grid.column(which)))
    return any(map(name_questionnaire, grid.names))


def _is_diary(grid: Grid) -> bool:
    # Where a column names the questionnaire, a score is its total and no pain.
    keys = {name: header_key(name) for name in grid.names}
    long = _first([*keys.values()], _WHICH) is not None
    rest = [name for name, key in keys.items() if not (long and key in (*_WHICH, *_TOTAL))]
    return bool({column_meaning(name).meaning for name in rest} & _OF_A_DIARY)


def _first(keys: list[str], names: tuple[str, ...]) -> int | None:
    return next((k for name in names for k, key in enumerate(keys) if key == name), None)


def _is_day(text: str) -> bool:
    return parse_number(text) is None and parse_date(text) is not None


def _are_numbers(cells: list[str]) -> bool:
    said = [cell for cell in cells if not is_blank(cell)]
    return sum(parse_number(cell) is not None for cell in said) * 2 > len(said)
