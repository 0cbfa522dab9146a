"""Readings as days: headaches become rows, and all else becomes a factor of its day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.read.context import Context
from hdiary.read.day_codes import person_days
from hdiary.read.declared import Declared
from hdiary.read.long_table import Readings, is_headache
from hdiary.read.numbers import parse_number
from hdiary.read.table import Column, Table, make_column
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import item_of, mark_of, neck_pain_words
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

PAIN, NECK, TREATMENT = "(pain)", "(neck)", "(treatment)"
START, TREATED, NOTES = "(start)", "(treated)", "(notes)"
"""What a reading becomes where it is no factor."""
SPECIAL = {
    PAIN: "pain", NECK: "neck_pain", TREATMENT: "treatment",
    START: "start", TREATED: "treated_at", NOTES: "notes",
}  # fmt: skip


def to_wide(table: Table, readings: Readings, context: Context) -> tuple[Table, int]:
    """Lay readings out as days: a row for each headache, and the others beside it."""
    # One row for each headache, and one for each day without. How many rows became part of
    # another.
    told = _tell_parts(table, readings, context.declared)
    others = [name for name in dict.fromkeys(told["part"]) if name not in SPECIAL]
    context.decisions.add(
        "rows", "reading", _say_rows(table, readings, others), overrule="--rows headache"
    )
    dropped = [k for k in (readings.item, readings.value) if k is not None]
    told = _with_treatments(table, told, dropped)
    return lay_out(table, told, date=readings.date, patient=readings.patient, dropped=dropped)


def _say_rows(table: Table, readings: Readings, others: list[str]) -> Phrase:
    """Say what the rows are, what becomes of the other things, and where the number stands."""
    item, parts = table.header[readings.item], []
    if others:
        parts.append(phrase("read.readings.factors", names=tuple(others[:3])))
    if readings.value is not None:
        parts.append(phrase("read.readings.number", column=table.header[readings.value]))
    rows = phrase("read.readings.rows", column=item)
    return phrase("read.readings.all", parts=(rows, *parts))


def _with_treatments(table: Table, told: pd.DataFrame, dropped: list[int]) -> pd.DataFrame:
    """Keep what was taken beside something else than a headache: it counts all the same."""
    hurts = set(told.loc[told["part"] == PAIN, "row"])
    more = []
    for k, name in enumerate(table.header):
        if k in dropped or column_meaning(name).meaning != "treatment":
            continue
        column = table.columns[k]
        more += [
            (row, TREATMENT, column.values[code])
            for row, code in enumerate(column.codes.tolist())
            if row not in hurts and not is_blank(column.values[code])
        ]
    extra = pd.DataFrame(more, columns=["row", "part", "text"])
    return pd.concat([told, extra], ignore_index=True) if more else told


def _tell_parts(table: Table, readings: Readings, declared: Declared) -> pd.DataFrame:
    """Say of each row what it is a reading of, and what it reads."""
    item = table.columns[readings.item]
    cut = [item_of(v.strip()) for v in item.values]
    part = np.array([_part_of(name, declared) for name, _ in cut], dtype=object)[item.codes]
    name = np.array([name for name, _ in cut], dtype=object)[item.codes]
    detail = np.array([detail for _, detail in cut], dtype=object)[item.codes]
    value = np.full(len(table), "", dtype=object)
    if readings.value is not None:
        value = table.columns[readings.value].cells()
    frame = pd.DataFrame({"row": np.arange(len(table)), "part": part, "text": value})
    blank = frame["text"].map(is_blank)
    frame["text"] = frame["text"].where(~blank, pd.Series(detail))
    frame["text"] = frame["text"].where(frame["text"] != "", "yes")
    doses = frame["part"] == TREATMENT
    frame.loc[doses, "text"] = [
        dose_text(n, "" if blank[k] else value[k], detail[k])
        for k, n in enumerate(name)
        if doses[k]
    ]
    return frame[frame["part"] != ""]


def dose_text(name: str, amount: str, unit: str) -> str:
    """Write a medicine with its amount as an item of the treatments."""
    if mark_of(amount) is False:
        return "none"
    number = parse_number(amount)
    return " ".join(part for part in (name, amount, unit) if part) if number else name


def _part_of(item: str, declared: Declared) -> str:
    """Say what an item becomes: the pain, the neck pain, a treatment, or a factor of its name."""
    if not item or is_blank(item):
        return ""
    if is_headache(item, declared):
        return PAIN
    if neck_pain_words(item):
        return NECK
    return TREATMENT if parse_treatment(item).atc is not None else item


def lay_out(
    table: Table, told: pd.DataFrame, *, date: int, patient: int | None, dropped: list[int]
) -> tuple[Table, int]:
    """Lay readings out: one row for the first of each thing on a day, the next for the second."""
    # Its other columns are those of the headaches' own rows. How many rows of the table became
    # part of another.
    told = told.reset_index(drop=True)
    day = person_days(table, date, patient)
    told = told.assign(day=day[told["row"].to_numpy(dtype=np.int64)])
    told["nth"] = told.groupby(["day", "part"], sort=False).cumcount()
    first = told.assign(other=(told["part"] != PAIN).astype(int))
    first = first.sort_values(["other", "row"], kind="stable").drop_duplicates(["day", "nth"])
    first = first.sort_values("row", kind="stable").reset_index(drop=True)
    place = pd.Series(first.index, index=pd.MultiIndex.from_frame(first[["day", "nth"]]))
    told["place"] = place.loc[list(zip(told["day"], told["nth"], strict=True))].to_numpy()
    owner = first["row"].to_numpy(dtype=np.int64)
    hurts = first["part"].to_numpy() == PAIN
    columns = [
        (name, _owned(table.columns[k], owner, hurts | (k in (date, patient))))
        for k, name in enumerate(table.header)
        if k not in dropped
    ]
    for part in dict.fromkeys(told["part"]):
        cells = np.full(len(owner), "", dtype=object)
        these = told[told["part"] == part]
        cells[these["place"].to_numpy(dtype=np.int64)] = these["text"].to_numpy()
        columns.append((SPECIAL.get(str(part), str(part)), make_column(list(cells))))
    wide = replace(
        table,
        header=tuple(name for name, _ in columns),
        columns=tuple(column for _, column in columns),
        lines=table.lines[owner],
    )
    return wide, len(table) - len(owner)


def _owned(column: Column, owner: Ints, kept: Bools) -> Column:
    """Give the cells of some rows, blank where they are not to be kept."""
    cells = np.array(column.values, dtype=object)[column.codes[owner]]
    return make_column(list(np.where(kept, cells, "")))
