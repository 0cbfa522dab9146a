"""The cells of a column beside a diary: numbers, lengths, clock times, yes and no, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats
from hdiary.read.clocks import parse_clock, parse_hours, split_offset
from hdiary.read.dates import parse_date
from hdiary.read.nights import BEDTIME, WAKE_TIME
from hdiary.read.numbers import parse_number, thousands_with_comma
from hdiary.read.table import Column
from hdiary.vocabulary.words import is_blank, yes_no

_MISSING = frozenset({"--", "---", "nan", "null", "-999", "-999.0", "-9999", "-9999.0", "999999"})
"""What watches and weather services write where nothing was measured."""
_GUARDED = re.compile(r"'+(?=[=+\-@])")
_WITH_UNIT = re.compile(
    r"([+-]?\d[\d.,]*)\s?([^\W\d_]{1,5}|%|\u00b0[CF]?|[^\W\d_]{1,5}/[^\W\d_]{1,4})\.?"
)
_SPAN = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?")
_MOSTLY = 0.9
_MOST_WORDS, _LONGEST_WORD = 20, 40
_NOON, _HOUR = 12 * 3600, 3600.0
_LONGEST = {"_hours": 24.0, "_minutes": 24 * 60.0}
"""More than a day has: such a number counts something else."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Amounts:
    """A column's cells as values, one for each row."""

    values: pd.Series  # Numbers, ``boolean`` or texts; missing where nothing is said
    unread: int = 0  # How many cells say something that could not be read


def read_amounts(
    column: Column, name: str, *, delimiter: str = "", divided: bool = False
) -> Amounts | str:
    """Read a column by what its cells say; the reason where they make no factor."""
    # Name is what the factor will be called: it says whether a length is told in hours; what is
    # divided afterwards is told in another unit, such as seconds.
    texts = [_bare(value) for value in column.values]
    said = [text for text in dict.fromkeys(texts) if text]
    if not said:
        return "blank"
    timed = name.endswith(tuple(_LONGEST))
    if _units_differ(said):
        if any(_worded_length(text) is None for text in said if _WITH_UNIT.fullmatch(text)):
            return "units_several"
        timed = True
    for rule in _rules(name, said, delimiter, timed=timed):
        found = _within_a_day(_read_all(texts, rule), "" if divided else name)
        read = ~np.isnan(found)
        told = np.array([bool(text) for text in texts], dtype=bool)
        if read[told].sum() >= _MOSTLY * told.sum():
            unread = int((told & ~read)[column.codes].sum())
            return Amounts(values=pd.Series(found[column.codes]), unread=unread)
    if name == WAKE_TIME:
        return _clock_texts(column, texts)
    if name == BEDTIME or name.endswith(("_hours", "_minutes")):
        return "unreadable"
    return _words(column, texts, said)


def _units_differ(said: Sequence[str]) -> bool:
    """Say whether the numbers of a column bear several units, such as kg and lb."""
    found = (_WITH_UNIT.fullmatch(text) for text in said)
    return len({unit[2].casefold().rstrip("s") for unit in found if unit}) > 1


def _within_a_day(found: Floats, name: str) -> Floats:
    """Blank the lengths that are longer than a day."""
    most = next((most for end, most in _LONGEST.items() if name.endswith(end)), np.inf)
    return np.where(found > most, np.nan, found)


def _rules(
    name: str, said: Sequence[str], delimiter: str, *, timed: bool
) -> list[Callable[[str], float | None]]:
    """Give the ways in which a column of this name may be read, the likeliest first."""
    if name == WAKE_TIME:
        return []
    if name == BEDTIME:
        return [_from_midnight]
    grouped = thousands_with_comma(said, delimiter=delimiter)

    def number(text: str) -> float | None:
        if timed and _worded_length(text) is not None:
            return None
        return _number(text, grouped=grouped)

    if name.endswith("_minutes"):
        return [number, lambda text: _times(60.0, _length(text))]
    return [number, _length] if name.endswith("_hours") else [number, _worded_length]


def _bare(text: str) -> str:
    text = _GUARDED.sub("", text.strip())
    return "" if text.lower() in _MISSING or is_blank(text) else text


def _read_all(texts: Sequence[str], rule: Callable[[str], float | None]) -> Floats:
    """Read every distinct text; plain numbers all at once."""
    numbers = pd.to_numeric(pd.Series(texts, dtype="str"), errors="coerce")
    plain: Floats = numbers.to_numpy(np.float64).copy()
    if rule is _from_midnight:
        plain[:] = np.nan
    left = [k for k in np.flatnonzero(~np.isfinite(plain)).tolist() if texts[k]]
    plain[~np.isfinite(plain)] = np.nan
    for k in left:
        number = rule(texts[k])
        plain[k] = np.nan if number is None else number
    return plain


def _number(text: str, *, grouped: bool) -> float | None:
    unit = _WITH_UNIT.fullmatch(text)
    bare = unit[1] if unit else text
    return parse_number(bare.replace(",", "") if grouped or bare.count(",") > 1 else bare)


def _length(text: str) -> float | None:
    """Read a length of time in hours: ``7h 42min``, ``7:42``, ``0:31:30``."""
    span = _SPAN.fullmatch(text)
    if span:
        return int(span[1]) + int(span[2]) / 60 + int(span[3] or 0) / 3600
    return _worded_length(text)


def _worded_length(text: str) -> float | None:
    return parse_hours(text, None) if any(sign.isalpha() for sign in text) else None


def _times(factor: float, number: float | None) -> float | None:
    return None if number is None else factor * number


def clock_seconds(text: str) -> int | None:
    """Give the seconds after midnight of a clock time, or of a moment as it is written."""
    parts = parse_date(text)
    if parts is not None and parts.seconds is not None:
        return parts.seconds
    return parse_clock(split_offset(text)[0])


def _from_midnight(text: str) -> float | None:
    """Give the hours from midnight, those of an evening below zero."""
    seconds = clock_seconds(text)
    if seconds is None:
        return None
    return round((seconds - 2 * _NOON if seconds >= _NOON else seconds) / _HOUR, 4)


def _clock_texts(column: Column, texts: Sequence[str]) -> Amounts | str:
    clocks = [clock_seconds(text) if text else None for text in texts]
    names = [None if s is None else f"{s // 3600 % 24:02d}:{s % 3600 // 60:02d}" for s in clocks]
    told = np.array([bool(text) for text in texts], dtype=bool)
    read = np.array([name is not None for name in names], dtype=bool)
    if not read.any():
        return "unreadable"
    values = pd.Series(np.array(names, dtype=object)[column.codes], dtype="str")
    return Amounts(values=values, unread=int((told & ~read)[column.codes].sum()))


def _words(column: Column, texts: Sequence[str], said: Sequence[str]) -> Amounts | str:
    """Read yes and no, or a few words; free text is somebody's and stays away."""
    answers = [yes_no(text) for text in said]
    if all(answer is not None for answer in answers):
        found = pd.array([yes_no(text) if text else None for text in texts], dtype="boolean")
        return Amounts(values=pd.Series(found.take(column.codes)))
    if all(clock_seconds(text) is not None for text in said):
        return "clock"
    if any(sign.isdecimal() for text in said for sign in text[:2]):
        return "unreadable"
    if len(said) > _MOST_WORDS or any(len(t) > _LONGEST_WORD for t in said):
        return "free_text"
    blank = np.array([not text for text in texts], dtype=bool)
    if len(said) == 1 and not blank[column.codes].any() and len(column.codes) > 1:
        return "always_the_same"
    names = np.array([text or None for text in texts], dtype=object)
    return Amounts(values=pd.Series(names[column.codes], dtype="str"))
