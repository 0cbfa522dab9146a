"""The calendar in words."""

from __future__ import annotations

import pandas as pd

from hdiary.vocabulary.say import say_count, say_date

TOPS: dict[str, float] = {"0-10": 10.0, "0-100": 100.0, "0-3": 3.0, "words": 3.0}
TOPS |= {"0-4": 4.0, "0-5": 5.0, "1-5": 5.0}
"""The worst pain of each scale."""


def tell_calendar(days: pd.DataFrame, scale: str) -> str:
    """Say in words what the calendar shows."""
    state = days["state"].astype("str")
    headaches = days[state == "headache"]
    counts = {name: int((state == name).sum()) for name in ("headache", "clear", "not recorded")}
    first, last = days["date"].iloc[0], days["date"].iloc[-1]
    words = (
        f"Calendar of {say_count(len(days), 'day')} from {say_date(first)} to {say_date(last)}: "
        f"{say_count(counts['headache'], 'headache day')}, "
        f"{say_count(counts['clear'], 'clear day')}, "
        f"{say_count(counts['not recorded'], 'day')} not recorded."
    )
    rated = headaches["worst_pain"].dropna()
    if scale in TOPS and len(rated):
        words += f" Worst pain on headache days was {rated.min():g} to {rated.max():g}"
        words += f" on the scale {scale}." if scale != "words" else " (1 mild, 3 severe)."
    if scale in TOPS and len(rated) < len(headaches):
        words += f" Without a rating: {say_count(len(headaches) - len(rated), 'headache day')}."
    return f"{words} {_medicine_words(days['acute_medication'])}"


def _medicine_words(taken: pd.Series) -> str:
    """Say on how many days there was acute medicine, as far as that is known."""
    if taken.isna().all():
        return "Whether there was acute medicine is not known."
    many, unknown = int(taken.fillna(False).sum()), int(taken.isna().sum())
    words = f"Acute medicine was written down on {say_count(many, 'day')}"
    if unknown:
        words += (
            f"; on {say_count(unknown, 'day')} it is not known, as the treatment is not recognised"
        )
    return f"{words}."
