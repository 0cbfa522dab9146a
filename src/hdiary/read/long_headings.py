"""Headings that are longer than any question: their beginning is the name of their column."""

from __future__ import annotations

from dataclasses import replace

from hdiary.diary import Problems
from hdiary.read.table import Table
from hdiary.words import phrase

_LONGEST = 1_000
"""Signs of a heading; the questions of long forms have 200 to 400."""


def shorten_headings(table: Table, found: Problems) -> Table:
    """Cut headings that hold a whole text, and say so; what stands below them is read."""
    long = sum(len(name) > _LONGEST for name in table.header)
    if not long:
        return table
    found.warn(
        "heading too long",
        lines=[table.header_line],
        expected=phrase("read.rows.headings_at_most", most=_LONGEST),
        suggestion=phrase("read.rows.heading_cut", n=long, most=_LONGEST),
    )
    return replace(table, header=tuple(name[:_LONGEST].rstrip() for name in table.header))
