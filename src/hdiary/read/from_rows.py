"""From rows, each a day or a headache, to the diary that they are."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import Diary
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


def read_rows_laid_out(raw: Raw, kept: Remembered | None, context: Context) -> Diary:
    """Read a table whose rows are days or headaches: its columns, their cells, the diary."""
    found, declared = context.found, context.declared
    tell_remembered(kept, raw.headers, context.decisions, found)
    headers = (*raw.headers, *raw.table.header, *raw.table.also)
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
