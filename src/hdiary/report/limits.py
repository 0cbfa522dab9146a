"""When days with acute medicine reached a limit: in the newest 30 days, or only before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.medicine.classes import GROUP
from hdiary.questions.medicine.overuse import WINDOW_DAYS, WINDOWS
from hdiary.report.answers import Answers
from hdiary.words.clean import known

NEWEST = 1
_CHRONIC = 15
"""Headache days a month from which the limits of ICHD-3 8.2 speak of overuse."""


def find_reached(row: Mapping[Any, Any]) -> int | None:
    """Give the newest of the three windows in which the limit was surely reached, from 1 on."""
    limit = known(row["limit"])
    if limit is None:
        return None
    for which in range(NEWEST, WINDOWS + 1):
        least = known(row[f"w{which}_lowest"])
        if least is not None and least >= limit:
            return which
    return None


def end_of(which: int, last: pd.Timestamp) -> pd.Timestamp:
    """Give the last day of a window."""
    return last - pd.Timedelta(days=WINDOW_DAYS * (which - 1))


def ask_of_limit(found: Answers) -> str:
    """Give the question about a limit: reached now, with few headache days, or only before."""
    rows = found.treatments.medication.to_dict("records")
    reached = [find_reached(row) for row in rows if row["counts"] == GROUP]
    if NEWEST not in reached:
        return "questions.limit_past"
    rate = known(found.since.recent["headache_days_28"])
    few = rate is not None and rate * WINDOW_DAYS / MONTH < _CHRONIC
    return "questions.limit_fewer" if few else "questions.limit"
