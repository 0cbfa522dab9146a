"""From a table of texts to the typed entries of a diary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.calendar import categorical
from hdiary.diary.coerce import headache_of
from hdiary.diary.schema import (
    ENTRY_COLUMNS,
    FACTOR_MARK,
    LIST_COLUMNS,
    NUMBER_COLUMNS,
    OFFSET_COLUMNS,
    ONE_PATIENT,
    TIME_COLUMNS,
    entry_dtype,
    factor_name,
)
from hdiary.read.cells import Cells, blank_rows, join_columns, numbers, texts, without_escape
from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.columns import FACTOR, Role
from hdiary.read.dates import parse_date
from hdiary.read.factors import read_factor
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.read.pain import read_headache, read_pain, refuse_other_scale
from hdiary.read.table import Table
from hdiary.read.when import read_when
from hdiary.read.words import (
    empty_texts,
    merge_sides,
    read_activities,
    read_places,
    read_places_sides,
    read_postures,
    read_side,
    read_treatments,
)
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import yes_no

Progress = Callable[[int, int], None] | None
_STILL_GOING = {
    "ongoing",
    "still going",
    "continuing",
    "laufend",
    "andauernd",
    "en cours",
    "en curso",
}
_RATINGS = ("neck_pain", "pain_before", "pain_after")

FITS: dict[str, Callable[[str, str | None], bool]] = {
    "start": lambda text, _: _is_time(text),
    "end": lambda text, _: _is_time(text),
    "treated_at": lambda text, _: _is_time(text),
    "entered_at": lambda text, _: _is_time(text),
    "date": lambda text, _: parse_date(text) is not None,
    "duration_h": lambda text, unit: parse_hours(text, unit) is not None,
    "after_min": lambda text, unit: _minutes(text, unit) is not None,
    "side": lambda text, _: parse_side(text) is not None,
    "location": lambda text, _: any(parse_place(i).recognised for i in split_places(text)),
    "headache": lambda text, _: yes_no(text) is not None,
    "pain": lambda text, _: parse_rating(text, highest=10) is not None,
    "neck_pain": lambda text, _: parse_rating(text, highest=10) is not None,
    "pain_before": lambda text, _: parse_rating(text, highest=10) is not None,
    "pain_after": lambda text, _: parse_rating(text, highest=10) is not None,
    "treatment": lambda text, _: parse_number(text) is None,
}
"""Whether a text can be read as a column's kind, for headers whose meaning is not certain."""


def _is_time(text: str) -> bool:
    return parse_clock(text, fractions=True) is not None or parse_date(text) is not None


def _minutes(text: str, unit: str | None) -> float | None:
    number = parse_number(text)
    if number is not None and unit is None:
        return number
    hours = parse_hours(text, unit)
    return None if hours is None else hours * 60


def make_entries(
    roles: list[Role],
    table: Table,
    *,
    scale: str,
    dates: str | None,
    delimiter: str,
    found: Problems,
    progress: Progress = None,
) -> tuple[pd.DataFrame, str]:
    """Read every column by its role.

    Parameters
    ----------
    roles
        What each column is.
    table
        The table.
    scale
        The declared scale of pain.
    dates
        ``dmy`` or ``mdy``, if declared.
    delimiter
        The sign that parts the file's cells.
    found
        Collects problems.
    progress
        Called with columns done and columns in all.

    Returns
    -------
    entries : pandas.DataFrame
        All canonical columns, then the factors.
    date_order : str
        How day and month were told apart, in words.
    """
    cells = _cells_by_meaning(roles, table, found)
    when = read_when(
        {k: v for k, v in cells.items() if k == "date" or k in TIME_COLUMNS},
        declared=dates,
        epoch=table.epoch,
        found=found,
    )
    typed: dict[str, pd.Series] = dict(when.columns)
    steps = _steps(cells, scale, found)
    factors = [role for role in roles if role.meaning == FACTOR]
    for done, (name, step) in enumerate(steps.items()):
        typed[name] = step()
        if progress is not None:
            progress(done, len(steps) + len(factors))
    places = typed.pop("places_sides", None)
    if "location" in cells:
        typed["side"] = merge_sides(typed.get("side"), places, cells["location"])
    typed["patient"] = _patients(cells.get("patient"), len(table))
    ordered = _complete(typed, len(table))
    for done, role in enumerate(factors, start=len(steps)):
        factor = Cells(role=role, lines=table.lines, found=found)
        name = factor_name(without_escape(role.header).removesuffix(FACTOR_MARK), ordered)
        ordered[name] = read_factor(factor, delimiter=delimiter)
        if progress is not None:
            progress(done + 1, len(steps) + len(factors))
    # Without a copy: a large diary's columns need not be moved together.
    return pd.DataFrame(ordered, copy=False), when.order.words


def _cells_by_meaning(roles: list[Role], table: Table, found: Problems) -> dict[str, Cells]:
    cells: dict[str, Cells] = {}
    for meaning in (*ENTRY_COLUMNS,):
        claims = [role for role in roles if role.meaning == meaning]
        if not claims:
            continue
        role = claims[0]
        if len(claims) > 1 and meaning in LIST_COLUMNS:
            role = Role(
                position=role.position,
                header=" and ".join(r.header for r in claims),
                meaning=meaning,
                how=role.how,
                unit=role.unit,
                column=join_columns([r.column for r in claims]),
            )
        cells[meaning] = Cells(role=role, lines=table.lines, found=found)
    return cells


def _steps(
    cells: Mapping[str, Cells], scale: str, found: Problems
) -> dict[str, Callable[[], pd.Series]]:
    """Say how each column that is there will be read, in order."""
    steps: dict[str, Callable[[], pd.Series]] = {}

    def step(name: str, read: Callable[[Cells], pd.Series], of: str | None = None) -> None:
        if (of or name) in cells:
            steps[name] = lambda: read(cells[of or name])

    said_by_pain = scale == "yes-no" and "headache" not in cells
    step("headache", read_headache, of="pain" if said_by_pain else None)
    rated = "pain" in cells and not said_by_pain
    if rated and not refuse_other_scale(cells["pain"], scale=scale, found=found):
        step("pain", lambda c: read_pain(c, scale=scale))
    for name in _RATINGS:
        step(name, lambda c: read_pain(c, scale=scale))
    step("duration_h", _read_duration)
    step("after_min", _read_after)
    step("side", read_side)
    step("location", read_places)
    step("places_sides", read_places_sides, of="location")
    step("activity", read_activities)
    step("posture", read_postures)
    step("treatment", read_treatments)
    step("notes", _read_notes)
    return steps


def _read_duration(cells: Cells) -> pd.Series:
    def hours(text: str) -> float | None:
        if fold(text) in _STILL_GOING:
            return float("nan")
        return parse_hours(text, cells.role.unit)

    return numbers(
        cells,
        hours,
        expected="a length of time such as 2 h 30 min",
        suggest=lambda _: 'Write the unit, or put it into the header: "duration (hours)".',
    )


def _read_after(cells: Cells) -> pd.Series:
    return numbers(
        cells, lambda text: _minutes(text, cells.role.unit), expected="minutes, such as 120"
    )


def _read_notes(cells: Cells) -> pd.Series:
    notes = np.array(
        [without_escape(v) if v.strip() else None for v in cells.role.column.values], dtype=object
    )
    return pd.Series(notes[cells.codes], dtype="str")


def _patients(cells: Cells | None, size: int) -> pd.Series:
    if cells is None:
        one = pd.Index([ONE_PATIENT], dtype="str")
        return pd.Series(pd.Categorical.from_codes(np.zeros(size, dtype=np.int8), categories=one))
    missing = blank_rows(cells)
    if missing.any():
        cells.found.add(
            "missing patient",
            column=cells.role.header,
            lines=cells.lines[missing],
            expected="an identifier on each row",
            suggestion="Write who the row is about, or remove the column if it is one person.",
        )
    names = texts(cells, lambda text: text or None)
    return pd.Series(categorical(names.cat.codes.to_numpy(), list(names.cat.categories)))


def _complete(typed: dict[str, pd.Series], size: int) -> dict[str, Any]:
    """Add the canonical columns that the file does not have, in order and with their types."""
    pain = typed.get("pain", pd.Series(np.full(size, np.nan)))
    nothing = pd.Series(pd.array(np.full(size, pd.NA), dtype="boolean"))
    typed["headache"] = headache_of(pain, typed.get("headache", nothing))
    complete: dict[str, Any] = {}
    for name in ENTRY_COLUMNS:
        dtype: Any = entry_dtype(name)
        if name in typed:
            complete[name] = typed[name].astype(dtype)
        elif dtype == "category":
            complete[name] = empty_texts(size)
        elif name in NUMBER_COLUMNS:
            complete[name] = pd.Series(np.full(size, np.nan))
        elif dtype == "str":
            complete[name] = pd.Series(np.full(size, None, dtype=object), dtype="str")
        else:
            complete[name] = pd.Series(np.full(size, np.datetime64("NaT", "us")))
    return complete | {name: typed[name] for name in OFFSET_COLUMNS if name in typed}
