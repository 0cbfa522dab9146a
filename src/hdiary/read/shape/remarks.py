"""Cells among words that read like a note or a name: kept among the notes, and not compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from hdiary.diary.calendar import SEPARATOR
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, Role, said
from hdiary.read.shape.lists import cut_items
from hdiary.read.shape.own_cells import is_phrase, is_remark
from hdiary.read.shape.recurring import count_items, item_key, often
from hdiary.read.shape.sentences import find_sentences
from hdiary.read.shape.somebody import find_names, heads_answers
from hdiary.vocabulary.personal import has_contact, has_given_name, is_full_name
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_MOSTLY, _FEW = 0.8, 0.1


def keep_remarks(roles: list[Role], context: Context) -> list[Role]:
    """Keep the few cells among words that read like a note or a name among the notes."""
    more: list[Role] = []
    found: list[Role] = []
    for role in roles:
        remarks = dict.fromkeys(_remarks(role), "") if role.free else find_sentences(role)
        if remarks:
            column = rewrite(role.column, partial(_noted, keys=remarks))
            more.append(replace(role, meaning="notes", how=BY_CELLS, joins=True, column=column))
            column = rewrite(role.column, partial(_left, keys=remarks))
            told = phrase("read.shape.private.remarks")
            context.decisions.columns([role.header], "notes", told)
            role = replace(role, column=column)
        found.append(role)
    return [*found, *more]


def _remarks(role: Role) -> frozenset[str]:
    """Give the items that hardly recur and name somebody, tell an address, or are sentences."""
    texts = said(role)
    number = role.column.where(lambda text: parse_number(text) is not None).sum()
    numbered = bool(number > _MOSTLY * (~role.column.where(is_blank)).sum())
    fits = is_phrase if numbered else is_remark
    names = find_names(role)
    if not names and not any(map(fits, texts)):
        return frozenset()
    times, rows = count_items(role)
    likely = {item_key(i) for text in texts for i in cut_items(text) if fits(i)}
    listed = heads_answers(role.header)
    # Cells of several words among numbers are a slip, and no words of a scale, where they are few.
    # `Vexmoor, Tobias` is one name, and no list of two things.
    parts = (
        set() if listed else {item_key(i) for t in texts if is_full_name(t) for i in cut_items(t)}
    )
    found = (
        {i for i in times if has_contact(i) or (has_given_name(i) and not listed)}
        | parts
        | names
        | {
            item
            for item, n in times.items()
            if item in likely and n < (_FEW * rows if numbered else often(rows))
        }
    )
    return frozenset() if len(found) == len(times) else frozenset(found)


def _noted(text: str, keys: Mapping[str, str]) -> str:
    """Keep a cell as it was written where an item of it is among some."""
    return text if any(item_key(item) in keys for item in cut_items(text)) else ""


def _left(text: str, keys: Mapping[str, str]) -> str:
    """Write a cell without some of its items, or with what is left of them."""
    items = cut_items(text)
    if not any(item_key(item) in keys for item in items):
        return text
    left = (keys.get(item_key(item), item) for item in items)
    return SEPARATOR.join(dict.fromkeys(item for item in left if item))
