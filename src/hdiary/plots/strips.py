"""The days behind each claimed factor, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from matplotlib.axes import Axes

from hdiary.plots import strip_lanes as lanes
from hdiary.plots.factor_rows import Row, find_claims, name_rows, say_counts, say_lanes, say_verdict
from hdiary.plots.forest_words import say_hidden
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import describe, say_nothing, set_title, styled
from hdiary.words import Words

_MOST_DAYS, _MOST_PIECES = 186, 4
"""Longer diaries go on in another piece below [days], at most so many pieces."""


@styled
def plot_strips(
    result: Any,
    *,
    patient: str | None = None,
    most: int = 6,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the days behind each claimed factor: those after days with it, and the others.

    Every factor has two lanes. A day stands in the upper one when the factor was there on the
    day before (a number: above the person's median), else in the lower one: a tall dark mark
    for a headache, a low grey one for a clear day. Days that the odds ratio could not use (not
    recorded, nothing recorded the day before, or the factor not said) are left blank.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    most
        Draw only so many factors, those with the largest differences.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "factor", "window", "verdict", "odds_ratio"])
    >>> strips = pd.DataFrame(columns=["patient", "factor", "date", "state", "exposed_before"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_strips(SimpleNamespace(table=table, strips=strips)))
    'No factor of the day before stands out, so there are no days to show behind one.'
    """
    say = words_for(result, language, patient)
    claims = find_claims(name_rows(result, one_person(result.table, patient=patient), say))
    strips = result.strips
    if patient is not None:
        strips = strips[strips["patient"].astype("str") == str(patient)]
    claims = claims[claims["factor"].isin(strips["factor"])]
    if not len(claims):
        return say_nothing(
            ax or new_axes(0.6, left=0.06, bottom=0.04, top=0.04), say("triggers.strips.nothing")
        )
    rows = claims.head(most).to_dict("records")
    frames = [strips[strips["factor"] == row["factor"]].sort_values("date") for row in rows]
    length = max(map(len, frames))
    pieces = min(ceil(length / _MOST_DAYS), _MOST_PIECES)
    piece = lanes.HEAD + pieces * (lanes.MONTHS + 2 * lanes.LANE + lanes.GAP)
    ax = ax or new_axes(len(rows) * piece + lanes.KEY + 0.3, left=0.06, bottom=0.04, top=0.26)
    labels = [words for row in rows for words in say_lanes(row, say)]
    sheet = lanes.make_sheet(ax, labels, length, pieces)
    ax.set_xlim(-sheet.left, sheet.shown)
    ax.set_ylim(len(rows) * piece + lanes.KEY, 0)
    ax.set_axis_off()
    for at, (row, days) in enumerate(zip(rows, frames, strict=True)):
        lanes.draw_name(ax, row, sheet, at * piece + lanes.HEAD - 0.04, say)
        lanes.draw_lanes(ax, row, days, sheet, at * piece + lanes.HEAD, say)
    hidden = say_hidden(len(claims) - len(rows), say)
    dates = frames[0]["date"]
    span = say("say.span", low=say.day(dates.iloc[0]), high=say.day(dates.iloc[-1]))
    lanes.draw_key(ax, sheet, len(rows) * piece, say)
    lanes.draw_foot(ax, sheet, len(rows) * piece, [say("triggers.strips.key", span=span), *hidden])
    set_title(ax, say("triggers.strips.title"))
    return describe(ax, " ".join([_words(rows, span, say), *hidden]))


def _words(rows: Sequence[Row], span: str, say: Words) -> str:
    told = [
        say(
            "triggers.strips.row",
            name=row["told"],
            verdict=say_verdict(row, say),
            counts=say_counts(row, say),
        )
        for row in rows
    ]
    names = say.join([str(row["told"]) for row in rows])
    return say("triggers.strips.whole", names=names, span=span, rows="; ".join(told))
