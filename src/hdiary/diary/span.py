"""A span of days within a diary: from which day to which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.words import phrase

Day = str | date
"""A day as ``"2026-03-01"``, or any kind of date."""


def read_span(
    dates: pd.Series, first_day: Day | None, last_day: Day | None
) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Give the first and last day that are meant."""
    found = Problems()
    first = dates.min() if first_day is None else _read_day(first_day, found)
    last = dates.max() if last_day is None else _read_day(last_day, found)
    found.raise_errors()
    if not (len(dates) and dates.between(first, last).any()):
        found.add(
            "no entries",
            expected=phrase("diary.expected.span"),
            suggestion=phrase(
                "diary.suggestion.entries_of", first=dates.min().date(), last=dates.max().date()
            )
            if len(dates)
            else phrase("diary.suggestion.no_entries"),
        )
    found.raise_errors()
    return first, last


def cut_span(
    stated: tuple[str, str] | None, first: pd.Timestamp, last: pd.Timestamp
) -> tuple[str, str] | None:
    """Give the part of a stated span that lies between two days, if any."""
    if stated is None:
        return None
    low, high = max(stated[0], f"{first:%Y-%m-%d}"), min(stated[1], f"{last:%Y-%m-%d}")
    return (low, high) if low <= high else None


def _read_day(given: Any, found: Problems) -> pd.Timestamp:
    try:
        text = given if isinstance(given, str) else f"{given:%Y-%m-%d}"
        return pd.Timestamp(date.fromisoformat(text.strip()[:10]))
    except (TypeError, ValueError):
        found.add("day", value=shown(given), expected=phrase("diary.expected.day"))
        return pd.NaT  # type: ignore[return-value]
