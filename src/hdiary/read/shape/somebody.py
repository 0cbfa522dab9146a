"""Items of a column that are somebody's name, though they recur: no words to compare."""

from __future__ import annotations

from collections.abc import Collection

from hdiary.read.role import Role, said
from hdiary.read.shape.lists import cut_items
from hdiary.read.shape.recurring import item_key
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.names import names_alone
from hdiary.vocabulary.personal import heads_plain_things, heads_things, heads_works
from hdiary.vocabulary.standing_out import standing_out

KNOWN_LISTS = ("triggers", "symptoms")
"""Kinds of heading whose words are the answer, though each stood there once."""


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
        found |= standing_out(items)
    return {item_key(item) for item in found}


def are_all_names(role: Role, items: Collection[str]) -> bool:
    """Say whether each item of a free column is somebody's name and nothing else."""
    # A column of prose is told by its first item: only one word can stand out as a name.
    if any(not item.isalpha() and not names_alone(item) for item in items):
        return False
    return len(find_names(role)) == len(items)
