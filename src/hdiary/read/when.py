"""The date and the times of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.schema import DATETIME, TIME_COLUMNS
from hdiary.diary.times import place_end, place_treatment
from hdiary.read.cells import Cells, blank_rows
from hdiary.read.clocks import has_fractions, parse_clock
from hdiary.read.dates import Order, Parts, decide_order, minority, parse_date
from hdiary.read.inexact import TIMESTAMPS, settle
from hdiary.read.nearest import nearest_clock
from hdiary.read.table import Mask
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.words import is_blank

Times = npt.NDArray[np.datetime64]
_NO_TIME = np.datetime64("NaT", "us")
_LONGEST_CLOCK = 24


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class When:
    """The dates and times of a table's rows.

    Parameters
    ----------
    columns
        ``date`` and the time columns that the file has, and their offsets from UTC.
    order
        How day and month were told apart.
    """

    columns: dict[str, pd.Series]
    order: Order


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Read:
    """Distinct texts of a time column: day and seconds, either of which may be missing."""

    day: Times
    seconds: npt.NDArray[np.float64]
    offset: npt.NDArray[np.float64]

    def rows(self, codes: npt.NDArray[np.int32]) -> tuple[Times, Any, Any]:
        return self.day[codes], self.seconds[codes], self.offset[codes]


def read_when(
    columns: Mapping[str, Cells], *, declared: str | None, epoch: int, found: Problems
) -> When:
    """Read the date and the times."""
    dated = columns.get("date", columns.get("start"))
    if dated is None:
        raise ValueError("a table needs a date or a start column")
    parts = [parse_date(text, epoch=epoch) for text in dated.texts]
    order = decide_order(parts, declared)
    _refuse_ambiguous(order, dated, parts)
    by_date = _resolve(dated, parts, order, None)
    day, seconds, offset = _without_midnights(by_date).rows(dated.codes)
    _refuse_missing_dates(dated, stamped="entered_at" in columns)
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


def _without_midnights(read: _Read) -> _Read:
    """Where every time of day in a column of dates is midnight, they are dates only."""
    zoned = bool((np.nan_to_num(read.offset) != 0).any())
    if (np.nan_to_num(read.seconds) == 0).all() and not zoned:
        unsaid = np.full_like(read.seconds, np.nan)
        return _Read(day=read.day, seconds=unsaid, offset=unsaid)
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
            expected="the same time of day with the date and as the start",
            suggestion="The start was used.",
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
    _refuse_ambiguous(own, cells, parts)
    resolved = _resolve(cells, parts, own, clocks)
    day, seconds, offset = resolved.rows(cells.codes)
    clock: Mask = np.isnat(day)
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


def _resolve(
    cells: Cells, parts: list[Parts | None], order: Order, clocks: list[int | None] | None
) -> _Read:
    """Turn distinct texts into days and seconds; tell those that are neither."""
    # A day that cannot be read costs the row, a time the cell.
    # ``clocks`` are the texts that are times of day only; None for a column of dates, in which
    # such texts have no meaning and a time of day need not stand.
    size = len(cells.texts)
    day = np.full(size, np.datetime64("NaT", "D"))
    seconds, offset = np.full(size, np.nan), np.full(size, np.nan)
    bad: list[int] = []
    time: int | None
    east: int | None
    for k, part in enumerate(parts):
        clock = clocks[k] if clocks is not None else None
        date = order.date(part) if part is not None else None
        if clock is not None:
            time, east = clock, None
        elif part is not None and date is not None and (clocks is None or part.seconds is not None):
            day[k], time, east = np.datetime64(date), part.seconds, part.offset
        else:
            bad += [] if is_blank(cells.texts[k]) else [k]
            continue
        seconds[k] = np.nan if time is None else time
        offset[k] = np.nan if east is None else east
    timed = clocks is not None
    if timed:
        near = settle(
            cells,
            bad,
            expected="a time of day such as 14:30",
            nearest=nearest_clock,
            suggest=lambda text: _suggest(text, order, timed),
            say=_say_clock,
        )
        seconds[list(near)] = list(near.values())
    else:
        cells.refuse(
            bad,
            expected="a date such as 2026-03-01",
            suggest=lambda text: _suggest(text, order, timed),
        )
    return _Read(day=day, seconds=seconds, offset=offset)


def _say_clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) % 3600 // 60:02d}"


def _suggest(text: str, order: Order, clocks: bool) -> str:
    if clocks:
        return "Write the hour and minute, or leave the cell empty."
    part = parse_date(text)
    if part is None:
        return "Write the day, month and year."
    other = part.date("mdy" if order.order == "dmy" else "dmy")
    if other is not None and part.shape == "dots":
        return "Dates with dots are read day first; to read the month first, say --dates mdy."
    if other is not None and part.shape == "numbers":
        if not order.words:
            return "Other dates of this column have day and month the other way round."
        return f"The dates are read {order.words.split(' (')[0]}, which this one cannot be."
    return "There is no such day."


def _refuse_ambiguous(order: Order, cells: Cells, parts: list[Parts | None]) -> None:
    """Refuse a column whose dates can be read in two ways, showing both."""
    if not order.ambiguous:
        return
    lines = [at for _, rows in cells.rows_of(minority(parts)) for at in rows.tolist()]
    cells.found.add(
        "two readings",
        column=cells.role.header,
        lines=sorted(lines),
        fatal=True,
        expected="dates that can be read in one way only",
        suggestion=f"{order.ambiguous}. Say which with --dates dmy (day first) or --dates mdy "
        "(month first).",
    )
    for order_name in sorted(_ORDER_WORDS, key=lambda name: _span(parts, name)):
        cells.found.suggest(_ORDER_WORDS[order_name], dates=order_name)


_ORDER_WORDS = {"dmy": "Dates are day, month, year.", "mdy": "Dates are month, day, year."}


def _span(parts: list[Parts | None], order: str) -> int:
    """Give how many days the dates span when read in one order: a diary's are close together."""
    days = [date for part in parts if part is not None and (date := part.date(order)) is not None]
    return (max(days) - min(days)).days if days else 0


def _refuse_missing_dates(dated: Cells, *, stamped: bool) -> None:
    missing = blank_rows(dated)
    if missing.any():
        rows = say_count(int(missing.sum()), "row")
        if stamped:
            dated.found.suggest(
                f"Where the date is blank ({rows}), the day of the time stamp counts.",
                accept=(TIMESTAMPS,),
            )
        dated.found.add(
            "missing date",
            column=dated.role.header,
            lines=dated.lines[missing],
            expected="a date on each row",
            suggestion="To take the day of the time stamp, say --accept timestamps; else write "
            "the date."
            if stamped
            else "Write the date, or remove the row.",
        )
