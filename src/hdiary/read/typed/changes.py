"""A log of changes: the last rating holds until the next, and a timed 0 ends the headache."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.diary.changes import are_changes, have_moments_only, in_time, until_next
from hdiary.diary.schema import DATETIME
from hdiary.read.context import Context
from hdiary.words import phrase


def settle_changes(
    entries: pd.DataFrame, context: Context, *, each_said: bool = False
) -> tuple[pd.DataFrame, Bools]:
    """Give each rating of a log of changes its end, and take out the zeros that only end one."""
    # With ends, in the order of the file; unchanged where this is no log of changes. The rows
    # that only end a headache. Where each row says by itself whether there was a headache
    # (``each_said``), as hdiary writes it, a no is more than an end.
    declared = context.declared
    nothing = np.zeros(len(entries), dtype=bool)
    # What says no day is refused by itself, and decides nothing about the others.
    dated = np.flatnonzero(entries["date"].notna().to_numpy())
    rows = entries.iloc[dated]
    if declared.rows not in (None, "change") or not have_moments_only(rows):
        return entries, nothing
    order = in_time(rows)
    ends, by_zero = until_next(rows.iloc[order])
    if declared.rows is None and (each_said or not are_changes(rows.iloc[order], by_zero)):
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
