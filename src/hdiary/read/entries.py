"""From a table of texts to the typed entries of a diary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.calendar import categorical
from hdiary.diary.coerce import headache_of
from hdiary.diary.schema import (
    ENTRY_COLUMNS,
    FACTOR_MARK,
    NUMBER_COLUMNS,
    OFFSET_COLUMNS,
    ONE_PATIENT,
    TIME_COLUMNS,
    entry_dtype,
    factor_name,
)
from hdiary.read.cells import Cells, blank_rows, texts, without_escape
from hdiary.read.claims import claim_cells
from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.dates import parse_date
from hdiary.read.declared import Declared
from hdiary.read.factors import read_factor
from hdiary.read.inexact import numbers
from hdiary.read.nearest import nearest_clock, nearest_hours
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.read.pain import Ratings, read_headache, read_pain, refuse_other_scale
from hdiary.read.role import FACTOR, Role
from hdiary.read.table import Mask, Table
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
    warn_of_unknown_treatments,
)
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import says_unsaid, yes_no

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
_HALF_A_DAY = 12
_PRIVATE = ("name", "contact", "birth")
_RATINGS = ("neck_pain", "pain_before", "pain_after")

FITS: dict[str, Callable[[str, str | None], bool]] = {
    "start": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "end": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "treated_at": lambda text, _: _is_time(text) or _is_nearly_time(text),
    "entered_at": lambda text, _: _is_time(text),
    "date": lambda text, _: parse_date(text) is not None,
    "duration_h": lambda text, unit: (
        parse_hours(text, unit) is not None or nearest_hours(text, unit) is not None
    ),
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


def _is_nearly_time(text: str) -> bool:
    """Say whether inexact words are a time of day; a bare number may be anything."""
    return parse_number(text) is None and nearest_clock(text) is not None


def _minutes(text: str, unit: str | None) -> float | None:
    number = parse_number(text)
    if number is not None and unit is None:
        return number
    hours = parse_hours(text, unit)
    return None if hours is None else hours * 60


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Entries:
    """The rows of a table as typed entries.

    Parameters
    ----------
    frame
        All canonical columns, then the factors.
    date_order
        How day and month were told apart, in words.
    unread
        Rows in which a cell of pain is not left empty, and yet gives no rating.
    failed
        How many of them hold something that could not be read, rather than that it is not known.
    ticks
        Factors whose blanks were read as no, since the person said so.
    """

    frame: pd.DataFrame
    date_order: str
    unread: Mask
    failed: int
    ticks: list[str]


def make_entries(
    roles: list[Role],
    table: Table,
    *,
    scale: str,
    declared: Declared,
    delimiter: str,
    found: Problems,
    progress: Progress = None,
) -> Entries:
    """Read every column by its role."""
    claims = claim_cells(roles, table, declared, found)
    _warn_of_treatments(roles, table, claims, found)
    cells = {meaning: several[0] for meaning, several in claims.items()}
    when = read_when(
        {k: v for k, v in cells.items() if k == "date" or k in TIME_COLUMNS},
        declared=declared.dates,
        epoch=table.epoch,
        found=found,
    )
    typed: dict[str, Any] = dict(when.columns)
    steps = _steps(claims, scale, found)
    factors = [role for role in roles if role.meaning == FACTOR]
    ticks: list[str] = []
    for done, (name, step) in enumerate(steps.items()):
        typed[name] = step()
        if progress is not None:
            progress(done, len(steps) + len(factors))
    places = typed.pop("places_sides", None)
    if "location" in cells:
        typed["side"] = merge_sides(typed.get("side"), places, cells["location"])
    typed["patient"] = _patients(cells.get("patient"), len(table))
    ratings = typed.pop("pain", [])
    hurts, failed = _take_ratings(typed, ratings, claims.get("pain", []), len(table))
    unsaid = np.zeros(len(table), dtype=bool)
    for one in [*claims.get("headache", []), *claims.get("pain", [])]:
        unsaid |= _unsaid_rows(one)
    hurts = hurts | (declared.rows == "headache")
    ordered = _complete(typed, len(table), hurts=hurts, failed=failed)
    for done, role in enumerate(factors, start=len(steps)):
        factor = Cells(role=role, lines=table.lines, found=found, accept=declared.accept)
        name = factor_name(without_escape(role.header).removesuffix(FACTOR_MARK), ordered)
        ordered[name] = read_factor(factor, delimiter=delimiter)
        if declared.blank == "none" and _is_ticked(ordered[name]):
            ordered[name] = ordered[name].fillna(False)
            ticks.append(role.header)
        if progress is not None:
            progress(done + 1, len(steps) + len(factors))
    # Without a copy: a large diary's columns need not be moved together.
    frame = pd.DataFrame(ordered, copy=False)
    return Entries(
        frame=frame,
        date_order=when.order.words,
        unread=failed | unsaid,
        failed=int(failed.sum()),
        ticks=ticks,
    )


def _warn_of_treatments(
    roles: list[Role], table: Table, claims: dict[str, list[Cells]], found: Problems
) -> None:
    """Warn of unknown treatments in their own columns, before several are read as one."""
    several = [role for role in roles if role.meaning == "treatment"]
    if len(several) == 1:
        warn_of_unknown_treatments(claims["treatment"][0])
        return
    for role in several:
        warn_of_unknown_treatments(Cells(role=role, lines=table.lines, found=found))


def _take_ratings(
    typed: dict[str, Any], ratings: list[Ratings], claims: list[Cells], size: int
) -> tuple[Mask, Mask]:
    """Keep the worst rating of each row; say where it hurt, and where none could be read."""
    hurts, failed = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    if ratings:
        worst = np.fmax.reduce([r.values.to_numpy() for r in ratings])
        typed["pain"] = pd.Series(worst)
        for one, cells in zip(ratings, claims, strict=True):
            hurts |= one.hurts
            failed |= one.values.isna().to_numpy() & ~blank_rows(cells) & ~_unsaid_rows(cells)
    return hurts, failed


def _unsaid_rows(cells: Cells) -> Mask:
    """Say which rows say in words that nothing was said."""
    told = np.array([says_unsaid(text) for text in cells.texts], dtype=bool)
    return cells.role.column.rows(told) if len(told) else np.zeros(0, dtype=bool)


def _is_ticked(values: pd.Series) -> bool:
    """Say whether a factor only ever says yes."""
    said = values.dropna()
    return str(values.dtype) == "boolean" and len(said) > 0 and bool(said.all())


def _steps(
    claims: Mapping[str, list[Cells]], scale: str, found: Problems
) -> dict[str, Callable[[], Any]]:
    """Say how each column that is there will be read, in order."""
    steps: dict[str, Callable[[], Any]] = {}

    def step(name: str, read: Callable[[Cells], Any], of: str | None = None) -> None:
        if (of or name) in claims:
            steps[name] = lambda: read(claims[of or name][0])

    said_by_pain = scale == "yes-no" and "headache" not in claims
    flags = claims.get("pain" if said_by_pain else "headache", [])
    if flags:
        steps["headache"] = lambda: _any_headache([read_headache(one) for one in flags])
    rated = claims.get("pain", []) if not said_by_pain else []
    rated = [c for c in rated if not refuse_other_scale(c, scale=scale, found=found)]
    if rated:
        steps["pain"] = lambda: [read_pain(one, scale=scale) for one in rated]
    for name in _RATINGS:
        step(name, lambda c: read_pain(c, scale=scale).values)
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


def _any_headache(flags: list[pd.Series]) -> pd.Series:
    """Say yes where any column does, no where one says no and none says yes."""
    found = flags[0]
    for other in flags[1:]:
        found = (found | other).fillna(found).fillna(other)
    return found


def _read_duration(cells: Cells) -> pd.Series:
    def hours(text: str) -> float | None:
        if fold(text) in _STILL_GOING:
            return float("nan")
        return parse_hours(text, cells.role.unit)

    return numbers(
        cells,
        hours,
        expected="a length of time such as 2 h 30 min",
        nearest=lambda text: _short(nearest_hours(text, cells.role.unit)),
        suggest=lambda _: 'Write the unit, or put it into the header: "duration (hours)".',
    )


def _short(hours: float | None) -> float | None:
    """Offer no length that would make the next day a headache day, too, without its being said."""
    return None if hours is None or hours >= _HALF_A_DAY else hours


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
    if heading_kind(cells.role.header) in _PRIVATE:
        # Names tell people apart here, and are shown nowhere.
        numbers = [str(k + 1) for k in range(len(names.cat.categories))]
        return pd.Series(categorical(names.cat.codes.to_numpy(), numbers))
    return pd.Series(categorical(names.cat.codes.to_numpy(), list(names.cat.categories)))


def _complete(typed: dict[str, Any], size: int, *, hurts: Any, failed: Mask) -> dict[str, Any]:
    """Add the canonical columns that the file does not have, in order and with their types."""
    # Where nothing else is said of it, it hurt in the rows of ``hurts``. Where a rating could
    # not be read, a no beside it (no migraine) does not make the day clear.
    pain = typed.get("pain", pd.Series(np.full(size, np.nan)))
    nothing = pd.Series(pd.array(np.full(size, pd.NA), dtype="boolean"))
    headache = headache_of(pain, typed.get("headache", nothing))
    doubted = headache.eq(False).fillna(False) & failed & pain.isna()
    headache = headache.mask(doubted, pd.NA)
    typed["headache"] = headache.mask(headache.isna() & hurts, True)
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
