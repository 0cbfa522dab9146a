"""The room for a forest of odds ratios: names, the axis and counts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from matplotlib.axes import Axes

from hdiary.plots.factor_rows import CLAIMS, ENDS, Row, say_lanes
from hdiary.plots.forest_words import say_starred
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.style import SMALL, TEXT, WIDTH, figure_of
from hdiary.words import Words

ROW, HEAD, LINE = 0.3, 0.2, 0.125
"""Heights [inches]: a factor, the words above the factors, a line of words below them."""
AXIS = 0.36
"""What the numbers and words of the axis need [inches]."""
_NAMES, _COUNTS, SPACE = 1.38, 1.05, 0.08
"""The widest names and counts, and the space between the columns [inches]."""
_NEAREST, _FARTHEST = 2, 4
"""The axis ends at an odds ratio of 4 at least and of 16 at most [doublings]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """Widths of the columns [inches], and how far the axis goes [doublings]."""

    names: float
    forest: float
    counts: float
    reach: int

    @property
    def left(self) -> float:
        """Where names begin, as a share of the forest's width."""
        return -(self.names + SPACE) / self.forest

    @property
    def right(self) -> float:
        """Where counts begin, as a share of the forest's width."""
        return 1 + SPACE / self.forest


def make_room(
    ax: Axes | None, rows: Sequence[Row], feet: list[str], say: Words
) -> tuple[Axes, Room]:
    """Lay out names, forest and counts side by side, inside the axes that were given."""
    lines = sum(len(wrap_words(words, width=WIDTH - 0.14)) for words in feet)
    below = AXIS + LINE * lines
    if ax is None:
        height = 0.3 + HEAD + ROW * len(rows) + below
        ax = new_axes(height, left=0.06, bottom=0.04, top=0.26)
    figure, box = figure_of(ax), ax.get_position()
    width, height = box.width * figure.get_figwidth(), box.height * figure.get_figheight()
    most = max(_NAMES, 0.3 * width)
    names = [shorten(str(row["told"]), width=most, bold=True) for row in rows]
    name = max(measure(words, size=TEXT, bold=True) for words in names)
    verdict = max(measure(say_starred(row, say), size=SMALL, bold=True) for row in rows)
    name = min(max(name, verdict), most)
    counts = max(measure(words, size=SMALL) for row in rows for words in say_lanes(row, say))
    counts = min(counts, _COUNTS)
    forest = max(width - name - counts - 2 * SPACE, 0.25 * width)
    below = min(below, 0.6 * height)
    ax.set_position(
        (
            box.x0 + (name + SPACE) / figure.get_figwidth(),
            box.y0 + below / figure.get_figheight(),
            forest / figure.get_figwidth(),
            (height - below) / figure.get_figheight(),
        )
    )
    room = Room(names=name, forest=forest, counts=counts, reach=_find_reach(rows))
    ax.set_xscale("log", base=2)
    ax.set_xlim(2.0**-room.reach, 2.0**room.reach)
    ax.set_ylim(len(rows), -HEAD / ROW)
    return ax, room


def _find_reach(rows: Sequence[Row]) -> int:
    """Say how far the axis goes, so that claimed intervals and all estimates are inside."""
    far = [float(row["odds_ratio"]) for row in rows]
    far += [float(row[end]) for row in rows if row["verdict"] in CLAIMS for end in ENDS]
    doublings = [abs(log2(ratio)) for ratio in far if 0 < ratio < np.inf]
    return min(max(ceil(max(doublings, default=0.0)), _NEAREST), _FARTHEST)
