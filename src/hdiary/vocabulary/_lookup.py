"""Look a treatment's name up, and say what an unknown one may stand for."""

from __future__ import annotations

from functools import cache, lru_cache

from hdiary.vocabulary._items import KnownTreatment, names
from hdiary.vocabulary._treatment_words import DROPPED, VAGUE
from hdiary.vocabulary.text import Speller


@lru_cache(maxsize=4096)
def find_treatment(key: str) -> KnownTreatment | None:
    """Look a name up, then again without the words around it that name no ingredient."""
    known = names()
    parts = key.split()
    while parts:
        phrase = " ".join(parts)
        item = known.get(phrase)
        if item is None and len(phrase) > 4 and phrase.endswith("s"):
            item = known.get(phrase[:-1])
        if item is None and len(phrase) > 5 and phrase.endswith("\u0430"):
            # A Russian drug's name after a count of tablets.
            item = known.get(phrase[:-1])
        if item is not None:
            return item
        if parts[-1] in DROPPED:
            parts.pop()
        elif " ".join(parts[-2:]) in DROPPED:
            del parts[-2:]
        elif parts[0] in DROPPED:
            parts.pop(0)
        else:
            return None
    return None


def suggest(key: str) -> str:
    """Say what an unrecognised name may stand for, or what to write instead."""
    bare = " ".join(word for word in key.split() if word not in DROPPED)
    for candidate in (key, bare):
        if candidate in VAGUE:
            return VAGUE[candidate]
    if not key:
        return "write the name too, e.g. ibuprofen 400 mg"
    within = _suggest_within(bare)
    if within:
        return within
    for candidate in dict.fromkeys((key, bare)):
        close = _speller().nearest(candidate)
        if close:
            return names()[close].name
    return ""


@cache
def _speller() -> Speller:
    return Speller(names())


def _suggest_within(bare: str) -> str:
    """Name the one treatment that a longer text speaks of, if it is only one."""
    parts = bare.split()
    if len(parts) < 2:
        return ""
    named = {word: item.name for word in parts if (item := find_treatment(word))}
    # Short words are too often part of something else (`tea tree`).
    sure = {name for word, name in named.items() if len(word) > 3}
    return sure.pop() if len(sure) == 1 and set(named.values()) <= sure else ""
