"""Two columns of one factor made one: where they disagree, the cell is blank and it is told."""

from __future__ import annotations

import numpy as np

from hdiary.diary import shown
from hdiary.read.context import Context
from hdiary.read.numbers import parse_number
from hdiary.read.role import Role
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Column
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import is_blank, yes_no
from hdiary.words import phrase

_BETWEEN = "\n"
"""What parts two cells that disagree; no cell of a row that is told holds it."""


def join_factors(members: list[Role], word: str, context: Context) -> Column:
    """Give the cells of all these columns as one, and tell of rows in which they disagree."""
    whole, *others = (role.column for role in members)
    headers = tuple(role.header for role in members)
    for other in others:
        _tell_differing(whole, other, word, headers, context)
        whole = combine(whole, other, _one_cell)
    return whole


def _one_cell(one: str, other: str) -> str:
    if is_blank(one):
        return other
    return "" if _differ(one, other) else one


def _differ(one: str, other: str) -> bool:
    """Say whether two cells say different things; a blank says nothing."""
    if is_blank(one) or is_blank(other) or fold(one) == fold(other):
        return False
    said = yes_no(one), yes_no(other)
    if None not in said:
        return said[0] != said[1]
    numbers = parse_number(one.strip()), parse_number(other.strip())
    return None in numbers or numbers[0] != numbers[1]


def _tell_differing(
    one: Column, other: Column, word: str, headers: tuple[str, ...], context: Context
) -> None:
    both = combine(one, other, lambda a, b: _BETWEEN.join((a.strip(), b.strip())))
    for pair in dict.fromkeys(both.values):
        first, _, second = pair.partition(_BETWEEN)
        if not _differ(first, second):
            continue
        rows = both.rows(np.array([text == pair for text in both.values])).nonzero()[0]
        context.found.warn(
            "columns differ",
            column=word,
            value=f"{shown(first)} / {shown(second)}",
            lines=context.lines[rows],
            expected=phrase("read.same.one_value", headers=headers),
            suggestion=phrase("read.same.left_blank"),
        )
