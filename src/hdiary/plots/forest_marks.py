"""What is drawn of a forest of odds ratios: its ground, its rows, its axis and its foot."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from hdiary.plots.factor_rows import CLAIMS, ENDS, Row, say_lanes
from hdiary.plots.forest import AXIS, HEAD, LINE, ROW, SPACE, Room
from hdiary.plots.forest_words import say_starred
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.style import BLUE, INK, MUTED, PALE_BLUE, PAPER, RULE, SMALL, figure_of, write
from hdiary.words import Words

_TICK_ROOM = 0.26
"""What the number at a tick needs [inches]."""


def draw_ground(ax: Axes, bottom: int, little: tuple[float, ...], room: Room) -> None:
    """Draw the band of little difference and the lines of the axis."""
    low, high = (min(max(edge, 2.0**-room.reach), 2.0**room.reach) for edge in little)
    ax.fill_betweenx([0, bottom], low, high, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    ax.vlines(_ticks(room), 0, bottom, color=RULE, linewidth=0.5, zorder=0.5)
    ax.vlines([1.0], 0, bottom, color=MUTED, linewidth=0.9, zorder=1)


def draw_heads(ax: Axes, room: Room, say: Words) -> None:
    """Write what the counts are."""
    across = ax.get_yaxis_transform()
    end = room.right + room.counts / room.forest
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "center", "ha": "right"}
    write(ax, end, -HEAD / ROW / 2, say("triggers.forest.heads"), transform=across, **how)


def _ticks(room: Room) -> list[float]:
    return [2.0**power for power in range(-room.reach, room.reach + 1)]


def draw_row(ax: Axes, at: int, row: Row, room: Room, say: Words) -> None:
    """Write the name of a factor, its verdict and its counts."""
    claimed = row["verdict"] in CLAIMS
    colour = BLUE if claimed else MUTED
    across, y = ax.get_yaxis_transform(), at + 0.5
    name = shorten(str(row["told"]), width=room.names, bold=claimed)
    verdict = shorten(say_starred(row, say), width=room.names, size=SMALL, bold=claimed)
    weight = "bold" if claimed else "normal"
    side: dict[str, Any] = {"transform": across, "fontweight": weight}
    write(ax, room.left, y - 0.03, name, va="bottom", **side)
    write(ax, room.left, y - 0.01, verdict, va="top", fontsize=SMALL, color=colour, **side)
    for words, va in zip(say_lanes(row, say), ("bottom", "top"), strict=True):
        words = shorten(words, width=room.counts, size=SMALL)
        write(ax, room.right, y, words, transform=across, fontsize=SMALL, va=va)


def draw_estimates(ax: Axes, rows: Sequence[Row], room: Room) -> None:
    """Draw every interval and its estimate, all of a kind at once; an arrow where it goes on."""
    edge, y = 2.0**room.reach, np.arange(len(rows)) + 0.5
    ratio, low, high = (
        np.array([float(row[name]) for row in rows]) for name in ("odds_ratio", *ENDS)
    )
    claims = np.array([row["verdict"] in CLAIMS for row in rows])
    mark: dict[str, Any] = {"linestyle": "", "zorder": 3, "clip_on": False}
    for claimed, colour, inside, line in ((True, BLUE, BLUE, 1.4), (False, MUTED, PAPER, 0.9)):
        these = claims == claimed
        if not these.any():
            continue
        begin, end = (np.clip(limit[these], 1 / edge, edge) for limit in (low, high))
        ax.hlines(y[these], begin, end, color=colour, linewidth=line, zorder=2)
        for cut, arrow, x in ((low < 1 / edge, "<", 1 / edge), (high > edge, ">", edge)):
            at = y[these & cut]
            how: dict[str, Any] = {
                "marker": arrow,
                "markersize": 4.0,
                "markeredgewidth": 0,
                "color": colour,
            }
            if len(at):
                ax.plot(np.full(len(at), x), at, **how, **mark)
        seen = these & (ratio >= 1 / edge) & (ratio <= edge)
        how = {"marker": "o", "markersize": 5.0, "markeredgewidth": 1.0, "color": colour}
        ax.plot(ratio[seen], y[seen], markerfacecolor=inside, **how, **mark)


def draw_axis(ax: Axes, room: Room, say: Words) -> None:
    """Write numbers below the axis, every other line where there is little room."""
    each = room.forest / (2 * room.reach)
    step = 1 if each >= _TICK_ROOM else 2
    shown = [tick for tick in _ticks(room) if round(log2(tick)) % step == 0]
    ax.set_xticks([], minor=True)
    # Two decimals are enough for the smallest, 1/16.
    labels = [say.number(tick, places=3 if tick > 0.1 else 2) for tick in shown]
    ax.set_xticks(shown, labels=labels)
    ax.tick_params(axis="x", labelsize=SMALL, labelcolor=MUTED, pad=2.0, length=0.0)
    ax.set_yticks([])
    ax.grid(visible=False)
    for side in ("left", "top", "right"):
        ax.spines[side].set_visible(False)


def draw_feet(ax: Axes, feet: list[str], room: Room, say: Words) -> None:
    """Write what the axis is, and the sentences below it."""
    tall = ax.get_position().height * figure_of(ax).get_figheight()
    wide = room.names + room.forest + room.counts + 2 * SPACE
    small: dict[str, Any] = {"fontsize": SMALL, "va": "baseline", "transform": ax.transAxes}
    words = say("triggers.forest.axis")
    half = measure(words, size=SMALL) / 2 / room.forest
    # Under the line at 1, unless the words would run out of the picture there.
    middle = min(max(0.5, room.left + half), room.left + wide / room.forest - half)
    write(ax, middle, -0.26 / tall, words, ha="center", color=MUTED, **small)
    lines = [(line, part) for part in feet for line in wrap_words(part, width=wide)]
    for number, (line, part) in enumerate(lines):
        colour = INK if part == feet[0] else MUTED
        y = -(AXIS + 0.06 + LINE * number) / tall
        write(ax, room.left, y, line, color=colour, **small)
