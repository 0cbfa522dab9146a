"""The columns that the person named: found in the file by their headers."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from hdiary.diary import Problems, shown
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.read.role import FACTOR
from hdiary.read.table import Table
from hdiary.words import Phrase, phrase

IGNORE = "ignore"
"""What the person calls a column that is to be left out."""
_WHO_MEANS = (*ENTRY_COLUMNS, FACTOR, IGNORE)


def find_mapped(table: Table, mapped: Mapping[str, str], found: Problems) -> dict[int, str]:
    """Find the columns that the person named, by their exact or else their folded header."""
    declared: dict[int, str] = {}
    folded = [_fold(name) for name in table.header]
    # What one column is called on other sheets.
    also = [(_fold(by), to) for by, to in table.also.items() if to in table.header]
    for header, meaning in mapped.items():
        if meaning not in _WHO_MEANS:
            near = difflib.get_close_matches(meaning, _WHO_MEANS, n=1)
            found.add(
                "column",
                value=shown(meaning),
                expected=phrase("read.columns.one_of", names=_WHO_MEANS),
                suggestion=phrase("read.columns.did_you_mean", name=near[0]) if near else "",
            )
            continue
        at = [k for k, name in enumerate(table.header) if name == header.strip()]
        at = at or [k for k, name in enumerate(folded) if name == _fold(header)]
        at = at or [table.header.index(to) for by, to in also if by == _fold(header)]
        if not at:
            near = difflib.get_close_matches(header, table.header, n=1, cutoff=0.5)
            found.add(
                "column",
                value=shown(header),
                expected=phrase("read.columns.name_of_one"),
                suggestion=phrase("read.columns.did_you_mean", name=near[0])
                if near
                else list_headers(table.header),
            )
        declared.update(dict.fromkeys(at, meaning))
    return declared


def list_headers(header: tuple[str, ...]) -> Phrase:
    """Name the columns of a file, the first forty, for a message."""
    return phrase("read.columns.are", names=tuple(shown(name) for name in header[:40] if name))


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
