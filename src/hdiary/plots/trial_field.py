"""The field of the picture of a trial: its scale, its arms, and the words above and below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import style
from hdiary.plots.lettering import shorten, wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.style import BLUE, INK, MUTED, PAPER, RULE, SMALL, TEXT
from hdiary.words import Words

_FIELD, _LEFT, _TOP = 1.66, 0.28, 0.28
"""Height of the field, its left margin and the room for the title [inches]."""
HEAD, _BELOW = 0.15, 0.34
"""Height of a line of the head, and room for the months [inches]."""
LINE, _MORE = 0.118, 0.018
"""Height of a line below, and what a line in larger type needs more [inches]."""
_FOOT = 0.04
"""Share of the field below nought, so that marks there stand clear of the line."""
_MONTHS_SHOWN = 7
MARKERS = ("o", "s", "^", "D")
COLOURS = (BLUE, INK, MUTED, INK)
LINES: tuple[Any, ...] = ("-", (0, (4, 2)), (0, (1, 1.5)), (0, (5, 1.5, 1, 1.5)))
"""How each arm is drawn: its sign and its line tell it as well as its ink."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """The values that are drawn: their highest, and the numbers on the axis."""

    top: float
    ticks: tuple[float, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Foot:
    """The lines below: the differences in words, those claimed in colour, and the key."""

    differences: tuple[tuple[str, bool], ...]
    key: str

    def lines(self, width: float) -> list[tuple[str, bool | None]]:
        """Break them into lines that fit; None where a line is of the key."""
        broken: list[tuple[str, bool | None]] = []
        for words, claimed in self.differences:
            fitting = wrap_words(words, width=width - 0.02, size=TEXT, bold=claimed)
            broken += [(line, claimed) for line in fitting]
        broken += [(line, None) for line in wrap_words(self.key, width=width - 0.02)]
        return broken

    def height(self, width: float) -> float:
        """Say how high they are [inches]."""
        return sum(line_height(claimed) for _, claimed in self.lines(width))


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """Where it is drawn, its size [inches], and how its values stand in it."""

    ax: Axes
    say: Words
    width: float
    height: float
    last: float  # Where time ends [days, steps]
    scale: Scale
    ceiling: float  # The value at the upper edge, above the lines of the head

    def head(self, line: int) -> float:
        """Give the height of a line of the head, as a share of the field."""
        return 1 - (0.01 + line * HEAD) / self.height


def pick_scale(outcome: str, highest: float) -> Scale:
    """Choose a scale that holds the highest value."""
    if outcome == "headache_days_28":
        top = 7.0 * max(2, int(np.ceil(highest / 7 - 1e-9)))
        return Scale(top=top, ticks=tuple(float(t) for t in range(0, int(top) + 1, 7)))
    top = 5.0 if highest <= 5 and outcome == "mean_pain" else 10.0
    step = 1 if top == 5.0 else 2
    return Scale(top=top, ticks=tuple(float(t) for t in range(0, int(top) + 1, step)))


def make_room(foot: Foot) -> Axes:
    """Make axes of our own, with room for the lines below."""
    bottom = _BELOW + foot.height(style.width_within(_LEFT)) + 0.08
    return new_axes(_FIELD + _TOP + bottom, left=_LEFT, bottom=bottom, top=_TOP)


def lay_field(ax: Axes, last: float, scale: Scale, heads: int, say: Words) -> Field:
    """Measure the axes, and leave room for so many lines in the head."""
    box, figure = ax.get_position(), style.figure_of(ax)
    height = box.height * figure.get_figheight()
    # The writing takes so many inches of the field, whatever its height.
    room = min(heads * HEAD + 0.13, 0.55 * height)
    ceiling = scale.top * height / (height - room)
    ax.set_xlim(-0.015 * last, 1.015 * last)
    ax.set_ylim(-_FOOT * ceiling, ceiling)
    ax.set_yticks(scale.ticks)
    ax.tick_params(labelsize=TEXT)
    style.light_grid(ax)
    width = box.width * figure.get_figwidth()
    return Field(
        ax=ax, say=say, width=width, height=height, last=last, scale=scale, ceiling=ceiling
    )


def draw_heads(field: Field, names: Sequence[str]) -> None:
    """Name the arms above the marks, each beside its sign."""
    ax = field.ax
    for place, name in enumerate(names):
        y, colour = field.head(place) - 0.5 * HEAD / field.height, COLOURS[place]
        draw_sign(ax, 0.06 / field.width, y, place, transform=ax.transAxes)
        how: dict[str, Any] = {"transform": ax.transAxes, "va": "center", "color": colour}
        words = shorten(name, width=field.width - 0.16, bold=True)
        style.write(ax, 0.14 / field.width, y, words, fontweight="bold", **how)


def draw_sign(ax: Axes, x: float, y: float, place: int, **how: Any) -> None:
    """Draw the sign of an arm."""
    ax.plot(
        [x], [y], marker=MARKERS[place], color=COLOURS[place], markersize=4.2, linestyle="",
        clip_on=False, zorder=5, **how,
    )  # fmt: skip


def draw_marks(field: Field, marks: pd.DataFrame) -> None:
    """Draw what came out of each: filled, open where some is missing, or a cross at the foot."""
    x = ((marks["begin"] + marks["end"]) / 2).to_numpy(dtype=float)
    value = marks["value"].to_numpy(dtype=float)
    known = ~np.isnan(value)
    whole = (marks["recorded"] >= marks["days"]).to_numpy()
    size = 4.4 if len(marks) <= 26 else 3.2
    place = marks["place"].to_numpy()
    for arm in range(len(MARKERS)):
        how: dict[str, Any] = {"linestyle": "", "color": COLOURS[arm], "clip_on": False}
        for where, face in ((known & whole, COLOURS[arm]), (known & ~whole, PAPER)):
            mine = where & (place == arm)
            field.ax.plot(
                x[mine], value[mine], marker=MARKERS[arm], markersize=size, markerfacecolor=face,
                markeredgewidth=0.9, zorder=4, **how,
            )  # fmt: skip
        missing = ~known & (place == arm)
        nought = np.zeros(int(missing.sum()))
        field.ax.plot(
            x[missing], nought, marker="x", markersize=0.9 * size, markeredgewidth=0.9, **how
        )


def draw_mean(field: Field, mean: float, place: int, ends: tuple[float, float]) -> None:
    """Draw the mean of an arm across its time."""
    if not np.isnan(mean):
        field.ax.plot(
            ends, [mean, mean], color=COLOURS[place], linewidth=1.1, linestyle=LINES[place],
            zorder=2,
        )  # fmt: skip


def draw_level(field: Field, level: float, place: int, ends: tuple[float, float]) -> None:
    """Draw what came out across the days of a period."""
    if not np.isnan(level):
        field.ax.plot(
            ends, [level, level], color=COLOURS[place], linewidth=2.0, solid_capstyle="butt",
            zorder=3,
        )  # fmt: skip


def draw_start(
    field: Field, begin: float, drawn_from: tuple[int, int], first: pd.Timestamp
) -> None:
    """Draw the day that was drawn, and a bar at the foot for the days it was drawn from."""
    ax, share = field.ax, field.scale.top / field.ceiling
    ax.axvline(begin, 0, share + 0.03, color=INK, linewidth=1.0, zorder=3)
    line = -0.5 * _FOOT * field.ceiling
    ax.plot(drawn_from, [line, line], color=INK, linewidth=2.6, solid_capstyle="butt", zorder=2)
    right = begin < 0.5 * field.last
    words = field.say("trial.picture.start", day=first + pd.Timedelta(days=begin))
    style.write(
        ax, begin + (0.012 if right else -0.012) * field.last, share + 0.02, words,
        transform=ax.get_xaxis_transform(), ha="left" if right else "right", va="bottom",
        fontsize=SMALL,
    )  # fmt: skip


def draw_steps(field: Field, steps: int) -> None:
    """Write the numbers of the headaches below."""
    wide = 5 if steps <= 50 else 10 * -(-steps // 100)
    shown = [1, *range(wide, steps + 1, wide)]
    field.ax.set_xticks([step - 0.5 for step in shown], labels=[str(step) for step in shown])
    field.ax.set_xlabel(field.say("trial.picture.axis_headaches"), labelpad=1.0)


def draw_months(field: Field, start: pd.Timestamp) -> None:
    """Name the months below, or the first day where none begins."""
    say = field.say
    begins = pd.date_range(start, start + pd.Timedelta(days=field.last), freq="MS")
    shown = begins[:: max(1, -(-len(begins) // _MONTHS_SHOWN))]
    years = [day.year for day in shown]
    labels = [
        say.short_month(day) if day.year in years[:n] else f"{say.short_month(day)}\n{day.year}"
        for n, day in enumerate(shown)
    ]
    places = [float((day - start).days) for day in shown]
    if not places or places[0] > 0.2 * field.last:
        places, labels = [0.0, *places], [f"{say.short_day(start)}\n{start.year}", *labels]
    field.ax.set_xticks(places, labels=labels)
    field.ax.tick_params(axis="x", length=2.5)


def shade(field: Field, begin: float, end: float) -> None:
    """Shade days that do not count."""
    field.ax.axvspan(
        begin, end, 0, field.scale.top / field.ceiling, color=RULE, linewidth=0, zorder=0
    )


def draw_foot(field: Field, foot: Foot) -> None:
    """Write the lines below."""
    at = _BELOW
    for line, claimed in foot.lines(field.width):
        style.write(
            field.ax, 0.0, -at / field.height, line, transform=field.ax.transAxes, va="top",
            **look_of(claimed),
        )  # fmt: skip
        at += line_height(claimed)


def line_height(claimed: bool | None) -> float:
    """Say how high a line below is [inches]."""
    return LINE if claimed is None else LINE + _MORE


def look_of(claimed: bool | None) -> dict[str, Any]:
    """Give how a line below is written: a difference that is claimed, one that is not, the key."""
    if claimed is None:
        return {"fontsize": SMALL, "color": MUTED}
    return {"color": BLUE, "fontweight": "bold"} if claimed else {"color": INK}
