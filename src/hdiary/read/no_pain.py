"""Words among ratings that say that nothing hurt, and those that may."""

from __future__ import annotations

import re

from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS

_NONE_AND_0 = re.compile(r"([^\d(=:]{1,30}?)\s*[(=:]\s*0\s*\)?")
_O_FOR_0 = frozenset({"o"})
"""The letter beside the nought: it may be one that slipped, and is no mark that it hurt."""
_OF_PROGRAMS = frozenset({"none", "nil"})
"""Words for nothing that programs write for a missing value, too: which it is, is asked."""


def is_no_pain(text: str) -> bool:
    """Say whether a word in a column of ratings says that nothing hurt (`no pain`, `none (0)`)."""
    rated = _NONE_AND_0.fullmatch(text)
    word = fold(rated[1] if rated else text).rstrip(" .!")
    return PAIN_WORDS.get(word) == 0 and (rated is not None or word not in _OF_PROGRAMS)


def level_of(text: str) -> float | None:
    """Give how strong a word of pain is, from 0 (none) to 3 (severe)."""
    level = PAIN_WORDS.get(fold(text))
    return None if level is None else float(level)


def is_slip_of_0(text: str) -> bool:
    """Say whether a letter stands for the nought."""
    return fold(text) in _O_FOR_0


def may_mean_0(text: str) -> bool:
    """Say whether a word for nothing may be a missing value, or a letter a nought."""
    return is_slip_of_0(text) or fold(text) in _OF_PROGRAMS
