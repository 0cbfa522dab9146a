"""The calendars of everybody as one array: people x days, each from their own first day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, patient_codes
from hdiary.diary.schema import STATES
from hdiary.vocabulary.scales import SCALES


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Grid:
    """The calendars of everybody side by side, each from its own first day."""

    # Shape (people, days of the longest diary): 1 headache, 0 clear, NaN not recorded or past the
    # person's last day
    headache: Floats
    # Likewise each day's worst pain as a share of the scale; NaN not rated
    pain: Floats
    weekday: Codes  # Of each person's first day, Monday 0
    length: Codes  # Calendar days of each person [days]
    first_day: npt.NDArray[np.datetime64]  # Each person's first day, ``datetime64[D]``

    @property
    def begins(self) -> Codes:
        """The row of ``diary.days`` where each person begins, and at last where they end."""
        return np.concatenate([[0], np.cumsum(self.length)]).astype(np.int64)

    def inside(self, people: slice) -> Bools:
        """Say which cells of some people are days of their diary, shape (block, days)."""
        cells: Bools = np.arange(self.headache.shape[1]) < self.length[people, None]
        return cells


def lay_grid(diary: Diary) -> Grid:
    """Lay the calendars of everybody in a diary side by side."""
    days = diary.days
    length = count_by(patient_codes(days), len(diary.patients))
    first = np.cumsum(length) - length
    dates = days["date"].to_numpy().astype("datetime64[D]")
    headache = np.full((len(length), int(length.max(initial=0))), np.nan)
    pain = headache.copy()
    grid = Grid(
        headache=headache,
        pain=pain,
        # The first of January 1970 was a Thursday.
        weekday=(dates[first].astype(np.int64) + 3) % 7,
        length=length,
        first_day=dates[first],
    )
    says = np.array([{"headache": 1.0, "clear": 0.0}.get(state, np.nan) for state in STATES])
    inside = grid.inside(slice(None))
    headache[inside] = says[days["state"].cat.codes.to_numpy()]
    pain[inside] = days["worst_pain"].to_numpy() / SCALES[diary.scale].highest
    return grid


def shift(values: npt.NDArray[Any], days: int) -> npt.NDArray[Any]:
    """Move values along the last axis, the days; what was not there is NaN."""
    dtype = values.dtype if np.issubdtype(values.dtype, np.floating) else np.dtype(np.float64)
    out: npt.NDArray[Any] = np.full(values.shape, np.nan, dtype=dtype)
    size = values.shape[-1]
    if days >= 0:
        out[..., days:] = values[..., : max(size - days, 0)]
    else:
        out[..., : max(size + days, 0)] = values[..., -days:]
    return out
