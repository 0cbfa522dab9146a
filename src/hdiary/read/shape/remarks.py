"""Cells among words that read like a note or a name: kept among the notes, and not compared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hdiary.diary.calendar import SEPARATOR
from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, Role, said
from hdiary.read.shape.lists import cut_items
from hdiary.read.shape.own_cells import is_phrase, is_remark, is_sentence
from hdiary.read.shape.recurring import count_items, item_key, often
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.personal import has_contact, has_given_name, heads_things, is_full_name
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_MOSTLY, _FEW, _HARDLY = 0.8, 0.1, 0.05
_LOOKED_AT = 2000
_KNOWN_LISTS = ("triggers", "symptoms")
"""Kinds of heading whose words are the answer, though somebody is named by them."""


def keep_remarks(roles: list[Role], context: Context) -> list[Role]:
    """Keep the few cells among words that read like a note or a name among the notes."""
    more: list[Role] = []
    found: list[Role] = []
    for role in roles:
        remarks = _remarks(role) if role.free else _sentences(role)
        if remarks:
            column = rewrite(role.column, partial(_only, keys=remarks, inside=True))
            more.append(replace(role, meaning="notes", how=BY_CELLS, joins=True, column=column))
            column = rewrite(role.column, partial(_only, keys=remarks, inside=False))
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
    if not any((is_phrase if numbered else is_remark)(text) for text in texts):
        return frozenset()
    times, rows = count_items(role)
    fits = is_phrase if numbered else is_remark
    likely = {item_key(i) for text in texts for i in cut_items(text) if fits(i)}
    listed = heading_kind(role.header) in _KNOWN_LISTS or heads_things(role.header)
    # Cells of several words among numbers are a slip, and no words of a scale, where they are few.
    # `Vexmoor, Tobias` is one name, and no list of two things.
    parts = (
        set() if listed else {item_key(i) for t in texts if is_full_name(t) for i in cut_items(t)}
    )
    found = (
        {i for i in times if has_contact(i) or (has_given_name(i) and not listed)}
        | parts
        | {
            item
            for item, n in times.items()
            if item in likely and n < (_FEW * rows if numbered else often(rows))
        }
    )
    return frozenset() if len(found) == len(times) else frozenset(found)


def _sentences(role: Role) -> frozenset[str]:
    """Give what is no item of a list that it stands in: an address, or a long sentence."""
    if role.meaning not in LIST_COLUMNS or role.declared:
        return frozenset()
    if not any(is_sentence(text) or has_given_name(text) for text in said(role)[:_LOOKED_AT]):
        return frozenset()
    times, rows = count_items(role)
    return frozenset(
        item
        for item, n in times.items()
        if has_contact(item)
        or (
            (is_sentence(item) or has_given_name(item))
            and n < max(often(rows), _HARDLY * rows)
            and not parse_treatment(item).recognised
        )
    )


def _only(text: str, keys: frozenset[str], *, inside: bool) -> str:
    """Keep the items of a cell that are among some, or those that are not."""
    items = cut_items(text)
    if not any(item_key(item) in keys for item in items):
        return "" if inside else text
    if inside:
        # A note stays as it was written.
        return text
    return SEPARATOR.join(item for item in items if item_key(item) not in keys)
