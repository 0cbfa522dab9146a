"""The steps from the bytes of a file to a diary, in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.diary.arrays import Ints
from hdiary.read.build import build
from hdiary.read.columns import assign_roles
from hdiary.read.context import Context
from hdiary.read.entries import make_entries
from hdiary.read.fits import FITS
from hdiary.read.formats.format import Raw
from hdiary.read.remember import Remembered, without_gone
from hdiary.read.remembered_told import tell_remembered
from hdiary.read.required import require_columns
from hdiary.read.scale_choice import check_headache_only, choose_scale
from hdiary.read.source import Source, open_source
from hdiary.read.tables import lay_out_rows, take_table
from hdiary.read.without import read_without_refused, without_lines


def read_file(path_or_buffer: Any, kept: Remembered | None, context: Context) -> Diary:
    """Read a file as declared: its table, what the columns are, their cells, and the diary."""
    source: Source | None = None
    try:
        source = open_source(path_or_buffer, context.found)
        return _read(source, kept, context)
    except DiaryError:
        # Brought in only here: what can be read as a diary is none of these.
        from hdiary.read.no_diary import refuse_no_diary

        refuse_no_diary(path_or_buffer, source)
        raise


def _read(source: Source, kept: Remembered | None, context: Context) -> Diary:
    """Read what was taken in."""
    context.found.file = source.name
    taken = take_table(source, context)

    def once(raw: Raw, context: Context, gone: Ints) -> tuple[Raw, Diary]:
        laid = without_lines(lay_out_rows(raw, context), gone)
        return laid, _read_rows(laid, kept, context)

    return read_without_refused(taken, once, context)


def _read_rows(raw: Raw, kept: Remembered | None, context: Context) -> Diary:
    found, declared = context.found, context.declared
    tell_remembered(kept, raw.headers, context.decisions, found)
    headers = (*raw.headers, *raw.table.header)
    declared = without_gone(declared, kept, headers)
    context = replace(context, declared=declared, lines=raw.table.lines)
    roles = assign_roles(raw.table, FITS, context)
    require_columns(roles, raw.table, context)
    scale = choose_scale(roles, context)
    check_headache_only(roles, scale, found)
    if found.fatal:
        found.raise_errors()
    made = make_entries(roles, raw.table, context, scale=scale, delimiter=raw.delimiter)
    return build(raw, roles, made, scale, context)
