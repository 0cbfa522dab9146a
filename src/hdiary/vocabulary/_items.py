"""The known treatments, read from the package's tables, and what a name stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from hdiary.vocabulary.data import group, rows, words_of
from hdiary.vocabulary.text import Speller, fold, words


@dataclass(frozen=True, slots=True)
class KnownTreatment:
    """One row of `drugs.csv` or `measures.csv`."""

    name: str  # The name that hdiary uses: the generic name of a drug in lower case, or the measure
    treatment_class: str  # A key of `TREATMENT_CLASSES`
    # Code(s) of the WHO's Anatomical Therapeutic Chemical classification, separated by a blank
    # where a product without a code of its own holds several drugs
    atc: str | None
    words: tuple[str, ...]  # Other names: other languages, brands, spellings


_JOINING = str.maketrans(dict.fromkeys("/+&®™()[]", " "))


def name_key(text: str) -> str:
    """Write a name in the form in which it is looked up: folded, joining signs as gaps."""
    folded = fold(text).translate(_JOINING)
    return " ".join(folded.replace(". ", " ").strip(" .:*!").split())


@cache
def known_treatments() -> tuple[KnownTreatment, ...]:
    """Read every known treatment, drugs first."""
    return tuple(
        KnownTreatment(
            row["name"], row["treatment_class"], row.get("atc") or None, words(row["words"])
        )
        for row in (*rows("drugs.csv"), *rows("measures.csv"))
    )


@cache
def names() -> dict[str, KnownTreatment]:
    """Map every known name, as `name_key` writes it, to its treatment."""
    return {name_key(w): item for item in known_treatments() for w in (item.name, *item.words)}


_DROPPED = group("beside", "treatment")
VAGUE = words_of("vague")
"""Words that are too vague to be a treatment, with the kind of what to write instead."""


@lru_cache(maxsize=16_384)
def find_treatment(key: str) -> KnownTreatment | None:
    """Look a name up, then again without the words around it that name no ingredient."""
    parts = key.split()
    while parts:
        phrase = " ".join(parts)
        item = names().get(phrase)
        # Of several, or in Russian, of a number of tablets.
        if item is None and phrase[4 if phrase[-1] == "s" else 5 :] and phrase[-1] in "s\u0430":
            item = names().get(phrase[:-1])
        if item is not None:
            return item
        if parts[-1] in _DROPPED:
            parts.pop()
        elif " ".join(parts[-2:]) in _DROPPED:
            del parts[-2:]
        elif parts[0] in _DROPPED:
            parts.pop(0)
        else:
            return None
    return None


def suggest(key: str) -> tuple[str, str]:
    """Name what an unrecognised name may stand for, or else the kind of what to write instead."""
    bare = " ".join(word for word in key.split() if word not in _DROPPED)
    advice = VAGUE.get(key) or VAGUE.get(bare)
    if advice or not key:
        return "", advice or "name"
    within = _suggest_within(bare)
    close = None if within else _nearest(dict.fromkeys((key, bare)))
    return (names()[close].name if close else within), ""


def _nearest(keys: Iterable[str]) -> str | None:
    return next(filter(None, map(_speller().nearest, keys)), None)


@cache
def _speller() -> Speller:
    return Speller(names())


def _suggest_within(bare: str) -> str:
    """Name the one treatment that a longer text speaks of, if it is only one."""
    parts = bare.split()
    named = {word: item.name for word in parts if (item := find_treatment(word))}
    # Short words are too often part of something else (`tea tree`).
    sure = {name for word, name in named.items() if len(word) > 3}
    only = len(parts) > 1 and len(sure) == 1 and set(named.values()) <= sure
    return sure.pop() if only else ""
