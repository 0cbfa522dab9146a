"""Columns laid out as an estimator takes them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.cohort.arms.asked import Asked
from hdiary.cohort.arms.columns import is_number, is_yes_no, read_names, read_numbers, read_yes_no
from hdiary.diary.arrays import Bools, Floats


def read_outcome(column: pd.Series, kind: str) -> Floats:
    """Give what is compared as numbers, NaN where it is missing."""
    return read_yes_no(column) if kind == "yes-no" else read_numbers(column)


def find_gaps(column: pd.Series) -> Bools:
    """Say where a column is missing."""
    if is_number(column):
        return np.isnan(read_numbers(column))
    return read_names(column).codes < 0


def lay_out(
    frame: pd.DataFrame, asked: Asked
) -> tuple[Floats, tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Give what is adjusted for as columns: numbers as they are, words as one column a name."""
    columns: list[Floats] = []
    names: list[str] = []
    levels: dict[str, tuple[str, ...]] = {}
    for name in asked.beside:
        column = frame[name]
        if is_number(column) or (name == asked.baseline and is_yes_no(column)):
            columns.append(read_yes_no(column))
            names.append(str(name))
            continue
        named = read_names(column)
        levels[str(name)] = named.names
        for at, level in enumerate(named.names[1:], start=1):
            columns.append((named.codes == at).astype(np.float64))
            names.append(f"{name}: {level}")
    beside = np.column_stack(columns) if columns else np.empty((len(frame), 0))
    return beside, tuple(names), levels
