"""The columns of a diary and the many names that people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hdiary.vocabulary._columns import COLUMNS, Column
from hdiary.vocabulary._headers import COLUMN_SYNONYMS, WEAK_HEADERS
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import fold, nearest, plain, words

__all__ = [
    "COLUMNS",
    "COLUMN_SYNONYMS",
    "WEAK_HEADERS",
    "Column",
    "ColumnMatch",
    "column_meaning",
    "suggest_columns",
]


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a header is taken to mean.

    Attributes
    ----------
    meaning : str or None
        The canonical column; None when the header is not known (the column is a factor).
    exact : bool
        Whether the header is the canonical name itself.
    unit : str or None
        What stood in brackets or behind the name: `0-10`, `hours`, `NRS`.
    weak : bool
        Whether the values must confirm the meaning, since the word is used for other things
        too (`time`, `id`, `location`, `rating`).
    """

    meaning: str | None
    exact: bool
    unit: str | None
    weak: bool


_BRACKETS = re.compile(r"\s*[(\[{]\s*([^()\[\]{}]*?)\s*[)\]}]\s*")
_RANGE_BEHIND = re.compile(
    r"^(?P<name>.*?\w)[\s,:]+(?P<unit>[01]\s*(?:-|\u2013|\u2014|to|bis|\s)\s*\d{1,3}|nrs|vas|nprs)$",
    re.IGNORECASE,
)
_SLASH_BEHIND = re.compile(r"^(?P<name>.*?\w)\s*(?P<unit>/\s*\d{1,3})$")
_UNIT_BEHIND = re.compile(
    r"^(?P<name>.*?\w)[\s,:/-]+(?P<unit>h|hrs?|hours?|mins?|minutes?|ms|std|stunden|minuten)$",
    re.IGNORECASE,
)
_PATTERNS_BEHIND = (_RANGE_BEHIND, _SLASH_BEHIND, _UNIT_BEHIND)
_UNIT_WITHIN = {"hours": "hours", "total hours": "hours", "hours of headache": "hours"}
_UNIT_WITHIN |= {"headache hours": "hours", "total minutes": "minutes"}


def column_meaning(header: str) -> ColumnMatch:
    """Say which canonical column a header stands for.

    Case, accents, `_`, `-`, dots and double spaces do not matter. A unit in brackets, or a
    range behind the name, is taken off and handed back.

    Parameters
    ----------
    header
        One header as it stands in the file.

    Returns
    -------
    ColumnMatch
        With `meaning=None` for a header that is not known.

    Examples
    --------
    >>> column_meaning("Pain level (0-10)")
    ColumnMatch(meaning='pain', exact=False, unit='0-10', weak=False)
    >>> column_meaning("Duration (hours)").meaning, column_meaning("mood").meaning
    ('duration_h', None)
    """
    readings = _readings(header)
    for name, unit in readings:
        key = header_key(name)
        meaning = _meanings().get(key)
        if meaning is None:
            continue
        unit = unit or _UNIT_WITHIN.get(key) or (readings[-1][1] if len(readings) > 1 else None)
        scale = scale_of_unit(unit) if unit else None
        if meaning == "headache" and scale not in {None, "yes-no"}:
            # "Headache (0-10)" rates the headache; it does not say whether there was one.
            return ColumnMatch("pain", False, unit, False)
        weak = key in _weak() and not (unit and _confirms(meaning, unit))
        return ColumnMatch(meaning, key == header_key(meaning), unit, weak)
    unit = readings[0][1]
    return ColumnMatch(None, False, unit, False)


def suggest_columns(header: str, n: int = 2) -> list[str]:
    """Name the canonical columns that a misspelt header is close to.

    Parameters
    ----------
    header
        A header that `column_meaning` does not know.
    n
        How many to name at most.

    Returns
    -------
    list of str
        Canonical names, closest first; empty when nothing is close.

    Examples
    --------
    >>> suggest_columns("pian"), suggest_columns("barometer")
    (['pain'], [])
    """
    key = header_key(_readings(header)[-1][0])
    if len(key) > 60:
        return []
    found: list[str] = []
    swapped = [known for known in _meanings() if _swapped(key, known)]
    close = nearest(key, _meanings())
    for known in (*swapped, *((close,) if close else ()), *_close(key)):
        if _meanings()[known] not in found:
            found.append(_meanings()[known])
    return found[:n]


def header_key(header: str) -> str:
    """Write a header in the form in which it is looked up.

    Examples
    --------
    >>> header_key(" Start-Time: ")
    'start time'
    """
    return " ".join(re.sub(r"[.:?!\u00bf\u00a1#*\"'\u2019]+", " ", fold(header)).split())


def _readings(header: str) -> list[tuple[str, str | None]]:
    """Give the ways to part a header into name and unit, the whole header first."""
    whole = " ".join(header.replace("_", " ").split())
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
        return scale_of_unit(unit) is not None
    return False


_TIME_UNITS = frozenset(
    words(
        "h | hr | hrs | hour | hours | min | mins | minute | minutes | std | stunde | stunden"
        " | minuten | heures | heure | horas | ore | uur | uren | timmar | timer | ms | hh:mm"
    )
)


@cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, synonyms in COLUMN_SYNONYMS.items():
        for word in (meaning, *synonyms):
            key = header_key(word)
            if found.setdefault(key, meaning) != meaning:
                raise ValueError(f"the header {word!r} means both {found[key]} and {meaning}")
    return found


@cache
def _weak() -> frozenset[str]:
    return frozenset(header_key(word) for word in WEAK_HEADERS)


def _swapped(one: str, other: str) -> bool:
    """Say whether two short words differ by two neighbouring letters changed about."""
    if len(one) != len(other) or len(one) < 4 or one == other:
        return False
    differ = [i for i in range(len(one)) if one[i] != other[i]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    i, j = differ
    return one[i] == other[j] and one[j] == other[i]


def _close(key: str) -> list[str]:
    if len(key) < 4:
        return []
    from difflib import get_close_matches  # only misspelt headers pay for it

    return get_close_matches(key, list(_meanings()), n=6, cutoff=0.86)
