"""Which rows of a result a picture of one person draws."""

from __future__ import annotations

import pandas as pd


def one_person(table: pd.DataFrame, *, patient: str | None) -> pd.DataFrame:
    """Give the rows of one person.

    Parameters
    ----------
    table
        A frame with a ``patient`` column.
    patient
        Whose rows; may be left out where there is only one person.

    Returns
    -------
    pandas.DataFrame
        Their rows, numbered from 0.

    Raises
    ------
    ValueError
        If nobody has this identifier, or if there are several people and none was named.
    """
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
