"""The date and the times of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools, Times
from hdiary.diary.schema import DATETIME, TIME_COLUMNS
from hdiary.diary.times import place_end, place_treatment
from hdiary.read.cells import Cells
from hdiary.read.clocks import has_fractions, parse_clock
from hdiary.read.dates import Order, decide_order, parse_date
from hdiary.read.instants import Instants, resolve
from hdiary.read.when_refused import refuse_ambiguous, refuse_missing_dates
from hdiary.words import phrase

_NO_TIME = np.datetime64("NaT", "us")
_LONGEST_CLOCK = 24


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class When:
    """The dates and times of a table's rows."""

    # ``date`` and the time columns that the file has, and their offsets from UTC
    columns: dict[str, pd.Series]
    order: Order  # How day and month were told apart


def read_when(
    columns: Mapping[str, Cells], *, declared: str | None, epoch: int, found: Problems
) -> When:
    """Read the date and the times."""
    dated = columns.get("date", columns.get("start"))
    if dated is None:
        raise ValueError("a table needs a date or a start column")
    parts = [parse_date(text, epoch=epoch) for text in dated.texts]
    order = decide_order(parts, declared)
    refuse_ambiguous(order, dated, parts)
    by_date = resolve(dated, parts, order, None)
    day, seconds, offset = _without_midnights(by_date).rows(dated.codes)
    refuse_missing_dates(dated, stamped="entered_at" in columns)
    if dated.role.meaning != "date":
        # Elsewhere a cell that is too long is left blank; a row without a day is none.
        dated.refuse(dated.long, expected=phrase("read.when.each_row"))
    read: dict[str, pd.Series] = {"date": pd.Series(day.astype(DATETIME))}
    own = _at(day, seconds)
    if "start" not in columns or columns["start"] is dated:
        read |= _columns("start", own, offset)
    for name in TIME_COLUMNS:
        cells = columns.get(name)
        if cells is None or cells is dated:
            continue
        read |= _read_times(name, cells, read, order, epoch)
        if name == "start":
            read |= _with_own(read, own, offset, dated)
    return When(columns=read, order=order)


def _without_midnights(read: Instants) -> Instants:
    """Where every time of day in a column of dates is midnight, they are dates only."""
    zoned = bool((np.nan_to_num(read.offset) != 0).any())
    if (np.nan_to_num(read.seconds) == 0).all() and not zoned:
        unsaid = np.full_like(read.seconds, np.nan)
        return Instants(day=read.day, seconds=unsaid, offset=unsaid)
    return read


def _with_own(
    read: Mapping[str, pd.Series], own: Times, offset: Any, dated: Cells
) -> dict[str, pd.Series]:
    """Take the time of day that stands with the date where the start says none."""
    said = read["start"].to_numpy()
    differ = ~np.isnat(own) & ~np.isnat(said) & (own != said)
    if differ.any():
        dated.found.warn(
            "two starts",
            column=dated.role.header,
            lines=dated.lines[differ],
            expected=phrase("read.when.one_start"),
            suggestion=phrase("read.when.start_used"),
        )
    missing = np.isnat(said)
    nothing = pd.Series(np.full(len(said), np.nan))
    told = read.get("start_utc_offset_min", nothing).to_numpy()
    return _columns("start", np.where(missing, own, said), np.where(missing, offset, told))


def _read_times(
    name: str, cells: Cells, read: Mapping[str, pd.Series], order: Order, epoch: int
) -> dict[str, pd.Series]:
    date, start = read["date"].to_numpy(), read.get("start")
    fractions = has_fractions(cells.texts)
    clocks = [_clock(text, fractions) for text in cells.texts]
    parts = [
        None if clock is not None else parse_date(text, epoch=epoch)
        for text, clock in zip(cells.texts, clocks, strict=True)
    ]
    own = order if order.decided else decide_order(parts, None)
    refuse_ambiguous(own, cells, parts)
    resolved = resolve(cells, parts, own, clocks)
    day, seconds, offset = resolved.rows(cells.codes)
    clock: Bools = np.isnat(day)
    times = _at(np.where(clock, date, day), seconds)
    if start is not None and name in ("end", "treated_at"):
        rule = place_end if name == "end" else place_treatment
        times = np.where(clock, rule(times, start=start.to_numpy()), times)
    return _columns(name, times, offset)


def _at(day: Times, seconds: Any) -> Times:
    length = (np.nan_to_num(seconds) * 1e6).astype("timedelta64[us]")
    return np.where(np.isnan(seconds), _NO_TIME, day.astype(DATETIME) + length)


def _columns(name: str, times: Times, offset: Any) -> dict[str, pd.Series]:
    read = {name: pd.Series(times.astype(DATETIME))}
    if not np.isnan(offset).all():
        read[f"{name}_utc_offset_min"] = pd.Series(offset)
    return read


def _clock(text: str, fractions: bool) -> int | None:
    """Read a time of day alone; None if the text holds more, or is none."""
    return None if len(text) > _LONGEST_CLOCK else parse_clock(text, fractions=fractions)
