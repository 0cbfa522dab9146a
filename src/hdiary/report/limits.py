"""When days with acute medicine reached a limit: in the newest 30 days, or only before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.medicine.overuse import WINDOW_DAYS, WINDOWS
from hdiary.words.clean import known

NEWEST = 1


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
