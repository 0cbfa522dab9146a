"""Cells of treatments that stand for what was written above: ``ditto``, ``s.o.``, ``"``."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary.arrays import Ints32
from hdiary.read.context import Context
from hdiary.read.inexact import NEAREST
from hdiary.read.role import Role, said
from hdiary.read.table import make_column
from hdiary.vocabulary.words import is_blank, is_ditto
from hdiary.words import phrase


def read_dittos(roles: list[Role], context: Context) -> list[Role]:
    """Read them as what was last written above, where that was accepted; else offer it."""
    whose = next((role.column.codes for role in roles if role.meaning == "patient"), None)
    return [_read(role, whose, context) if role.meaning == "treatment" else role for role in roles]


def _read(role: Role, whose: Ints32 | None, context: Context) -> Role:
    if not any(map(is_ditto, said(role))):
        return role
    texts, last, filled = role.column.cells().tolist(), "", 0
    for row, text in enumerate(texts):
        if whose is not None and row and whose[row] != whose[row - 1]:
            # What somebody else took is above it, and not meant.
            last = ""
        if is_ditto(text):
            # Nothing above it: it stays as it was written.
            texts[row], filled = last or text, filled + bool(last)
        elif not is_blank(text):
            last = text
    if not filled:
        return role
    if NEAREST not in context.declared.accept:
        words = phrase("read.treatments.ditto_meant", header=role.header, n=filled)
        context.found.suggest(words, accept=(NEAREST,))
        return role
    words = phrase("read.treatments.ditto_read", header=role.header, n=filled)
    context.decisions.add("ditto", {role.header: filled}, words)
    return replace(role, column=make_column(texts))
