"""Items of a column that are somebody's name, though they recur: no words to compare."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.read.role import Role, said
from hdiary.read.shape.lists import cut_items
from hdiary.read.shape.recurring import item_key
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.names import is_known, names_alone
from hdiary.vocabulary.personal import heads_plain_things, heads_things, heads_works, odd_name
from hdiary.vocabulary.treatments import parse_treatment

KNOWN_LISTS = ("triggers", "symptoms")
"""Kinds of heading whose words are the answer, though each stood there once."""
_SMALL, _FEWEST = 0.6, 2
"""Share of items that begin small, and how many of them are known, where a large one stands out."""


def heads_answers(header: str) -> bool:
    """Say whether the words below a heading are the answer, though somebody is named by them."""
    return heading_kind(header) in KNOWN_LISTS or heads_things(header)


def find_names(role: Role) -> set[str]:
    """Give the items of a free column that are somebody's name and nothing else."""
    if heading_kind(role.header) in KNOWN_LISTS or heads_works(role.header):
        return set()
    items = {item for text in said(role) for item in cut_items(text)}
    found = {item for item in items if names_alone(item)}
    if not heads_things(role.header) or heads_plain_things(role.header):
        found |= _standing_out(items)
    return {item_key(item) for item in found}


def _standing_out(items: Collection[str]) -> set[str]:
    """Give what is written large, and what no list has, among known words in small letters."""
    # Of `calm; tired; Vexmoor` the last; a German noun or a brand is told only among its like.
    worded = [item for item in items if item[:1].isalpha()]
    small = [item for item in worded if item[0].islower()]
    known = [item for item in small if any(map(is_known, item.split()))]
    if len(small) < _SMALL * len(worded) or len(known) < _FEWEST:
        return set()
    large = [item for item in worded if item.isalpha() and odd_name(item)]
    return {item for item in large if not parse_treatment(item).recognised}
