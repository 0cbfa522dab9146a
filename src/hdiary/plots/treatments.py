"""Every treatment twice: what it does within hours, and what changed over weeks."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten
from hdiary.plots.select import one_person
from hdiary.plots.sheet import AXIS, draw_feet, make_sheet, sheet_width, small_axes, width_of
from hdiary.plots.speech import say_no_treatment, words_for
from hdiary.plots.style import describe, put_title, say_nothing, styled, write
from hdiary.plots.treatments_columns import draw_columns, find_tops, say_row
from hdiary.questions.margins import DAYS, POINTS, phrase_margin
from hdiary.vocabulary.verdicts import LITTLE
from hdiary.words import Phrase, Words


@styled
def plot_treatments(
    result: Any,
    *,
    patient: str | None = None,
    most: int = 8,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw each treatment's answer within hours beside its answer over weeks.

    On the left the extra fall of pain within two hours, to the right for better; on the right
    the change of headache days in 28 since it began, to the left for fewer. Each has its
    interval over a pale band within which a difference does not matter. What is claimed is blue
    and filled; where there is no number the words say why.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    most
        Draw only so many treatments.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from hdiary.plots import alt_text
    >>> table = pd.DataFrame(columns=["patient", "treatment"])
    >>> alt_text(plot_treatments(SimpleNamespace(table=table)))
    'No treatment was written down.'
    """
    say = words_for(result, language, patient)
    table = one_person(result.table, patient=patient)
    if not len(table):
        return say_nothing(small_axes(ax), say_no_treatment(result, say))
    rows = table.head(most).to_dict("records")
    more = len(table) - most
    hidden = [say("relief.picture.not_shown", more=more)] if more > 0 else []
    level = float(result.settings["change"]["level"])
    coverage = one_person(result.coverage, patient=patient)
    feet = [*_say_feet(rows, coverage, result.settings, say), *hidden]
    tops = find_tops(result, rows, sheet_width(ax), say)
    ax = make_sheet(ax, tops[-1], feet, end=0.1)
    draw_columns(ax, result, rows, say, tops)
    for top, row in zip(tops, rows, strict=False):
        name = shorten(say.treatment(str(row["treatment"])), width=width_of(ax), bold=True)
        write(ax, 0.0, top + 0.12, name, fontweight="bold", va="baseline")
    draw_feet(ax, feet, tops[-1] + AXIS + 0.1)
    put_title(ax, say("treatments.picture.title"), pad=2.0)
    told = [say_row(result, row, level, say) for row in rows]
    verdicts = {row[name] for row in rows for name in ("hours_verdict", "weeks_verdict")}
    margins = [feet[1]] if LITTLE in verdicts else []
    return describe(ax, " ".join([say("treatments.picture.alt"), *told, *margins, *hidden]))


def _say_feet(
    rows: list[dict[Hashable, Any]], coverage: pd.DataFrame, settings: Any, say: Words
) -> list[str]:
    level, margins = float(settings["change"]["level"]), _phrase_margins(settings)
    rated, doses = (sum(int(row[name]) for row in rows) for name in ("rated", "doses"))
    days, recorded = (int(coverage.iloc[0][name]) for name in ("days", "recorded"))
    covered = say("treatments.picture.recorded", recorded=recorded, n=days)
    told = say("relief.picture.rated", rated=rated, n=doses)
    return [f"{covered} {told}", say("treatments.picture.lines", level=level, **margins)]


def _phrase_margins(settings: Any) -> dict[str, Phrase]:
    """Say of both columns how small a difference is little."""
    matters = settings["change"]["gates"]["meaningful_days"]
    return {
        "hours": phrase_margin(POINTS, settings["relief"]["little"]),
        "weeks": phrase_margin(DAYS, matters),
    }
