"""From the bytes of a file to one table, a row of it a day or a headache."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.calendar_parts import join_calendar_parts
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.formats.registry import read_as_app
from hdiary.read.long_headings import shorten_headings
from hdiary.read.long_table import find_readings, refuse_other_symptoms
from hdiary.read.month_rows import pass_over_months
from hdiary.read.months import read_title
from hdiary.read.source import Source
from hdiary.read.table import without_unseen_signs
from hdiary.read.totals import pass_over_totals
from hdiary.read.weeks import join_weeks
from hdiary.read.wide_rows import to_wide
from hdiary.read.years import add_years


def take_table(source: Source, context: Context) -> Raw:
    """Take the one table out of a file, as it stands in it."""
    return as_taken(source, source.read(context), context)


def as_taken(source: Source, raw: Raw, context: Context) -> Raw:
    """Say of a table from where it was taken, with headings that can be told."""
    raw = replace(
        raw,
        table=shorten_headings(without_unseen_signs(raw.table), context.found),
        kind=source.format.kind,
        left_out=(source.format.left_out,),
        packing=source.packing,
    )
    _stop(context)
    return replace(raw, headers=raw.table.header)


def lay_out_rows(raw: Raw, context: Context) -> Raw:
    """Lay a table out as days or headaches."""
    found = context.found
    raw = replace(raw, table=pass_over_totals(raw.table, context.decisions, found.sheets))
    raw = replace(raw, table=pass_over_months(raw.table, context))
    title = f"{raw.table.above} {raw.sheet}"
    named = raw.sheet if isinstance(raw.sheet, str) else ""
    dated = add_years(raw.table, context, read_title(named, raw.table.above))
    table = join_weeks(join_calendar_parts(dated, context, title=title), context)
    _stop(context)
    of_app = read_as_app(raw, table, context)
    if of_app is not None:
        return of_app
    readings = find_readings(table, context)
    if readings is None:
        if not found.fatal:
            refuse_other_symptoms(table, context)
        _stop(context)
        return replace(raw, table=table)
    wide, joined = to_wide(table, readings, context)
    return replace(raw, table=wide, joined=joined, listed=True)


def _stop(context: Context) -> None:
    """Go no further where the shape of the table is in doubt."""
    if context.found.fatal:
        context.found.raise_errors()
