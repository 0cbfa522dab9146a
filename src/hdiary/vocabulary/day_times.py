"""Words that say about when, about how long and that it hurt: inexact, and only ever offered."""

from __future__ import annotations

from hdiary.vocabulary.data import group, table, words_of
from hdiary.vocabulary.text import fold, plain
from hdiary.vocabulary.words import PAIN_WORDS, YES_WORDS

CLOCK_WORDS = {word: int(hour[:2]) * 3600 for word, hour in words_of("clock").items()}
"""Folded words for a part of the day, with seconds after midnight."""

LENGTH_WORDS = {word: float(hours[:-2]) for word, hours in words_of("lengths").items()}
"""Folded words for a length of time, with hours."""

ABOUT_BEFORE = table("about", plain)["before"]
"""Words, without accents, in front of an inexact time, length or rating."""

ABOUT_BEHIND = table("about", plain)["behind"]
"""Words, without accents, behind one."""

BEFORE_NOON_WORDS = frozenset(table("noon", plain)["before"])
AFTER_NOON_WORDS = frozenset(table("noon", plain)["after"])

_EMPHASIS = group("beside", "emphasis")
HURT_WORDS = frozenset(
    {*group("pain", "hurt"), *(word for word, level in PAIN_WORDS.items() if level > 0)}
    | {word for word in YES_WORDS if not word[0].isdigit()}
)
"""Folded words that say that it hurt, however much."""


def says_hurt(text: str) -> bool:
    """Say whether words, and nothing but such words, say that it hurt."""
    folded = fold(text).strip(" .!?,")
    if folded in HURT_WORDS:
        return True
    parts = folded.split()
    known = all(part in HURT_WORDS or part in _EMPHASIS for part in parts)
    return known and any(part in HURT_WORDS and part not in _EMPHASIS for part in parts)
