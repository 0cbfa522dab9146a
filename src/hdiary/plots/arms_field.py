"""The field of the picture of arms: its room, everybody's lines, and the means on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from hdiary.cohort.arms.course import Course, Lane
from hdiary.diary.arrays import Floats
from hdiary.plots import style
from hdiary.plots.lettering import shorten, wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.style import BLUE, GREEN, INK, MUTED, SMALL, TEXT, VERMILION, WIDTH, write
from hdiary.words import Words

COLOURS = (MUTED, BLUE, VERMILION, GREEN, INK)
"""Grey for the reference, then Okabe and Ito's inks; the sign tells an arm as well as its ink."""
MARKERS = ("o", "s", "^", "D", "v")
MOST_ARMS = len(COLOURS)
MOST_LINES = 150
"""So many people of an arm are a line each."""
_FIELD, _ABOVE, _AXIS, _LINE = 1.9, 0.28, 0.24, 0.125
_LEFT, _NAMES = 0.3, 0.95
"""Heights and widths [inches]."""
_APART = 0.09
"""How far arms stand apart [periods]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ArmsField:
    """The axes, where the title begins, and their size without margins [inches]."""

    ax: Axes
    left: float
    width: float
    height: float
    say: Words


def lay_out(
    ax: Axes | None, course: Course, shown: tuple[Lane, ...], feet: list[str], say: Words
) -> ArmsField:
    """Make room for the arms' names at the right, and for people and words below."""
    lines = [line for words in feet for line in wrap_words(words, width=WIDTH - 0.14)]
    below = _AXIS + _LINE * (len(shown) + len(lines)) + 0.1
    ours = ax is None
    if ax is None:
        ax = new_axes(_FIELD + _ABOVE + below, left=_LEFT, bottom=below, top=_ABOVE)
    figure, box = style.figure_of(ax), ax.get_position()
    wide, tall = figure.get_figwidth(), figure.get_figheight()
    low = box.y0 if ours else box.y0 + min(below / tall, 0.5 * box.height)
    names = min(_NAMES / wide, 0.4 * box.width)
    ax.set_position((box.x0, low, box.width - names, box.y1 - low))
    width, height = (box.width - names) * wide, (box.y1 - low) * tall
    _scale(ax, course, shown, say)
    left = (0.06 - _LEFT) / width if ours else 0.0
    for number, line in enumerate(lines):
        y = -(_AXIS + _LINE * (len(shown) + number) + 0.06) / height
        write(ax, left, y, line, transform=ax.transAxes, fontsize=SMALL, color=MUTED, va="top")
    return ArmsField(ax=ax, left=left, width=width, height=height, say=say)


def _scale(ax: Axes, course: Course, shown: tuple[Lane, ...], say: Words) -> None:
    """Draw the axes: every period a step, values from nought."""
    drawn = [np.append(lane.own, [*lane.high, 1.0]) for lane in shown]
    top = max(float(np.nanmax(values)) for values in drawn)
    last = len(course.periods) - 1
    ax.set_xlim(-0.35, last + 0.35)
    ax.set_ylim(-0.03 * top, 1.04 * top)
    ax.set_xticks(range(last + 1), ["" for _ in course.periods])
    ax.yaxis.set_major_locator(MultipleLocator(7) if 10 < top <= 28 else MaxNLocator(nbins=5))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: say.number(v)))
    style.light_grid(ax)


def draw_lanes(field: ArmsField, course: Course, shown: tuple[Lane, ...]) -> None:
    """Draw everybody pale, the means with their intervals on them, and the names at their ends."""
    many = sum(min(len(lane.own), MOST_LINES) for lane in shown)
    pale = float(np.clip(8.0 / max(many, 1), 0.10, 0.35))
    for place, lane in enumerate(shown):
        x = _where(course, shown, place)
        chosen = _choose(lane.own)
        how: dict[str, Any] = {"color": COLOURS[place], "alpha": pale, "solid_capstyle": "round"}
        field.ax.plot(x, chosen.T, linewidth=0.6, marker=".", markersize=1.2, zorder=2, **how)
    for place, lane in enumerate(shown):
        x, colour = _where(course, shown, place), COLOURS[place]
        field.ax.vlines(x, lane.low, lane.high, color=colour, linewidth=1.6, zorder=4)
        field.ax.plot(
            x, lane.mean, color=colour, linewidth=1.6, marker=MARKERS[place], markersize=4.4,
            zorder=5, markeredgecolor=style.PAPER, markeredgewidth=0.5,
        )  # fmt: skip
    _write_names(field, course, shown)


def _where(course: Course, shown: tuple[Lane, ...], place: int) -> Floats:
    """Give the places of an arm on the axis, a little beside those of the others."""
    steps = np.arange(len(course.periods), dtype=np.float64)
    return steps + _APART * (place - (len(shown) - 1) / 2)


def _choose(own: Floats) -> Floats:
    """Choose every so manieth person, in the order of where they began."""
    if len(own) <= MOST_LINES:
        return own
    order = np.argsort(np.nan_to_num(own[:, 0], nan=np.inf), kind="stable")
    every = np.linspace(0, len(own) - 1, MOST_LINES).round().astype(np.int64)
    chosen: Floats = own[order[every]]
    return chosen


def _write_names(field: ArmsField, course: Course, shown: tuple[Lane, ...]) -> None:
    """Write each arm's name and last mean beside its end, no two on each other."""
    low, high = field.ax.get_ylim()
    step = 0.29 / field.height * (high - low)
    known = [lane.mean[~np.isnan(lane.mean)] for lane in shown]
    ends = [(float(mean[-1]), place) for place, mean in enumerate(known) if len(mean)]
    ends.sort()
    spread = _spread([end for end, _ in ends], step, (low + step / 2, high - step / 2))
    for (mean, place), y in zip(ends, spread, strict=True):
        name = shorten(shown[place].name, width=_NAMES - 0.1, bold=True)
        words = f"{name}\n{field.say.number(mean)}"
        write(
            field.ax, 1 + 0.04 / field.width, y, words, color=COLOURS[place], fontweight="bold",
            transform=field.ax.get_yaxis_transform(), va="center", fontsize=TEXT, linespacing=1.05,
        )  # fmt: skip


def _spread(ends: list[float], step: float, room: tuple[float, float]) -> list[float]:
    """Push labels apart that would stand on each other, inside the room there is."""
    places: list[float] = []
    for end in ends:
        places.append(max(end, room[0], places[-1] + step if places else room[0]))
    above = room[1]
    for at in reversed(range(len(places))):
        places[at] = min(places[at], above)
        above = places[at] - step
    return places


def name_period(period: int, say: Words) -> str:
    """Name a period on the axis."""
    return say("arms.chart.before") if period == 0 else say("arms.chart.period", n=period)


def write_people(field: ArmsField, course: Course, shown: tuple[Lane, ...]) -> None:
    """Write the periods under the axis, and how many people of each arm each mean is of."""
    say, ax = field.say, field.ax
    across = ax.get_xaxis_transform()
    wide = field.width / (len(course.periods) - 1 + 0.7)
    every = max(1, int(np.ceil(0.42 / wide)))
    heads = [name_period(period, say) for period in course.periods]
    for at in range(0, len(heads), every):
        words = shorten(heads[at], width=wide * every - 0.02)
        write(ax, at, -0.08 / field.height, words, transform=across, ha="center", va="top",
              color=MUTED)  # fmt: skip
        for place, lane in enumerate(shown):
            y = -(_AXIS + _LINE * place) / field.height
            write(ax, at, y, say.number(lane.people[at]), transform=across, ha="center", va="top",
                  color=COLOURS[place], fontsize=SMALL)  # fmt: skip
    right = 1 + 0.1 / field.width
    for place, lane in enumerate(shown):
        told = shorten(lane.name, width=_NAMES - 0.15, size=SMALL)
        y = -(_AXIS + _LINE * place) / field.height
        write(ax, right, y, told, transform=ax.transAxes, va="top", fontsize=SMALL,
              color=COLOURS[place])  # fmt: skip
