"""An app's table with one row a reading, its kind in one column and its words in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from hdiary.read.table import Table
from hdiary.read.wide_rows import NECK, PAIN, TREATMENT, dose_text, lay_out
from hdiary.vocabulary.headings import headache_words, item_of, neck_pain_words
from hdiary.vocabulary.text import fold


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ReadingColumns:
    """Which columns of readings say what."""

    # date, kind, amount, detail: their headings in small letters: the day, the kind of thing, its
    # number, its name
    date: str
    kind: str
    amount: str
    detail: str
    between: str  # The sign between the items of a detail that has no number
    # symptoms, medicines: the kinds that are symptoms, and those that are treatments, in small
    # letters
    symptoms: tuple[str, ...]
    medicines: tuple[str, ...]


def from_readings(
    table: Table, names: ReadingColumns, *, dropped: Iterable[str]
) -> tuple[Table, int]:
    """Lay an app's readings out as days."""
    # One row for each headache, and one for each day without. How many rows became part of
    # another.
    at = {fold(name): k for k, name in enumerate(table.header)}
    told = (names.kind, names.amount, names.detail)
    rows = zip(*(table.columns[at[name]].cells() for name in told), strict=True)
    parts = [
        (row, part, text) for row, cells in enumerate(rows) for part, text in _parts(names, *cells)
    ]
    frame = pd.DataFrame(parts, columns=["row", "part", "text"])
    gone = [at[name] for name in (*told, *dropped) if name in at]
    return lay_out(table, frame, date=at[names.date], patient=None, dropped=gone)


def _parts(names: ReadingColumns, kind: str, amount: str, detail: str) -> list[tuple[str, str]]:
    """Say what one reading becomes, and its text."""
    if fold(kind) in names.symptoms:
        name, _ = item_of(detail)
        part = PAIN if headache_words(name) else NECK if neck_pain_words(name) else name
        return [(part, amount or "yes")] if name else []
    if fold(kind) in names.medicines:
        name, unit = item_of(detail)
        return [(TREATMENT, dose_text(name, amount, unit))] if name else []
    if amount:
        return [(kind, _hours(amount))]
    return [(item.strip(), "yes") for item in detail.split(names.between) if item.strip()]


def _hours(text: str) -> str:
    """Write a length such as 7:45 as hours."""
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdigit() and minutes.isdigit():
        return f"{int(hours) + int(minutes) / 60:g}"
    return text
