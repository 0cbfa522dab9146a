"""Columns of a person's own words: compared where the words recur, and else kept as notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hdiary.read.context import Context
from hdiary.read.role import BY_CELLS, LEFT_OUT, Role, changed, said
from hdiary.read.shape.lists import part_lists
from hdiary.read.shape.own_cells import is_all_prose, is_personal, is_reached, is_worded
from hdiary.read.shape.recurring import count_items, recurs
from hdiary.read.shape.remarks import keep_remarks
from hdiary.read.shape.somebody import KNOWN_LISTS, are_all_names
from hdiary.vocabulary.headings import heading_kind, mark_of
from hdiary.vocabulary.personal import heads_things, is_full_name, known_words, names_somebody
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_MOST, _MANY_NAMED = 0.5, 0.4
_LOOKED_AT = 2000
"""Different cells that are looked at to decide what a column is."""
_FEW_ROWS, _FEWEST_CODES = 8, 5


def read_own_words(roles: list[Role], context: Context) -> list[Role]:
    """Leave out names, keep prose among the notes, and part the lists of what can be compared."""
    return part_lists(keep_remarks(_by_cells(roles, context), context), context)


def _by_cells(roles: list[Role], context: Context) -> list[Role]:
    """Leave out columns whose cells tell who somebody is; keep prose among the notes."""
    kinds = {id(role): _kind(role) for role in roles if role.free}
    who = [role for role in roles if kinds.get(id(role)) == "who"]
    notes = [role for role in roles if kinds.get(id(role)) == "notes"]
    if who:
        told = phrase("read.shape.private.who")
        context.decisions.columns([role.header for role in who], "ignore", told)
    if notes:
        told = phrase("read.shape.private.words")
        context.decisions.columns([role.header for role in notes], "notes", told)
    roles = changed(roles, who, meaning=LEFT_OUT, how=BY_CELLS, why="")
    return changed(roles, notes, meaning="notes", how=BY_CELLS, joins=True, why="")


def _kind(role: Role) -> str:
    """Say whether a column tells who somebody is (``who``), or holds ``notes``; else nothing."""
    texts = said(role)[:_LOOKED_AT]
    if not texts or all(mark_of(text) is not None for text in texts):
        return ""
    listed = heading_kind(role.header) in KNOWN_LISTS
    things = listed or heads_things(role.header)
    tells_who = is_full_name if listed else is_reached if things else is_personal
    if _share(texts, tells_who) > _MOST and _tells(role, texts):
        return "who"
    times, rows = count_items(role)
    if are_all_names(role, times):
        return "who"
    worded = [text for text in texts if is_worded(text)]
    if len(worded) <= _MOST * len(texts):
        return ""
    named = sum(n for item, n in times.items() if names_somebody(item)) > _MANY_NAMED * rows
    if not things and (named or _is_always_odd(role, texts)):
        return "notes"
    if listed or rows < _FEW_ROWS:
        return "notes" if _share(worded, is_all_prose) > _MOST and not recurs(times, rows) else ""
    return "" if recurs(times, rows) else "notes"


def _tells(role: Role, texts: Sequence[str]) -> bool:
    """Say whether there are rows enough, where cells hold nothing but digits."""
    digits = all(text.isdecimal() for text in texts)
    return not digits or len(role.column.codes) >= _FEWEST_CODES


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(fits(text) for text in texts) / len(texts)


def _is_always_odd(role: Role, texts: Sequence[str]) -> bool:
    """Say whether the same words, which no list has, stand in every row: nothing to compare."""
    # A surname below a heading that was misspelt is such a column.
    words = fold(texts[0]).split()
    always = len(texts) == 1 and not role.column.where(is_blank).any()
    named = always and texts[0][:1].isupper()
    return named and len(role.column.codes) >= _FEW_ROWS and known_words().isdisjoint(words)
