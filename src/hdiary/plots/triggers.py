"""Which factors of the day before go with headaches: a forest of odds ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.factor_rows import CLAIMS, ENDS, Row, choose_rows, say_lanes
from hdiary.plots.forest_words import say_coverage, say_feet, say_forest, say_untold, say_verdict
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.select import one_person
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    PALE_BLUE,
    PAPER,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    describe,
    figure_of,
    new_axes,
    put_title,
    say_nothing,
    styled,
    write,
)
from hdiary.vocabulary.say import say_share

_ROW, _HEAD, _LINE = 0.3, 0.2, 0.125
"""Heights [inches]: a factor, the words above the factors, a line of words below them."""
_AXIS = 0.36
"""What the numbers and words of the axis need [inches]."""
_NAMES, _COUNTS, _SPACE = 1.38, 1.05, 0.08
"""The widest names and counts, and the space between the columns [inches]."""
_NEAREST, _FARTHEST = 2, 4
"""The axis ends at an odds ratio of 4 at least and of 16 at most [doublings]."""
_TICK_ROOM = 0.26
"""What the number at a tick needs [inches]."""
_TITLE = "Headache on the day after each factor"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Room:
    """Widths of the columns [inches], and how far the axis goes [doublings]."""

    names: float
    forest: float
    counts: float
    reach: int

    @property
    def left(self) -> float:
        """Where names begin, as a share of the forest's width."""
        return -(self.names + _SPACE) / self.forest

    @property
    def right(self) -> float:
        """Where counts begin, as a share of the forest's width."""
        return 1 + _SPACE / self.forest


@styled
def plot_triggers(
    result: Any, *, patient: str | None = None, most: int = 14, ax: Axes | None = None
) -> Axes:
    """Draw the odds ratios of headache on the day after each factor, with their intervals.

    What is claimed stands first, by size, in blue with filled marks; below it, in grey with
    open marks, what makes little or no difference and what cannot be told yet, the narrowest
    intervals first. An interval that goes on beyond the axis ends in an arrow. Factors with too
    few days are named below.

    Parameters
    ----------
    result
        A triggers result; the day-before rows of ``table``, ``coverage`` and the settings
        ``little`` and ``level`` are drawn.
    patient
        Whose factors; needed only where the result holds several people.
    most
        Draw only so many factors.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where no odds ratio can be given.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "factor", "window", "verdict", "odds_ratio"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_triggers(SimpleNamespace(table=table)))
    'The diary names no factors to compare.'
    """
    table = one_person(result.table, patient=patient)
    table = table[table["window"] == "day before"].reset_index(drop=True)
    if not len(table):
        return say_nothing(_small_axes(ax), "The diary names no factors to compare.")
    rows = choose_rows(table, most)
    coverage = say_coverage(table, one_person(result.coverage, patient=patient))
    if not len(rows.shown):
        words = " ".join([*say_untold(rows.untold), coverage])
        return say_nothing(_small_axes(ax), words)
    little = tuple(float(edge) for edge in result.settings["little"])
    level = say_share(float(result.settings.get("level", 0.95)))
    feet = say_feet(rows, coverage, little, level)
    ax, room = _make_room(ax, rows.shown, feet)
    _draw_ground(ax, rows.shown, little, room)
    drawn = rows.shown.to_dict("records")
    for y, row in enumerate(drawn):
        _draw_row(ax, y, row, room)
    _draw_estimates(ax, drawn, room)
    _draw_axis(ax, room)
    _draw_feet(ax, feet, room)
    put_title(ax, _TITLE, x=room.left, pad=1.0)
    return describe(ax, say_forest(rows, coverage, level))


def _small_axes(ax: Axes | None) -> Axes:
    return ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04)


def _make_room(ax: Axes | None, shown: pd.DataFrame, feet: list[str]) -> tuple[Axes, _Room]:
    """Lay out names, forest and counts side by side, inside the axes that were given."""
    rows = shown.to_dict("records")
    lines = sum(len(wrap_words(words, width=WIDTH - 0.14)) for words in feet)
    below = _AXIS + _LINE * lines
    if ax is None:
        height = 0.3 + _HEAD + _ROW * len(rows) + below
        ax = new_axes(height, left=0.06, bottom=0.04, top=0.26)
    figure, box = figure_of(ax), ax.get_position()
    width, height = box.width * figure.get_figwidth(), box.height * figure.get_figheight()
    most = max(_NAMES, 0.3 * width)
    names = [shorten(str(row["factor"]), width=most, bold=True) for row in rows]
    name = max(measure(words, size=TEXT, bold=True) for words in names)
    verdict = max(measure(say_verdict(row), size=SMALL, bold=True) for row in rows)
    name = min(max(name, verdict), most)
    counts = max(measure(words, size=SMALL) for row in rows for words in say_lanes(row))
    counts = min(counts, _COUNTS)
    forest = max(width - name - counts - 2 * _SPACE, 0.25 * width)
    below = min(below, 0.6 * height)
    ax.set_position(
        (
            box.x0 + (name + _SPACE) / figure.get_figwidth(),
            box.y0 + below / figure.get_figheight(),
            forest / figure.get_figwidth(),
            (height - below) / figure.get_figheight(),
        )
    )
    room = _Room(names=name, forest=forest, counts=counts, reach=_find_reach(rows))
    ax.set_xscale("log", base=2)
    ax.set_xlim(2.0**-room.reach, 2.0**room.reach)
    ax.set_ylim(len(rows), -_HEAD / _ROW)
    return ax, room


def _find_reach(rows: Sequence[Row]) -> int:
    """Say how far the axis goes, so that claimed intervals and all estimates are inside."""
    far = [float(row["odds_ratio"]) for row in rows]
    far += [float(row[end]) for row in rows if row["verdict"] in CLAIMS for end in ENDS]
    doublings = [abs(log2(ratio)) for ratio in far if 0 < ratio < np.inf]
    return min(max(ceil(max(doublings, default=0.0)), _NEAREST), _FARTHEST)


def _draw_ground(ax: Axes, shown: pd.DataFrame, little: tuple[float, ...], room: _Room) -> None:
    bottom = len(shown)
    low, high = (min(max(edge, 2.0**-room.reach), 2.0**room.reach) for edge in little)
    ax.fill_betweenx([0, bottom], low, high, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    ax.vlines(_ticks(room), 0, bottom, color=RULE, linewidth=0.5, zorder=0.5)
    ax.vlines([1.0], 0, bottom, color=MUTED, linewidth=0.9, zorder=1)
    words = "headache days/days"
    across = ax.get_yaxis_transform()
    end = room.right + room.counts / room.forest
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "center", "ha": "right"}
    write(ax, end, -_HEAD / _ROW / 2, words, transform=across, **how)


def _ticks(room: _Room) -> list[float]:
    return [2.0**power for power in range(-room.reach, room.reach + 1)]


def _draw_row(ax: Axes, at: int, row: Row, room: _Room) -> None:
    claimed = row["verdict"] in CLAIMS
    colour = BLUE if claimed else MUTED
    across, y = ax.get_yaxis_transform(), at + 0.5
    name = shorten(str(row["factor"]), width=room.names, bold=claimed)
    verdict = shorten(say_verdict(row), width=room.names, size=SMALL, bold=claimed)
    weight = "bold" if claimed else "normal"
    side: dict[str, Any] = {"transform": across, "fontweight": weight}
    write(ax, room.left, y - 0.03, name, va="bottom", **side)
    write(ax, room.left, y - 0.01, verdict, va="top", fontsize=SMALL, color=colour, **side)
    for words, va in zip(say_lanes(row), ("bottom", "top"), strict=True):
        words = shorten(words, width=room.counts, size=SMALL)
        write(ax, room.right, y, words, transform=across, fontsize=SMALL, va=va)


def _draw_estimates(ax: Axes, rows: Sequence[Row], room: _Room) -> None:
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


def _draw_axis(ax: Axes, room: _Room) -> None:
    each = room.forest / (2 * room.reach)
    step = 1 if each >= _TICK_ROOM else 2
    shown = [tick for tick in _ticks(room) if round(log2(tick)) % step == 0]
    ax.set_xticks([], minor=True)
    ax.set_xticks(shown, labels=[f"{tick:.4g}" if tick > 0.1 else "0.06" for tick in shown])
    ax.tick_params(axis="x", labelsize=SMALL, labelcolor=MUTED, pad=2.0, length=0.0)
    ax.set_yticks([])
    ax.grid(visible=False)
    for side in ("left", "top", "right"):
        ax.spines[side].set_visible(False)


def _draw_feet(ax: Axes, feet: list[str], room: _Room) -> None:
    tall = ax.get_position().height * figure_of(ax).get_figheight()
    wide = room.names + room.forest + room.counts + 2 * _SPACE
    small: dict[str, Any] = {"fontsize": SMALL, "va": "baseline", "transform": ax.transAxes}
    words = "fewer headaches ← odds ratio (log scale) → more headaches"
    half = measure(words, size=SMALL) / 2 / room.forest
    # Under the line at 1, unless the words would run out of the picture there.
    middle = min(max(0.5, room.left + half), room.left + wide / room.forest - half)
    write(ax, middle, -0.26 / tall, words, ha="center", color=MUTED, **small)
    lines = [(line, part) for part in feet for line in wrap_words(part, width=wide)]
    for number, (line, part) in enumerate(lines):
        colour = INK if part == feet[0] else MUTED
        y = -(_AXIS + 0.06 + _LINE * number) / tall
        write(ax, room.left, y, line, color=colour, **small)
