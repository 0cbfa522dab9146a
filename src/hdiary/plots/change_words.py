"""The words in and for the picture of a change."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from hdiary.vocabulary.say import say_count, say_date, say_number, start_sentence

_TOO_FEW = {"headache_days_28": "too few recorded", "mean_pain": "no rated headache"}

Row = Mapping[Hashable, Any]


def say_name(row: Row) -> str:
    """Give the name of what began, as a sentence begins."""
    return start_sentence(str(row["intervention"]))


def say_feet(row: Row, course: pd.DataFrame, outcome: str, *, level: float) -> list[str]:
    """Give the lines under the picture: why nothing is compared, the key, and the coverage."""
    key = (
        f"Dots: 7 days each; open: some not recorded; cross: {_TOO_FEW[outcome]}. "
        "Grey: not compared."
    )
    if pd.isna(row["change"]):
        return [f"Not compared: {row['reason']}.", f"{key} {_say_covered(course)}"]
    lines = (
        f"Blue: estimated level with its {say_number(100 * level)}% interval; dashed: the level "
        "before, continued."
    )
    return [f"{key} {lines} {_say_covered(course)}"]


def _say_covered(course: pd.DataFrame) -> str:
    recorded, days = int(course["recorded"].sum()), int(course["days"].sum())
    return f"Recorded: {recorded} of {say_count(days, 'day')}."


def tell_picture(row: Row, phases: pd.DataFrame, course: pd.DataFrame, outcome: str) -> str:
    """Tell what the picture shows, with the levels as they are drawn."""
    unit = "headache days per 28 days" if outcome == "headache_days_28" else "pain on headache days"
    told = f"{say_name(row)}, from {say_date(row['since'])}: {unit}"
    if pd.isna(row["change"]):
        return f"{told}; not compared: {row['reason']}. {_say_covered(course)}"
    levels = phases.set_index(phases["phase"].astype("str"))["level"]
    before, after = (say_number(float(levels[name])) for name in ("before", "after"))
    whole = 28.0 if outcome == "headache_days_28" else 10.0
    ends = (min(max(float(row[name]), -whole), whole) for name in ("ci_low", "ci_high"))
    low, high = (say_number(end) for end in ends)
    # Between 14 and 28 days there is an interval, but nothing is said of it.
    verdict = str(row["verdict"])
    if row["reason"] != "answered":
        verdict += f" ({row['reason']})"
    return (
        f"{told}, estimated at {before} before and {after} after; change "
        f"{say_number(row['change'])} (likely {low} to {high}): {verdict}. {_say_covered(course)}"
    )
