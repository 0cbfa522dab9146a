"""Lists in a cell: parted where their parts recur, whatever sign stands between them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from hdiary.diary.calendar import SEPARATOR
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import Role, said
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.treatments import split_items
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_LINK = re.compile(r"\s*\(https?://[^()\s]{1,300}\)")
_SIGNS = re.compile(r"(?<!\s)\s+[/+&]\s+|(?<!\s)\s*,\s+")  # Each run of blanks is looked at once
_LONGEST_PART, _MOST_WORDS = 40, 5
_RECUR = 0.7
_MOST_CELLS = 20_000
_LIST_COLUMNS = ("location", "activity", "posture", "treatment")


def part_lists(roles: list[Role], context: Context) -> list[Role]:
    """Write the lists of factors with one sign between their items; take links off names."""
    parted: list[str] = []
    found: list[Role] = []
    for role in roles:
        if role.meaning in (*_LIST_COLUMNS, "factor") and _has_links(role):
            role = replace(role, column=rewrite(role.column, lambda text: _LINK.sub("", text)))
        if role.free and _holds_lists(role, context.declared.lists):
            role = replace(role, column=rewrite(role.column, _joined))
            parted += [role.header]
        found.append(role)
    if parted:
        context.decisions.add(
            "lists",
            "comma",
            phrase("read.shape.lists", headers=tuple(parted)),
            overrule="--lists semicolon",
        )
    return found


def _has_links(role: Role) -> bool:
    return any("http" in value for value in role.column.values[:_MOST_CELLS])


def cut_items(text: str) -> list[str]:
    """Part a cell at every sign that may stand between items."""
    return [part for item in split_items(text) for part in _SIGNS.split(item) if part.strip()]


def _joined(text: str) -> str:
    return SEPARATOR.join(cut_items(text)) if len(cut_items(text)) > 1 else text


def _holds_lists(role: Role, declared: str | None) -> bool:
    """Say whether the parts of a column's cells recur, as those of lists do and of prose do not."""
    texts = said(role)[:_MOST_CELLS]
    cut = [cut_items(text) for text in texts]
    lists = [parts for parts in cut if len(parts) > 1]
    if not lists or all(parse_number(text) is not None for text in texts):
        return False
    if all(_alike(text) for text, parts in zip(texts, cut, strict=True) if parts[1:]):
        return False
    if declared is not None:
        return declared == "comma"
    short = all(
        len(part) <= _LONGEST_PART and len(part.split()) <= _MOST_WORDS
        for parts in lists
        for part in parts
    )
    if not short or heading_kind(role.header) in ("triggers", "symptoms"):
        return short
    times = Counter(part.casefold() for parts in cut for part in parts if not is_blank(part))
    items = {part.casefold() for parts in lists for part in parts}
    return sum(times[item] > 1 for item in items) >= _RECUR * len(items)


def _alike(text: str) -> bool:
    """Say whether a cell is parted by the diary's own sign already."""
    return SEPARATOR.join(cut_items(text)) == text
