"""The tables of a file beside a diary: rows that tell a day, below a row of headings."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from hdiary.read.beside.cut import LOOKED_AT, Sheet, cut_text, day_column, find_delimiter
from hdiary.read.beside.refused import refuse_file
from hdiary.read.bulk import LARGE, read_bulk
from hdiary.read.context import Context
from hdiary.read.encoding import decode
from hdiary.read.formats.registry import CSV, find_table
from hdiary.read.source import Source
from hdiary.read.table import Table

__all__ = ["Sheet", "head_of", "peek", "read_sheets"]

_HEAD = 60_000


def read_sheets(source: Source, context: Context) -> list[Sheet]:
    """Read the tables of a file that tell days; refuse a file in which there is none."""
    if source.format is not CSV:
        return [_of_raw(source, context)]
    large = _read_large(source, context) if len(source.data) > LARGE else None
    if large is not None:
        return [large]
    text, _ = decode(source.data, context.found, encoding=context.declared.encoding)
    context.found.raise_errors()
    delimiter = find_delimiter(text[:_HEAD])
    if delimiter is None:
        refuse_file(context, "no_days")
    sheets = cut_text(text, delimiter)
    if not sheets:
        refuse_file(context, "no_days")
    if find_table(sheets[0].table) is None:
        return sheets
    return [_find_day(_as_days(sheets[0].table, context), context)]


def _read_large(source: Source, context: Context) -> Sheet | None:
    """Read a large text that is one regular table from its first line on; None for any other."""
    sheets = peek(source.data)
    if len(sheets) != 1 or sheets[0].above:
        return None
    sheet = sheets[0]
    named = {sheet.table.header[sheet.day]: "date"}
    table = read_bulk(
        source.data, delimiter=sheet.delimiter, mapped=named, progress=context.progress
    )
    return None if table is None else replace(sheet, table=table)


@lru_cache(maxsize=16)
def peek(data: bytes) -> tuple[Sheet, ...]:
    """Read the beginning of a text's tables, to see whose it is; empty where there is none."""
    text = data[:_HEAD].decode("utf-8", errors="replace").removeprefix("\ufeff")
    if len(data) > _HEAD:
        text = text.rpartition("\n")[0]
    delimiter = find_delimiter(text)
    return () if delimiter is None else tuple(cut_text(text, delimiter))


def head_of(source: Source) -> str:
    """Give the beginning of a text."""
    return source.data[:_HEAD].decode("utf-8", errors="replace").removeprefix("\ufeff")


def _of_raw(source: Source, context: Context) -> Sheet:
    """Read a workbook, a list in JSON and the like as the diary's reader does."""
    table = _as_days(source.format.read(source.data, context).table, context)
    return _find_day(table, context)


def _as_days(table: Table, context: Context) -> Table:
    """Lay the table of an app out as days, where it is one of a row a reading."""
    app = find_table(table)
    wide = table if app is None else app.read(table, context)[0]
    context.found.raise_errors()
    return wide


def _find_day(table: Table, context: Context) -> Sheet:
    rows = [
        [column.values[column.codes[i]] for column in table.columns]
        for i in range(min(len(table), LOOKED_AT))
    ]
    day = day_column(rows, len(table.header), serial=True)
    if day is None:
        refuse_file(context, "no_days")
    return Sheet(table=table, day=day, above=table.above)
