"""What the columns of a table hold, for a person to read."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import need_kind
from hdiary.vocabulary.dictionary import column_described, columns_described, table_names


def describe_columns(table: str | pd.DataFrame, *, name: str = "") -> pd.DataFrame:
    """Say what the columns of a table hold, each in a line.

    Parameters
    ----------
    table
        The name of a table: ``"entries"`` (what a diary is), ``"people"``, ``"days"``,
        ``"episodes"``, ``"doses"``, a question such as ``"triggers"``, or a frame of its
        answer such as ``"triggers.pooled"``. Or a frame itself, with the name of what it is.
    name
        Which table the frame is.

    Returns
    -------
    pandas.DataFrame
        One row for each column: ``column``, ``unit``, ``description``.

    Raises
    ------
    ValueError
        If there is no table of that name.

    Examples
    --------
    >>> describe_columns("entries").iloc[1].tolist()
    ['date', '', 'the day']
    """
    known = name if isinstance(table, pd.DataFrame) else table
    need_kind("table", known, str, "a frame, or the name of a table", needed=True)
    if known.partition(".")[0] not in {one.partition(".")[0] for one in table_names()}:
        raise ValueError(f"there is no table {known!r}; name one of {', '.join(table_names())}")
    if isinstance(table, pd.DataFrame):
        found = {str(column): column_described(known, str(column)) for column in table.columns}
    else:
        found = dict(columns_described(known))
    rows = [
        (column, m.unit, m.description) if m else (column, "", "") for column, m in found.items()
    ]
    return pd.DataFrame(rows, columns=["column", "unit", "description"], dtype="str")
