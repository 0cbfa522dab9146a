"""The texts of a column of dates or times, as days, seconds of the day and offsets from UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Times
from hdiary.read.cells import Cells
from hdiary.read.dates import Order, Parts
from hdiary.read.inexact import settle
from hdiary.read.nearest import nearest_clock
from hdiary.read.when_refused import how_to_write
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Instants:
    """Distinct texts of a time column: day and seconds, either of which may be missing."""

    day: Times
    seconds: npt.NDArray[np.float64]
    offset: npt.NDArray[np.float64]

    def rows(self, codes: npt.NDArray[np.int32]) -> tuple[Times, Any, Any]:
        """Give the same for each row."""
        return self.day[codes], self.seconds[codes], self.offset[codes]


def resolve(
    cells: Cells, parts: list[Parts | None], order: Order, clocks: list[int | None] | None
) -> Instants:
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
            expected=phrase("read.when.a_time"),
            nearest=nearest_clock,
            suggest=lambda text: how_to_write(text, order, timed),
            say=_say_clock,
        )
        seconds[list(near)] = list(near.values())
    else:
        cells.refuse(
            bad,
            expected=phrase("read.when.a_date"),
            suggest=lambda text: how_to_write(text, order, timed),
        )
    return Instants(day=day, seconds=seconds, offset=offset)


def _say_clock(seconds: float) -> str:
    return f"{int(seconds) // 3600:02d}:{int(seconds) % 3600 // 60:02d}"
