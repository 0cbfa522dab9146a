"""The account of what was done: one line for each column, in closed words and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

ACCOUNT_COLUMNS = ("table", "column", "done", "cells")
DIARY, PEOPLE = "diary", "people"
HASHED, SHIFTED, COUNTED, YEARS = "hashed", "shifted", "counted from the first day", "year kept"
ROUNDED, CAPPED, CODED, KEPT = "rounded", "90 or more", "words coded", "kept"
DROPPED = "dropped"
"""How the words for what was left out begin."""
DROPPED_TEXT, DROPPED_PLACE = "dropped: free text", "dropped: place"
DROPPED_PERSON, DROPPED_DATE = "dropped: identifier", "dropped: date"
DROPPED_ASKED, DROPPED_KIND = "dropped: asked for", "dropped: kind not known"
DROPPED_NUMBER, DROPPED_CALENDAR = "dropped: numbers people", "dropped: tells the day"
DONE = (
    *(HASHED, SHIFTED, COUNTED, YEARS, ROUNDED, CAPPED, CODED, KEPT),
    *(DROPPED_TEXT, DROPPED_PLACE, DROPPED_PERSON, DROPPED_DATE, DROPPED_ASKED, DROPPED_KIND),
    *(DROPPED_NUMBER, DROPPED_CALENDAR),
)
"""What may have been done to a column."""


@dataclass(slots=True)
class Account:
    """What has been done so far."""

    table: str = DIARY
    rows: list[tuple[str, str, str, int]] = field(default_factory=list)

    def note(self, column: str, done: str, cells: int) -> None:
        """Note what was done to a column, and to how many cells that say something."""
        self.rows.append((self.table, column, done, int(cells)))

    def dropped(self, frame: pd.DataFrame, names: Iterable[tuple[str, str]]) -> None:
        """Note columns that were left out, each with why."""
        for name, why in names:
            self.note(name, why, frame[name].notna().sum())

    def frame(self) -> pd.DataFrame:
        """Give the account as a table."""
        made = pd.DataFrame(self.rows, columns=list(ACCOUNT_COLUMNS))
        words = dict.fromkeys(("table", "column", "done"), "str")
        return made.astype({**words, "cells": "int64"})
