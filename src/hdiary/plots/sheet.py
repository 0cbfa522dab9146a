"""A picture laid out in inches: blocks of names and intervals, and lines of words below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from hdiary.plots.lettering import wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.style import MUTED, SMALL, figure_of, width_within, write

AXIS, LINE = 0.34, 0.125
"""What the numbers of an axis need, and a line of words [inches]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruler:
    """Where values stand across: from ``begin`` to ``end`` [inches], their ends low and high."""

    begin: float
    end: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Give the place of a value [inches]; beyond the axis, its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)


def make_sheet(ax: Axes | None, blocks: float, feet: Sequence[str], *, end: float) -> Axes:
    """Lay blocks and feet out in inches, inside the axes that were given."""
    if ax is None:
        height = _height(blocks, feet, sheet_width(None), end)
        ax = new_axes(height + 0.3, left=0.06, bottom=0.04, top=0.26)
    ax.set_xlim(0, width_of(ax))
    ax.set_ylim(_height(blocks, feet, width_of(ax), end), 0)
    ax.set_axis_off()
    return ax


def sheet_width(ax: Axes | None) -> float:
    """Give the width of a sheet that is yet to be laid out [inches]."""
    return width_within(0.06) if ax is None else width_of(ax)


def small_axes(ax: Axes | None) -> Axes:
    """Give axes for a single sentence."""
    return ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04)


def width_of(ax: Axes) -> float:
    """Give the width of axes [inches]."""
    return ax.get_position().width * figure_of(ax).get_figwidth()


def draw_interval(
    ax: Axes, ruler: Ruler, at: tuple[float, float, float], y: float, **look: Any
) -> None:
    """Draw a value and its low and high end at a height, arrows where they leave the axis."""
    value, low, high = at
    colour, face, size = look["colour"], look["face"], look["size"]
    ends = [ruler.x(low), ruler.x(high)]
    ax.plot(ends, [y, y], color=colour, linewidth=1.4, zorder=2)
    mark: dict[str, Any] = {"linestyle": "", "color": colour, "zorder": 3}
    for cut, arrow, end in ((low < ruler.low, "<", ends[0]), (high > ruler.high, ">", ends[1])):
        if cut:
            ax.plot([end], [y], marker=arrow, markersize=4.0, markeredgewidth=0, **mark)
    if size:
        ax.plot([ruler.x(value)], [y], marker="o", markersize=size, markerfacecolor=face, **mark)


def draw_feet(ax: Axes, feet: Sequence[str], top: float) -> None:
    """Write the lines under a picture, from a height on [inches]."""
    for number, line in enumerate(_wrap(feet, width_of(ax))):
        y = top + LINE * number
        write(ax, 0.0, y, line, fontsize=SMALL, color=MUTED, va="baseline")


def _height(blocks: float, feet: Sequence[str], width: float, end: float) -> float:
    return blocks + AXIS + LINE * len(_wrap(feet, width)) + end


def _wrap(feet: Sequence[str], width: float) -> list[str]:
    return [line for words in feet for line in wrap_words(words, width=width - 0.04)]
