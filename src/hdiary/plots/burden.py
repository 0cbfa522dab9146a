"""Headache days in each 28 days, with the bounds that unlogged days leave open."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import style
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, INK, MUTED, PAPER, SMALL, styled
from hdiary.words import Words

_SHORT = 14
"""A window of fewer days than this is not told as if it had 28 [days]."""
_ROOM = 14
"""So many bars can carry their numbers at the width of a phone."""
_ROOM_DATED = 6
"""So many can carry the day with its month beside it."""
_ROWS = (-0.04, -0.15, -0.265, -0.38)
"""Where the day, the month, what they are and the days recorded begin below the bars [heights]."""


@styled
def plot_burden(
    result: Any,
    *,
    patient: str | None = None,
    windows: int | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
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
    windows
        Draw only so many of the newest windows.

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
    say = words_for(result, language, patient)
    table = one_person(result.table, patient=patient)
    table = table.sort_values("window_start", ignore_index=True)
    if windows is not None:
        table = table.tail(windows).reset_index(drop=True)
    ax = ax or new_axes(2.1, left=0.3, bottom=0.6, top=0.3)
    if not len(table):
        return style.say_nothing(ax, say("bars.nothing"))
    length = int(result.settings.get("window_days", 28))
    _bars(ax, table)
    _bounds(ax, table)
    step = ceil(len(table) / _ROOM)
    _numbers(ax, table, step, say)
    _feet(ax, table, step, length, say)
    ax.set_ylim(0, 30.5)
    ax.set_yticks([0, 7, 14, 21, 28])
    ax.set_xlim(-0.6, max(len(table), 4) - 0.4)
    style.light_grid(ax)
    style.set_title(ax, say("bars.title"))
    return style.describe(ax, _tell(table, length, say))


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


def _numbers(ax: Axes, table: pd.DataFrame, step: int, say: Words) -> None:
    for x, row in enumerate(table.to_dict("records")):
        if (len(table) - 1 - x) % step:
            continue
        tops = [row["headache_days_28"], row["highest_28"] if row["days"] >= _SHORT else 0.0]
        top = max(value for value in [0.0, *tops] if not pd.isna(value))
        rate = row["headache_days_28"]
        words = "?" if pd.isna(rate) else say.number(rate, places=0)
        style.write(ax, x, top + 0.6, words, ha="center", va="bottom", fontweight="bold")


def _feet(ax: Axes, table: pd.DataFrame, step: int, length: int, say: Words) -> None:
    shown = [x for x in range(len(table)) if (len(table) - 1 - x) % step == 0]
    ax.set_xticks(shown, labels=[""] * len(shown))
    rows = _ROWS if len(shown) > _ROOM_DATED else (_ROWS[0], *_ROWS[:-1])
    at: dict[str, Any] = {"transform": ax.get_xaxis_transform(), "va": "top"}
    for x, (day, month) in zip(shown, _begins(table, shown, say), strict=True):
        style.write(ax, x, rows[0], day, ha="center", color=MUTED, **at)
        if month:
            style.write(ax, x, rows[1], month, ha="center", color=MUTED, **at)
        recorded, days = int(table["recorded"].iloc[x]), int(table["days"].iloc[x])
        words = str(recorded) if days == length else f"{recorded}/{days}"
        style.write(ax, x, rows[3], words, ha="center", fontsize=SMALL, **at)
    foot = say("bars.foot_every" if step > 1 else "bars.foot", length=length, step=step)
    # It stands between the two, or "Mar" and "26" below it would be read as a date.
    at["transform"] = ax.transAxes
    style.write(ax, 0.0, rows[2], foot, fontsize=SMALL, color=MUTED, **at)


def _begins(table: pd.DataFrame, shown: list[int], say: Words) -> list[tuple[str, str]]:
    """Give the day on which each bar begins, and its month where that stands below it."""
    starts = [table["window_start"].iloc[x] for x in shown]
    if len(shown) <= _ROOM_DATED:
        return [(say.short_day(day), "") for day in starts]
    months = [say.lines("calendar.months")[day.month - 1] for day in starts]
    new = [month if month != before else "" for before, month in pairwise(["", *months])]
    return [(str(day.day), month) for day, month in zip(starts, new, strict=True)]


def _tell(table: pd.DataFrame, length: int, say: Words) -> str:
    """Say every bar in words; on a page in fewer."""
    rows = table.to_dict("records")
    if say.place == "page":
        return say("pictures.bars_alt", bars="; ".join(_tell_briefly(row, say) for row in rows))
    return say("bars.alt", bars="; ".join(_tell_bar(row, say) for row in rows), length=length)


def _tell_bar(row: Any, say: Words) -> str:
    low, high = (say.number(row[name], places=0) for name in ("lowest_28", "highest_28"))
    rate = say.number(row["headache_days_28"], places=0)
    counts = {"day": row["window_start"], "recorded": row["recorded"], "days": row["days"]}
    if row["days"] < _SHORT:
        return say("bars.alt_few", **counts)
    unknown = pd.isna(row["headache_days_28"])
    if low == high:
        return say("bars.alt_sure", rate=low if unknown else rate, **counts)
    if unknown:
        return say("bars.alt_between", low=low, high=high, **counts)
    return say("bars.alt_range", rate=rate, low=low, high=high, **counts)


def _tell_briefly(row: Any, say: Words) -> str:
    low, high = (say.number(row[name], places=0) for name in ("lowest_28", "highest_28"))
    rate = say.number(row["headache_days_28"], places=0)
    if pd.isna(row["headache_days_28"]):
        rate = low if low == high else say("pictures.between", low=low, high=high)
    counts = {"recorded": int(row["recorded"]), "days": int(row["days"])}
    return say("pictures.bar_alt", day=say.day(row["window_start"]), rate=rate, **counts)
