"""Words that stand out among others as somebody's name: written large among small ones."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.vocabulary.names import is_known
from hdiary.vocabulary.personal import odd_name
from hdiary.vocabulary.treatments import parse_treatment

_SMALL, _FEWEST = 0.6, 2
"""Share of items that begin small, and how many of them are known, where a large one stands out."""


def standing_out(items: Collection[str]) -> set[str]:
    """Give what is written large, and what no list has, among known words in small letters."""
    # Of `calm; tired; Vexmoor` the last; a German noun or a brand is told only among its like.
    worded = [item for item in items if item[:1].isalpha()]
    small = [item for item in worded if item[0].islower()]
    known = [item for item in small if any(map(is_known, item.split()))]
    if len(small) < _SMALL * len(worded) or len(known) < _FEWEST:
        return set()
    large = [item for item in worded if item.isalpha() and odd_name(item)]
    return {item for item in large if not parse_treatment(item).recognised}
