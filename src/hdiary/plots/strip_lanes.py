"""The lanes of days behind a factor: their room, their marks, the months above, the key below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from hdiary.diary.arrays import Bools
from hdiary.plots.factor_rows import Row, say_lanes, say_verdict
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.style import EDGE, INK, MUTED, RULE, SMALL, TEXT, figure_of, write
from hdiary.words import Words

HEAD, MONTHS, LANE, GAP = 0.17, 0.12, 0.115, 0.08
KEY = 0.42
"""Heights [inches]: name of a factor, names of months, a lane, space below it; the key."""
_LONGEST = 1.3
"""The widest label of a lane [inches]."""
_FEWEST_DAYS = 56
"""A shorter diary keeps marks as thin as those of so many days."""
_SHORTEST_MONTH = 28
_QUARTERS = (1, 4, 7, 10)
"""The months that are named where there is no room for all."""
_TALL, _LOW = 0.1, 0.048
"""How high the marks of a headache and of a clear day are [inches]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The room for the lanes: ``width`` [inches]; labels, room and piece [days]."""

    width: float
    left: float
    shown: int
    across: int

    @property
    def days_per_inch(self) -> float:
        """How many days stand on an inch."""
        return (self.left + self.shown) / self.width


def make_sheet(ax: Axes, labels: list[str], length: int, pieces: int) -> Sheet:
    """Part the width among the labels and the days."""
    width = ax.get_position().width * figure_of(ax).get_figwidth()
    label = max(measure(words, size=SMALL) for words in labels) + 0.08
    label = min(label, _LONGEST, width / 2)
    across = ceil(length / pieces)
    shown = max(across, _FEWEST_DAYS)
    return Sheet(width=width, left=shown * label / (width - label), shown=shown, across=across)


def draw_name(ax: Axes, row: Row, sheet: Sheet, y: float, say: Words) -> None:
    """Write the name of a factor and its verdict."""
    verdict = say_verdict(row, say)
    room = sheet.width - measure(verdict, size=SMALL) - 0.15
    name = shorten(str(row["told"]), width=room, bold=True)
    write(ax, -sheet.left, y, name, fontweight="bold", va="baseline")
    after = (measure(name, size=TEXT, bold=True) + 0.08) * sheet.days_per_inch
    write(ax, after - sheet.left, y, verdict, fontsize=SMALL, color=MUTED, va="baseline")


def draw_lanes(
    ax: Axes, row: Row, days: pd.DataFrame, sheet: Sheet, top: float, say: Words
) -> None:
    """Draw the days after days with a factor above those after the others."""
    used, exposed = _find_used(days)
    headache = (days["state"].astype("str") == "headache").to_numpy()
    piece, x = np.divmod(np.arange(len(days)), sheet.across)
    labels = say_lanes(row, say)
    for number in range(ceil(len(days) / sheet.across)):
        y = top + number * (MONTHS + 2 * LANE + GAP) + MONTHS
        here = piece == number
        _draw_months(ax, days["date"][here], sheet, y, say)
        for lane, inside in enumerate((exposed, ~exposed)):
            floor = y + (lane + 1) * LANE
            ax.plot([0, here.sum()], [floor, floor], color=RULE, linewidth=0.5, zorder=1)
            marks = here & used & inside
            _draw_marks(ax, x[marks & headache], floor, headache=True)
            _draw_marks(ax, x[marks & ~headache], floor, headache=False)
            if number == 0:
                write(ax, -sheet.left, floor, labels[lane], fontsize=SMALL, va="baseline")


def _find_used(days: pd.DataFrame) -> tuple[Bools, Bools]:
    """Say which days stand behind the odds ratio, and which came after a day with the factor."""
    recorded = (days["state"].astype("str") != "not recorded").to_numpy(dtype=np.bool_)
    before = np.concatenate([[False], recorded[:-1]])
    said = days["exposed_before"].notna().to_numpy(dtype=np.bool_)
    exposed = np.zeros(len(days), dtype=np.bool_)
    exposed[said] = days["exposed_before"].to_numpy()[said].astype(np.bool_)
    return recorded & before & said, exposed


def _draw_marks(ax: Axes, x: Any, floor: float, *, headache: bool, width: float = 1.0) -> None:
    if not len(x):
        return
    height = _TALL if headache else _LOW
    corners = np.array([[0.08, 0], [0.92, 0], [0.92, -height], [0.08, -height], [0.08, 0]])
    begins = np.column_stack([x, np.full(len(x), floor)])
    points = (begins[:, None] + corners * [width, 1]).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(x))
    path = Path(points, codes.astype(Path.code_type))
    colour = INK if headache else EDGE
    ax.add_patch(PathPatch(path, facecolor=colour, linewidth=0.0, zorder=2))


def _draw_months(ax: Axes, dates: pd.Series, sheet: Sheet, y: float, say: Words) -> None:
    """Name the months above the lanes, where there is room, and mark where each begins."""
    first = dates.dt.day.to_numpy() == 1
    starts = [0, *(int(i) for i in np.flatnonzero(first) if i > 0)]
    months = say.strings["date"]["short_months"]
    widest = max(measure(month, size=SMALL) for month in months) * sheet.days_per_inch + 1
    if widest > _SHORTEST_MONTH:
        starts = [i for i in starts if dates.iloc[i].month in _QUARTERS and first[i]]
    for start, end in zip(starts, [*starts[1:], sheet.across], strict=True):
        day = dates.iloc[start]
        if start:
            ax.plot([start, start], [y, y + 2 * LANE], color=RULE, linewidth=0.5, zorder=1)
        month = say.short_month(day)
        full = f"{month} {day.year}" if start == 0 or day.month == 1 else month
        for words in (full, month):
            if measure(words, size=SMALL) * sheet.days_per_inch < end - start:
                write(ax, start, y - 0.025, words, fontsize=SMALL, color=MUTED, va="baseline")
                break


def draw_key(ax: Axes, sheet: Sheet, top: float, say: Words) -> None:
    """Show what the marks are."""
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    x, y, unit = -sheet.left, top + 0.12, sheet.days_per_inch
    for key, headache in (("triggers.strips.headache", True), ("triggers.strips.clear", False)):
        words = say(key)
        _draw_marks(ax, np.array([x]), y, headache=headache, width=0.03 * unit)
        write(ax, x + 0.06 * unit, y, words, **small)
        x += (measure(words, size=SMALL) + 0.2) * unit
    write(ax, x, y, say("triggers.strips.blank"), **small)


def draw_foot(ax: Axes, sheet: Sheet, top: float, sentences: Sequence[str]) -> None:
    """Write the sentences below everything."""
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    for line, said in enumerate(wrap_words(" ".join(sentences), width=sheet.width)):
        write(ax, -sheet.left, top + 0.12 + 0.13 * (line + 1), said, **small)
