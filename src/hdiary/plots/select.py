"""Which rows of a result a picture of one person draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.unsaid import tell_no_column
from hdiary.words import Words


def one_person(table: pd.DataFrame, *, patient: str | None) -> pd.DataFrame:
    """Give the rows of one person."""
    people = table["patient"].astype("str")
    if patient is None:
        count = people.nunique()
        if count > 1:
            raise ValueError(
                f"this result holds {count} people and the picture shows one; "
                "say which with patient=..."
            )
        return table.reset_index(drop=True)
    chosen = (people == str(patient)).to_numpy()
    if len(table) and not chosen.any():
        raise ValueError("nobody in this result has that identifier; see result.table['patient']")
    return table[chosen].reset_index(drop=True)


def say_no_column(result: Any, column: str, say: Words) -> str:
    """Say that no column could tell of something; nothing where one could have."""
    known = column in getattr(result, "columns_in", {column})
    return "" if known else say(tell_no_column(column))
