"""How much more of a diary may be enough to tell."""

from __future__ import annotations

from math import ceil
from typing import Any

import pandas as pd

from hdiary.words import Phrase, phrase

LONG = 180
"""From so many more days on, a number of them is no help: an experiment is [days]."""
_MONTHS_FROM = 9
"""From so many weeks on, months are said."""


def find_wait(more_days: Any) -> Phrase | None:
    """Say how many more weeks or months, from days; None where no number of them helps."""
    if pd.isna(more_days) or more_days > LONG:
        return None
    weeks = ceil(more_days / 7)
    if weeks >= _MONTHS_FROM:
        return phrase("wait.months", n=ceil(12 * more_days / 365))
    return phrase("wait.weeks", n=weeks)
