"""The little table above Migraine Buddy's attacks: health events, and what still goes on."""

from __future__ import annotations

from collections import Counter

from hdiary.read.context import Context
from hdiary.read.dates import parse_date, split_range
from hdiary.read.header import DATA_ABOVE
from hdiary.read.table import Table
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Phrase, phrase

_MOST_COLUMNS = 6
_KINDS = ("attack", "medicine", "event")


def tell_events(table: Table, context: Context) -> None:
    """Say how many events of which kind stand above; their words may be private."""
    rows = [(line, cells) for line, cells in table.rows_above if _is_event(cells)]
    # They are told as what they are, and belong nowhere else.
    found = context.found
    found.groups[:] = [group for group in found.groups if group.code != DATA_ABOVE]
    if not rows:
        return
    kinds = [_kind(cells) for _, cells in rows]
    counts = Counter(kind for kind, _ in kinds)
    names = tuple(sorted({name for _, name in kinds if name}))
    parts: list[Phrase] = [
        phrase(f"read.formats.migraine_buddy.{kind}", n=counts[kind], names=names)
        for kind in _KINDS
        if counts[kind]
    ]
    words = phrase("read.formats.migraine_buddy.events", n=len(rows), parts=tuple(parts))
    context.decisions.add("above", dict(counts), words)
    going = [line for (line, _), (kind, _) in zip(rows, kinds, strict=True) if kind == "attack"]
    if going:
        found.warn(
            "another table",
            lines=going,
            expected=phrase("read.formats.migraine_buddy.ended"),
            suggestion=phrase("read.formats.migraine_buddy.export_again"),
        )


def _is_event(cells: tuple[str, ...]) -> bool:
    """Say whether a row has a day, or a range of days, and says something of it."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not 1 < len(filled) <= _MOST_COLUMNS:
        return False
    return parse_date(filled[0]) is not None or split_range(filled[0]) is not None


def _kind(cells: tuple[str, ...]) -> tuple[str, str]:
    """Say what an event is, and the usual name of a medicine that it names."""
    for cell in cells[1:]:
        named = parse_treatment(cell.strip()) if cell.strip() else None
        if named is not None and named.recognised:
            return "medicine", named.name
    # An attack that is still going on is told with the moment of its start.
    texts = [word for cell in cells[1:3] for word in _ends_of(cell)]
    if any((parts := parse_date(text)) is not None and parts.seconds is not None for text in texts):
        return "attack", ""
    return "event", ""


def _ends_of(cell: str) -> list[str]:
    words = cell.split()
    return [" ".join(words[-2:])] if len(words) > 1 else []
