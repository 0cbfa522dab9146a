"""Where each day of the calendar stands, and where its months begin."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from hdiary.diary.arrays import Floats
from hdiary.plots.style import MUTED, WIDTH

MOST_COLUMNS, _FEWEST_COLUMNS = 28, 21
BLOCK = 9.0
"""Rows of a block of weeks, its margin included."""
LEFT = 2.6
"""Room for the days of the week, in squares."""
_MONTH_ROOM = 0.2
"""What the name of a month needs [inches]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Where each day stands: columns are weeks, rows are weekdays, long diaries wrap."""

    x: Floats
    y: Floats
    columns: int
    blocks: int

    @property
    def width(self) -> int:
        """Columns, as many as the key needs."""
        return max(self.columns, _FEWEST_COLUMNS)

    @property
    def depth(self) -> float:
        """Rows, those between the blocks included."""
        return self.blocks * BLOCK

    @property
    def foot(self) -> float:
        """Where the key under the days ends."""
        return self.depth + 2.4 * self.width / MOST_COLUMNS

    @property
    def height(self) -> float:
        """What all of it needs [inches]."""
        return self.unit * (self.foot + 1.6) + 0.3

    @property
    def unit(self) -> float:
        """The side of a square with its room [inches]."""
        return (WIDTH - 0.14) / (self.width + LEFT)


def lay_out(dates: pd.Series) -> Grid:
    """Lay the days out, week by week."""
    weekday = dates.dt.day_of_week.to_numpy()
    monday = dates.iloc[0] - pd.Timedelta(days=int(weekday[0]))
    week = ((dates - monday).dt.days // 7).to_numpy()
    weeks = int(week[-1]) + 1
    columns = ceil(weeks / ceil(weeks / MOST_COLUMNS))
    block = week // columns
    return Grid(
        x=(week % columns).astype(float),
        y=block * BLOCK + weekday,
        columns=columns,
        blocks=int(block[-1]) + 1,
    )


def first_drawn(dates: pd.Series, weeks: int) -> pd.Timestamp:
    """Give the Monday with which so many of the newest weeks begin."""
    last: pd.Timestamp = dates.iloc[-1]
    return last - pd.Timedelta(days=int(last.weekday()) + 7 * (weeks - 1))


def place_months(dates: pd.Series, grid: Grid) -> list[tuple[float, int, int]]:
    """Name each month over its first column in each block, where there is room for the name."""
    block = (grid.y // BLOCK).astype(int)
    frame = pd.DataFrame({"block": block, "month": dates.dt.to_period("M"), "x": grid.x})
    starts = frame.groupby(["block", "month"], sort=True)["x"].min().reset_index()
    room = starts.groupby("block")["x"].shift(-1).fillna(grid.columns + 0.6) - starts["x"]
    cell = grid.unit
    return [
        (float(row["x"]), int(row["block"]), row["month"].month)
        for row, free in zip(starts.to_dict("records"), room * cell, strict=True)
        if free >= _MONTH_ROOM
    ]


def draw_month_edges(ax: Axes, dates: pd.Series, grid: Grid) -> None:
    """Draw where months begin."""
    number = dates.dt.day.to_numpy()
    early = np.flatnonzero((number <= 7) & (grid.x > 0))
    lines = [[(grid.x[i], grid.y[i]), (grid.x[i], grid.y[i] + 1)] for i in early]
    tops = np.flatnonzero((number == 1) & (grid.y % BLOCK > 0))
    lines += [[(grid.x[i], grid.y[i]), (grid.x[i] + 1, grid.y[i])] for i in tops if i > 0]
    if lines:
        ax.add_collection(LineCollection(lines, colors=MUTED, linewidths=0.6))
