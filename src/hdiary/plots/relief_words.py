"""The words in and for the picture of relief."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from hdiary.plots.lettering import shorten
from hdiary.plots.style import SMALL
from hdiary.questions.relief_verdicts import NO_RATINGS
from hdiary.vocabulary.say import say_count, say_list, say_number

TITLE = "Pain before and two hours after"
_NAMED = 6

Row = Mapping[Hashable, Any]


def say_feet(
    rows: pd.DataFrame, little: float, level: str, hidden: int, untold: list[str]
) -> list[str]:
    """Give the lines under the picture: the coverage, the key, and what is not shown."""
    size = say_number(little)
    rated, doses = int(rows["rated"].sum()), int(rows["doses"].sum())
    feet = [
        f"Rated before and two hours later: {rated} of {say_count(doses, 'dose')}.",
        "Thin lines: rated doses. Thick: their mean. Dashed: expected without the treatment.",
        f"Line on the right: {level} interval. Pale band: within {size} either way, little or "
        "no difference.",
    ]
    if hidden:
        feet.append(f"Not shown: {say_count(hidden, 'more treatment')}.")
    return feet + untold


def say_untold(rows: pd.DataFrame) -> list[str]:
    """Name the treatments that were never rated."""
    if not len(rows):
        return []
    names = [shorten(str(name), width=1.2, size=SMALL) for name in rows["treatment"][:_NAMED]]
    if len(rows) > _NAMED:
        names.append(f"{len(rows) - _NAMED} more")
    if "reason" in rows and (rows["reason"] == NO_RATINGS).all():
        return [f"No column was understood as pain before and two hours after {say_list(names)}."]
    return [f"Never rated before and two hours later: {say_list(names)}."]


def say_picture(rows: list[dict[Hashable, Any]], hidden: int, untold: list[str], level: str) -> str:
    """Say in words what the picture shows, row by row."""
    told = [_say_row(row, level) for row in rows]
    if hidden:
        told.append(f"Not shown: {say_count(hidden, 'more treatment')}.")
    shown = say_count(len(rows), "treatment")
    return " ".join([f"{TITLE}, for {shown}.", *told, *untold])


def _say_row(row: Row, level: str) -> str:
    doses = say_count(int(row["rated"]), "rated dose")
    before, after = (say_number(float(row[name])) for name in ("pain_before", "pain_after"))
    told = f"{row['treatment']}: {row['verdict']}, {doses}, "
    told += f"mean pain {before} before and {after} after"
    if pd.isna(row["extra_fall"]):
        return f"{told}; {row['reason']}."
    extra, low, high = (
        say_number(float(row[name])) for name in ("extra_fall", "ci_low", "ci_high")
    )
    expected = say_number(float(row["expected_fall"]))
    return (
        f"{told}; expected fall {expected}, extra fall {extra} ({level} interval {low} to {high})."
    )
