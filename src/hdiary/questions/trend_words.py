"""Trends in plain sentences; nothing is said that could not be."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd

from hdiary.questions.course import DEPENDS
from hdiary.questions.lines import MONTH
from hdiary.vocabulary.say import say_amount, say_count, say_date, say_number
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

LONG_WAIT = 365
"""From so many more days on, a number of them is no help [days]."""
_WEEKS = 9
_WHOLE = 0.9
"""A trend over this share of a diary is called one over the diary."""
_MOST_PAIN = 10


def say_trend(row: pd.Series, coverage: pd.Series, *, settings: Mapping[str, Any]) -> str:
    """Say whether headache days became fewer or more."""
    verdict, over = row["verdict"], _over(row, coverage)
    if verdict == NOT_ENOUGH:
        return _no_trend(str(row["reason"]), coverage)
    if verdict == CANNOT_TELL:
        return f"Whether headache days became fewer or more cannot be told yet{_wait(row)}."
    if verdict == LITTLE:
        matters = say_number(settings["trend"]["meaningful_days"])
        return (
            f"Headache days stayed much the same {over}: "
            f"no change of more than {matters} days in 28."
        )
    way = "fewer" if row["change"] < 0 else "more"
    return f"Headache days became {way} {over}, {_from_to(row, MONTH)} days in 28."


def say_pain_trend(row: pd.Series, coverage: pd.Series, *, settings: Mapping[str, Any]) -> str:
    """Say whether pain on headache days became less or more; empty where that is not known."""
    over = _over(row, coverage)
    if row["verdict"] == LITTLE:
        matters = say_number(settings["trend"]["meaningful_pain"])
        return f"It stayed much the same {over}: no change of more than {matters} points."
    if row["verdict"] in {NOT_ENOUGH, CANNOT_TELL}:
        return ""
    way = "less" if row["change"] < 0 else "more"
    return f"It became {way} {over}, {_from_to(row, _MOST_PAIN)} points of 10."


def notice_withheld(trend: pd.DataFrame) -> tuple[str, ...]:
    """Say that a trend was withheld because of days that were not recorded, if one was."""
    withheld = trend.loc[trend["reason"] == DEPENDS, "patient"].nunique()
    if not withheld:
        return ()
    for_whom = (
        ""
        if trend["patient"].nunique() == 1
        else (f" That is so for {say_count(withheld, 'person', 'people')}.")
    )
    return (
        "A trend of headache days is not given where days not recorded could undo it, such as "
        f"when fewer days were recorded at one end of the diary than at the other.{for_whom}",
    )


def _no_trend(reason: str, coverage: pd.Series) -> str:
    if not coverage["recorded"]:
        return ""
    if not coverage["headache_days"]:
        return "No headache was written down, so there is no trend to give."
    if not coverage["lists_only_headaches"] and not coverage["clear_days"]:
        return "There was headache on every recorded day, so there is no trend to give."
    if "recorded days" in reason:
        return f"It is too early to say whether headache days become fewer ({reason})."
    return f"No trend of headache days can be given: {reason}."


def _wait(row: pd.Series) -> str:
    if row["reason"] == DEPENDS:
        return f": {DEPENDS}"
    more = row["more_days"]
    if pd.isna(more) or more > LONG_WAIT:
        return ""
    weeks = ceil(more / 7)
    time = say_count(weeks, "more week")
    if weeks >= _WEEKS:
        time = say_count(ceil(12 * more / 365), "more month")
    return f"; with about {time} of diary it may be possible to tell"


def bound_line(row: pd.Series, *, most: int) -> tuple[float, float, float]:
    """Give where a line begins and ends, held within 0 and ``most``, and its least change."""
    first, last = (
        min(max(float(row[name]), 0.0), float(most)) for name in ("fitted_first", "fitted_last")
    )
    return first, last, min(abs(row["change_low"]), abs(row["change_high"]), abs(first - last))


def _from_to(row: pd.Series, most: int) -> str:
    first, last, least = bound_line(row, most=most)
    return (
        f"along a straight line from about {say_number(first)} to about {say_number(last)}, "
        f"likely by at least {say_amount(least)}"
    )


def _over(row: pd.Series, coverage: pd.Series) -> str:
    if pd.isna(row["first_day"]):
        return "over the diary"
    span = (row["last_day"] - row["first_day"]).days + 1
    if span >= _WHOLE * coverage["days"]:
        return "over the diary"
    return f"from {say_date(row['first_day'])} to {say_date(row['last_day'])}"
