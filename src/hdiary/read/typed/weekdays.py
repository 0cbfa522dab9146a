"""Whether the weekdays that were written down belong to the dates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Ints
from hdiary.read.role import LEFT_OUT, Role, said
from hdiary.read.shape.dates import is_weekday_column
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import WEEKDAYS
from hdiary.words import phrase


def check_weekdays(roles: list[Role], date: pd.Series, lines: Ints, found: Problems) -> None:
    """Warn of rows whose weekday is not that of their date."""
    for role in roles:
        texts = said(role)
        if role.meaning != LEFT_OUT or not texts or not is_weekday_column(role, texts):
            continue
        told = [WEEKDAYS.get(fold(v), -1) for v in role.column.values]
        weekday = np.array(told)[role.column.codes]
        differ = (
            (weekday >= 0) & date.notna().to_numpy() & (weekday != date.dt.day_of_week.to_numpy())
        )
        if differ.any():
            found.warn(
                "another weekday",
                column=role.header,
                lines=lines[differ],
                expected=phrase("read.typed.cells.weekday"),
                suggestion=phrase("read.typed.cells.date_used"),
            )
