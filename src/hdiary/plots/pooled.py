"""What holds over several people: the average person, one more person, and everybody's own."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from hdiary.plots import style
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.picture import new_axes
from hdiary.plots.pooled_rows import PooledRow, PooledRows, choose_pooled
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, INK, MUTED, PALE_BLUE, PAPER, SMALL, WIDTH, styled, write
from hdiary.words import Words

_PAPER = 8.0
"""Room is kept for the type of a page [points]."""
_ROW, _LINE, _ABOVE, _AXIS = 0.36, 0.125, 0.3, 0.4
"""Heights [inches]: a thing, a line of words, the title, the axis with its unit."""
_NAMES, _NUMBERS = 1.2, 1.02
"""The widest names, and numbers [inches]."""
_FAR = 10.0
"""Odds ratios beyond are only said to be."""
_APART, _CELLS = 150, 60
"""So many people are a stroke each; more of them make a band of so many cells."""

_TICKS = 3
"""Steps of the axis: its field is narrow, and numbers with a sign and a part are wide."""


@styled
def plot_pooled(
    result: Any,
    *,
    of: str | None = None,
    most: int = 14,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw each thing over people: the average person, where most people lie, and everybody.

    The mark and its thick line are the average person's estimate and interval, in blue and
    filled where something is claimed; the thin line spans where one more person is expected; the
    pale strip below holds everybody's own estimate, a stroke each or, for many people, the darker
    the more there are.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    of
        What is drawn where a result holds several units, such as ``"mean_pain"``; the first if
        left out.
    most
        Draw only so many things, those of most people first.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_pooled(SimpleNamespace(pooled=pd.DataFrame(columns=["verdict"]))))
    'There is nothing to draw over people: it takes three with an estimate of the same thing.'
    """
    say = words_for(result, language)
    found = choose_pooled(result, of, most, say)
    if found is None:
        return style.say_nothing(
            ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04), say("pooled.chart.nothing")
        )
    feet = [say("pooled.chart.key")]
    if found.hidden:
        feet.append(say("pooled.chart.hidden", more=found.hidden))
    ax, left, right = _make_room(ax, found, feet, say)
    _draw_scale(ax, found, say)
    for place, row in enumerate(found.rows):
        _draw_people(ax, place, row, found)
        _draw_average(ax, place, row)
        _write_row(ax, place, row, (left, right), found, say)
    style.put_title(ax, say(f"pooled.chart.title_{found.kind}"), x=left)
    return style.describe(ax, _tell(found, say))


def _make_room(
    ax: Axes | None, found: PooledRows, feet: list[str], say: Words
) -> tuple[Axes, float, float]:
    """Lay out names, the axis and numbers; give where names begin and numbers, in its widths."""
    lines = [line for words in feet for line in wrap_words(words, width=WIDTH - 0.14, size=_PAPER)]
    below = _AXIS + _LINE * len(lines)
    ours = ax is None
    if ax is None:
        ax = new_axes(_ABOVE + _ROW * len(found.rows) + below, left=0.06, bottom=below, top=_ABOVE)
    figure, box = style.figure_of(ax), ax.get_position()
    wide, tall = figure.get_figwidth(), figure.get_figheight()
    names = min(max(measure(row.name, size=8, bold=True) for row in found.rows), _NAMES)
    names = max(names, min(max(measure(row.verdict, size=_PAPER) for row in found.rows), _NAMES))
    inner = max(box.width * wide - names - _NUMBERS - 0.16, 0.25 * box.width * wide)
    low = box.y0 if ours else box.y0 + min(below / tall, 0.5 * box.height)
    ax.set_position((box.x0 + (names + 0.08) / wide, low, inner / wide, box.y1 - low))
    ax.set_ylim(len(found.rows), 0)
    left, right = -(names + 0.08) / inner, 1 + 0.08 / inner
    deep = ax.get_position().height * tall
    for number, line in enumerate(lines):
        y = -(_AXIS + 0.04 + _LINE * number) / deep
        write(ax, left, y, line, transform=ax.transAxes, fontsize=SMALL, color=MUTED)
    return ax, left, right


def _draw_scale(ax: Axes, found: PooledRows, say: Words) -> None:
    """Draw the axis, wide enough for the average person's intervals and most others."""
    most = [np.quantile(row.own, [0.05, 0.95]) for row in found.rows if len(row.own)]
    ends = np.concatenate([*(row.drawn for row in found.rows), *most])
    none = 1.0 if found.ratio else 0.0
    low, high = min(float(ends.min()), none), max(float(ends.max()), none)
    if found.ratio:
        ax.set_xscale("log", base=2)
        ax.set_xlim(low / 1.15, high * 1.15)
        ax.xaxis.set_major_locator(LogLocator(base=2, numticks=7))
        ax.xaxis.set_minor_locator(NullLocator())
        ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: say.number(v, places=2)))
    else:
        room = 0.06 * max(high - low, 0.1)
        ax.set_xlim(low - room, high + room)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=_TICKS))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: say.number(v, places=2)))
    ax.axvline(none, color=MUTED, linewidth=0.9, zorder=1)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(say(f"pooled.chart.axis_{found.kind}"), fontsize=SMALL)
    ax.tick_params(axis="x", labelsize=SMALL)


def _draw_people(ax: Axes, place: int, row: PooledRow, found: PooledRows) -> None:
    """Draw everybody's own estimate as a pale strip."""
    low, high = ax.get_xlim()
    own = np.clip(row.own, low, high)
    top, bottom = place + 0.62, place + 0.9
    if len(own) <= _APART:
        ax.vlines(own, top, bottom, color=BLUE, alpha=0.35, linewidth=0.7, zorder=2)
        return
    edges = (
        np.geomspace(low, high, _CELLS + 1) if found.ratio else np.linspace(low, high, _CELLS + 1)
    )
    count, _ = np.histogram(own, edges)
    ax.pcolormesh(
        edges, [top, bottom], count[None, :], cmap=_pale(), vmin=0.0,
        vmax=float(count.max()), zorder=2, linewidth=0, rasterized=False,
    )  # fmt: skip


def _pale() -> Any:
    """Give the inks of a strip, from paper to blue."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("people", [PAPER, PALE_BLUE, BLUE])


def _draw_average(ax: Axes, place: int, row: PooledRow) -> None:
    """Draw the average person's interval on that of one more person."""
    estimate, low, high, far_low, far_high = row.drawn
    colour, inside = (BLUE, BLUE) if row.claimed else (MUTED, PAPER)
    y = place + 0.36
    ax.hlines([y], far_low, far_high, color=colour, linewidth=0.7, zorder=3)
    ax.hlines([y], low, high, color=colour, linewidth=2.6, zorder=4)
    ax.plot(
        [estimate], [y], linestyle="", marker="o", markersize=5.0, color=colour,
        markerfacecolor=inside, markeredgewidth=1.0, zorder=5, clip_on=False,
    )  # fmt: skip


def _write_row(
    ax: Axes, place: int, row: PooledRow, ends: tuple[float, float], found: PooledRows, say: Words
) -> None:
    """Write the name and verdict before a row, its numbers and people behind it."""
    across, y = ax.get_yaxis_transform(), place + 0.5
    wide = ax.get_position().width * style.figure_of(ax).get_figwidth()
    names = -ends[0] * wide - 0.08
    weight = "bold" if row.claimed else "normal"
    write(ax, ends[0], y - 0.03, shorten(row.name, width=names, bold=row.claimed),
          transform=across, va="bottom", fontweight=weight)  # fmt: skip
    colour = BLUE if row.claimed else MUTED
    small: dict[str, Any] = {"transform": across, "fontsize": SMALL}
    verdict = shorten(row.verdict, width=names, size=SMALL)
    write(ax, ends[0], y - 0.01, verdict, va="top", color=colour, **small)
    estimate, low, high = (_say(value, found, say) for value in row.ends[:3])
    numbers = say("pooled.chart.numbers", size=estimate, low=low, high=high)
    write(ax, ends[1], y - 0.03, shorten(numbers, width=_NUMBERS, size=SMALL), va="bottom",
          color=INK, **small)  # fmt: skip
    people = say.count("person", row.people)
    write(ax, ends[1], y - 0.01, people, va="top", color=MUTED, **small)


def _say(value: float, found: PooledRows, say: Words) -> str:
    if not found.ratio:
        return say.signed(value)
    if value > _FAR:
        return say("triggers.pooled.over", end=_FAR)
    if value < 1.0 / _FAR:
        return say("triggers.pooled.under", end=1.0 / _FAR)
    return say.number(value, places=2)


def _tell(found: PooledRows, say: Words) -> str:
    """Tell the whole picture, row by row."""
    told = [say(f"pooled.chart.title_{found.kind}") + "."]
    for row in found.rows:
        names = ("size", "low", "high", "far_low", "far_high")
        ends = {name: _say(v, found, say) for name, v in zip(names, row.ends, strict=True)}
        told.append(
            say("pooled.chart.row", name=row.name, verdict=row.verdict, people=row.people, **ends)
        )
    if found.hidden:
        told.append(say("pooled.chart.hidden", more=found.hidden))
    return " ".join(told)
