"""Which rows of a result a picture of one person draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.own_words import tell_own
from hdiary.questions.unsaid import say_unsaid


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


def in_own_words(result: Any, table: pd.DataFrame) -> pd.DataFrame:
    """Put one person's rows of a result into the words that they use for their treatments."""
    own = getattr(result, "own_words", {})
    people = table["patient"].astype("str").unique()
    return tell_own(table, own.get(str(people[0]), {})) if len(people) == 1 else table


def say_no_treatment(result: Any) -> str:
    """Say why there is no treatment to draw."""
    return f"{say_unsaid('No treatment', getattr(result, 'columns_in', {'treatment'}))}."


def say_no_column(result: Any, column: str) -> str:
    """Say that no column could tell of something; nothing where one could have."""
    columns = getattr(result, "columns_in", {column})
    words = {"location": "place"}.get(column, column)
    return "" if column in columns else f"{say_unsaid('', (), column=words)}."
