"""The field of the picture of a change: its weeks, levels, shades, axes and the lines below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import style
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.style import BLUE, INK, LEFT_OUT, MUTED, PALE_BLUE, PAPER, RULE, SMALL, TEXT
from hdiary.words import Words

_FIELD, _LEFT, _TOP = 1.72, 0.28, 0.3
"""Height of the field, its left margin and the room for the title [inches]."""
_HEAD, _LINE, _BELOW = 0.14, 0.115, 0.34
"""Height of a line of writing in the head and the foot, and room for the months [inches]."""
_FOOT = 0.03
"""Share of the field below nought, so that marks there stand clear of the line."""
_MANY_WEEKS = 40
_MONTHS_SHOWN = 8
_TICKS = {28.0: (0, 7, 14, 21, 28), 10.0: (0, 2, 4, 6, 8, 10)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """Where it is drawn, its size [inches], its days counted from the start, and its scale."""

    # ``top`` is the highest value, ``ceiling`` the end of the scale, where the head stands.
    ax: Axes
    say: Words
    begin: pd.Timestamp
    width: float
    height: float
    low: float
    high: float
    top: float
    ceiling: float

    def head(self, line: int) -> float:
        """Give the height of the head's lines from above, as a share of the field."""
        return 1 - (0.01 + line * _HEAD) / self.height

    def since(self, days: Any) -> Any:
        """Count days from the start."""
        gap = days - self.begin
        return gap.dt.days.to_numpy(dtype=float) if isinstance(gap, pd.Series) else float(gap.days)


def lay_field(ax: Axes, course: pd.DataFrame, begin: pd.Timestamp, top: float, say: Words) -> Field:
    """Measure the axes, and the days that are drawn on them."""
    box, figure = ax.get_position(), style.figure_of(ax)
    height = box.height * figure.get_figheight()
    first = (course["first_day"] - begin).dt.days.to_numpy(dtype=float)
    last = first + course["days"].to_numpy(dtype=float)
    # The writing takes so many inches of the field, whatever its height.
    room = min(2 * _HEAD + 0.06, 0.4 * height)
    return Field(
        ax=ax,
        say=say,
        begin=begin,
        width=box.width * figure.get_figwidth(),
        height=height,
        low=min(float(first.min()), 0.0),
        high=max(float(last.max()), 1.0),
        top=top,
        ceiling=top * height / (height - room),
    )


def make_room(feet: Sequence[str]) -> Axes:
    """Make axes of our own, with room for the lines below."""
    lines = len(_wrap(feet, style.width_within(_LEFT)))
    bottom = _BELOW + _LINE * lines + 0.06
    return new_axes(_FIELD + _TOP + bottom, left=_LEFT, bottom=bottom, top=_TOP)


def _wrap(feet: Sequence[str], width: float) -> list[str]:
    return [line for words in feet for line in wrap_words(words, width=width - 0.02)]


def draw_weeks(field: Field, course: pd.DataFrame) -> None:
    """Draw the value of every 7 days: filled, open where some days are missing, or a cross."""
    x = field.since(course["first_day"]) + course["days"].to_numpy(dtype=float) / 2
    value = course["value"].to_numpy(dtype=float)
    known = ~np.isnan(value)
    whole = (course["recorded"] >= course["days"]).to_numpy()
    size = 3.4 if len(course) <= _MANY_WEEKS else 2.0
    how: dict[str, Any] = {"linestyle": "", "color": MUTED, "clip_on": False, "zorder": 4}
    for where, face in ((known & whole, MUTED), (known & ~whole, PAPER)):
        field.ax.plot(
            x[where],
            value[where],
            marker="o",
            markersize=size,
            markerfacecolor=face,
            markeredgewidth=0.2 * size,
            **how,
        )
    nought = np.zeros(int((~known).sum()))
    how |= {"marker": "x", "markersize": 0.9 * size, "markeredgewidth": 0.8}
    field.ax.plot(x[~known], nought, **how)


def draw_phases(field: Field, phases: pd.DataFrame) -> None:
    """Draw the level of each time with its interval, and shade the days not compared."""
    ax = field.ax
    for row in phases.to_dict("records"):
        first = field.since(row["first_day"])
        last = field.since(row["last_day"]) + 1
        if row["phase"] in {"settling", "left out"}:
            shade = RULE if row["phase"] == "settling" else LEFT_OUT
            ax.axvspan(first, last, 0, field.head(1), color=shade, linewidth=0, zorder=0)
        if pd.isna(row["level"]):
            continue
        low, high = (min(max(float(row[name]), 0.0), field.top) for name in ("low", "high"))
        ax.fill_between([first, last], low, high, color=PALE_BLUE, linewidth=0, alpha=0.75)
        level = float(row["level"])
        ax.plot([first, last], [level, level], color=BLUE, linewidth=2.2, solid_capstyle="butt")
        if not pd.isna(row["counterfactual"]):
            same = float(row["counterfactual"])
            ax.plot([0, last], [same, same], color=INK, linewidth=1.1, linestyle=(0, (4, 2.5)))
        _label_level(field, level, after=row["phase"] == "after")


def _label_level(field: Field, level: float, *, after: bool) -> None:
    """Name a level in the head, above the marks, on its own side."""
    style.write(
        field.ax,
        1.0 if after else 0.0,
        field.head(0),
        field.say("change.picture.after" if after else "change.picture.before", level=level),
        transform=field.ax.transAxes,
        ha="right" if after else "left",
        va="top",
        color=BLUE,
        fontweight="bold",
    )


def draw_start(field: Field, name: str, *, found: bool) -> None:
    """Draw the day on which it began, and name it."""
    field.ax.axvline(0, 0, field.head(1), color=INK, linewidth=1.0, zorder=3)
    right = -field.low < field.high
    span = 1.04 * (field.high - field.low)
    room = field.width * max(-field.low, field.high) / span - 0.06
    key = "change.picture.start_found" if found else "change.picture.start"
    when = field.say(key, day=field.begin)
    style.write(
        field.ax,
        0.04 * span / field.width * (1 if right else -1),
        field.head(1),
        shorten(name, width=room - measure(when, size=SMALL), size=SMALL) + when,
        transform=field.ax.get_xaxis_transform(),
        ha="left" if right else "right",
        va="top",
        fontsize=SMALL,
    )


def draw_axes(field: Field) -> None:
    """Draw the scale and the months."""
    ax, say, begin = field.ax, field.say, field.begin
    pad = 0.02 * (field.high - field.low)
    ax.set_xlim(field.low - pad, field.high + pad)
    ax.set_ylim(-_FOOT * field.ceiling, field.ceiling)
    ax.set_yticks(list(_TICKS[field.top]))
    first = (begin + pd.Timedelta(days=field.low)).normalize()
    starts = pd.date_range(first, begin + pd.Timedelta(days=field.high), freq="MS")
    shown = starts[:: max(1, -(-len(starts) // _MONTHS_SHOWN))]
    years = [day.year for day in shown]
    labels = [
        say.short_month(day) if day.year in years[:n] else f"{say.short_month(day)}\n{day.year}"
        for n, day in enumerate(shown)
    ]
    places = [float((day - begin).days) for day in shown]
    if not places:
        places, labels = [0.0], [f"{say.short_day(begin)}\n{begin.year}"]
    ax.set_xticks(places, labels=labels)
    ax.tick_params(axis="x", length=2.5)
    ax.tick_params(labelsize=TEXT)
    style.light_grid(ax)


def draw_feet(field: Field, feet: Sequence[str]) -> None:
    """Write the lines below."""
    for number, line in enumerate(_wrap(feet, field.width)):
        below = -(_BELOW + _LINE * number) / field.height
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "top"}
        style.write(field.ax, 0.0, below, line, transform=field.ax.transAxes, **how)
