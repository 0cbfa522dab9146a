"""From which day on days are compared: those before a day of each person are left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.arms.problems import refuse
from hdiary.diary.arrays import Bools
from hdiary.words import phrase

DATE = "date"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Anchored:
    """The days that are compared, and how many lie before which day."""

    frame: pd.DataFrame
    before: dict[str, int]  # Days before each of these columns; of the anchor, they are left out


def cut_days(frame: pd.DataFrame, anchor: str | None) -> Anchored:
    """Leave out days before the anchor; without one, count days before what may be one."""
    if not isinstance(frame, pd.DataFrame):
        return Anchored(frame=frame, before={})
    if anchor is None:
        starts = [str(n) for n in frame.select_dtypes("datetime") if n != DATE]
        counts = {name: int(_before(frame, name).sum()) for name in starts if DATE in frame}
        return Anchored(frame=frame, before={name: n for name, n in counts.items() if n})
    unknown = tuple(name for name in (anchor, DATE) if name not in frame.columns)
    if unknown:
        columns = tuple(map(str, frame.columns)) or (phrase("say.none"),)
        refuse([phrase("arms.refuse.unknown", names=unknown, columns=columns)])
    early = _before(frame, anchor)
    kept = frame.loc[~early & pd.to_datetime(frame[anchor], errors="coerce").notna().to_numpy()]
    if kept.empty:
        refuse([phrase("arms.refuse.all_before", name=anchor)])
    return Anchored(frame=kept, before={anchor: int(early.sum())})


def _before(frame: pd.DataFrame, name: str) -> Bools:
    days, starts = (pd.to_datetime(frame[n], errors="coerce") for n in (DATE, name))
    return np.asarray(days < starts, dtype=np.bool_)
