"""Pain day by day, and the day on which something began."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from hdiary.plots import style
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, MUTED, PAPER, RULE, SMALL, styled
from hdiary.words import Words

_HEIGHT = 1.5
_TOPS = {"0-10": 10.0, "0-100": 100.0, "0-3": 3.0, "words": 3.0, "yes-no": 1.0}
_TOPS |= {"0-4": 4.0, "0-5": 5.0, "1-5": 5.0}
_UNRATED = 0.12
"""How high a headache without a rating stands, as a share of the scale."""
_MONTHS_SHOWN = 8


@styled
def plot_pain(
    result: Any,
    *,
    patient: str | None = None,
    since: str | date | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the worst pain of every day, and a line at the day on which something began.

    A headache is a line from the foot up to its worst pain; one without a rating ends low in an
    open ring. A clear day is empty, and a day without an entry is a grey mark below the foot.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    since
        The day at which to draw a line; none if left out.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> dates = pd.to_datetime(["2026-03-01", "2026-03-02"])
    >>> days = pd.DataFrame({"patient": ["1"] * 2, "date": dates,
    ...     "state": ["headache", "clear"], "worst_pain": [5.0, 0.0]})
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_pain(SimpleNamespace(days=days, settings={"scale": "0-10"})))
    'Worst pain of each day, 1 March 2026 to 2 March 2026: headache on 1 of 2 recorded days.'
    """
    say = words_for(result, language, patient)
    days = one_person(result.days, patient=patient)
    begin = None if since is None else pd.Timestamp(since)
    ax = ax or new_axes(_HEIGHT, left=0.28, bottom=0.36, top=0.32)
    if not len(days):
        return style.say_nothing(ax, say("pain_chart.nothing"))
    top = _TOPS[str(result.settings.get("scale", "0-10"))]
    _draw_days(ax, days, top)
    _draw_axes(ax, days, top, say)
    if begin is not None:
        _draw_start(ax, days, begin, top, say)
    style.set_title(ax, say("pain_chart.title"))
    return style.describe(ax, _tell(days, begin, say))


def _since_first(days: pd.DataFrame, dates: Any) -> Any:
    return (dates - days["date"].iloc[0]) / pd.Timedelta(days=1)


def _draw_days(ax: Axes, days: pd.DataFrame, top: float) -> None:
    x = np.asarray(_since_first(days, days["date"]), dtype=float) + 0.5
    state = days["state"].astype("str").to_numpy()
    pain = days["worst_pain"].to_numpy(dtype=float, na_value=np.nan)
    aching = state == "headache"
    rated = aching & ~np.isnan(pain)
    width = min(3.0, 190.0 / len(days))
    ends = [[(at, 0.0), (at, high)] for at, high in zip(x[rated], pain[rated], strict=True)]
    ax.add_collection(LineCollection(ends, colors=MUTED, linewidths=width, zorder=2))
    unrated = aching & np.isnan(pain)
    ax.vlines(x[unrated], 0, _UNRATED * top, colors=MUTED, linewidth=width, zorder=2)
    ax.plot(
        x[unrated],
        np.full(int(unrated.sum()), _UNRATED * top),
        linestyle="",
        marker="o",
        markersize=2.6,
        markerfacecolor="none",
        markeredgecolor=MUTED,
        markeredgewidth=0.7,
        zorder=3,
    )
    left_out = x[state == "not recorded"]
    foot = np.full(len(left_out), -0.045 * top)
    ax.plot(left_out, foot, linestyle="", marker="_", markersize=2.2, color=MUTED, zorder=3)


def _draw_axes(ax: Axes, days: pd.DataFrame, top: float, say: Words) -> None:
    ax.set_xlim(0, len(days))
    ax.set_ylim(-0.08 * top, 1.02 * top)
    ax.set_yticks([0, top / 2, top] if top > 3 else list(range(int(top) + 1)))
    dates = days["date"]
    starts = pd.date_range(dates.iloc[0], dates.iloc[-1], freq="MS")
    starts = starts[:: max(1, -(-len(starts) // _MONTHS_SHOWN))]
    labels = [
        f"{say.short_month(day)}\n{day.year}" if n == 0 or day.month == 1 else say.short_month(day)
        for n, day in enumerate(starts)
    ]
    places = [float(_since_first(days, day)) for day in starts]
    if not places:
        places, labels = [0.0], [f"{say.short_day(dates.iloc[0])}\n{dates.iloc[0].year}"]
    ax.set_xticks(places, labels=labels)
    ax.tick_params(axis="x", length=2.5)
    style.light_grid(ax)
    style.write(
        ax, 1.0, 1.04, say("pain_chart.foot"), transform=ax.transAxes, ha="right", va="bottom",
        fontsize=SMALL, color=MUTED,
    )  # fmt: skip
    ax.axhline(0, color=RULE, linewidth=0.6, zorder=1)


def _draw_start(ax: Axes, days: pd.DataFrame, begin: pd.Timestamp, top: float, say: Words) -> None:
    at = float(_since_first(days, begin))
    if not 0 <= at <= len(days):
        return
    ax.axvline(at, color=BLUE, linewidth=1.6, zorder=4)
    left = at > 0.6 * len(days)
    style.write(
        ax,
        at + (-0.008 if left else 0.008) * len(days),
        top,
        say("pain_chart.start", day=begin),
        ha="right" if left else "left",
        va="top",
        color=BLUE,
        fontweight="bold",
        zorder=5,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.6, "alpha": 0.85},
    )


def _tell(days: pd.DataFrame, begin: pd.Timestamp | None, say: Words) -> str:
    state = days["state"].astype("str")
    told = {
        "first": days["date"].iloc[0],
        "last": days["date"].iloc[-1],
        "aching": int((state == "headache").sum()),
        "recorded": int((state != "not recorded").sum()),
    }
    if begin is None:
        return say("pain_chart.alt", **told)
    return say("pain_chart.alt_start", **told, start=begin)
