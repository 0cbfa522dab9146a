"""Bearable's export: one row a reading, its kind in one column and its words in another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.read.decisions import Decisions
from hdiary.read.table import Table
from hdiary.read.wide_rows import NECK, PAIN, TREATMENT, dose_text, lay_out
from hdiary.vocabulary.headings import headache_words, item_of, neck_pain_words
from hdiary.vocabulary.text import fold

_NEEDED = ("date", "category", "rating/amount", "detail")
_MEDICINES = ("meds/supplements", "medication", "medications")
_DROPPED = ("weekday", "time of day", "category", "rating/amount", "detail")
SCALE = "0-4"
"""Bearable rates symptoms as mild, moderate, severe and unbearable."""


def is_bearable(table: Table) -> bool:
    """Say whether a table has the columns of Bearable's export."""
    return set(_NEEDED) <= {fold(name) for name in table.header}


def from_bearable(table: Table, decisions: Decisions) -> tuple[Table, int]:
    """Lay Bearable's readings out as days."""
    # One row for each headache, and one for each day without; pain is on the scale 0-4. How
    # many rows became part of another.
    at = {fold(name): k for k, name in enumerate(table.header)}
    cells = {name: _cells(table, at[name]) for name in _NEEDED}
    told: list[tuple[int, str, str]] = []
    for row in range(len(table)):
        told += [
            (row, part, text)
            for part, text in _parts(
                cells["category"][row], cells["rating/amount"][row], cells["detail"][row],
            )
        ]  # fmt: skip
    frame = pd.DataFrame(told, columns=["row", "part", "text"])
    decisions.add(
        "rows",
        "reading",
        "One row is a reading (Bearable): its headaches are the headaches, rated from 1 (mild) "
        "to 4 (unbearable); medicines are treatments, the rest are factors of their day.",
        overrule="--rows headache",
    )
    decisions.add("scale", SCALE, "Bearable rates from 1 to 4.", overrule="--scale 0-10")
    dropped = [at[name] for name in _DROPPED if name in at]
    return lay_out(table, frame, date=at["date"], patient=None, dropped=dropped)


def _cells(table: Table, k: int) -> list[str]:
    column = table.columns[k]
    texts = np.array([v.strip() for v in column.values], dtype=object)
    return list(texts[column.codes])


def _parts(category: str, amount: str, detail: str) -> list[tuple[str, str]]:
    """Say what one reading becomes, and its text."""
    kind = fold(category)
    if kind == "symptom":
        name, _ = item_of(detail)
        part = PAIN if headache_words(name) else NECK if neck_pain_words(name) else name
        return [(part, amount or "yes")] if name else []
    if kind in _MEDICINES:
        name, unit = item_of(detail)
        return [(TREATMENT, dose_text(name, amount, unit))] if name else []
    if amount:
        return [(category, _hours(amount))]
    return [(item.strip(), "yes") for item in detail.split(" | ") if item.strip()]


def _hours(text: str) -> str:
    """Write a length such as 7:45 as hours."""
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdigit() and minutes.isdigit():
        return f"{int(hours) + int(minutes) / 60:g}"
    return text
