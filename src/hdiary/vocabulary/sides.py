"""The side of the head on which it hurts: left, right, both or shifting."""

from __future__ import annotations

import re
from functools import lru_cache

from hdiary.vocabulary._split import split_items
from hdiary.vocabulary.data import meanings, table
from hdiary.vocabulary.text import fold

SIDES: tuple[str, ...] = ("left", "right", "both", "shifting")
"""The four words for a side, in the order in which tables and pictures show them."""


SIDE_SYNONYMS = {side: table("sides")[side] for side in SIDES}
"""Words for each side, in the languages of the diaries that we have seen."""

_MEANING = meanings("sides")
# A gap is looked at from its beginning only: from every place in it would take the square of it.
_MOVES = re.compile(r"(?<!\s)\s*(?:(?<!-)-+>|=>|\u2192)\s*")
_MORE = re.compile(
    r"(?<!\s)\s*[<>]{1,3}\s*|(?<!\s)\s+(?:more than|less than|mehr als|plus que|mas que)\s+"
)
_JOINERS = (" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", "+", "&", "/")


@lru_cache(maxsize=65_536)
def parse_side(text: str) -> str | None:
    """Read a side as written in a diary."""
    # One of `SIDES`. Left and right named together are `both`, also when one hurts more
    # (`R>L`); one after the other (`left -> right`) they are `shifting`. None when the word is
    # not known; nothing is guessed.
    text = _MOVES.sub(" to ", text)
    known = _find(text)
    if known is not None:
        return known
    parts = split_items(text)
    if len(parts) == 1:
        moved = [_find(part) for part in fold(text).split(" to ")]
        if {"left", "right"} == set(moved):
            return "shifting"
        folded = f" {_MORE.sub(';', fold(text))} "
        for joiner in _JOINERS:
            folded = folded.replace(joiner, ";")
        parts = [part.strip() for part in folded.split(";") if part.strip()]
    if len(parts) < 2:
        return None
    return _together([_find(part) for part in parts])


def says_which_more(text: str) -> bool:
    """Say whether a side is both, of which one is said to hurt more."""
    return parse_side(text) == "both" and _MORE.search(fold(text)) is not None


def _find(text: str) -> str | None:
    """Look a word up, with and without the dot of an abbreviation (`re.`)."""
    folded = fold(text)
    return _MEANING.get(folded) or _MEANING.get(folded.rstrip("."))


def _together(sides: list[str | None]) -> str | None:
    """Say which one side several named sides make; None if one of them is not known."""
    if None in sides:
        return None
    return sides[0] if len(set(sides)) == 1 else "shifting" if "shifting" in sides else "both"
