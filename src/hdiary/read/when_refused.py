"""Dates and times that cannot be read, and how to mend them."""

from __future__ import annotations

from hdiary.read.cells import Cells, blank_rows
from hdiary.read.dates import ORDERS, Order, Parts, minority, parse_date
from hdiary.read.inexact import TIMESTAMPS
from hdiary.read.years import lacks_year
from hdiary.words import Phrase, phrase


def how_to_write(text: str, order: Order, clocks: bool) -> Phrase:
    """Say how a date, or a time of day, is written so that it can be read."""
    if clocks:
        return phrase("read.when.write_time")
    part = parse_date(text)
    if part is None:
        return phrase("read.when.without_year" if lacks_year(text) else "read.when.write_date")
    other = part.date("mdy" if order.order == "dmy" else "dmy")
    if other is not None and part.shape == "dots":
        return phrase("read.when.dots")
    if other is not None and part.shape == "numbers":
        if not order.words:
            return phrase("read.when.other_way_round")
        return phrase("read.when.cannot_be", order=ORDERS[order.order])
    return phrase("read.when.no_such_day")


def refuse_ambiguous(order: Order, cells: Cells, parts: list[Parts | None]) -> None:
    """Refuse a column whose dates can be read in two ways, showing both."""
    if not order.ambiguous:
        return
    lines = [at for _, rows in cells.rows_of(minority(parts)) for at in rows.tolist()]
    cells.found.add(
        "two readings",
        column=cells.role.header,
        lines=sorted(lines),
        fatal=True,
        expected=phrase("read.dates.one_way"),
        suggestion=phrase("read.dates.which", why=order.ambiguous),
    )
    for name in sorted(ORDERS, key=lambda name: _span(parts, name)):
        cells.found.suggest(phrase(f"read.dates.are_{name}"), dates=name)


def _span(parts: list[Parts | None], order: str) -> int:
    """Give how many days the dates span when read in one order: a diary's are close together."""
    days = [date for part in parts if part is not None and (date := part.date(order)) is not None]
    return (max(days) - min(days)).days if days else 0


def refuse_missing_dates(dated: Cells, *, stamped: bool) -> None:
    """Refuse rows without a date; a time stamp may stand in for it."""
    missing = blank_rows(dated)
    if missing.any():
        if stamped:
            dated.found.suggest(
                phrase("read.when.stamp_counts", rows=int(missing.sum())), accept=(TIMESTAMPS,)
            )
        dated.found.add(
            "missing date",
            column=dated.role.header,
            lines=dated.lines[missing],
            expected=phrase("read.when.each_row"),
            suggestion=phrase("read.when.take_stamp" if stamped else "read.when.write_or_remove"),
        )
