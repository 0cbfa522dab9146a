"""The days behind each claimed factor, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from hdiary.plots.factor_rows import Row, find_claims, say_counts, say_lanes
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.select import one_person
from hdiary.plots.style import (
    INK,
    MUTED,
    RULE,
    SMALL,
    TEXT,
    describe,
    figure_of,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_count, say_date, say_list, say_month

_CLEAR = "#9aa3ad"
_MOST_DAYS, _MOST_PIECES = 186, 4
"""Longer diaries go on in another piece below [days], at most so many pieces."""
_HEAD, _MONTHS, _LANE, _GAP = 0.17, 0.12, 0.115, 0.08
_KEY = 0.42
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

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """The room for the lanes: ``width`` [inches]; labels, room and piece [days]."""

    width: float
    left: float
    shown: int
    across: int

    @property
    def days_per_inch(self) -> float:
        return (self.left + self.shown) / self.width


@styled
def plot_strips(
    result: Any, *, patient: str | None = None, most: int = 6, ax: Axes | None = None
) -> Axes:
    """Draw the days behind each claimed factor: those after days with it, and the others.

    Every factor has two lanes. A day stands in the upper one when the factor was there on the
    day before (a number: above the person's median), else in the lower one: a tall dark mark
    for a headache, a low grey one for a clear day. Days that the odds ratio could not use (not
    recorded, nothing recorded the day before, or the factor not said) are left blank.

    Parameters
    ----------
    result
        A triggers result; ``strips`` and the counts in ``table`` are drawn.
    patient
        Whose days; needed only where the result holds several people.
    most
        Draw only so many factors, those with the largest differences.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where no factor is claimed.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "factor", "window", "verdict", "odds_ratio"])
    >>> strips = pd.DataFrame(columns=["patient", "factor", "date", "state", "exposed_before"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_strips(SimpleNamespace(table=table, strips=strips)))
    'No factor of the day before stands out, so there are no days to show behind one.'
    """
    claims = find_claims(one_person(result.table, patient=patient))
    strips = result.strips
    if patient is not None:
        strips = strips[strips["patient"].astype("str") == str(patient)]
    claims = claims[claims["factor"].isin(strips["factor"])]
    if not len(claims):
        return say_nothing(
            ax or new_axes(0.6, left=0.06, bottom=0.04, top=0.04),
            "No factor of the day before stands out, so there are no days to show behind one.",
        )
    rows = claims.head(most).to_dict("records")
    frames = [strips[strips["factor"] == row["factor"]].sort_values("date") for row in rows]
    length = max(map(len, frames))
    pieces = min(ceil(length / _MOST_DAYS), _MOST_PIECES)
    piece = _HEAD + pieces * (_MONTHS + 2 * _LANE + _GAP)
    ax = ax or new_axes(len(rows) * piece + _KEY + 0.3, left=0.06, bottom=0.04, top=0.26)
    sheet = _make_sheet(ax, [words for row in rows for words in say_lanes(row)], length, pieces)
    ax.set_xlim(-sheet.left, sheet.shown)
    ax.set_ylim(len(rows) * piece + _KEY, 0)
    ax.set_axis_off()
    for at, (row, days) in enumerate(zip(rows, frames, strict=True)):
        _draw_name(ax, row, sheet, at * piece + _HEAD - 0.04)
        _draw_lanes(ax, row, days, sheet, at * piece + _HEAD)
    hidden, span = len(claims) - len(rows), _say_span(frames[0]["date"])
    _draw_key(ax, sheet, len(rows) * piece, span=span, hidden=hidden)
    set_title(ax, "The days behind each factor")
    return describe(ax, _words(rows, span, hidden=hidden))


def _say_span(dates: pd.Series) -> str:
    return f"{say_date(dates.iloc[0])} to {say_date(dates.iloc[-1])}"


def _make_sheet(ax: Axes, labels: list[str], length: int, pieces: int) -> _Sheet:
    width = ax.get_position().width * figure_of(ax).get_figwidth()
    label = max(measure(words, size=SMALL) for words in labels) + 0.08
    label = min(label, _LONGEST, width / 2)
    across = ceil(length / pieces)
    shown = max(across, _FEWEST_DAYS)
    return _Sheet(width=width, left=shown * label / (width - label), shown=shown, across=across)


def _draw_name(ax: Axes, row: Row, sheet: _Sheet, y: float) -> None:
    verdict = str(row["verdict"])
    room = sheet.width - measure(verdict, size=SMALL) - 0.15
    name = shorten(str(row["factor"]), width=room, bold=True)
    write(ax, -sheet.left, y, name, fontweight="bold", va="baseline")
    after = (measure(name, size=TEXT, bold=True) + 0.08) * sheet.days_per_inch
    write(ax, after - sheet.left, y, verdict, fontsize=SMALL, color=MUTED, va="baseline")


def _draw_lanes(ax: Axes, row: Row, days: pd.DataFrame, sheet: _Sheet, top: float) -> None:
    used, exposed = _find_used(days)
    headache = (days["state"].astype("str") == "headache").to_numpy()
    piece, x = np.divmod(np.arange(len(days)), sheet.across)
    labels = say_lanes(row)
    for number in range(ceil(len(days) / sheet.across)):
        y = top + number * (_MONTHS + 2 * _LANE + _GAP) + _MONTHS
        here = piece == number
        _draw_months(ax, days["date"][here], sheet, y)
        for lane, inside in enumerate((exposed, ~exposed)):
            floor = y + (lane + 1) * _LANE
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


def _draw_marks(ax: Axes, x: Floats, floor: float, *, headache: bool, width: float = 1.0) -> None:
    if not len(x):
        return
    height = _TALL if headache else _LOW
    corners = np.array([[0.08, 0], [0.92, 0], [0.92, -height], [0.08, -height], [0.08, 0]])
    begins = np.column_stack([x, np.full(len(x), floor)])
    points = (begins[:, None] + corners * [width, 1]).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(x))
    path = Path(points, codes.astype(Path.code_type))
    colour = INK if headache else _CLEAR
    ax.add_patch(PathPatch(path, facecolor=colour, linewidth=0.0, zorder=2))


def _draw_months(ax: Axes, dates: pd.Series, sheet: _Sheet, y: float) -> None:
    """Name the months above the lanes, where there is room, and mark where each begins."""
    first = dates.dt.day.to_numpy() == 1
    starts = [0, *(int(i) for i in np.flatnonzero(first) if i > 0)]
    widest = measure("May", size=SMALL) * sheet.days_per_inch + 1
    if widest > _SHORTEST_MONTH:
        starts = [i for i in starts if dates.iloc[i].month in _QUARTERS and first[i]]
    for start, end in zip(starts, [*starts[1:], sheet.across], strict=True):
        day = dates.iloc[start]
        if start:
            ax.plot([start, start], [y, y + 2 * _LANE], color=RULE, linewidth=0.5, zorder=1)
        month = say_month(day.month)
        full = f"{month} {day.year}" if start == 0 or day.month == 1 else month
        for words in (full, month):
            if measure(words, size=SMALL) * sheet.days_per_inch < end - start:
                write(ax, start, y - 0.025, words, fontsize=SMALL, color=MUTED, va="baseline")
                break


def _draw_key(ax: Axes, sheet: _Sheet, top: float, *, span: str, hidden: int) -> None:
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    x, y, unit = -sheet.left, top + 0.12, sheet.days_per_inch
    for words, headache in (("headache", True), ("clear", False)):
        _draw_marks(ax, np.array([x]), y, headache=headache, width=0.03 * unit)
        write(ax, x + 0.06 * unit, y, words, **small)
        x += (measure(words, size=SMALL) + 0.2) * unit
    write(ax, x, y, "blank: not recorded or not said", **small)
    words = f"{span}. With or without it on the day before: headache days/days."
    if hidden:
        words += f" Not shown: {say_count(hidden, 'more factor')}."
    for line, said in enumerate(wrap_words(words, width=sheet.width)):
        write(ax, -sheet.left, y + 0.13 * (line + 1), said, **small)


def _words(rows: Sequence[Row], span: str, *, hidden: int) -> str:
    names = say_list([str(row["factor"]) for row in rows])
    told = [f"{row['factor']}, {row['verdict']}: {say_counts(row)}" for row in rows]
    words = f"The days behind {names}, from {span}. " + "; ".join(told) + "."
    return words + (f" Not shown: {say_count(hidden, 'more factor')}." if hidden else "")
