"""Rows of treatments without an answer: folded into one line, or into one row for each reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hdiary.report.parts import Row, tell_apart
from hdiary.words import Words

_MOST_REASONS = 4
"""Of more reasons than this the others are left out."""


def fold_rows(say: Words, rows: Sequence[Row]) -> str:
    """Name what has no answer in one line, by why, and what would decide soonest."""
    if not rows:
        return ""
    prefix = say("treatments.not_enough")
    told = []
    for some in _group(rows)[:_MOST_REASONS]:
        hours, weeks = (cell.removeprefix(prefix) for cell in some[0].cells)
        names = say.join([row.name for row in some])
        told.append(say("treatments.folded_why", names=names, hours=hours, weeks=weeks))
    folded = say("treatments.folded", told="; ".join(told))
    return f"{folded} {say('treatments.soonest')}"


def merge_rows(say: Words, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Put treatments of which the same is said into one row."""
    return tell_apart(
        some[0]
        if len(some) == 1
        else replace(some[0], name=say.join([row.name for row in some]), about="")
        for some in _group(rows)
    )


def _group(rows: Sequence[Row]) -> list[list[Row]]:
    """Put rows together of which the same is said."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(row.cells, []).append(row)
    return list(alike.values())
