"""Sheets on which a row is no day: days, weeks or months across, laid out anew."""

from __future__ import annotations

from hdiary.read.blocks import split_blocks, turn_blocks
from hdiary.read.calendar_page import names_a_calendar, read_calendar
from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.header import find_header, names_a_diary
from hdiary.read.table import Rows, Table
from hdiary.read.turned import find_across, turn
from hdiary.read.weeks import unfold_weeks

_SEARCHED = 40


def lay_out(rows: Rows, context: Context, *, title: str = "") -> Table | None:
    """Lay a sheet out so that one row is a day, where its days, weeks or months run across."""
    across = find_across(rows)
    if across is not None:
        blocks = split_blocks(rows, across)
        if len(blocks) > 1:
            return turn_blocks(blocks, context, title=title)
        return turn(rows, across, context, title=title)
    if not names_a_calendar(rows) or _names_columns(rows, context.declared):
        return None
    weeks = unfold_weeks(rows, context)
    return weeks if weeks is not None else read_calendar(rows, context, title=title)


def _names_columns(rows: Rows, declared: Declared) -> bool:
    """Say whether a row names a day and pain, so that weekdays below or beside it are no page."""
    cells = [cells for _, cells in rows[:_SEARCHED]]
    position, _ = find_header(cells, declared.mapped)
    return names_a_diary(cells[position], declared.mapped)
