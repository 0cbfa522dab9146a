"""The calendar: every day of the diary as one small square."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from hdiary.diary.arrays import Floats
from hdiary.plots import calendar_grid, squares, style
from hdiary.plots.calendar_key import draw_key
from hdiary.plots.calendar_words import TOPS, tell_briefly, tell_calendar, tell_frame
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import INK, MUTED, PAPER, SMALL, styled
from hdiary.words import Words


@styled
def plot_calendar(
    result: Any,
    *,
    patient: str | None = None,
    weeks: int | None = None,
    framed: date | None = None,
    language: str | Words = "en",
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
    weeks
        Draw only so many of the newest weeks.
    framed
        A day that gets a frame, such as the last visit; nothing where it is not drawn.

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
    say = words_for(result, language, patient)
    days = every = one_person(result.days, patient=patient)
    if weeks is not None and len(days):
        first = calendar_grid.first_drawn(days["date"], weeks)
        days = days[days["date"] >= first].reset_index(drop=True)
    if not len(days):
        return style.say_nothing(ax or new_axes(0.8), say("calendar.nothing"))
    scale = str(result.settings.get("scale", "0-10"))
    grid = calendar_grid.lay_out(days["date"])
    ax = ax or new_axes(grid.height, left=0.06, bottom=0.04, top=0.26)
    ax.set_xlim(-calendar_grid.LEFT, grid.width)
    ax.set_ylim(grid.foot, -1.6)
    ax.set_aspect("equal", anchor="NW")
    ax.set_axis_off()
    style.set_title(ax, _title(days, say))
    _draw_days(ax, days, grid, scale)
    if framed is not None:
        here = (days["date"] == pd.Timestamp(framed)).to_numpy()
        squares.draw_frame(ax, grid.x[here], grid.y[here])
    _label(ax, days["date"], grid, say)
    draw_key(ax, days, grid, scale, say)
    if say.place == "page":
        told = tell_briefly(every if weeks is None else every.tail(7 * weeks), say)
    else:
        told = tell_calendar(days, scale, say)
    if framed is not None and (days["date"] == pd.Timestamp(framed)).any():
        told += " " + tell_frame(framed, say)
    return style.describe(ax, told)


def _title(days: pd.DataFrame, say: Words) -> str:
    first, last = days["date"].iloc[0], days["date"].iloc[-1]
    if first == last:
        return say("calendar.title_day", first=first)
    if first.year == last.year:
        return say("calendar.title", first=first, last=last, year=last.year)
    years = {"first_year": first.year, "year": last.year}
    return say("calendar.title_years", first=first, last=last, **years)


def _level(pain: pd.Series, scale: str) -> Floats:
    top = TOPS.get(scale)
    if top is None:
        return np.where(pain.to_numpy() > 0, 7.0, np.nan)
    return np.clip(np.ceil(pain.to_numpy(dtype=float) / top * 10 - 1e-9), 0, 10)


def _draw_days(ax: Axes, days: pd.DataFrame, grid: calendar_grid.Grid, scale: str) -> None:
    state = days["state"].astype("str").to_numpy()
    level = np.where(state == "headache", _level(days["worst_pain"], scale), np.nan)
    if scale == "yes-no":
        level = np.where(state == "headache", 7.0, np.nan)
    kinds = {"clear": squares.draw_clear, "not recorded": squares.draw_unrecorded}
    for name, how in kinds.items():
        if (state == name).any():
            how(ax, grid.x[state == name], grid.y[state == name])
    unrated = (state == "headache") & np.isnan(level)
    if unrated.any():
        squares.draw_unrated(ax, grid.x[unrated], grid.y[unrated], mark=int(unrated.sum()) <= 120)
    for value in np.unique(level[~np.isnan(level)]):
        path = squares.squares(grid.x[level == value], grid.y[level == value])
        ax.add_artist(PathPatch(path, facecolor=squares.pain_colour(float(value)), linewidth=0.0))
    taken = days["acute_medication"].fillna(False).to_numpy(dtype=bool)
    if taken.any():
        colours = [PAPER if value >= 6 else INK for value in level[taken]]
        squares.draw_dots(ax, grid.x[taken], grid.y[taken], colours)


def _label(ax: Axes, dates: pd.Series, grid: calendar_grid.Grid, say: Words) -> None:
    weekdays, months = say.lines("calendar.weekdays"), say.lines("calendar.months")
    for block in range(grid.blocks):
        for day in (0, 2, 4, 6):
            style.write(
                ax,
                -0.25,
                block * calendar_grid.BLOCK + day + 0.5,
                weekdays[day],
                fontsize=SMALL,
                color=MUTED,
                ha="right",
                va="center_baseline",
            )
    for x, block, month in calendar_grid.place_months(dates, grid):
        words, y = months[month - 1], block * calendar_grid.BLOCK - 0.35
        style.write(ax, x + 0.1, y, words, fontsize=SMALL, color=MUTED, va="baseline")
    calendar_grid.draw_month_edges(ax, dates, grid)
