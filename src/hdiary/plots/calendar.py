"""The calendar: every day of the diary as one small square."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch

from hdiary.plots.calendar_words import TOPS, tell_calendar
from hdiary.plots.select import one_person
from hdiary.plots.squares import (
    Floats,
    draw_clear,
    draw_dots,
    draw_frame,
    draw_unrated,
    draw_unrecorded,
    pain_colour,
    squares,
)
from hdiary.plots.style import (
    INK,
    MUTED,
    PAPER,
    SMALL,
    WIDTH,
    describe,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_date, say_day, say_month

_MOST_COLUMNS, _FEWEST_COLUMNS = 28, 21
_BLOCK = 9.0
_MONTH_ROOM = 0.2
"""What the name of a month needs [inches]."""
_LEFT = 2.6
_KEYS: dict[str, tuple[int, str, str]] = {
    "0-10": (10, "pain 1", "10"),
    "0-100": (10, "pain 10", "100"),
    "0-3": (3, "pain 1", "3"),
    "0-4": (4, "pain 1", "4"),
    "0-5": (5, "pain 1", "5"),
    "1-5": (5, "pain 1", "5"),
    "words": (3, "mild", "severe"),
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grid:
    """Where each day stands: columns are weeks, rows are weekdays, long diaries wrap."""

    x: Floats
    y: Floats
    columns: int
    blocks: int

    @property
    def width(self) -> int:
        return max(self.columns, _FEWEST_COLUMNS)

    @property
    def depth(self) -> float:
        return self.blocks * _BLOCK


def _grid(dates: pd.Series) -> _Grid:
    weekday = dates.dt.day_of_week.to_numpy()
    monday = dates.iloc[0] - pd.Timedelta(days=int(weekday[0]))
    week = ((dates - monday).dt.days // 7).to_numpy()
    weeks = int(week[-1]) + 1
    columns = ceil(weeks / ceil(weeks / _MOST_COLUMNS))
    block = week // columns
    return _Grid(
        x=(week % columns).astype(float),
        y=block * _BLOCK + weekday,
        columns=columns,
        blocks=int(block[-1]) + 1,
    )


@styled
def plot_calendar(
    result: Any,
    *,
    patient: str | None = None,
    weeks: int | None = None,
    framed: date | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw every day: how bad it was, clear, or not recorded.

    Columns are weeks and rows are weekdays. Darker is more pain; a clear day is an empty
    square, a day without an entry is hatched, a headache without a rating is marked ``?``, and
    a dot marks a day with acute medication. None of it needs colour to be told apart.

    Parameters
    ----------
    result
        A burden result; ``days`` and the scale in its ``settings`` are drawn.
    patient
        Whose calendar; needed only where the result holds several people.
    weeks
        Draw only so many of the newest weeks.
    framed
        A day that gets a frame, such as the last visit; nothing where it is not drawn.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.questions import burden
    >>> days = pd.date_range("2026-03-02", periods=28)
    >>> result = burden(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_calendar(result)).split(": ")[1].split(".")[0]
    '7 headache days, 21 clear days, 0 days not recorded'
    """
    days = one_person(result.days, patient=patient)
    if weeks is not None and len(days):
        days = days[days["date"] >= first_drawn(days["date"], weeks)].reset_index(drop=True)
    if not len(days):
        return say_nothing(ax or new_axes(0.8), "There are no days to show.")
    scale = str(result.settings.get("scale", "0-10"))
    grid = _grid(days["date"])
    ax = ax or new_axes(_height(grid), left=0.06, bottom=0.04, top=0.26)
    ax.set_xlim(-_LEFT, grid.width)
    ax.set_ylim(grid.depth + 2.4 * grid.width / _MOST_COLUMNS, -1.6)
    ax.set_aspect("equal", anchor="NW")
    ax.set_axis_off()
    set_title(ax, f"Every day, {_span(days)}")
    _draw_days(ax, days, grid, scale)
    if framed is not None:
        here = (days["date"] == pd.Timestamp(framed)).to_numpy()
        draw_frame(ax, grid.x[here], grid.y[here])
    _label(ax, days["date"], grid)
    _draw_key(ax, days, grid, scale)
    words = tell_calendar(days, scale)
    if framed is not None and (days["date"] == pd.Timestamp(framed)).any():
        words += f" Framed: {say_date(framed)}."
    return describe(ax, words)


def first_drawn(dates: pd.Series, weeks: int) -> pd.Timestamp:
    """Give the Monday with which so many of the newest weeks begin."""
    last: pd.Timestamp = dates.iloc[-1]
    return last - pd.Timedelta(days=int(last.weekday()) + 7 * (weeks - 1))


def _span(days: pd.DataFrame) -> str:
    first, last = days["date"].iloc[0], days["date"].iloc[-1]
    if first == last:
        return say_date(first)
    begin = say_day(first) + (f" {first.year}" if first.year != last.year else "")
    return f"{begin} to {say_day(last)} {last.year}"


def _height(grid: _Grid) -> float:
    unit = (WIDTH - 0.14) / (grid.width + _LEFT)
    return unit * (grid.depth + 2.4 * grid.width / _MOST_COLUMNS + 1.6) + 0.3


def _level(pain: pd.Series, scale: str) -> npt.NDArray[np.float64]:
    top = TOPS.get(scale)
    if top is None:
        return np.where(pain.to_numpy() > 0, 7.0, np.nan)
    return np.clip(np.ceil(pain.to_numpy(dtype=float) / top * 10 - 1e-9), 0, 10)


def _draw_days(ax: Axes, days: pd.DataFrame, grid: _Grid, scale: str) -> None:
    state = days["state"].astype("str").to_numpy()
    level = np.where(state == "headache", _level(days["worst_pain"], scale), np.nan)
    if scale == "yes-no":
        level = np.where(state == "headache", 7.0, np.nan)
    draw = {"clear": draw_clear, "not recorded": draw_unrecorded}
    for name, how in draw.items():
        if (state == name).any():
            how(ax, grid.x[state == name], grid.y[state == name])
    unrated = (state == "headache") & np.isnan(level)
    if unrated.any():
        draw_unrated(ax, grid.x[unrated], grid.y[unrated], mark=int(unrated.sum()) <= 120)
    for value in np.unique(level[~np.isnan(level)]):
        path = squares(grid.x[level == value], grid.y[level == value])
        ax.add_artist(PathPatch(path, facecolor=pain_colour(float(value)), linewidth=0.0))
    taken = days["acute_medication"].fillna(False).to_numpy(dtype=bool)
    if taken.any():
        colours = [PAPER if value >= 6 else INK for value in level[taken]]
        draw_dots(ax, grid.x[taken], grid.y[taken], colours)


def _label(ax: Axes, dates: pd.Series, grid: _Grid) -> None:
    for block in range(grid.blocks):
        for day in (0, 2, 4, 6):
            write(
                ax,
                -0.25,
                block * _BLOCK + day + 0.5,
                _WEEKDAYS[day],
                fontsize=SMALL,
                color=MUTED,
                ha="right",
                va="center_baseline",
            )
    for x, block, words in _month_labels(dates, grid):
        write(ax, x + 0.1, block * _BLOCK - 0.35, words, fontsize=SMALL, color=MUTED, va="baseline")
    _draw_month_edges(ax, dates, grid)


def _month_labels(dates: pd.Series, grid: _Grid) -> list[tuple[float, int, str]]:
    """Name each month over its first column in each block, where there is room for the name."""
    block = (grid.y // _BLOCK).astype(int)
    frame = pd.DataFrame({"block": block, "month": dates.dt.to_period("M"), "x": grid.x})
    starts = frame.groupby(["block", "month"], sort=True)["x"].min().reset_index()
    room = starts.groupby("block")["x"].shift(-1).fillna(grid.columns + 0.6) - starts["x"]
    cell = (WIDTH - 0.14) / (grid.width + _LEFT)
    return [
        (float(row["x"]), int(row["block"]), say_month(row["month"].month))
        for row, free in zip(starts.to_dict("records"), room * cell, strict=True)
        if free >= _MONTH_ROOM
    ]


def _draw_month_edges(ax: Axes, dates: pd.Series, grid: _Grid) -> None:
    number = dates.dt.day.to_numpy()
    early = np.flatnonzero((number <= 7) & (grid.x > 0))
    lines = [[(grid.x[i], grid.y[i]), (grid.x[i], grid.y[i] + 1)] for i in early]
    tops = np.flatnonzero((number == 1) & (grid.y % _BLOCK > 0))
    lines += [[(grid.x[i], grid.y[i]), (grid.x[i] + 1, grid.y[i])] for i in tops if i > 0]
    if lines:
        ax.add_collection(LineCollection(lines, colors=MUTED, linewidths=0.6))


def _draw_key(ax: Axes, days: pd.DataFrame, grid: _Grid, scale: str) -> None:
    """Draw the key under the calendar, in units of its own so that type always fits."""
    unit = grid.width / _MOST_COLUMNS
    first, second = grid.depth + 0.1 * unit - 0.9, grid.depth + 1.55 * unit - 0.9

    def say(x: float, y: float, words: str) -> None:
        write(ax, x * unit, y + unit / 2, words, fontsize=SMALL, color=MUTED, va="center_baseline")

    def at(x: float, y: float) -> tuple[Floats, Floats]:
        middle = (unit - 1) / 2
        return np.array([x * unit + middle]), np.array([y + middle])

    x = 0.0
    if scale in _KEYS:
        steps, low, high = _KEYS[scale]
        say(x, first, low)
        x += 0.5 * len(low) + 0.6
        for step in range(1, steps + 1):
            path = squares(*at(x, first), size=0.84 * unit)
            colour = pain_colour(10 * step / steps)
            ax.add_artist(PathPatch(path, facecolor=colour, linewidth=0.0))
            x += 1.0
        say(x + 0.4, first, high)
        x += 0.5 * len(high) + 1.6
    else:
        path = squares(*at(x, first), size=0.84 * unit)
        ax.add_artist(PathPatch(path, facecolor=pain_colour(7.0), linewidth=0.0))
        say(x + 1.4, first, "headache")
        x += 7.0
    if days["acute_medication"].fillna(False).any():
        draw_dots(ax, *at(x, first), [INK], radius=0.17 * unit)
        say(x + 1.1, first, "acute medicine")
    draw_clear(ax, *at(0.0, second), size=0.84 * unit)
    say(1.4, second, "clear")
    draw_unrecorded(ax, *at(5.5, second), size=0.84 * unit)
    say(6.9, second, "not recorded")
    unrated = (days["state"] == "headache") & days["worst_pain"].isna()
    if scale != "yes-no" and unrated.any():
        draw_unrated(ax, *at(14.6, second), size=0.84 * unit)
        say(16.0, second, "headache, not rated")
