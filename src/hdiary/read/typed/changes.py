"""A log of changes: the last rating holds until the next, and a timed 0 ends the headache."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Times
from hdiary.diary.schema import DATETIME
from hdiary.read.context import Context
from hdiary.words import phrase

_FEWEST_ENDS = 3
_LONGEST = np.timedelta64(72, "h")
_WITHIN_A_DAY = np.timedelta64(20, "h")
_MOSTLY, _FEW = 0.8, 0.1


def settle_changes(entries: pd.DataFrame, context: Context) -> tuple[pd.DataFrame, Bools]:
    """Give each rating of a log of changes its end, and take out the zeros that only end one."""
    # With ends, in the order of the file; unchanged where this is no log of changes. The rows
    # that only end a headache.
    declared = context.declared
    nothing = np.zeros(len(entries), dtype=bool)
    # What says no day is refused by itself, and decides nothing about the others.
    dated = np.flatnonzero(entries["date"].notna().to_numpy())
    rows = entries.iloc[dated]
    if declared.rows not in (None, "change") or not _has_moments_only(rows):
        return entries, nothing
    order = np.lexsort((rows["start"].to_numpy(), rows["patient"].cat.codes.to_numpy()))
    ends, by_zero = _ends(rows.iloc[order])
    if declared.rows is None and not _is_log(rows.iloc[order], by_zero):
        return entries, nothing
    until = entries["end"].to_numpy(dtype=DATETIME).copy()
    ended = nothing.copy()
    until[dated[order]], ended[dated[order]] = ends.astype(DATETIME), by_zero
    entries = entries.assign(end=pd.Series(until, index=entries.index))
    zero = (entries["pain"] == 0).to_numpy() & ended
    context.decisions.add(
        "rows",
        "change",
        phrase("read.typed.rows.change", n=int(zero.sum())),
        overrule="" if declared.rows else "--rows day",
    )
    return entries, zero


def _has_moments_only(entries: pd.DataFrame) -> bool:
    """Say whether rows are ratings at a moment, but for a few, and none says how long it lasted."""
    timed, rated = entries["start"].notna(), entries["pain"].notna()
    unending = entries["end"].isna() & entries["duration_h"].isna()
    few = rated.mean() >= 1 - _FEW
    return len(entries) > 1 and bool(timed.all() and few and unending.all())


def _ends(rows: pd.DataFrame) -> tuple[Times, Bools]:
    """Give where each rating above 0 ends, and which zeros end one; rows in order of time."""
    start, pain = rows["start"].to_numpy(), rows["pain"].to_numpy()
    same = rows["patient"].cat.codes.to_numpy()
    ends = np.full(len(rows), np.datetime64("NaT", "us"))
    follows = (same[1:] == same[:-1]) & (start[1:] - start[:-1] <= _LONGEST) & (pain[:-1] > 0)
    ends[:-1] = np.where(follows & (start[1:] > start[:-1]), start[1:], ends[:-1])
    by_zero = np.zeros(len(rows), dtype=bool)
    by_zero[1:] = follows & (pain[1:] == 0)
    return ends, by_zero


def _is_log(rows: pd.DataFrame, by_zero: Bools) -> bool:
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
