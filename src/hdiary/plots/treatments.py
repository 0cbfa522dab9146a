"""Every treatment twice: what it does within hours, and what changed over weeks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten, wrap_words
from hdiary.plots.select import in_own_words, one_person, say_no_treatment
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    PALE_BLUE,
    PAPER,
    RULE,
    SMALL,
    describe,
    figure_of,
    new_axes,
    put_title,
    say_nothing,
    styled,
    width_within,
    write,
)
from hdiary.vocabulary.say import say_amount, say_count, say_number, say_share
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_RELIEF, MORE_DAYS, MORE_RELIEF

_HEAD, _NAME, _LANE, _GAP = 0.3, 0.17, 0.3, 0.06
"""Heights [inches]: words above the columns, a name, its two lanes, the space to the next."""
_AXIS, _LINE = 0.34, 0.125
"""What the numbers of the axes need, and a line of words [inches]."""
_BETWEEN = 0.16
"""The space between the two columns [inches]."""
_TITLE = "What each treatment does"

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Column:
    """One of the two answers: the table's columns, its words, and what is drawn where."""

    head: str
    axis: str
    value: str
    low: str
    high: str
    verdict: str
    reason: str
    claims: tuple[str, ...]
    little: float
    step: int
    begin: float
    end: float
    reach: float

    def x(self, value: float) -> float:
        """Give the place of a value [inches]; beyond the axis, its end."""
        inside = min(max(value, -self.reach), self.reach)
        return self.begin + (inside + self.reach) / (2 * self.reach) * (self.end - self.begin)


@styled
def plot_treatments(
    result: Any, *, patient: str | None = None, most: int = 8, ax: Axes | None = None
) -> Axes:
    """Draw each treatment's answer within hours beside its answer over weeks.

    On the left the extra fall of pain within two hours, to the right for better; on the right
    the change of headache days in 28 since it began, to the left for fewer. Each has its
    interval over a pale band within which a difference does not matter. What is claimed is blue
    and filled; where there is no number the words say why.

    Parameters
    ----------
    result
        A treatments result; ``table`` and the settings are drawn.
    patient
        Whose treatments; needed only where the result holds several people.
    most
        Draw only so many treatments.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where there is no treatment.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from hdiary.plots import alt_text
    >>> table = pd.DataFrame(columns=["patient", "treatment"])
    >>> alt_text(plot_treatments(SimpleNamespace(table=table)))
    'No treatment was written down.'
    """
    table = in_own_words(result, one_person(result.table, patient=patient))
    if not len(table):
        empty = ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04)
        return say_nothing(empty, say_no_treatment(result))
    rows = table.head(most).to_dict("records")
    hidden = max(len(table) - most, 0)
    level = say_share(float(result.settings["change"]["level"]))
    feet = _say_feet(rows, hidden, level, one_person(result.coverage, patient=patient))
    ax, width = _make_sheet(ax, len(rows), feet)
    columns = _make_columns(rows, result.settings, width)
    tops = [_HEAD + at * (_NAME + _LANE + _GAP) for at in range(len(rows))]
    bottom = tops[-1] + _NAME + _LANE
    for column in columns:
        _draw_column(ax, column, rows, tops, bottom)
    for row, top in zip(rows, tops, strict=True):
        name = shorten(str(row["treatment"]), width=width, bold=True)
        write(ax, 0.0, top + 0.12, name, fontweight="bold", va="baseline")
    _draw_feet(ax, feet, width, bottom + _AXIS)
    put_title(ax, _TITLE, pad=2.0)
    return describe(ax, _words(rows, columns, hidden, level))


def _make_sheet(ax: Axes | None, rows: int, feet: list[str]) -> tuple[Axes, float]:
    """Lay everything out in inches, inside the axes that were given."""
    if ax is None:
        height = _height(rows, feet, width_within(0.06))
        ax = new_axes(height + 0.3, left=0.06, bottom=0.04, top=0.26)
    width = ax.get_position().width * figure_of(ax).get_figwidth()
    ax.set_xlim(0, width)
    ax.set_ylim(_height(rows, feet, width), 0)
    ax.set_axis_off()
    return ax, width


def _height(rows: int, feet: list[str], width: float) -> float:
    lines = sum(len(wrap_words(words, width=width - 0.04)) for words in feet)
    blocks = rows * (_NAME + _LANE + _GAP) - _GAP
    return _HEAD + blocks + _AXIS + _LINE * lines + 0.1


def _make_columns(
    rows: list[dict[Hashable, Any]], settings: Any, width: float
) -> tuple[_Column, _Column]:
    half = (width - _BETWEEN) / 2
    hours: dict[str, Any] = {
        "head": "within hours",
        "axis": "extra fall of pain [points]",
        "value": "extra_fall",
        "low": "extra_low",
        "high": "extra_high",
        "verdict": "hours_verdict",
        "reason": "hours_reason",
        "claims": (MORE_RELIEF, LESS_RELIEF),
        "little": float(settings["relief"]["little"]),
        "step": 1,
        "begin": 0.0,
        "end": half,
    }
    weeks: dict[str, Any] = {
        "head": "over weeks",
        "axis": "change of headache days in 28",
        "value": "change",
        "low": "change_low",
        "high": "change_high",
        "verdict": "weeks_verdict",
        "reason": "weeks_reason",
        "claims": (FEWER_DAYS, MORE_DAYS),
        "little": float(settings["change"]["gates"]["meaningful_days"]),
        "step": 7,
        "begin": half + _BETWEEN,
        "end": width,
    }
    first = _Column(**hours, reach=_find_reach(rows, hours, least=2, most=5))
    return first, _Column(**weeks, reach=_find_reach(rows, weeks, least=14, most=28))


def _find_reach(
    rows: list[dict[Hashable, Any]], column: dict[str, Any], *, least: int, most: int
) -> float:
    """Say how far an axis goes, so that estimates and claimed intervals are inside."""
    far = [float(row[column["value"]]) for row in rows]
    far += [
        float(row[column[end]])
        for row in rows
        if row[column["verdict"]] in column["claims"]
        for end in ("low", "high")
    ]
    known = [abs(value) for value in far if not pd.isna(value)]
    step = column["step"]
    return float(min(max(step * ceil(max(known, default=0.0) / step), least), most))


def _draw_column(
    ax: Axes, column: _Column, rows: list[dict[Hashable, Any]], tops: list[float], bottom: float
) -> None:
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    write(ax, column.begin, 0.14, column.head, fontweight="bold", color=INK, va="baseline")
    drawn = [not pd.isna(row[column.value]) for row in rows]
    for row, top, numbers in zip(rows, tops, drawn, strict=True):
        if numbers:
            _draw_interval(ax, column, row, top + _NAME)
        else:
            _draw_reason(ax, column, row, top + _NAME)
    if not any(drawn):
        return
    ticks = [-column.reach, -column.reach / 2, 0.0, column.reach / 2, column.reach]
    for tick in ticks:
        side = "left" if tick == ticks[0] else "right" if tick == ticks[-1] else "center"
        write(ax, column.x(tick), bottom + 0.14, say_amount(tick), ha=side, **small)
    middle = (column.begin + column.end) / 2
    write(ax, middle, bottom + 0.27, column.axis, ha="center", **small)


def _draw_interval(ax: Axes, column: _Column, row: Row, top: float) -> None:
    """Draw a value with its interval and its verdict above it."""
    verdict, bottom, middle = str(row[column.verdict]), top + _LANE, top + 0.22
    claimed = verdict in column.claims
    colour = BLUE if claimed else MUTED
    told = _say_value(row, column)
    words = shorten(f"{told} {verdict}", width=column.end - column.begin, size=SMALL, bold=claimed)
    weight = "bold" if claimed else "normal"
    how: dict[str, Any] = {"fontsize": SMALL, "va": "baseline", "fontweight": weight}
    write(ax, column.begin, top + 0.09, words, color=colour, **how)
    band = [column.x(-column.little), column.x(column.little)]
    ax.fill_between(band, top + 0.13, bottom, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    for tick, ink, line in ((-1, RULE, 0.5), (0, MUTED, 0.9), (1, RULE, 0.5)):
        x = column.x(tick * column.reach)
        ax.plot([x, x], [top + 0.13, bottom], color=ink, linewidth=line, zorder=1)
    value, low, high = (float(row[name]) for name in (column.value, column.low, column.high))
    ends = [column.x(low), column.x(high)]
    ax.plot(ends, [middle, middle], color=colour, linewidth=1.4, zorder=2)
    mark: dict[str, Any] = {"linestyle": "", "color": colour, "zorder": 3}
    for cut, arrow, end in (
        (low < -column.reach, "<", ends[0]),
        (high > column.reach, ">", ends[1]),
    ):
        if cut:
            ax.plot([end], [middle], marker=arrow, markersize=4.0, markeredgewidth=0, **mark)
    inside = colour if claimed else PAPER
    where = [column.x(value)]
    ax.plot(where, [middle], marker="o", markersize=4.5, markerfacecolor=inside, **mark)


def _say_value(row: Row, column: _Column) -> str:
    value = float(row[column.value])
    told = say_number(value)
    return f"+{told}:" if value > 0 and told != "0" else f"{told}:"


def _draw_reason(ax: Axes, column: _Column, row: Row, top: float) -> None:
    """Say why there is no number."""
    room = column.end - column.begin
    lines = wrap_words(str(row[column.reason]), width=room)
    if len(lines) > 2:
        lines = [lines[0], shorten(" ".join(lines[1:]), width=room, size=SMALL)]
    for number, line in enumerate(lines):
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
        write(ax, column.begin, top + 0.1 + _LINE * number, line, **how)


def _draw_feet(ax: Axes, feet: list[str], width: float, top: float) -> None:
    lines = [line for words in feet for line in wrap_words(words, width=width - 0.04)]
    for number, line in enumerate(lines):
        write(ax, 0.0, top + 0.1 + _LINE * number, line, fontsize=SMALL, color=MUTED, va="baseline")


def _say_feet(
    rows: list[dict[Hashable, Any]], hidden: int, level: str, coverage: pd.DataFrame
) -> list[str]:
    rated, doses = (sum(int(row[name]) for row in rows) for name in ("rated", "doses"))
    days = coverage.iloc[0]
    feet = [
        f"Recorded: {days['recorded']} of {say_count(int(days['days']), 'day')}. Rated before and "
        f"two hours later: {rated} of {say_count(doses, 'dose')}.",
        f"Lines: {level} intervals. Pale band: little or no difference.",
    ]
    if hidden:
        feet.append(f"Not shown: {say_count(hidden, 'more treatment')}.")
    return feet


def _words(
    rows: list[dict[Hashable, Any]], columns: tuple[_Column, _Column], hidden: int, level: str
) -> str:
    told = []
    for row in rows:
        parts = [_say_cell(row, column, level) for column in columns]
        told.append(f"{row['treatment']}: {'; '.join(parts)}.")
    if hidden:
        told.append(f"Not shown: {say_count(hidden, 'more treatment')}.")
    return " ".join([f"{_TITLE} within hours and over weeks.", *told])


def _say_cell(row: Row, column: _Column, level: str) -> str:
    if pd.isna(row[column.value]):
        return f"{column.head}, {row[column.verdict]}, {row[column.reason]}"
    value, low, high = (
        say_number(float(row[name])) for name in (column.value, column.low, column.high)
    )
    return (
        f"{column.head}, {row[column.verdict]}, {column.axis.partition(' [')[0]} {value} "
        f"({level} interval {low} to {high})"
    )
