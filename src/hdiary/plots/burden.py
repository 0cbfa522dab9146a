"""Headache days in each 28 days, with the bounds that unlogged days leave open."""

from __future__ import annotations

from math import ceil
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.select import one_person
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    PAPER,
    SMALL,
    describe,
    light_grid,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_date, say_month, say_number

_SHORT = 14
"""A window of fewer days than this is not told as if it had 28 [days]."""
_ROOM = 14
"""So many bars can carry their numbers at the width of a phone."""


@styled
def plot_burden(
    result: Any, *, patient: str | None = None, windows: int | None = None, ax: Axes | None = None
) -> Axes:
    """Draw headache days per 28 days, window by window.

    A bar is the count prorated to 28 days and carries its number. The thin line spans what is
    possible, from "no unlogged day had a headache" to "every one had". A window without a count
    (too few recorded days, or only headaches listed) has only the line. Under each bar stand
    the day on which the window begins and how many of its days were recorded.

    Parameters
    ----------
    result
        A burden result; its ``table`` is drawn.
    patient
        Whose windows; needed only where the result holds several people.
    windows
        Draw only so many of the newest windows.
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
    >>> alt_text(plot_burden(result))
    'Headache days per 28 days, in blocks of 28 days: from 2 March 2026 7 (28 of 28 days recorded).'
    """
    table = one_person(result.table, patient=patient)
    table = table.sort_values("window_start", ignore_index=True)
    if windows is not None:
        table = table.tail(windows).reset_index(drop=True)
    ax = ax or new_axes(2.1, left=0.3, bottom=0.6, top=0.3)
    if not len(table):
        return say_nothing(ax, "There are no days to count.")
    length = int(result.settings.get("window_days", 28))
    _bars(ax, table)
    _bounds(ax, table)
    step = ceil(len(table) / _ROOM)
    _numbers(ax, table, step)
    _feet(ax, table, step, length)
    ax.set_ylim(0, 30.5)
    ax.set_yticks([0, 7, 14, 21, 28])
    ax.set_xlim(-0.6, max(len(table), 4) - 0.4)
    light_grid(ax)
    set_title(ax, "Headache days per 28 days")
    return describe(ax, _words(table, length))


def _bars(ax: Axes, table: pd.DataFrame) -> None:
    rate = table["headache_days_28"].to_numpy(dtype=float, na_value=np.nan)
    known = ~np.isnan(rate)
    ax.bar(np.flatnonzero(known), rate[known], width=0.62, color=BLUE, linewidth=0)


def _bounds(ax: Axes, table: pd.DataFrame) -> None:
    low = table["lowest_28"].to_numpy(dtype=float, na_value=np.nan)
    high = table["highest_28"].to_numpy(dtype=float, na_value=np.nan)
    long_enough = (table["days"] >= _SHORT).to_numpy()
    x = np.flatnonzero((high - low > 0.05) & long_enough)
    ax.vlines(x, low[x], high[x], color=PAPER, linewidth=2.8)
    ax.vlines(x, low[x], high[x], color=INK, linewidth=1.1)
    for ends in (low[x], high[x]):
        ax.plot(x, ends, linestyle="", marker="_", markersize=5, color=INK, markeredgewidth=1.1)


def _numbers(ax: Axes, table: pd.DataFrame, step: int) -> None:
    for x, row in enumerate(table.to_dict("records")):
        if (len(table) - 1 - x) % step:
            continue
        tops = [row["headache_days_28"], row["highest_28"] if row["days"] >= _SHORT else 0.0]
        top = max(value for value in [0.0, *tops] if not pd.isna(value))
        rate = row["headache_days_28"]
        words = "?" if pd.isna(rate) else say_number(float(rate), places=0)
        write(ax, x, top + 0.6, words, ha="center", va="bottom", fontweight="bold")


def _feet(ax: Axes, table: pd.DataFrame, step: int, length: int) -> None:
    shown = [x for x in range(len(table)) if (len(table) - 1 - x) % step == 0]
    ax.set_xticks(shown, labels=[""] * len(shown))
    across = ax.get_xaxis_transform()
    previous = ""
    for x in shown:
        start, recorded = table["window_start"].iloc[x], int(table["recorded"].iloc[x])
        month = say_month(start.month)
        write(ax, x, -0.045, str(start.day), transform=across, ha="center", va="top", color=MUTED)
        if month != previous:
            write(ax, x, -0.12, month, transform=across, ha="center", va="top", color=MUTED)
        previous = month
        days = int(table["days"].iloc[x])
        words = str(recorded) if days == length else f"{recorded}/{days}"
        write(ax, x, -0.245, words, transform=across, ha="center", va="top", fontsize=SMALL)
    _foot_names(ax, length, step)


def _foot_names(ax: Axes, length: int, step: int) -> None:
    words = f"Under each bar: first day of the {length} days, and days recorded"
    if step > 1:
        words = f"Under every {step} bars: first day of the {length} days, and days recorded"
    write(
        ax,
        0.0,
        -0.345,
        words,
        transform=ax.transAxes,
        va="top",
        fontsize=SMALL,
        color=MUTED,
    )


def _words(table: pd.DataFrame, length: int) -> str:
    told = []
    for row in table.to_dict("records"):
        start, rate = row["window_start"], row["headache_days_28"]
        low, high = (say_number(row[name], places=0) for name in ("lowest_28", "highest_28"))
        count = say_number(rate, places=0)
        recorded = f"{row['recorded']} of {row['days']} days recorded"
        if row["days"] < _SHORT:
            told.append(f"from {say_date(start)} too few days ({recorded})")
        elif pd.isna(rate):
            words = low if low == high else f"between {low} and {high}"
            told.append(f"from {say_date(start)} {words} ({recorded})")
        elif low == high:
            told.append(f"from {say_date(start)} {count} ({recorded})")
        else:
            told.append(f"from {say_date(start)} {count}, possibly {low} to {high} ({recorded})")
    return f"Headache days per 28 days, in blocks of {length} days: " + "; ".join(told) + "."
