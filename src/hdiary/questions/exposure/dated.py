"""Columns that only say which weekday or month it was: every comparison knows that already."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.schema import FACTOR_MARK
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, WEEKDAYS

_FEWEST, _MOSTLY = 2, 0.7
"""So many different names, and so large a share of all, make a column one of weekdays."""


def repeats_calendar(values: pd.Series) -> bool:
    """Say whether a column of days names their weekdays or months, by its heading or its words."""
    if heading_kind(str(values.name).removesuffix(FACTOR_MARK)) == "weekday":
        return True
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return False
    # Of thousands of columns hardly one has such words; what is said of them is looked up then.
    return _are_mostly_named(values.cat.categories, 0) and _are_mostly_named(
        values.cat.remove_unused_categories().cat.categories, _MOSTLY
    )


def _are_mostly_named(said: pd.Index, mostly: float) -> bool:
    words = [fold(str(text)).rstrip(".") for text in said]
    return any(
        (named := sum(word in names for word in words)) >= _FEWEST and named >= mostly * len(words)
        for names in (WEEKDAYS, MONTHS)
    )
