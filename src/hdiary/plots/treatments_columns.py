"""The two columns of the picture of treatments: within hours, and over weeks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten, wrap_words
from hdiary.plots.sheet import LINE, Ruler, draw_interval, width_of
from hdiary.plots.speech import find_reason, say_reason
from hdiary.plots.style import BLUE, INK, MUTED, PALE_BLUE, PAPER, RULE, SMALL, write
from hdiary.questions.relief.rules import CLAIMS
from hdiary.questions.relief.tell_pairs import BESIDE_OTHERS, say_beside, stands_beside
from hdiary.vocabulary.verdicts import FEWER_DAYS, MORE_DAYS
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import round_number

_HEAD, _NAME, _LANE, _GAP = 0.3, 0.17, 0.3, 0.06
"""Heights [inches]: words above the columns, a name, its two lanes, the space to the next."""
_FIRST_LINE, _BELOW = 0.1, 0.06
"""Where the first line of a reason stands in its lane, and the space below the last [inches]."""
_BETWEEN = 0.16
"""The space between the two columns [inches]."""

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One of the two answers: its name among the words, the table's columns, and its claims."""

    # ``least`` and ``most`` are how far its axis goes either way, in whole steps.
    name: str
    value: str
    low: str
    high: str
    claims: tuple[str, ...]
    least: int
    most: int
    step: int

    @property
    def verdict(self) -> str:
        """The column of its verdict."""
        return f"{self.name}_verdict"

    @property
    def reason(self) -> str:
        """The column of its reason."""
        return f"{self.name}_reason"

    def numbers(self, row: Row) -> tuple[float, float, float]:
        """Give a row's value, and the ends of its interval."""
        return float(row[self.value]), float(row[self.low]), float(row[self.high])


HOURS = Column(
    name="hours", value="extra_fall", low="extra_low", high="extra_high",
    claims=CLAIMS, least=2, most=5, step=1,
)  # fmt: skip
WEEKS = Column(
    name="weeks", value="change", low="change_low", high="change_high",
    claims=(FEWER_DAYS, MORE_DAYS), least=14, most=28, step=7,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Drawing:
    """A column where it stands: on which axes, in whose words, and what counts as little."""

    ax: Axes
    say: Words
    column: Column
    ruler: Ruler
    little: float


def find_tops(
    result: Any, rows: list[dict[Hashable, Any]], width: float, say: Words
) -> list[float]:
    """Say how far down each treatment's name stands, and where they end [inches]."""
    tops = [_HEAD]
    for row in rows:
        lines = max(len(_wrap_why(result, row, one, width, say)) for one in (HOURS, WEEKS))
        lane = max(_LANE, _FIRST_LINE + LINE * (lines - 1) + _BELOW)
        tops.append(tops[-1] + _NAME + lane + _GAP)
    tops[-1] -= _GAP
    return tops


def draw_columns(
    ax: Axes, result: Any, rows: list[dict[Hashable, Any]], say: Words, tops: list[float]
) -> None:
    """Draw both answers on each treatment; the last of ``tops`` is where they end."""
    bottom = tops[-1]
    for drawing in _make_columns(ax, say, rows, result.settings):
        _draw_column(drawing, result, rows, tops)
        if any(not pd.isna(row[drawing.column.value]) for row in rows):
            _draw_axis(drawing, bottom)


def _make_columns(
    ax: Axes, say: Words, rows: list[dict[Hashable, Any]], settings: Any
) -> tuple[_Drawing, _Drawing]:
    width = width_of(ax)
    half = (width - _BETWEEN) / 2
    little = (settings["relief"]["little"], settings["change"]["gates"]["meaningful_days"])
    ends = ((0.0, half), (half + _BETWEEN, width))
    drawings = []
    for column, size, (begin, end) in zip((HOURS, WEEKS), little, ends, strict=True):
        reach = _find_reach(rows, column)
        ruler = Ruler(begin=begin, end=end, low=-reach, high=reach)
        drawings.append(_Drawing(ax=ax, say=say, column=column, ruler=ruler, little=float(size)))
    return drawings[0], drawings[1]


def _find_reach(rows: list[dict[Hashable, Any]], column: Column) -> float:
    """Say how far an axis goes, so that estimates and claimed intervals are inside."""
    far = [float(row[column.value]) for row in rows]
    for row in rows:
        if row[column.verdict] in column.claims:
            far += column.numbers(row)[1:]
    known = [abs(value) for value in far if not pd.isna(value)]
    steps = ceil(max(known, default=0.0) / column.step)
    return float(min(max(column.step * steps, column.least), column.most))


def _draw_column(
    drawing: _Drawing, result: Any, rows: list[dict[Hashable, Any]], tops: list[float]
) -> None:
    column, say = drawing.column, drawing.say
    head = say(f"treatments.picture.{column.name}.head")
    how: dict[str, Any] = {"fontweight": "bold", "color": INK, "va": "baseline"}
    write(drawing.ax, drawing.ruler.begin, 0.14, head, **how)
    width = width_of(drawing.ax)
    for at, row in zip(tops, rows, strict=False):
        top = at + _NAME
        if pd.isna(row[column.value]):
            _draw_reason(drawing, _wrap_why(result, row, column, width, say), top)
        else:
            _draw_value(drawing, row, top)


def _wrap_why(result: Any, row: Row, column: Column, width: float, say: Words) -> list[str]:
    """Break why a cell has no number into lines; none where it has one."""
    if not pd.isna(row[column.value]):
        return []
    return wrap_words(_say_why(result, row, column, say), width=(width - _BETWEEN) / 2)


def _say_why(result: Any, row: Row, column: Column, say: Words) -> str:
    """Say why there is no number, or how a treatment stands beside others in its place."""
    if column is HOURS and stands_beside(result, row):
        return say_beside(result, row, say, numbers=False)
    return say_reason(result, row[column.reason], say)


def _draw_axis(drawing: _Drawing, bottom: float) -> None:
    ax, say, ruler = drawing.ax, drawing.say, drawing.ruler
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    reach = ruler.high
    ticks = [-reach, -reach / 2, 0.0, reach / 2, reach]
    for tick in ticks:
        side = "left" if tick == ticks[0] else "right" if tick == ticks[-1] else "center"
        write(ax, ruler.x(tick), bottom + 0.14, say.amount(tick), ha=side, **small)
    words = say(f"treatments.picture.{drawing.column.name}.axis")
    words = shorten(words, width=ruler.end - ruler.begin, size=SMALL)
    write(ax, (ruler.begin + ruler.end) / 2, bottom + 0.27, words, ha="center", **small)


def _draw_value(drawing: _Drawing, row: Row, top: float) -> None:
    """Draw a value with its interval and its verdict above it."""
    ax, column, ruler = drawing.ax, drawing.column, drawing.ruler
    verdict, bottom = str(row[column.verdict]), top + _LANE
    claimed = verdict in column.claims
    colour = BLUE if claimed else MUTED
    at = column.numbers(row)
    told = _say_value(at[0], verdict, drawing.say)
    words = shorten(told, width=ruler.end - ruler.begin, size=SMALL, bold=claimed)
    weight = "bold" if claimed else "normal"
    how: dict[str, Any] = {"fontsize": SMALL, "va": "baseline", "fontweight": weight}
    write(ax, ruler.begin, top + 0.09, words, color=colour, **how)
    band = [ruler.x(-drawing.little), ruler.x(drawing.little)]
    ax.fill_between(band, top + 0.13, bottom, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    for tick, ink, line in ((-1, RULE, 0.5), (0, MUTED, 0.9), (1, RULE, 0.5)):
        x = ruler.x(tick * ruler.high)
        ax.plot([x, x], [top + 0.13, bottom], color=ink, linewidth=line, zorder=1)
    look = {"colour": colour, "face": colour if claimed else PAPER, "size": 4.5}
    draw_interval(ax, ruler, at, top + 0.22, **look)


def _say_value(value: float, verdict: str, say: Words) -> str:
    told = say.number(value)
    signed = f"+{told}" if value > 0 and round_number(value) != "0" else told
    return say("treatments.picture.value", value=signed, verdict=verdict)


def _draw_reason(drawing: _Drawing, lines: list[str], top: float) -> None:
    """Say why there is no number."""
    for number, line in enumerate(lines):
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
        write(drawing.ax, drawing.ruler.begin, top + _FIRST_LINE + LINE * number, line, **how)


def say_row(result: Any, row: Row, level: float, say: Words) -> str:
    """Say both answers on a treatment in words."""
    cells = {
        column.name: _phrase_cell(result, row, column, level, say) for column in (HOURS, WEEKS)
    }
    return say("treatments.picture.alt_row", name=str(row["treatment"]), **cells)


def _phrase_cell(result: Any, row: Row, column: Column, level: float, say: Words) -> Phrase:
    name, verdict = column.name, str(row[column.verdict])
    value, low, high = column.numbers(row)
    if pd.isna(value):
        text = str(row[column.reason])
        why = find_reason(result, text) or phrase("say.as_is", text=text)
        if column is HOURS and stands_beside(result, row):
            verdict = BESIDE_OTHERS
            why = phrase("say.as_is", text=say_beside(result, row, say))
        return phrase(f"treatments.picture.{name}.none", verdict=verdict, why=why)
    ends = {"value": value, "low": low, "high": high, "level": level}
    return phrase(f"treatments.picture.{name}.alt", verdict=verdict, **ends)
