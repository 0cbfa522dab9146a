"""Where on the head, neck and shoulders it hurts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hdiary.vocabulary._split import split_items
from hdiary.vocabulary.data import group, meanings, table, words_of
from hdiary.vocabulary.text import Speller, fold

PLACES: tuple[str, ...] = (
    *(
        "forehead",
        "temple",
        "eye",
        "top of head",
        "back of head",
        "neck",
        "jaw",
        "face",
        "shoulder",
    ),
    "whole head",
)
"""The ten places of a diary, from front to back."""


PLACE_SYNONYMS = {place: table("places")[place] for place in PLACES}
"""Words for each place.

The trapezius counts as shoulder, and what lies just below the skull (suboccipital) as back of head.
A word that names the head, and no part of it, is no place; nor is the back below the neck.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as understood, or as written where it is not known, with what may have been meant."""

    name: str
    side: str | None
    recognised: bool
    suggestion: str


_MEANING = meanings("places")
_SPELLER = Speller(_MEANING)
_SIDE_WORDS = meanings("place_sides")
_REMARK = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_FILLERS = group("beside", "place")
# "Back" beside "front" is the back of the head, but "upper back" and "back pain" are the back.
_ONLY_BARE = frozenset({"back", "rear"})
_JOINER = re.compile(r"(?<!\s)\s*[/&+]\s*|(?<!\s)\s+(?:and|und|et|y|e|en|och|og)\s+", re.IGNORECASE)

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SIDE_SIGNS = words_of("side_signs")
_SIDE_FIRST = re.compile(f"^({'|'.join(sorted(_SIDE_SIGNS, key=len, reverse=True))})の?(.+)$")


@lru_cache(maxsize=65_536)
def parse_place(text: str) -> Place:
    """Read one place as written in a diary."""
    # The place and the side, where it names one. An unknown or misspelt word is kept as it was
    # written, not mapped.
    folded = fold(text)
    if folded in _MEANING:
        return Place(_MEANING[folded], None, True, "")
    parts = [part.rstrip(".:") for part in fold(_REMARK.sub(r" \1 ", text)).split()]
    for left_over, side in (_take_side_words(parts), _take_side(parts)):
        name = _find(left_over)
        if name is not None:
            return Place(name, side, True, "")
    name, side = part_signs(folded)
    if side is not None and name in _MEANING:
        return Place(_MEANING[name], side, True, "")
    side = _take_side(parts)[1] or side
    close = None if _ONLY_BARE & set(left_over) else _SPELLER.nearest(" ".join(left_over))
    return Place(" ".join(text.split()), side, False, _MEANING[close] if close else "")


def _find(parts: list[str]) -> str | None:
    """Find a place in words, with and without words that only say which part of it."""
    phrase = " ".join(parts)
    bare = " ".join(part for part in parts if part not in _FILLERS)
    if bare != phrase and bare in _ONLY_BARE:
        return None
    return _MEANING.get(phrase) or _MEANING.get(bare)


def part_signs(text: str) -> tuple[str, str | None]:
    """Part the side from a place that is written in signs (`右侧颞部`)."""
    found = _SIDE_FIRST.match(text) if _WIDE.search(text) else None
    return (found[2], _SIDE_SIGNS[found[1]]) if found else (text, None)


def split_places(text: str) -> list[str]:
    """Cut a cell of places into its items."""
    # Cuts at `;`, `|`, line ends and commas, and at `/`, `&`, `+` and "and" (in several
    # languages) only where every part is a place that is known.
    items: list[str] = []
    for item in split_items(text):
        parts = [part for part in _JOINER.split(item) if part]
        apart = not parse_place(item).recognised and all(parse_place(p).recognised for p in parts)
        items.extend(parts if apart else [item])
    return items


def _take_side_words(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the single words for a side out of a place, wherever they stand."""
    sides = {_SIDE_WORDS[part] for part in parts if part in _SIDE_WORDS}
    return [part for part in parts if part not in _SIDE_WORDS], _one_side(sides)


def _take_side(parts: list[str]) -> tuple[list[str], str | None]:
    """Take the words for a side off the start and the end of a place."""
    sides: set[str] = set()
    for size in (3, 2, 1):
        if len(parts) > size and " ".join(parts[:size]) in _SIDE_WORDS:
            sides.add(_SIDE_WORDS[" ".join(parts[:size])])
            parts = parts[size:]
        if len(parts) > size and " ".join(parts[-size:]) in _SIDE_WORDS:
            sides.add(_SIDE_WORDS[" ".join(parts[-size:])])
            parts = parts[:-size]
    return parts, _one_side(sides)


def _one_side(sides: set[str]) -> str | None:
    return "both" if len(sides) > 1 else next(iter(sides), None)
