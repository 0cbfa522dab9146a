"""The person's own words for a treatment, without how much and how it went."""

from __future__ import annotations

import re

from hdiary.vocabulary.text import plain

_BRACKETS = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
_TOOK = re.compile(r"^(?:(?:took|taken|take|had|a|an|my|the|some)\s+)+", re.IGNORECASE)
_EDGES = " .,;:|-+*"


def own_words(text: str, rest: str) -> str:
    """Give the words of a text that are left when the amounts are taken out."""
    bare = " ".join(_BRACKETS.sub(" ", text).split()) or text
    low = plain(bare)
    at = low.find(rest) if rest and len(low) == len(bare) else -1
    if at >= 0:
        found = bare[at : at + len(rest)]
    else:
        kept = set(rest.split())
        found = " ".join(word for word in bare.split() if plain(word).strip(_EDGES) in kept)
    return _TOOK.sub("", found).strip(_EDGES) or bare
