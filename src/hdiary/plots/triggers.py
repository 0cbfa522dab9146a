"""Which factors of the day before go with headaches: a forest of odds ratios."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import forest_marks as marks
from hdiary.plots.factor_rows import choose_rows, name_ordered, name_rows
from hdiary.plots.forest import make_room
from hdiary.plots.forest_words import say_coverage, say_feet, say_forest, say_untold
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import describe, put_title, say_nothing, styled
from hdiary.words import Words


@styled
def plot_triggers(
    result: Any,
    *,
    patient: str | None = None,
    most: int = 14,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the odds ratios of headache on the day after each factor, with their intervals.

    What is claimed stands first, by size, in blue with filled marks; below it, in grey with
    open marks, what makes little or no difference and what cannot be told yet, the narrowest
    intervals first. An interval that goes on beyond the axis ends in an arrow. Factors with too
    few days are named below. What the diary tells of the night before, or of earlier the same
    day, stands among them, and is named so.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    most
        Draw only so many factors.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "factor", "window", "verdict", "odds_ratio"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_triggers(SimpleNamespace(table=table)))
    'The diary names no factors to compare.'
    """
    say = words_for(result, language, patient)
    own = one_person(result.table, patient=patient)
    before, within = name_rows(result, own, say), name_ordered(result, own, say)
    table = pd.concat([before, within], ignore_index=True) if len(within) else before
    table = table.reset_index(drop=True)
    if not len(table):
        return say_nothing(_small_axes(ax), say("triggers.forest.no_factor"))
    rows = choose_rows(table, most)
    coverage = say_coverage(before, one_person(result.coverage, patient=patient), say)
    if not len(rows.shown):
        words = " ".join([*say_untold(rows.untold, result, say), coverage])
        return say_nothing(_small_axes(ax), words)
    feet = say_feet(rows, coverage, result, say)
    drawn = rows.shown.to_dict("records")
    ax, room = make_room(ax, drawn, feet, say)
    little = tuple(float(edge) for edge in result.settings["little"])
    marks.draw_ground(ax, len(drawn), little, room)
    marks.draw_heads(ax, room, say)
    for y, row in enumerate(drawn):
        marks.draw_row(ax, y, row, room, say)
    marks.draw_estimates(ax, drawn, room)
    marks.draw_axis(ax, room, say)
    marks.draw_feet(ax, feet, room, say)
    title = "title_all" if len(within) else "title"
    put_title(ax, say(f"triggers.forest.{title}"), x=room.left, pad=1.0)
    return describe(ax, say_forest(rows, coverage, result, say))


def _small_axes(ax: Axes | None) -> Axes:
    return ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04)
