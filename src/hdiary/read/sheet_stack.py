"""Several sheets of one diary, such as one a month, read together."""

from __future__ import annotations

import calendar

from hdiary.read.calendar_parts import join_calendar_parts
from hdiary.read.context import Context
from hdiary.read.months import Titled, settle_months
from hdiary.read.one_sheet import read_sheet
from hdiary.read.sheets_each import elsewhere, own_context, take_over, title_of
from hdiary.read.sheets_united import unite_sheets
from hdiary.read.table import Table, stack_tables
from hdiary.read.weeks import join_weeks
from hdiary.read.workbook import Sheet
from hdiary.read.years import add_years
from hdiary.words import Phrase, phrase


def stack_sheets(
    sheets: list[Sheet], others: list[Sheet], context: Context
) -> tuple[Table, Phrase]:
    """Read the sheets of one diary together; others are refused, not picked from."""
    declared, decisions, found = context.declared, context.decisions, context.found
    titles = [title_of(sheet, context) for sheet in sheets]
    months = settle_months(titles, stated=declared.month, elsewhere=elsewhere(others))
    tables: list[Table] = []
    before = [0]
    for sheet, title, month in zip(sheets, titles, months, strict=True):
        own = own_context(context, month)
        found.begin_sheet(sheet.name, before[-1])
        tables.append(_of_several(sheet, title, own))
        found.raise_errors()
        take_over(own.decisions, sheet.name, decisions)
        last = int(tables[-1].lines.max(initial=tables[-1].header_line))
        before.append(before[-1] + max(last, sheet.rows[-1][0]))
    found.before = 0
    names = [sheet.name for sheet in sheets]
    return stack_tables(unite_sheets(tables, names, context), before[:-1]), phrase(
        "read.sheets.several", count=len(names), names=tuple(names[:3])
    )


def _of_several(sheet: Sheet, title: Titled, context: Context) -> Table:
    """Read one of several sheets: each may have a month of its own."""
    known = title.month is None or context.declared.month is not None
    named = "" if known else calendar.month_name[title.month or 0]
    # The month of each of several sheets is settled before, from its own title or what was said.
    stated = "said" if title.year is None else "title"
    dated = add_years(read_sheet(sheet, context), context, title, stated=stated)
    return join_weeks(join_calendar_parts(dated, context, title=named), context)
