"""The meanings of a table's columns, found as its cells would be read, but without reading them."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import DiaryError
from hdiary.read.columns import assign_roles
from hdiary.read.context import Context
from hdiary.read.fits import FITS
from hdiary.read.formats.format import Raw
from hdiary.read.role import Role
from hdiary.read.source import Source
from hdiary.read.tables import as_taken, lay_out_rows


def roles_of(opened: Source, raw: Raw, context: Context) -> dict[int, Role]:
    """Give the meanings of columns by their places; none where the table cannot be laid out."""
    try:
        laid_out = lay_out_rows(as_taken(opened, raw, context), context).table
        roles = assign_roles(laid_out, FITS, replace(context, lines=laid_out.lines))
    except DiaryError:
        return {}
    if laid_out.header == raw.table.header:
        return {role.position: role for role in roles}
    by_header = {role.header: role for role in reversed(roles)}
    return {k: by_header[h] for k, h in enumerate(raw.table.header) if h in by_header}
