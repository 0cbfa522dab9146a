"""A known treatment within a phrase: `ibuprofen with lunch`, `dry needling by K.`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from hdiary.vocabulary._items import KnownTreatment, names
from hdiary.vocabulary.classes import BY_OTHERS
from hdiary.vocabulary.data import either, group
from hdiary.vocabulary.text import spans

_LINK = re.compile(r"\s*[(\[<]?\s*(?:https?://|www\.)[^\s)\]>]*\s*[)\]>]?", re.IGNORECASE)
_WITH_SIGN = re.compile(r"(?<!\S)w/\s*", re.IGNORECASE)
_AT_SIGN = re.compile(r"(?<=\S)\s+@\s*(?=[a-z\d])", re.IGNORECASE)
_MOST_OF_A_VISIT = 20
"""Words: who says more of it writes a note, and every run of them would be looked up."""
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+|\s*:\s+|\s*/\s*|\s*,\s*|\s*\uff1a\s*")
_BY = re.compile(
    r"\s+(?:w/\s*|(?:by|with|from|at|bei|beim|von|chez|par|con|da|dal|door|bij|av|hos|\u0443)\s+)"
)
# Said around a drug without changing what it is, or that it was taken.
_HARMLESS = group("beside", "drug")
_AROUND = "around_drugs"
# A medication day counts whatever the drug was taken for; a person is not named here.
_FOR = re.compile(
    r"\s(?:for|gegen|wegen|fur|pour|para|per|voor)\s+(?:(?:my|a|the|bad|sore|left|right|some)\s+)*"
    r"(?:[a-z]+\s+)?(?:[a-z]*aches?|[a-z]*pains?|[a-z]*schmerz(?:en)?"
    rf"|{either(_AROUND, 'reasons')})$"
)
_PERSONS = re.compile(rf"\s(?:for|fur)\s.*\b(?:{either(_AROUND, 'persons')})\b")
_BESIDE = re.compile(
    r"\s*(?:\+|&|,|\band\b|\bthen\b|\bbut\b)\s*(?:i\s+)?(?:threw (?:it )?up|vomited|was sick"
    r"|erbrochen|vomi|vomite)$"
)
_VISIT = group("beside", "visit")
_MOST_WORDS = 7
_DENIED = re.compile(rf"\b(?:{either(_AROUND, 'denials')})\b")

Find = Callable[[str], KnownTreatment | None]


def without_links(text: str) -> str:
    """Take the addresses out of a text, such as a table of links is saved with."""
    return _LINK.sub("", text).strip() if "://" in text or "www." in text else text


def spell_signs(text: str) -> str:
    """Write out the signs that people use for words."""
    return _AT_SIGN.sub(" at ", _WITH_SIGN.sub("with ", text))


def denies(text: str) -> bool:
    """Say whether a text speaks of what was not taken or done."""
    return _DENIED.search(text) is not None


def find_within(rest: str, find: Find) -> tuple[KnownTreatment, str] | None:
    """Find the one treatment that a short phrase speaks of."""
    # What it is, and the words that name it. None where two are named, where something is
    # denied, or where a word that is not known could make it another one (`Panadol Extra`).
    if denies(rest):
        return None
    bare = _without_reason(rest)
    item = find(bare) if bare != rest else None
    if item is not None and item.atc is not None:
        return item, bare
    return _of_two(rest, find) or _done_by(rest, find) or _among_harmless(rest, find)


def _without_reason(rest: str) -> str:
    """Take off what a drug was taken for, and that it did not stay down."""
    kept = _BESIDE.sub("", rest)
    return kept if _PERSONS.search(kept) else _FOR.sub("", kept)


def begins_with_denial(text: str) -> bool:
    """Say whether the first word of a text denies what follows (`no Tylenol`)."""
    return _DENIED.match(text) is not None


def _of_two(rest: str, find: Find) -> tuple[KnownTreatment, str] | None:
    """Read `PT - manual therapy`: physiotherapy, and its kind behind it."""
    parts = [part for part in _DASH.split(rest) if part.strip()]
    if len(parts) != 2:
        return None
    first, second = (find(part.strip(" .")) for part in parts)
    if first is None or second is None:
        return None
    for one, other in ((first, second), (second, first)):
        if one.treatment_class == "physiotherapy" and other.atc is None:
            return other, rest
    return None


def _done_by(rest: str, find: Find) -> tuple[KnownTreatment, str] | None:
    """Read `dry needling by K.` and `massage session`: what others do, and who or where."""
    name, *by = _BY.split(rest, maxsplit=1)
    if not any(word in _first_words() for word in name.split()):
        return None
    if by and (len(by[0].split()) > 3 or _names_one(by[0], find)):
        return None
    parts = [part for part in re.split(r"[\s.]+", name) if part]
    if len(parts) > _MOST_OF_A_VISIT:
        return None
    for span, around in spans(parts, len(parts)):
        item = find(span)
        if item is not None and item.treatment_class in BY_OTHERS:
            return (item, span) if all(word in _VISIT for word in around) else None
    return None


@cache
def _first_words() -> frozenset[str]:
    """Give the words with which the names of what others do begin."""
    return frozenset(
        key.split()[0] for key, item in names().items() if item.treatment_class in BY_OTHERS and key
    )


def _names_one(text: str, find: Find) -> bool:
    """Say whether a treatment is named anywhere in a few words."""
    found = [
        item
        for span, _ in spans([part.strip(".") for part in text.split()], 3)
        if len(span) > 1 and (item := find(span))
    ]
    # "Massage beim Physio" is the massage.
    return any(item.treatment_class != "physiotherapy" for item in found)


def _among_harmless(rest: str, find: Find) -> tuple[KnownTreatment, str] | None:
    """Find a drug among words that only say when and with what it was taken."""
    parts = [part.strip(".!") for part in re.split(r"[\s,]+", rest) if part.strip(".!")]
    if not 2 <= len(parts) <= _MOST_WORDS or sum(not _is_harmless(p) for p in parts) > 4:
        return None
    for span, around in spans(parts, min(len(parts) - 1, 4)):
        item = find(span)
        if item is not None and item.atc is not None:
            return (item, span) if all(map(_is_harmless, around)) else None
    return None


def _is_harmless(word: str) -> bool:
    """Say whether a word changes nothing; a single digit may be part of a product's name."""
    return word in _HARMLESS or (word.isdecimal() and 2 <= len(word) <= 4)
