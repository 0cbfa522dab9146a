"""The known word that a misspelt one of a list was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

from hdiary.keep.asked import LANGUAGES
from hdiary.vocabulary.activities import ACTIVITIES, POSTURES
from hdiary.vocabulary.data import languages
from hdiary.vocabulary.text import Speller, fold
from hdiary.vocabulary.treatments import known_treatments
from hdiary.words import load_words

_SHORTEST_SWAPPED, _SHORTEST_WHOLE = 4, 5
"""Shorter words are too often another word, and no slip."""
_QUESTIONS = (
    *("sleep", "sleep hours", "Schlaf", "Schlafdauer", "stress", "stressed", "gestresst"),
    *("period", "menstruation", "Periode", "Regelblutung"),
)


def meant_factor(word: str) -> str | None:
    """Give the word for a factor that an unknown word is a slip of, if it looks like one."""
    key = fold(word)
    close = _factor_speller().nearest(key) or _slip(key, _factors())
    # Another beginning makes another word: knitting is not sitting, and light is no flight.
    return _factors()[close] if close is not None and close[0] == key[0] else None


def meant_treatment(word: str) -> str | None:
    """Name the treatment that an unknown word is a slip of, if it looks like its name."""
    key = fold(word)
    close = _treatment_speller().nearest(key) or _slip(key, _treatments())
    return _treatments()[close] if close is not None and close[0] == key[0] else None


def _slip(key: str, known: Iterable[str]) -> str | None:
    """Find the word of which two letters were swapped, or one was left out or is too much."""
    return next((word for word in known if _is_swapped(key, word) or _is_one_off(key, word)), None)


def _is_swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < _SHORTEST_SWAPPED:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]


def _is_one_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) != len(short) + 1 or len(long) < _SHORTEST_WHOLE:
        return False
    # Another first letter makes another word, and another last one may be its plural or case.
    inside = range(1, len(long) - 1)
    return any(long[:at] + long[at + 1 :] == short for at in inside)


@cache
def _factors() -> dict[str, str]:
    """Give each word of a factor in the diary's languages, by how it is looked up."""
    tables = [languages()[f"{language}.toml"] for language in LANGUAGES]
    listed = [table[kind].values() for table in tables for kind in ("activities", "postures")]
    words = chain(ACTIVITIES, POSTURES, _QUESTIONS, chain.from_iterable(chain(*listed)))
    return {fold(word): word for word in words}


@cache
def _factor_speller() -> Speller:
    return Speller(_factors())


@cache
def _treatments() -> dict[str, str]:
    """Give each treatment by what it is called in the diary's languages."""
    called = [load_words(language).treatment for language in LANGUAGES]
    return {fold(say(item.name)): item.name for item in known_treatments() for say in called}


@cache
def _treatment_speller() -> Speller:
    return Speller(_treatments())
