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
from hdiary.read.clocks import parse_clock, split_offset
from hdiary.read.dates import Order, Parts, decide_order, note_ambiguous, parse_date
from hdiary.read.table import Mask
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
    """Read the date and the times.

    Parameters
    ----------
    columns
        The cells of ``date`` and of the time columns that the file has.
    declared
        ``dmy`` or ``mdy``, if the person has said so.
    epoch
        1900 or 1904: where serial dates begin.
    found
        Collects problems.

    Returns
    -------
    When
        A time of day without a date stands on the row's date; an end before the start on the
        next; a treatment within 12 hours of the start.
    """
    dated = columns.get("date", columns.get("start"))
    if dated is None:
        raise ValueError("a table needs a date or a start column")
    parts = [parse_date(text, epoch=epoch) for text in dated.texts]
    order = decide_order(parts, declared)
    note_ambiguous(order, header=dated.role.header, found=found)
    by_date = _resolve(dated, parts, order, None)
    day, seconds, offset = by_date.rows(dated.codes)
    _refuse_missing_dates(dated)
    read: dict[str, pd.Series] = {"date": pd.Series(day.astype(DATETIME))}
    if "start" not in columns or columns["start"] is dated:
        read |= _columns("start", _at(day, seconds), offset)
    for name in TIME_COLUMNS:
        cells = columns.get(name)
        if cells is None or cells is dated:
            continue
        read |= _read_times(name, cells, day, read.get("start"), order, epoch, found)
    return When(columns=read, order=order)


def _read_times(
    name: str,
    cells: Cells,
    date: Times,
    start: pd.Series | None,
    order: Order,
    epoch: int,
    found: Problems,
) -> dict[str, pd.Series]:
    clocks = [_clock(text) for text in cells.texts]
    parts = [
        None if clock is not None else parse_date(text, epoch=epoch)
        for text, clock in zip(cells.texts, clocks, strict=True)
    ]
    own = decide_order(parts, None if order.words in ("none", "any") else order.order)
    if any(p is not None and p.shape in ("numbers", "dots") for p in parts):
        note_ambiguous(own, header=cells.role.header, found=found)
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


Clock = tuple[int, int | None]


def _clock(text: str) -> Clock | None:
    """Read a time of day and its offset from UTC; None if the text holds more, or is none."""
    if len(text) > _LONGEST_CLOCK:
        return None
    rest, offset = split_offset(text)
    seconds = parse_clock(rest)
    return None if seconds is None else (seconds, offset)


def _resolve(
    cells: Cells, parts: list[Parts | None], order: Order, clocks: list[Clock | None] | None
) -> _Read:
    """Turn distinct texts into days and seconds; refuse those that are neither.

    ``clocks`` are the texts that are times of day only; None for a column of dates, in which
    such texts have no meaning and a time of day need not stand.
    """
    size = len(cells.texts)
    day = np.full(size, np.datetime64("NaT", "D"))
    seconds, offset = np.full(size, np.nan), np.full(size, np.nan)
    bad: list[int] = []
    time: int | None
    for k, part in enumerate(parts):
        clock = clocks[k] if clocks is not None else None
        date = part.date(order.order) if part is not None else None
        if clock is not None:
            time, east = clock
        elif part is not None and date is not None and (clocks is None or part.seconds is not None):
            day[k], time, east = np.datetime64(date), part.seconds, part.offset
        else:
            bad += [] if is_blank(cells.texts[k]) else [k]
            continue
        seconds[k] = np.nan if time is None else time
        offset[k] = np.nan if east is None else east
    timed = clocks is not None
    expected = "a time of day such as 14:30" if timed else "a date such as 2026-03-01"
    cells.refuse(bad, expected=expected, suggest=lambda text: _suggest(text, order, timed))
    return _Read(day=day, seconds=seconds, offset=offset)


def _suggest(text: str, order: Order, clocks: bool) -> str:
    if clocks:
        return "Write the hour and minute, or leave the cell empty."
    part = parse_date(text)
    if part is None:
        return "Write the day, month and year."
    other = part.date("mdy" if order.order == "dmy" else "dmy")
    if other is not None:
        return f"The other rows have the {order.words.split(' (')[0]}; this one cannot."
    return "There is no such day."


def _refuse_missing_dates(dated: Cells) -> None:
    missing = blank_rows(dated)
    if missing.any():
        dated.found.add(
            "missing date",
            column=dated.role.header,
            lines=dated.lines[missing],
            expected="a date on each row",
            suggestion="Write the date, or remove the row.",
        )
