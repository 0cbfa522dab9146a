"""Sources that are one table each, described by a data file; and anybody's own table."""

from __future__ import annotations

from functools import partial

from hdiary.read.beside.daily import Beside, Daily
from hdiary.read.beside.plan import Plan, load_plan
from hdiary.read.beside.sheets import Sheet, peek, read_sheets
from hdiary.read.beside.tables import daily_of
from hdiary.read.context import Context
from hdiary.read.source import Source

ANY_TABLE = "table of days"
"""What a table is called that is of no known source."""
_OPEN_METEO, _WORLD = "utc_offset_seconds", ("GMT", "UTC")


def planned(name: str) -> Beside:
    """Make a source of its data file."""
    plan = load_plan(name)
    return Beside(name=plan.name, recognise=partial(_recognise, plan), read=partial(_read, plan))


def _recognise(plan: Plan, source: Source) -> bool:
    return any(plan.fits(sheet.keys) for sheet in peek(source.data)[:1])


def _read(plan: Plan, source: Source, context: Context) -> Daily:
    return daily_of(read_sheets(source, context), plan, context, name=plan.name)


def is_open_meteo(source: Source) -> bool:
    """Say whether a text is of Open-Meteo: the place and its zone stand above the table."""
    return any(_OPEN_METEO in sheet.above for sheet in peek(source.data)[:1])


def read_open_meteo(source: Source, context: Context) -> Daily:
    """Read the hours and the days of Open-Meteo; a day that it tells itself comes first."""
    sheets = read_sheets(source, context)
    utc = any(word in _WORLD for word in sheets[0].above.split())
    ordered = sorted(sheets, key=_rows_a_day)
    return daily_of(ordered, Plan(utc=utc), context, name="Open-Meteo")


def _rows_a_day(sheet: Sheet) -> bool:
    return any("T" in value for value in sheet.table.columns[sheet.day].values[:5])


def read_any_table(source: Source, context: Context) -> Daily:
    """Read anybody's table with a column of days."""
    return daily_of(read_sheets(source, context), Plan(), context, name=ANY_TABLE)
