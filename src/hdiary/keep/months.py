"""Months of a diary on paper: which days stand together on one sheet."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from hdiary.words import Words, phrase
from hdiary.write import WriteError


def part_in_months(first: date, days: int | None) -> tuple[tuple[date, ...], ...]:
    """Part days into runs from a day of the month to the day before it in the next month."""
    if days is not None and days < 1:
        raise WriteError(phrase("write.days", days=days))
    try:
        if days is None:
            return (_run(first, _month_later(first, first.day)),)
        last, found, start = first + timedelta(days=days), [], first
        while start < last:
            end = min(_month_later(start, first.day), last)
            found.append(_run(start, end))
            start = end
        return tuple(found)
    except (OverflowError, ValueError):
        raise WriteError(phrase("write.beyond", days=days or 31, first=first)) from None


def name_run(run: Sequence[date], say: Words) -> str:
    """Name a whole month by its name, other days from the first to the last."""
    first, last = run[0], run[-1]
    if first.day == 1 and len(run) == monthrange(first.year, first.month)[1]:
        return say("paper.month", month=say.month(first), year=first.year)
    return say.days_between(first, last)


def _month_later(day: date, wanted: int) -> date:
    """Give the same day of the next month, or its last one where it is shorter."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(wanted, monthrange(year, month + 1)[1]))


def _run(first: date, end: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=k) for k in range((end - first).days))
