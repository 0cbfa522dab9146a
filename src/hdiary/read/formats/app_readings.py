"""An app's table with one row a reading, its kind in one column and its words in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.formats.app_moments import with_notes, with_times
from hdiary.read.long_table import is_headache
from hdiary.read.role import FACTOR
from hdiary.read.table import Table
from hdiary.read.wide_rows import NECK, NOTES, PAIN, SPECIAL, TREATMENT, dose_text, lay_out
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind, item_of, neck_pain_words
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_LONGEST_ITEM = 5
"""Words: an item of a list that has more is a sentence, and so a note."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ReadingColumns:
    """Which columns of readings say what."""

    # kind, amount, detail: their headings in small letters: the kind of thing, its number, its
    # name
    kind: str
    amount: str
    detail: str
    date: tuple[str, ...]  # Headings that may hold the day, the likeliest first
    between: str  # The sign between the items of a detail that has no number
    # symptoms, medicines: the kinds that are symptoms, and those that are treatments, in small
    # letters
    symptoms: tuple[str, ...]
    medicines: tuple[str, ...]
    # time, notes: headings of the time of day, which need not be a clock's, and of notes
    time: str = ""
    notes: str = ""
    named: tuple[str, ...] = ()  # Kinds of which each reading has a name of its own, as a weight
    told: tuple[str, ...] = ()  # Kinds in which people write freely: notes
    grades: Mapping[str, str] = field(default_factory=dict)  # From words for severity to numbers


def from_readings(table: Table, names: ReadingColumns, context: Context) -> tuple[Table, int]:
    """Lay an app's readings out as days."""
    # One row for each headache, and one for each day without. How many rows became part of
    # another.
    at = {fold(name): k for k, name in reversed(list(enumerate(table.header)))}
    date, *again = [at[name] for name in names.date if name in at]
    parts = _tell_parts(table, names, at, context)
    said = context.declared.mapped
    again = [k for k in again if table.header[k] not in said]
    if again:
        words = phrase("read.formats.readings.again", date=table.header[date])
        context.decisions.columns([table.header[k] for k in again], "ignore", words)
    gone = [*again, *(at[name] for name in (names.kind, names.amount, names.detail))]
    if names.time in at and table.header[at[names.time]] not in said:
        gone.append(at[names.time])
        parts = with_times(table, parts, at[names.time], date, context)
    if names.notes in at and table.header[at[names.notes]] not in said:
        gone.append(at[names.notes])
        parts = with_notes(table, parts, at[names.notes], date)
    wide, joined = lay_out(table, parts, date=date, patient=None, dropped=gone)
    wide = replace(wide, meant={**wide.meant, table.header[date]: "date"})
    return _with_factors(wide, parts), joined


def _with_factors(wide: Table, parts: pd.DataFrame) -> Table:
    """Keep a thing a factor although its name would head another column, such as a pain."""
    others = [str(part) for part in parts["part"].unique() if part not in SPECIAL]
    meant = {name: FACTOR for name in others if _heads_another(name)}
    return replace(wide, meant={**wide.meant, **meant})


def _heads_another(name: str) -> bool:
    """Say whether a thing's name would head another column: ``Worked`` is no answer to a dose."""
    return column_meaning(name).meaning is not None or heading_kind(name) == "outcome"


def _tell_parts(
    table: Table, names: ReadingColumns, at: Mapping[str, int], context: Context
) -> pd.DataFrame:
    """Say of each row what it is a reading of, and what it reads."""
    read = [table.columns[at[name]] for name in (names.kind, names.amount, names.detail)]
    codes = np.stack([column.codes for column in read], axis=1)
    distinct, which = np.unique(codes, axis=0, return_inverse=True)
    cells = [
        tuple(column.values[code].strip() for column, code in zip(read, row, strict=True))
        for row in distinct.tolist()
    ]
    found = [_parts(names, context.declared, *cell) for cell in cells]
    if not any(part == PAIN for parts in found for part, _ in parts):
        _refuse_without_headaches(table.header[at[names.detail]], context)
    _tell_left(names, cells, table.header[at[names.detail]], context)
    many = np.array([len(parts) for parts in found], dtype=np.int64)[which.ravel()]
    each = [part for row in which.ravel().tolist() for part in found[row]]
    return pd.DataFrame(
        {
            "row": np.repeat(np.arange(len(table)), many),
            "part": np.array([part for part, _ in each], dtype=object),
            "text": np.array([text for _, text in each], dtype=object),
        }
    )


def _refuse_without_headaches(heading: str, context: Context) -> None:
    context.found.add(
        "no headache named",
        column=heading,
        expected=phrase("read.readings.a_headache"),
        suggestion=phrase("read.formats.readings.none_known"),
        fatal=True,
    )
    context.found.raise_errors()


def _parts(
    names: ReadingColumns, declared: Declared, kind: str, amount: str, detail: str
) -> list[tuple[str, str]]:
    """Say what one reading becomes, and its text."""
    name, unit = item_of(detail)
    if fold(kind) in names.symptoms:
        part = NECK if neck_pain_words(name) else name
        part = PAIN if is_headache(name, declared) else part
        return [(part, amount or names.grades.get(fold(unit), "yes"))] if name else []
    if fold(kind) in names.medicines:
        return [(TREATMENT, dose_text(name, amount, unit))] if name else []
    if amount:
        return [(detail if name and _has_own_name(names, kind, unit) else kind, _hours(amount))]
    if fold(kind) in names.told:
        return [(NOTES, detail)] if detail else []
    items = [item.strip() for item in detail.split(names.between) if item.strip()]
    return [(NOTES, item) if _is_told(item) else (item, "yes") for item in items]


def _has_own_name(names: ReadingColumns, kind: str, unit: str) -> bool:
    """Say whether a number belongs to the detail beside it and not to its kind."""
    return bool(unit) or fold(kind) in names.named


def _is_told(item: str) -> bool:
    return len(item.split()) > _LONGEST_ITEM


def _tell_left(
    names: ReadingColumns, cells: list[tuple[str, ...]], heading: str, context: Context
) -> None:
    """Say of which kinds the words beside a number were left out."""
    left = [
        kind
        for kind, amount, detail in cells
        if amount and detail and fold(kind) not in (*names.symptoms, *names.medicines)
        and not _has_own_name(names, kind, item_of(detail)[1])
    ]  # fmt: skip
    if left:
        kinds = tuple(dict.fromkeys(left))
        words = phrase("read.formats.readings.beside", header=heading, kinds=kinds)
        context.decisions.add("columns", {heading: "ignore"}, words)


def _hours(text: str) -> str:
    """Write a length such as 7:45 as hours."""
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdigit() and minutes.isdigit():
        return f"{int(hours) + int(minutes) / 60:g}"
    return text
