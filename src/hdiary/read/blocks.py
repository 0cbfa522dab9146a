"""Several blocks on one sheet, each with days of its own running across: weeks, or months."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from hdiary.read.alike import read_headings
from hdiary.read.context import Context
from hdiary.read.decisions import Decisions
from hdiary.read.months import month_named, read_title, settle_months
from hdiary.read.table import Rows, Table, stack_tables
from hdiary.read.turned import Across, days_across, find_across, turn
from hdiary.read.unite import unite
from hdiary.vocabulary.text import fold

_MOST_TITLES = 2


def split_blocks(rows: Rows, across: Across) -> list[Rows]:
    """Part a sheet where a further row of days runs across, with the title above it."""
    starts = [across.row]
    for k in range(across.row + 1, len(rows)):
        if _begins_block(rows[k][1], rows[across.row][1], across):
            starts.append(k)
    cuts = [0, *(start - _titles_above(rows, start) for start in starts[1:]), len(rows)]
    return [rows[begin:end] for begin, end in itertools.pairwise(cuts)]


def _begins_block(cells: list[str], first: list[str], across: Across) -> bool:
    """Say whether a row is another row of days; moments behind the name of a thing are not."""
    if not days_across(cells):
        return False
    before = min(across.days, default=0)
    name = " ".join(cells[:before]).strip()
    usual = " ".join(first[:before]).strip()
    return not name or fold(name) == fold(usual) or month_named(name) is not None


def _titles_above(rows: Rows, start: int) -> int:
    count = 0
    while count < _MOST_TITLES:
        filled = [cell for cell in rows[start - count - 1][1] if cell.strip()]
        if len(filled) > 2 or month_named(" ".join(filled)) is None:
            break
        count += 1
    return count


def turn_blocks(blocks: list[Rows], context: Context, *, title: str) -> Table | None:
    """Turn each block, and put their days below each other; None where a month is asked for."""
    titles = [read_title(_above(block), title) for block in blocks]
    elsewhere = [cell for _, cells in blocks[0][:1] for cell in cells]
    months = settle_months(titles, stated=context.declared.month, elsewhere=elsewhere)
    tables: list[Table] = []
    for block, month in zip(blocks, months, strict=True):
        across = find_across(block)
        if across is None:
            continue
        own = replace(
            context,
            declared=replace(context.declared, month=month),
            decisions=context.decisions if not tables else Decisions(),
        )
        turned = turn(block, across, own, title=title)
        if turned is None:
            return None
        tables.append(turned)
    whole = stack_tables(unite(tables, read_headings(tables, {})).tables)
    return replace(whole, lines=np.arange(1, len(whole) + 1))


def _above(block: Rows) -> str:
    """Give what stands above and before the days of a block."""
    across = find_across(block)
    if across is None:
        return ""
    named = block[across.row][1][: min(across.days, default=0)]
    return " ".join([*(cell for _, cells in block[: across.row] for cell in cells), *named])
