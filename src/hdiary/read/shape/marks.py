"""Columns of marks: a heading that names a medicine, a measure or a place, over ticks or counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hdiary.read.context import Context
from hdiary.read.role import KEPT, Role, said
from hdiary.read.shape.marked import thing_named, write_marks
from hdiary.read.shape.necks import is_neck_mark, read_necks
from hdiary.read.shape.treatment_marks import read_treatment_marks
from hdiary.vocabulary.headings import mark_of, neck_pain_words
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_MANY_THINGS = {"back", "top", "front", "face", "side", "oben", "vorne", "hinten", "neck", "crown"}
"""Headings that name a place of the head only beside another one."""


def read_marks(roles: list[Role], context: Context) -> list[Role]:
    """Turn columns of marks into items of the treatments and of the places."""
    roles = read_treatment_marks(roles, context)
    necks = any(is_neck_mark(role) for role in roles)
    roles = read_necks(roles, context)
    places = [role for role in roles if role.free and _place_mark(role) is not None]
    sure = [r for r in places if fold(thing_named(r)) not in _MANY_THINGS] or len(
        places
    ) + necks > 1
    located = any(role.meaning == "location" for role in roles)
    if len(places) == 1 and not located and _says_no(places[0]):
        return _kept_apart(roles, places[0], context)
    return write_marks(roles, context, "location", _place_mark) if sure else roles


def _says_no(role: Role) -> bool:
    return any(mark_of(text) is False for text in said(role))


def _kept_apart(roles: list[Role], place: Role, context: Context) -> list[Role]:
    """Keep a lone place's yes and no as a factor: its no would be lost among the places."""
    context.decisions.add(
        "columns",
        {place.header: "factor"},
        phrase("read.shape.marks.one_place", header=place.header),
    )
    return [
        replace(r, meaning="factor", how=KEPT, unit=None, why="") if r is place else r
        for r in roles
    ]


def _place_mark(role: Role) -> Callable[[str], str] | None:
    """Give what writes the marks of a place's column as that place; None if it is none."""
    name = thing_named(role)
    if not role.free and not (role.meaning in ("neck_pain", "side", "location") and role.weak):
        return None
    neck = neck_pain_words(name)
    placed = neck or parse_place(name).recognised or parse_side(name) is not None
    if role.declared or not placed:
        return None
    name = "neck" if neck else name
    texts = said(role)
    if not texts or not all(mark_of(text) is not None for text in texts):
        return None
    return lambda text: name if mark_of(text.strip()) is True else ""
