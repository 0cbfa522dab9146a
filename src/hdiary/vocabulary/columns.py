"""The columns of a diary and the many names that people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from hdiary.vocabulary._columns import COLUMNS, Column
from hdiary.vocabulary._headers import COLUMN_SYNONYMS, WEAK_HEADERS
from hdiary.vocabulary._joined import joined_meaning, numbered_meaning
from hdiary.vocabulary._sentences import part_named, sentence_meaning
from hdiary.vocabulary.headings import outcome_heading
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import fold, header_key, nearest, plain, words

__all__ = [
    "COLUMNS",
    "COLUMN_SYNONYMS",
    "WEAK_HEADERS",
    "Column",
    "ColumnMatch",
    "column_meaning",
    "header_key",
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


@lru_cache(maxsize=8192)
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
            return ColumnMatch(_of_part(unit), False, unit, False)
        if meaning == "treatment" and unit and plain(unit) in _CLOCK_WORDS:
            return ColumnMatch("treated_at", False, unit, False)
        weak = key in _weak() and not (unit and _confirms(meaning, unit))
        return ColumnMatch(meaning, key == header_key(meaning), unit, weak)
    return _by_parts(readings)


def _of_part(unit: str) -> str | None:
    return "neck_pain" if part_named(unit) == "neck" else None


def _by_parts(readings: list[tuple[str, str | None]]) -> ColumnMatch:
    """Read a header that is not known as a whole: its number, its parts, its sentence."""
    for name, unit in reversed(readings):
        if len(name) > _LONGEST_READ:
            continue
        found = _numbered(name) or joined_meaning(name, _find) or sentence_meaning(name)
        if found is not None:
            meaning, weak = found
            return ColumnMatch(
                meaning, False, unit, weak and not (unit and _confirms(meaning, unit))
            )
    return ColumnMatch(None, False, readings[0][1], False)


def _numbered(name: str) -> tuple[str, bool] | None:
    """Read `Medication 2`, and `Helpful medication`: one of several lists of treatments."""
    meaning = numbered_meaning(name, _find)
    if meaning is not None:
        return meaning, False
    return ("treatment", False) if outcome_heading(name) else None


def _find(text: str) -> str | None:
    return _meanings().get(header_key(text))


def _rates(unit: str) -> bool:
    """Say whether a unit tells that numbers, or words for a strength, are in the column."""
    scale = scale_of_unit(unit)
    return scale not in {None, "yes-no"} or plain(unit) in _IN_NUMBERS | _IN_WORDS


_CLOCK_WORDS = frozenset(
    words("time | when | at | uhrzeit | zeit | wann | heure | hora | ora | tijd | время | hh:mm")
)
_IN_NUMBERS = frozenset(
    words("numeric | number | numerical | rating | level | score | intensity | severity | value")
)
_IN_WORDS = frozenset(words("string | text | words | word | label"))


def suggest_columns(header: str, n: int = 2) -> list[str]:
    """Name the canonical columns that a misspelt header is close to."""
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


def _readings(header: str) -> list[tuple[str, str | None]]:
    """Give the ways to part a header into name and unit, the whole header first."""
    whole = " ".join(header.replace("_", " ").translate(_WIDE).split())
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


_STARS = frozenset(words("stars | star | sterne | etoiles | estrellas | stelle | sterren"))
_TIME_UNITS = frozenset(
    words(
        "h | hr | hrs | hour | hours | min | mins | minute | minutes | std | stunde | stunden"
        " | minuten | heures | heure | horas | ore | uur | uren | timmar | timer | ms | hh:mm"
        " | std. | minutos | minuti | minuter | ч | час | часы | часов | мин | минуты | минут"
        " | 小时 | 分钟 | 時間 | 分"
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
