"""The days on which questionnaires were filled in, in one order of day and month."""

from __future__ import annotations

import numpy as np

from hdiary.diary import Problems, shown
from hdiary.diary.arrays import Times
from hdiary.diary.schema import DATETIME, EARLIEST_YEAR, LATEST_YEAR
from hdiary.read.dates import parse_date
from hdiary.read.measures.layout import Layout
from hdiary.read.people.cells import order_of
from hdiary.read.people.grid import Grid
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase


def read_days(grid: Grid, layout: Layout, found: Problems, dates: str | None) -> Times:
    """Read the days, in one order of day and month for all of them."""
    name, cells = grid.names[layout.day], grid.column(layout.day)
    order = order_of({name: cells}, dates, found, epoch=grid.epoch)
    if found.fatal:
        found.raise_errors()
    read = [parse_date(cell, epoch=grid.epoch) for cell in cells]
    days = [None if parts is None else order.date(parts) for parts in read]
    fine = [d if d is not None and EARLIEST_YEAR <= d.year <= LATEST_YEAR else None for d in days]
    unread = [k for k, day in enumerate(fine) if day is None]
    for k in unread:
        blank = is_blank(cells[k])
        found.add(
            "missing date" if blank else "bad date",
            column=name,
            value="" if blank else shown(cells[k]),
            lines=grid.lines[[k]],
            expected=phrase("read.measures.expected.day"),
            suggestion=phrase("read.measures.mend_day"),
        )
    return np.array(["NaT" if d is None else d.isoformat() for d in fine], dtype=DATETIME)
