"""People who are written in several ways: joined where it is said, and asked where it seems so."""

from __future__ import annotations

import re
from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.role import Role
from hdiary.read.same import stands_for
from hdiary.read.table import Column
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

ALIKE = "alike-people"
"""What is accepted where identifiers that are written alike are one person's."""
_PART = re.compile(r"[^\W\d_]+|\d+")


def join_people(roles: list[Role], context: Context) -> tuple[list[Role], dict[str, str]]:
    """Write people in one way, as the person says; give also the spellings that stood there."""
    # Before the shape is decided: who comes back under another spelling does come back.
    words = stands_for(context.same.groups)
    met: dict[str, str] = {}
    joined = []
    for role in roles:
        if role.meaning == "patient":
            column = role.column
            if words:
                met.update({fold(value): value.strip() for value in column.values})
                column = rewrite(column, lambda text: words.get(fold(text), text))
            role = replace(role, column=_alike(column, role.header, context))
        joined.append(role)
    return joined, met


def _alike(column: Column, header: str, context: Context) -> Column:
    """Join those who are written alike, where that was accepted; else ask, without their names."""
    first: dict[tuple[str, ...], str] = {}
    for value in column.values:
        if value.strip():
            first.setdefault(_key(value), value.strip())
    people = {value.strip() for value in column.values if value.strip()}
    n = len(people) - len(first)
    if n <= 0:
        return column
    if ALIKE in context.declared.accept:
        words = phrase("read.same.people_joined", header=header, n=len(first), of=len(people))
        context.decisions.add("people", ALIKE, words)
        return rewrite(column, lambda text: first[_key(text)] if text.strip() else text)
    context.found.warn(
        "people alike",
        column=header,
        expected=phrase("read.same.people_one_way"),
        suggestion=phrase("read.same.people_alike", n=len(first), of=len(people)),
    )
    context.found.suggest(phrase("read.same.are_alike", header=header), accept=(ALIKE,))
    return column


def _key(text: str) -> tuple[str, ...]:
    """Write an identifier so that capitals, signs and the order of names do not matter."""
    parts = _PART.findall(fold(text))
    return tuple(sorted(parts) if all(part.isalpha() for part in parts) else parts) or (text,)
