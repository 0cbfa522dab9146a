"""Two columns read together, row by row, through their distinct pairs of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from hdiary.read.table import Column


def combine(one: Column, other: Column, how: Callable[[str, str], str]) -> Column:
    """Write a column from two: ``how`` is asked once for each pair of texts that occurs."""
    key = one.codes.astype(np.int64) * max(len(other.values), 1) + other.codes
    pairs, codes = np.unique(key, return_inverse=True)
    values = tuple(
        how(one.values[pair // len(other.values)], other.values[pair % len(other.values)])
        for pair in pairs.tolist()
    )
    return Column(codes=codes.astype(np.int32), values=values)


def mark_rows(columns: Sequence[Column], says: Callable[[str], bool]) -> Column:
    """Write a column that holds a mark where a text of any of the columns passes a test."""
    marked = np.any([column.where(says) for column in columns], axis=0)
    return Column(codes=marked.astype(np.int32), values=("", "x"))


def differing_rows(one: Column, other: Column, differ: Callable[[str, str], bool]) -> list[int]:
    """Give the rows whose two texts are found to differ."""
    marked = combine(one, other, lambda a, b: "1" if differ(a, b) else "")
    wrong = np.array([value == "1" for value in marked.values], dtype=bool)
    return [int(row) for row in np.flatnonzero(marked.rows(wrong))]
