"""Lanes of a trial, one for each arm: which days were its, and what came out on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten
from hdiary.plots.sheet import make_sheet, sheet_width, width_of
from hdiary.plots.style import MUTED, PAPER, RULE, SMALL, write
from hdiary.plots.trial_field import COLOURS, MARKERS, Foot, line_height, look_of
from hdiary.trials.planned import HEADACHE_DAYS, Planned
from hdiary.words import Words

HEAD, LANE, GAP = 0.19, 0.3, 0.1
"""Heights of a lane's name, its days, and the space to the next [inches]."""
AXIS = 0.3
INSET = 0.02
_MONTHS_SHOWN = 8


def draw_days(
    ax: Axes | None, heads: Sequence[str], foot: Foot, marks: pd.DataFrame, plan: Planned,
    *, say: Words,
) -> Axes:  # fmt: skip
    """Draw a lane for each arm, in which each of its days stands as high as its pain."""
    bottom = lanes_height(len(heads))
    ax = make_lanes(ax, bottom, foot)
    wide = (width_of(ax) - 2 * INSET) / float(plan.days)
    top_of_scale = 28.0 if plan.outcome == HEADACHE_DAYS else 10.0
    for place, head in enumerate(heads):
        base = lane_base(place)
        name_lane(ax, place, head)
        _draw_lane(ax, marks[marks["place"] == place], place, base, (wide, top_of_scale))
    draw_dates(ax, plan, bottom, wide, say)
    write_foot(ax, foot, bottom + AXIS)
    return ax


def lanes_height(lanes: int) -> float:
    """Say how high so many lanes are [inches]."""
    return lanes * (HEAD + LANE + GAP)


def lane_base(lane: int) -> float:
    """Say how far down the days of a lane stand [inches]."""
    return lane * (HEAD + LANE + GAP) + HEAD + LANE


def make_lanes(ax: Axes | None, bottom: float, foot: Foot) -> Axes:
    """Make a sheet that is high enough for lanes, dates and the lines below."""
    # The dates stand where a sheet has its axis; the lines below begin a little under them.
    below = foot.height(sheet_width(ax))
    return make_sheet(ax, bottom + (below if below else -0.2), (), end=0.04)


def name_lane(ax: Axes, place: int, head: str) -> None:
    """Write the name of a lane above it, beside the sign of its arm."""
    y = lane_base(place) - LANE - 0.09
    how: dict[str, Any] = {"marker": MARKERS[place], "color": COLOURS[place], "linestyle": ""}
    ax.plot([INSET + 0.05], [y], markersize=4.2, clip_on=False, **how)
    words = shorten(head, width=width_of(ax) - 0.2, bold=True)
    how = {"color": COLOURS[place], "fontweight": "bold", "va": "center_baseline"}
    write(ax, INSET + 0.14, y, words, **how)


def _draw_lane(
    ax: Axes, days: pd.DataFrame, place: int, base: float, scale: tuple[float, float]
) -> None:
    wide, top = scale
    x = INSET + (days["begin"].to_numpy(dtype=float) + 0.5) * wide
    value = days["value"].to_numpy(dtype=float)
    ax.plot([INSET, width_of(ax) - INSET], [base, base], color=RULE, linewidth=0.6, zorder=0)
    known, some = ~np.isnan(value), np.nan_to_num(value) > 0
    filled = place == 0
    ax.bar(
        x[known & some], -value[known & some] / top * LANE, width=0.72 * wide, bottom=base,
        color=COLOURS[place] if filled else PAPER, edgecolor=COLOURS[place],
        linewidth=0.0 if filled else 0.8, zorder=2,
    )  # fmt: skip
    how: dict[str, Any] = {"linestyle": "", "color": COLOURS[place], "clip_on": False}
    clear, missing = x[known & ~some], x[~known]
    ax.plot(clear, np.full(len(clear), base - 0.02), marker="o", markersize=1.6, **how)
    ax.plot(missing, np.full(len(missing), base - 0.03), marker="x", markersize=2.6, **how)


def draw_dates(ax: Axes, plan: Planned, bottom: float, wide: float, say: Words) -> None:
    """Name the months below the lanes, and the first day."""
    start = pd.Timestamp(plan.start)
    begins = pd.date_range(start, start + pd.Timedelta(days=plan.days - 1), freq="MS")
    shown = [day for day in begins if 0.6 < (day - start).days * wide < width_of(ax) - 0.25]
    shown = shown[:: max(1, -(-len(shown) // _MONTHS_SHOWN))]
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "top"}
    y = bottom - GAP
    for day, words in [(start, say.short_day(start, year=True))] + [
        (day, say.short_month(day)) for day in shown
    ]:
        x = INSET + (day - start).days * wide
        ax.plot([x, x], [y, y + 0.04], color=MUTED, linewidth=0.6)
        write(ax, x, y + 0.06, words, ha="left", **how)


def write_foot(ax: Axes, foot: Foot, top: float) -> None:
    """Write the lines below, from a height on [inches]."""
    for line, claimed in foot.lines(width_of(ax)):
        write(ax, 0.0, top, line, va="baseline", **look_of(claimed))
        top += line_height(claimed)
