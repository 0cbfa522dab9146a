"""The columns of a diary and the many names that people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hdiary.vocabulary._joined import joined_meaning, numbered_meaning
from hdiary.vocabulary._sentences import part_named, sentence_meaning
from hdiary.vocabulary.data import group, meanings, rows, table
from hdiary.vocabulary.headings import outcome_heading
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import Speller, fold, header_key, plain

__all__ = [
    "COLUMNS", "COLUMN_SYNONYMS", "WEAK_HEADERS", "Column", "ColumnMatch", "column_meaning",
    "header_key", "suggest_columns",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the diary."""

    name: str  # The canonical name
    meaning: str  # One line for the person who keeps the diary
    allowed: str  # What may stand in it, in words
    example: str  # One value


COLUMNS = {row["name"]: Column(**row) for row in rows("columns.csv")}
"""Every column of a diary but the factors, in the order of the file."""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a header is taken to mean."""

    # The canonical column; None when the header is not known (the column is a factor)
    meaning: str | None
    exact: bool  # Whether the header is the canonical name itself
    unit: str | None  # What stood in brackets or behind the name: `0-10`, `hours`, `NRS`
    # Whether the values must confirm the meaning, since the word is used for other things too
    # (`time`, `id`, `location`, `rating`)
    weak: bool


_UNSURE = table("columns_unsure", header_key)
COLUMN_SYNONYMS = {
    name: (*table("columns", header_key).get(name, ()), *_UNSURE.get(name, ())) for name in COLUMNS
}
"""Names of each column in real diaries; `columns` in the data files."""
WEAK_HEADERS = frozenset(word for listed in _UNSURE.values() for word in listed)
"""Headers whose meaning must be confirmed by their values; `columns_unsure` there."""
_WIDE = str.maketrans("\uff08\uff09\u3010\u3011\uff3b\uff3d\uff0d\uff5e\uff1a\uff0f", "()[][]-~:/")
"""Brackets and signs as Chinese and Japanese write them."""
_BRACKETS = re.compile(r"\s*[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]\s*")
_RANGE_BEHIND = re.compile(
    r"^(?P<name>.*?\w)[\s,:]+(?P<unit>[01]\s*(?:-|\u2013|\u2014|to|bis|\s)\s*\d{1,3}|nrs|vas|nprs)$",
    re.IGNORECASE,
)
_SLASH_BEHIND = re.compile(r"^(?P<name>.*?\w)\s*(?P<unit>/\s*\d{1,3})$")
_UNIT_BEHIND = re.compile(
    r"^(?P<name>.*?\w)[\s,:/-]+(?P<unit>h|hrs?|hours?|mins?|minutes?|ms|std|stunden|minuten|hh:mm)$",
    re.IGNORECASE,
)
_LONGEST_READ = 160
_PATTERNS_BEHIND = (_RANGE_BEHIND, _SLASH_BEHIND, _UNIT_BEHIND)
_UNIT_WITHIN = {"hours": "hours", "total hours": "hours", "hours of headache": "hours"}
_UNIT_WITHIN |= {"headache hours": "hours", "total minutes": "minutes"}


@lru_cache(maxsize=16_384)
def column_meaning(header: str) -> ColumnMatch:
    """Say which canonical column a header stands for."""
    # Case, accents, `_`, `-`, dots and double spaces do not matter. A unit in brackets, or a
    # range behind the name, is taken off and handed back.
    readings = _readings(header)
    for name, unit in readings:
        key = header_key(name)
        meaning = _meanings().get(key)
        if meaning is None:
            continue
        unit = unit or _UNIT_WITHIN.get(key) or (readings[-1][1] if len(readings) > 1 else None)
        if meaning == "headache" and unit and _rates(unit):
            # "Headache (0-10)" rates the headache; it does not say whether there was one.
            return ColumnMatch("pain", False, unit, plain(unit) in _IN_WORDS)
        if meaning == "pain" and unit and part_named(unit):
            # "Pain (back)" rates the back, and "Severity (nausea)" no pain at all.
            neck = "neck_pain" if part_named(unit) == "neck" else None
            return ColumnMatch(neck, False, unit, False)
        if meaning == "headache" and unit and plain(unit) in _TIME_UNITS - {"hh:mm"}:
            # "HA hours" and "Headache (h)" say how long it lasted.
            return ColumnMatch("duration_h", False, unit, False)
        if meaning == "treatment" and unit and plain(unit) in _CLOCK_WORDS:
            return ColumnMatch("treated_at", False, unit, False)
        weak = key in WEAK_HEADERS and not (unit and _confirms(meaning, unit))
        return ColumnMatch(meaning, key == header_key(meaning), unit, weak)
    return _by_parts(readings)


def _by_parts(readings: list[tuple[str, str | None]]) -> ColumnMatch:
    """Read a header that is not known as a whole: its number, its parts, its sentence."""
    for name, unit in reversed(readings):
        if len(name) > _LONGEST_READ:
            continue
        one = numbered_meaning(name, _find) or ("treatment" if outcome_heading(name) else None)
        found = (one, False) if one else joined_meaning(name, _find) or sentence_meaning(name)
        if found is not None:
            meaning, weak = found
            weak = weak and not (unit and _confirms(meaning, unit))
            return ColumnMatch(meaning, False, unit, weak)
    return ColumnMatch(None, False, readings[0][1], False)


def _find(text: str) -> str | None:
    return _meanings().get(header_key(text))


def _rates(unit: str) -> bool:
    """Say whether a unit tells that numbers, or words for a strength, are in the column."""
    scale = scale_of_unit(unit)
    return scale not in {None, "yes-no"} or plain(unit) in _IN_NUMBERS | _IN_WORDS


_CLOCK_WORDS = group("column_remarks", "clock")
_IN_NUMBERS = group("column_remarks", "numbers")
_IN_WORDS = group("column_remarks", "words")


def suggest_columns(header: str, n: int = 2) -> list[str]:
    """Name the canonical columns that a misspelt header is close to."""
    from difflib import get_close_matches  # only misspelt headers pay for it

    key, known = header_key(_readings(header)[-1][0]), _meanings()
    if len(key) > 60:
        return []
    close = _speller().nearest(key)
    near = [word for word in known if _swapped(key, word)] + ([close] if close else [])
    if len(key) >= 4:
        near += get_close_matches(key, list(known), n=6, cutoff=0.86)
    return list(dict.fromkeys(known[word] for word in near))[:n]


@cache
def _speller() -> Speller:
    return Speller(_meanings())


def _readings(header: str) -> list[tuple[str, str | None]]:
    """Give the ways to part a header into name and unit, the whole header first."""
    whole = " ".join(header.replace("_", " ").translate(_WIDE).split()).rstrip(" :*")
    readings: list[tuple[str, str | None]] = [(whole, None)]
    bracket = _BRACKETS.search(whole)
    if bracket:
        name = " ".join((whole[: bracket.start()] + " " + whole[bracket.end() :]).split())
        return [(name, bracket[1] or None)] if name else readings
    for pattern in _PATTERNS_BEHIND:
        behind = pattern.match(whole)
        if behind:
            unit = re.sub(r"^([01])\s+(\d+)$", r"\1-\2", behind["unit"].strip())
            readings.append((behind["name"], unit))
    return readings


def _confirms(meaning: str, unit: str) -> bool:
    """Say whether a unit settles what a word with several uses means."""
    if meaning == "duration_h":
        return plain(unit).strip(" .") in _TIME_UNITS
    if meaning in {"pain", "neck_pain", "pain_before", "pain_after"}:
        # Stars rate a night or a day as often, and there more of them are better.
        return scale_of_unit(unit) is not None and fold(unit) not in _STARS
    return False


_STARS = group("column_remarks", "stars")
_TIME_UNITS = group("column_remarks", "time_units")


@cache
def _meanings() -> dict[str, str]:
    return meanings("columns", header_key) | meanings("columns_unsure", header_key)


def _swapped(one: str, other: str) -> bool:
    """Say whether two short words differ by two neighbouring letters changed about."""
    if len(one) != len(other) or len(one) < 4 or one == other:
        return False
    changed = (one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1))
    return other in changed
