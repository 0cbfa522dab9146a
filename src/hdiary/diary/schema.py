"""What the columns of a diary are: their names, their order and their types (format 1)."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

TIME_COLUMNS = ("start", "end", "treated_at", "entered_at")
NUMBER_COLUMNS = ("duration_h", "pain", "neck_pain", "pain_before", "pain_after", "after_min")
LIST_COLUMNS = ("location", "activity", "posture", "treatment")
ENTRY_COLUMNS = (
    "patient", "date", "start", "end", "duration_h", "headache", "pain", "neck_pain", "side",
    "location", "activity", "posture", "treatment", "treated_at", "pain_before", "pain_after",
    "after_min", "entered_at", "notes",
)  # fmt: skip
OFFSET_COLUMNS = tuple(f"{name}_utc_offset_min" for name in TIME_COLUMNS)
"""Minutes east of UTC beside a time that was written with an offset; absent when none was."""

DAY_COLUMNS = (
    "patient", "date", "state", "entries", "worst_pain", "mean_pain", "neck_pain", "sides",
    "locations", "activities", "postures", "treatments", "treatment_classes", "acute_medication",
)  # fmt: skip
"""The columns of the days before the factors."""

DATETIME = "datetime64[us]"
STATES = ("headache", "clear", "not recorded")
ONE_PATIENT = "1"
"""The identifier of the person where a file has no column for it."""

EARLIEST_YEAR, LATEST_YEAR = 1970, 2100
"""Years outside of these are typing slips, not diaries."""


def entry_dtype(column: str) -> str:
    """Give the pandas type of a canonical column."""
    if column == "date" or column in TIME_COLUMNS:
        return DATETIME
    if column in NUMBER_COLUMNS or column in OFFSET_COLUMNS:
        return "float64"
    return {"headache": "boolean", "notes": "str"}.get(column, "category")


def factor_columns(entries: pd.DataFrame) -> list[str]:
    """Give the columns of an entries frame that are factors: everything not in the format."""
    known = {*ENTRY_COLUMNS, *OFFSET_COLUMNS}
    return [str(name) for name in entries.columns if name not in known]


def without_factors(entries: pd.DataFrame) -> pd.DataFrame:
    """Give the columns of the format alone, before rows are taken."""
    # Of thousands of factors each costs, however few the rows are.
    known = {*ENTRY_COLUMNS, *OFFSET_COLUMNS}
    return entries[[name for name in entries.columns if name in known]]


FACTOR_MARK = " (factor)"
"""Ends a header that would otherwise be taken for a canonical column."""


def factor_name(header: str, taken: Collection[str]) -> str:
    """Name a factor: its header, marked where a table of the diary has that name already."""
    reserved = {*ENTRY_COLUMNS, *OFFSET_COLUMNS, *DAY_COLUMNS}
    name = f"{header}{FACTOR_MARK}" if header in reserved else header
    number = 2
    while name in taken:
        name, number = f"{header} ({number})", number + 1
    return name


def factor_kind(values: pd.Series) -> str:
    """Say whether a factor is a ``"number"``, a ``"yes/no"`` or a ``"word"``."""
    if isinstance(values.dtype, pd.BooleanDtype) or values.dtype == bool:
        return "yes/no"
    return "number" if pd.api.types.is_numeric_dtype(values) else "word"


def natural_key(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Order texts as people do: ``P2`` before ``P10``."""
    parts = re.split(r"([0-9]+)", text)
    # Numbers by length and then digit by digit, so that no length is too much.
    return tuple(
        (0, len(p.lstrip("0")), p.lstrip("0"), p) if p[0] in "0123456789" else (1, 0, p, p)
        for p in parts
        if p
    )
