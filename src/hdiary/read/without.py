"""Rows that are skipped: what a diary is, is decided as if they had never stood in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Ints
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.table import Column, Table

Once = Callable[[Raw, Context, Ints], tuple[Raw, Diary]]
"""Reads what was taken in without some lines of what it is laid out to; gives both."""


def read_without_refused(taken: Raw, once: Once, context: Context) -> Diary:
    """Read a table; where rows of it are refused and skipped, read it again without them."""
    # A refused row may be what made numbers words, told how day and month stand, or that a row
    # is a headache. Without it other rows may be refused, though hardly ever: each of few
    # decisions can turn. What was refused stays among the problems, with its line.
    start = context
    context = start.again()
    laid, diary = once(taken, context, _NONE)
    first, gone, headaches = len(laid.table), _NONE, diary.refused_headaches
    ahead = _stand_alone(taken, laid)
    while (refused := np.intersect1d(context.found.refused_lines(), laid.table.lines)).size:
        gone = np.union1d(gone, refused)
        context = start.again(context.found)
        if ahead:
            left = replace(taken, table=_left(taken.table, gone))
            laid, diary = once(left, context, _NONE)
        else:
            laid, diary = once(taken, context, gone)
        headaches += diary.refused_headaches
    if not gone.size:
        return diary
    more = max(first - len(laid.table), 0)
    reading = replace(diary.reading, rows_in=diary.reading.rows_in + more)
    return replace(diary, reading=reading, refused_headaches=headaches)


def without_lines(raw: Raw, gone: Ints) -> Raw:
    """Leave out some lines of a table that was laid out."""
    return replace(raw, table=_left(raw.table, gone)) if gone.size else raw


def _left(table: Table, gone: Ints) -> Table:
    keep = ~np.isin(table.lines, gone)
    return replace(
        table,
        columns=tuple(_in_order(column.take(keep)) for column in table.columns),
        lines=table.lines[keep],
    )


def _in_order(column: Column) -> Column:
    """Give the distinct values in the order in which they stand, as a fresh reading finds them."""
    _, first = np.unique(column.codes, return_index=True)
    order = np.argsort(first)
    places = np.empty(len(order), dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    values = tuple(column.values[k] for k in order.tolist())
    return Column(codes=places[column.codes], values=values)


def _stand_alone(taken: Raw, laid: Raw) -> bool:
    """Say whether each row is one line of the file, of which no other row took anything."""
    lines = laid.table.lines
    alone = not laid.joined and len(np.unique(lines)) == len(lines) <= len(taken.table)
    return bool(alone and np.isin(lines, taken.table.lines).all())


_NONE: Ints = np.empty(0, dtype=np.int64)
