"""The order of day and month in Migraine Buddy's dates, which follows the telephone."""

from __future__ import annotations

import datetime as dt
import itertools
import re

from hdiary.read.context import Context
from hdiary.read.dates import ORDERS, Parts, decide_order, parse_date
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_FEWEST = 4
"""Rows: fewer may follow each other in both orders, or in one by chance."""


def settle_order(table: Table, context: Context, *, complete: bool) -> None:
    """Decide between two orders by the dates above, else by the rows' own order in time."""
    # A table from which columns were taken may have been sorted by whoever took them.
    place = next((k for k, name in enumerate(table.header) if fold(name) == "started"), None)
    if place is None or context.declared.dates is not None:
        return
    parts = [parse_date(text) for text in table.columns[place].cells().tolist()]
    order = decide_order(parts, None)
    if order.ambiguous is None or len({fits for p in parts if (fits := _only(p))}) > 1:
        return
    above = {fits for date in _dates_above(table) if (fits := _only(parse_date(date)))}
    timed = {name for name in ORDERS if _in_time(parts, name)} if complete else set()
    if len(above) == 1:
        _decide(above.pop(), "above", context)
    elif not above and len(timed) == 1:
        _decide(timed.pop(), "in_time", context)


def _decide(order: str, why: str, context: Context) -> None:
    other = next(name for name in ORDERS if name != order)
    words = phrase(f"read.formats.migraine_buddy.order_{why}", order=ORDERS[order])
    context.decisions.add("dates", order, words, overrule=f"--dates {other}")


def _dates_above(table: Table) -> list[str]:
    return [date for _, cells in table.rows_above for cell in cells for date in _DATE.findall(cell)]


def _only(parts: Parts | None) -> str | None:
    """Give the order in which alone a date can be read; None where both or neither do."""
    if parts is None or parts.shape != "numbers":
        return None
    fits = [name for name in ORDERS if parts.date(name) is not None]
    return fits[0] if len(fits) == 1 else None


def _in_time(parts: list[Parts | None], order: str) -> bool:
    """Say whether the rows follow each other in time, forwards or backwards."""
    moments = [
        dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=part.seconds or 0)
        for part in parts
        if part is not None and (day := part.date(order)) is not None
    ]
    if len(moments) < max(_FEWEST, sum(part is not None for part in parts)):
        return False
    steps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    nothing = dt.timedelta()
    return all(step >= nothing for step in steps) or all(step <= nothing for step in steps)
