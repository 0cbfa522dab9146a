"""The settings of making a diary, checked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary.days import ClearBetween
from hdiary.diary.given import need_kind
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import shown
from hdiary.vocabulary.scales import SCALES
from hdiary.words import phrase


def check_frame(entries: Any) -> None:
    """Refuse entries that are no frame."""
    need_kind("entries", entries, pd.DataFrame, "a pandas.DataFrame", needed=True)


def clear_dates(clear_between: ClearBetween) -> tuple[str, str] | None:
    """Check the first and last day of a stated clear period."""
    if clear_between is None:
        return None
    found = Problems()
    two = not isinstance(clear_between, str) and hasattr(clear_between, "__len__")
    if not two or len(clear_between) != 2:
        found.add("clear period", expected=phrase("diary.expected.two_days"))
        found.raise_errors()
    days = [_day(text, found) for text in clear_between]
    if not found.errors and days[0] > days[1]:
        found.add(
            "clear period",
            value=phrase("say.span", low=days[0], high=days[1]),
            expected=phrase("diary.expected.earlier_first"),
            suggestion=phrase("diary.suggestion.swap"),
        )
    found.raise_errors()
    return days[0], days[1]


def _day(text: Any, found: Problems) -> str:
    try:
        day = (
            pd.Timestamp(text)
            if not isinstance(text, str)
            else pd.to_datetime(text, format="%Y-%m-%d")
        )
        return str(day.strftime("%Y-%m-%d"))
    except (TypeError, ValueError):
        found.add(
            "clear period",
            value=shown(text),
            expected=phrase("diary.expected.date"),
            suggestion=phrase("diary.suggestion.two_days"),
        )
        return ""


def check_choice(name: str, value: str, allowed: list[str]) -> None:
    """Refuse a setting that is not one of the allowed words."""
    if value not in allowed:
        found = Problems()
        found.add(
            "setting",
            value=shown(value),
            expected=phrase("diary.expected.choice", name=name, allowed=tuple(allowed)),
            suggestion=phrase("diary.suggestion.choose", name=name),
        )
        found.raise_errors()


def check_scale(scale: str) -> None:
    """Refuse a scale of pain that is none."""
    check_choice("scale", scale, list(SCALES))
