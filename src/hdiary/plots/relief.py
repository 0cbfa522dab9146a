"""What helps within hours: pain before and after each treatment, and what is more than expected."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.relief_words import TITLE, say_feet, say_picture, say_untold
from hdiary.plots.select import in_own_words, one_person, say_no_treatment
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    PALE_BLUE,
    PAPER,
    RULE,
    SMALL,
    TEXT,
    describe,
    figure_of,
    new_axes,
    put_title,
    say_nothing,
    styled,
    width_within,
    write,
)
from hdiary.questions.relief_verdicts import NO_RATINGS
from hdiary.vocabulary.say import say_count, say_number, say_share
from hdiary.vocabulary.verdicts import CANNOT_TELL, LESS_RELIEF, LITTLE, MORE_RELIEF, NOT_ENOUGH

CLAIMS = (MORE_RELIEF, LESS_RELIEF)
_VERDICTS = (*CLAIMS, LITTLE, CANNOT_TELL, NOT_ENOUGH)

_HEAD, _PANEL, _GAP = 0.21, 0.56, 0.14
"""Heights [inches]: name and verdict, the lines below them, the space to the next."""
_AXIS, _LINE = 0.34, 0.125
"""What the numbers of the axis need, and a line of words [inches]."""
_LEFT, _SLOPE, _BETWEEN = 0.18, 1.05, 0.2
"""Widths [inches]: numbers of pain, the lines of pain, the space before the intervals."""
_NEAREST, _FARTHEST = 2, 6
"""The axis of extra fall goes this far either way at least and at most [points]."""
_ALL_PAIN = 10.0
_THIN = "#9aa3ad"
_TOGETHER = " + "
"""Between the names of treatments that always come together, whose doses stand there too."""

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """The room: ``width`` [inches], where intervals begin and end [inches], and their ends."""

    width: float
    begin: float
    low: int
    high: int

    def x(self, points: float) -> float:
        """Give the place of an extra fall [inches]; beyond the axis, its end."""
        share = (min(max(points, self.low), self.high) - self.low) / (self.high - self.low)
        return self.begin + share * (self.width - self.begin)


@styled
def plot_relief(
    result: Any, *, patient: str | None = None, most: int = 7, ax: Axes | None = None
) -> Axes:
    """Draw, for each treatment, pain before and after, what was expected, and the difference.

    On the left a thin line for each rated dose, a thick one for their mean, and a dashed one for
    the mean that would be expected without the treatment. On the right the extra fall with its
    interval, over a pale band within which a difference does not matter. What is claimed is blue;
    what is not stands in grey. Treatments that cannot be drawn are named below.

    Parameters
    ----------
    result
        A relief result; ``table``, ``moments`` and the settings ``little`` and ``level`` are
        drawn.
    patient
        Whose treatments; needed only where the result holds several people.
    most
        Draw only so many treatments.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where no dose was rated.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "treatment", "verdict", "fall"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_relief(SimpleNamespace(table=table, moments=table)))
    'No treatment was written down.'
    """
    table = in_own_words(result, one_person(result.table, patient=patient))
    if not len(table):
        return say_nothing(_small_axes(ax), say_no_treatment(result))
    order = table["verdict"].map({v: i for i, v in enumerate(_VERDICTS)}).fillna(len(_VERDICTS))
    table = table.loc[order.sort_values(kind="stable").index]
    drawn = table[table["fall"].notna()]
    untold = say_untold(table[table["fall"].isna()])
    if not len(drawn):
        none = "No treatment was rated before and two hours later."
        words = " ".join(
            untold
            if "reason" in table and (table["reason"] == NO_RATINGS).all()
            else [none, *untold]
        )
        return say_nothing(_small_axes(ax), words)
    moments = result.moments
    if patient is not None:
        moments = moments[moments["patient"].astype("str") == str(patient)]
    moments = in_own_words(result, moments)
    little, level = float(result.settings["little"]), say_share(float(result.settings["level"]))
    hidden = max(len(drawn) - most, 0)
    rows = drawn.head(most).to_dict("records")
    single = table[~table["treatment"].astype("str").str.contains(_TOGETHER, regex=False)]
    feet = say_feet(single, little, level, hidden, untold)
    ax, sheet = _make_sheet(ax, rows, feet)
    for at, row in enumerate(rows):
        top = at * (_HEAD + _PANEL + _GAP)
        _draw_head(ax, row, sheet, top)
        _draw_pain(ax, row, moments[moments["treatment"] == row["treatment"]], top + _HEAD)
        _draw_extra(ax, row, sheet, top + _HEAD, little)
    bottom = len(rows) * (_HEAD + _PANEL + _GAP) - _GAP
    _draw_axis(ax, sheet, bottom, extra=any(not pd.isna(row["extra_fall"]) for row in rows))
    _draw_feet(ax, feet, sheet, bottom + _AXIS)
    put_title(ax, TITLE, pad=2.0)
    return describe(ax, say_picture(rows, hidden, untold, level))


def _small_axes(ax: Axes | None) -> Axes:
    return ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04)


def _make_sheet(
    ax: Axes | None, rows: list[dict[Hashable, Any]], feet: list[str]
) -> tuple[Axes, _Sheet]:
    """Lay the blocks out in inches, inside the axes that were given."""
    if ax is None:
        height = _height(len(rows), feet, width_within(0.06))
        ax = new_axes(height + 0.3, left=0.06, bottom=0.04, top=0.26)
    width = ax.get_position().width * figure_of(ax).get_figwidth()
    sure = [float(row["extra_fall"]) for row in rows]
    sure += [
        float(row[name])
        for row in rows
        if row["verdict"] in CLAIMS
        for name in ("ci_low", "ci_high")
    ]
    known = [end for end in sure if not np.isnan(end)]
    low = max(min([floor(min(known, default=0.0)), -_NEAREST]), -_FARTHEST)
    high = min(max([ceil(max(known, default=0.0)), _NEAREST]), _FARTHEST)
    ax.set_xlim(0, width)
    ax.set_ylim(_height(len(rows), feet, width), 0)
    ax.set_axis_off()
    begin = _LEFT + _SLOPE + _BETWEEN
    return ax, _Sheet(width=width, begin=min(begin, 0.6 * width), low=low, high=high)


def _height(rows: int, feet: list[str], width: float) -> float:
    lines = sum(len(wrap_words(words, width=width - 0.04)) for words in feet)
    return rows * (_HEAD + _PANEL + _GAP) - _GAP + _AXIS + _LINE * lines + 0.06


def _draw_head(ax: Axes, row: Row, sheet: _Sheet, top: float) -> None:
    claimed = row["verdict"] in CLAIMS
    verdict = str(row["verdict"])
    weight = "bold" if claimed else "normal"
    room = sheet.width - measure(verdict, size=TEXT, bold=claimed) - 0.12
    name = shorten(str(row["treatment"]), width=room, bold=True)
    baseline: dict[str, Any] = {"va": "baseline"}
    write(ax, 0.0, top + 0.11, name, fontweight="bold", **baseline)
    colour = BLUE if claimed else MUTED
    where: dict[str, Any] = {"ha": "right", "color": colour, "fontweight": weight, **baseline}
    write(ax, sheet.width, top + 0.11, verdict, **where)


def _draw_pain(ax: Axes, row: Row, moments: pd.DataFrame, top: float) -> None:
    """Draw the lines from pain before to pain two hours later."""
    claimed = row["verdict"] in CLAIMS
    left, right = _LEFT, _LEFT + _SLOPE

    def y(pain: float) -> float:
        return top + (1 - pain / _ALL_PAIN) * _PANEL

    for pain in (0, 5, 10):
        ax.plot([left, right], [y(pain), y(pain)], color=RULE, linewidth=0.5, zorder=0.5)
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "ha": "right", "va": "center"}
        write(ax, left - 0.04, y(pain), str(pain), **how)
    begins, ends = moments["pain_before"].to_numpy(), moments["pain_after"].to_numpy()
    for begin, end, step in zip(begins, ends, _spread(len(moments)), strict=True):
        heights = [y(min(max(pain + step, 0.0), _ALL_PAIN)) for pain in (begin, end)]
        ax.plot([left, right], heights, color=_THIN, linewidth=0.5, zorder=1)
    before, after = float(row["pain_before"]), float(row["pain_after"])
    colour = BLUE if claimed else INK
    ax.plot([left, right], [y(before), y(after)], color=colour, linewidth=2.0, zorder=3)
    if not pd.isna(row["expected_fall"]):
        expected = y(before - float(row["expected_fall"]))
        ax.plot(
            [left, right], [y(before), expected], color=INK, linewidth=1.1, dashes=(3, 2), zorder=4
        )


def _spread(count: int) -> Any:
    """Set lines of equal ratings a little apart, the same way every time."""
    return 0.3 * (np.arange(count) * 0.618 % 1.0 - 0.5)


def _draw_extra(ax: Axes, row: Row, sheet: _Sheet, top: float, little: float) -> None:
    """Draw the extra fall with its interval, or say why there is none."""
    small: dict[str, Any] = {"fontsize": SMALL, "va": "baseline"}
    room = sheet.width - sheet.begin
    counts = f"{say_count(int(row['rated']), 'dose')}: pain {_say_change(float(row['fall']))}"
    write(ax, sheet.begin, top + 0.1, shorten(counts, width=room, size=SMALL), **small)
    if pd.isna(row["extra_fall"]):
        reason = str(row["reason"]).replace("; ", ", ")
        for line, words in enumerate(wrap_words(reason, width=room)[:3]):
            write(ax, sheet.begin, top + 0.23 + _LINE * line, words, color=MUTED, **small)
        return
    bottom, middle = top + _PANEL, top + 0.34
    _draw_ground(ax, sheet, top + 0.15, bottom, little)
    colour = BLUE if row["verdict"] in CLAIMS else MUTED
    extra, low, high = (float(row[name]) for name in ("extra_fall", "ci_low", "ci_high"))
    ends = [sheet.x(low), sheet.x(high)]
    ax.plot(ends, [middle, middle], color=colour, linewidth=1.4, zorder=2)
    mark: dict[str, Any] = {"linestyle": "", "color": colour, "zorder": 3}
    for cut, arrow, end in ((low < sheet.low, "<", ends[0]), (high > sheet.high, ">", ends[1])):
        if cut:
            ax.plot([end], [middle], marker=arrow, markersize=4.0, markeredgewidth=0, **mark)
    if sheet.low <= extra <= sheet.high:
        inside = colour if row["verdict"] in CLAIMS else PAPER
        ax.plot(
            [sheet.x(extra)], [middle], marker="o", markersize=5.0, markerfacecolor=inside, **mark
        )
    words = f"expected {say_number(float(row['expected_fall']))}, extra {_say_extra(row)}"
    write(ax, sheet.begin, bottom - 0.01, shorten(words, width=room, size=SMALL), **small)


def _draw_ground(ax: Axes, sheet: _Sheet, top: float, bottom: float, little: float) -> None:
    bottom -= 0.13
    band = [sheet.x(-little), sheet.x(little)]
    ax.fill_between(band, top, bottom, color=PALE_BLUE, alpha=0.45, linewidth=0, zorder=0)
    for tick in range(sheet.low, sheet.high + 1):
        colour, width = (MUTED, 0.9) if tick == 0 else (RULE, 0.5)
        x = sheet.x(tick)
        ax.plot([x, x], [top, bottom], color=colour, linewidth=width, zorder=1)


def _say_change(fall: float) -> str:
    size = say_number(abs(fall))
    if size == "0":
        return "did not fall"
    return f"{'fell' if fall > 0 else 'rose'} by {size}"


def _say_extra(row: Row) -> str:
    extra, low, high = (
        say_number(float(row[name])) for name in ("extra_fall", "ci_low", "ci_high")
    )
    return f"{extra} ({low} to {high})"


def _draw_axis(ax: Axes, sheet: _Sheet, bottom: float, *, extra: bool) -> None:
    small: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline"}
    write(ax, _LEFT, bottom + 0.12, "dose", ha="left", **small)
    write(ax, _LEFT + _SLOPE, bottom + 0.12, "2 h later", ha="right", **small)
    write(ax, _LEFT + _SLOPE / 2, bottom + 0.25, "pain, 0 to 10", ha="center", **small)
    if not extra:
        return
    for tick in range(sheet.low, sheet.high + 1):
        write(ax, sheet.x(tick), bottom + 0.12, say_number(tick), ha="center", **small)
    middle = (sheet.begin + sheet.width) / 2
    write(ax, middle, bottom + 0.25, "extra fall of pain [points]", ha="center", **small)


def _draw_feet(ax: Axes, feet: list[str], sheet: _Sheet, top: float) -> None:
    lines = [line for words in feet for line in wrap_words(words, width=sheet.width - 0.04)]
    for number, line in enumerate(lines):
        y = top + 0.06 + _LINE * number
        write(ax, 0.0, y, line, fontsize=SMALL, color=MUTED, va="baseline")
