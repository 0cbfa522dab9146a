"""Typed entries from what a test says of them; all else is not said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

Frame = Callable[..., pd.DataFrame]
_TIMES = ("date", "start", "end", "treated_at")
_NUMBERS = ("pain", "neck_pain", "pain_before", "pain_after", "duration_h", "after_min")
_WORDS = ("treatment", "side", "location")


@pytest.fixture
def frame() -> Frame:
    """Make entries of one person, a row a day from 1 March 2026 on, unless said otherwise."""

    def make(rows: int | None = None, **columns: Any) -> pd.DataFrame:
        size = rows if rows is not None else len(next(iter(columns.values())))
        made: dict[str, Any] = {"date": pd.date_range("2026-03-01", periods=size)} | columns
        patients = made.get("patient", ["A"] * size)
        table: dict[str, Any] = {"patient": pd.Categorical(patients)}
        for name in _TIMES:
            texts = pd.Series(pd.to_datetime(pd.Series(made.get(name, [None] * size))))
            table[name] = texts.astype("datetime64[us]")
        for name in _NUMBERS:
            table[name] = pd.Series(made.get(name, [np.nan] * size), dtype="float64")
        for name in _WORDS:
            table[name] = pd.Series(pd.Categorical(made.get(name, [None] * size)))
        table["headache"] = pd.Series(made.get("headache", [None] * size), dtype="boolean")
        return pd.DataFrame(table)

    return make
