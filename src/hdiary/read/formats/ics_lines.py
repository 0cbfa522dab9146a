"""The lines of an event's description: ``key: value``, ratings at times of the day, and notes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from hdiary.read.numbers import parse_rating, ratio_of
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import PRIVATE_KINDS, heading_kind
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import mark_of

# Of a line without blanks around it. No gap is tried in two ways.
_LINE = re.compile(r"(?:[-*\u2022]\s*+)?([^\W\d_][^:=]{0,39}?)\s*+[:=]\s*+(.*)")
_AT = re.compile(
    r"(?:[-*\u2022]\s*+)?([01]?\d|2[0-3])[:.h]?([0-5]\d)(?:\s*+[:=-])?\s++"
    r"(\d{1,3}(?:[.,]\d)?(?:\s*+/\s*+\d{1,3})?)"
)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")
_HOURS = re.compile(r"([01]?\d|2[0-3])([0-5]\d)")
_LONGEST, _MOST_LINES, _MOST_WORDS = 20_000, 200, 5
_KINDS = frozenset({"triggers", "symptoms", "amount", "outcome"})
_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,3})?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """What the lines of a description say."""

    pain: str  # The rating, or the worst of several; empty where there is none
    # start, end: times of day; empty where not said
    start: str
    end: str
    named: dict[str, str]  # What stands under a name, by the name
    notes: list[str]  # Everything else


def read_lines(text: str) -> Lines:
    """Sort the lines of a description."""
    notes: list[str] = []
    named: dict[str, str] = {}
    known: dict[str, str] = {}
    ratings: list[str] = []
    for line in map(str.strip, _plain(text).splitlines()[:_MOST_LINES]):
        at = _AT.fullmatch(line)
        pair = _LINE.fullmatch(line)
        if at:
            ratings.append(at[3])
        elif pair and not pair[2].startswith("//"):
            _take(pair[1].strip(), pair[2], named, known, notes)
        elif line:
            notes.append(line)
    return Lines(
        pain=known.get("pain") or max(ratings, key=_worth, default=""),
        start=_clock(known.get("start", "")),
        end=_clock(known.get("end", "")),
        named=named,
        notes=notes,
    )


def _plain(text: str) -> str:
    """Take the markup off a description that was written as on a page."""
    text = text[:_LONGEST]
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))) if "<" in text else text


def _take(
    name: str, value: str, named: dict[str, str], known: dict[str, str], notes: list[str]
) -> None:
    """Put one line where it belongs."""
    meaning = column_meaning(name).meaning
    if meaning in ("pain", "start", "end"):
        known.setdefault(meaning, value)
    elif _is_column(name, value):
        own = next((other for other in named if fold(other) == fold(name)), name)
        named[own] = "; ".join(part for part in (named.get(own, ""), value) if part)
    elif value:
        notes.append(f"{name}: {value}")


def _is_column(name: str, value: str) -> bool:
    """Say whether a name heads a column: one of a diary, a drug, or anything with an answer."""
    meaning, kind = column_meaning(name).meaning, heading_kind(name)
    if meaning in ("date", "notes", "patient", "headache") or kind in PRIVATE_KINDS:
        return False
    if meaning is not None or kind in _KINDS or parse_treatment(name).recognised:
        return True
    answer = mark_of(value) is not None or _NUMBER.fullmatch(value) is not None
    return answer and len(name.split()) <= _MOST_WORDS


def _worth(rating: str) -> float:
    return parse_rating(rating, highest=ratio_of(rating) or 10) or 0


def _clock(text: str) -> str:
    """Write ``0900`` as a time of day; what is none is left out."""
    match = _HOURS.fullmatch(text.replace(":", "").replace(".", "").strip())
    return f"{int(match[1]):02d}:{match[2]}" if match else ""
