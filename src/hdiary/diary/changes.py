"""Ratings at moments that look like a log of changes, in which a 0 ends a headache."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints, Times

_FEWEST_ENDS = 3
_LONGEST = np.timedelta64(72, "h")
_WITHIN_A_DAY = np.timedelta64(20, "h")
_MOSTLY, _FEW = 0.8, 0.1


def look_like_changes(entries: pd.DataFrame) -> bool:
    """Say whether entries, as they stand, would be taken for a log of changes."""
    if not have_moments_only(entries):
        return False
    rows = entries.iloc[in_time(entries)]
    return are_changes(rows, until_next(rows)[1])


def in_time(entries: pd.DataFrame) -> Ints:
    """Give the rows of each person in the order of their starts."""
    return np.lexsort((entries["start"].to_numpy(), entries["patient"].cat.codes.to_numpy()))


def have_moments_only(entries: pd.DataFrame) -> bool:
    """Say whether rows are ratings at a moment, but for a few, and none says how long it lasted."""
    timed, rated = entries["start"].notna(), entries["pain"].notna()
    unending = entries["end"].isna() & entries["duration_h"].isna()
    few = rated.mean() >= 1 - _FEW
    return len(entries) > 1 and bool(timed.all() and few and unending.all())


def until_next(rows: pd.DataFrame) -> tuple[Times, Bools]:
    """Give where each rating above 0 ends, and which zeros end one; rows in order of time."""
    start, pain = rows["start"].to_numpy(), rows["pain"].to_numpy()
    same = rows["patient"].cat.codes.to_numpy()
    ends = np.full(len(rows), np.datetime64("NaT", "us"))
    follows = (same[1:] == same[:-1]) & (start[1:] - start[:-1] <= _LONGEST) & (pain[:-1] > 0)
    ends[:-1] = np.where(follows & (start[1:] > start[:-1]), start[1:], ends[:-1])
    by_zero = np.zeros(len(rows), dtype=bool)
    by_zero[1:] = follows & (pain[1:] == 0)
    return ends, by_zero


def are_changes(rows: pd.DataFrame, by_zero: Bools) -> bool:
    """Say whether zeros stand behind headaches, soon after them, and hardly ever alone."""
    pain, start = rows["pain"].to_numpy(), rows["start"].to_numpy()
    zero = pain == 0
    if by_zero.sum() < _FEWEST_ENDS or (zero & ~by_zero).sum() > _FEW * zero.sum():
        return False
    gaps = start[1:] - start[:-1]
    soon = gaps[by_zero[1:]] < _WITHIN_A_DAY
    runs = int(((pain[1:] > 0) & (pain[:-1] == 0)).sum()) + int(pain[0] > 0)
    # Ratings of one time of the day are those of a diary that is kept daily.
    clocks = len(np.unique((start - start.astype("datetime64[D]")) // np.timedelta64(1, "h")))
    return bool(soon.mean() >= _MOSTLY and by_zero.sum() >= _MOSTLY * runs and clocks > 1)
