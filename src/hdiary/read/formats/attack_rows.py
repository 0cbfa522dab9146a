"""Lists of attacks: every row is a headache, whether it was rated or not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hdiary.read.context import Context, rewrite
from hdiary.read.numbers import parse_number
from hdiary.read.table import Table
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_HURTS = "headache"


def as_attacks(table: Table, rating: int, context: Context) -> Table:
    """Say of every row that it is a headache, rated or not; what was rated 0 says neither."""
    if context.declared.rows == "day":
        return table
    return _without_zeros(each_a_headache(table, rating), rating, context)


def each_a_headache(table: Table, rating: int) -> Table:
    """Say of every row that it is a headache, where some are not rated; a zero is none."""
    if _HURTS in table.header or not table.columns[rating].where(is_blank).any():
        return table
    column = rewrite(table.columns[rating], lambda text: "" if _is_zero(text) else "yes")
    return replace(
        table,
        header=(*table.header, _HURTS),
        columns=(*table.columns, column),
        meant={**table.meant, _HURTS: _HURTS},
    )


def _without_zeros(table: Table, rating: int, context: Context) -> Table:
    """Leave the rating of attacks blank that were rated 0: without pain, or not rated at all."""
    zero = table.columns[rating].where(_is_zero)
    if not zero.any():
        return table
    context.found.warn(
        "left blank",
        column=table.header[rating],
        lines=table.lines[np.flatnonzero(zero)],
        expected=phrase("read.formats.attacks.above_zero"),
        suggestion=phrase("read.formats.attacks.zero"),
    )
    column = rewrite(table.columns[rating], lambda text: "" if _is_zero(text) else text)
    return table.with_column(rating, table.header[rating], column)


def _is_zero(text: str) -> bool:
    return parse_number(text.strip()) == 0
