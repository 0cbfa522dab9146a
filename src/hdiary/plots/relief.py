"""What helps within hours: pain before and after each treatment, and what is more than expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten
from hdiary.plots.relief_rows import Drawing, Row, lay_out, make_ruler, numbers_of
from hdiary.plots.select import one_person
from hdiary.plots.sheet import AXIS, draw_feet, make_sheet, sheet_width, small_axes, width_of
from hdiary.plots.speech import find_reason, say_no_treatment, say_reason, words_for
from hdiary.plots.style import SMALL, describe, put_title, say_nothing, styled
from hdiary.questions.margins import POINTS, explain_little
from hdiary.questions.relief.rules import NO_RATINGS, VERDICTS
from hdiary.questions.relief.tell_pairs import BESIDE_OTHERS, as_shown, say_beside
from hdiary.words import Words
from hdiary.words.names import TOGETHER

_NAMED = 6
"""So many treatments that cannot be drawn are named."""


@styled
def plot_relief(
    result: Any,
    *,
    patient: str | None = None,
    most: int = 7,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw, for each treatment, pain before and after, what was expected, and the difference.

    On the left a thin line for each rated dose, a thick one for their mean, and a dashed one for
    the mean that would be expected without the treatment. On the right the extra fall with its
    interval, over a pale band within which a difference does not matter. What is claimed is blue;
    what is not stands in grey. Treatments that cannot be drawn are named below.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    most
        Draw only so many treatments.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "treatment", "verdict", "fall"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_relief(SimpleNamespace(table=table, moments=table)))
    'No treatment was written down.'
    """
    say = words_for(result, language, patient)
    table = one_person(result.table, patient=patient)
    if not len(table):
        return say_nothing(small_axes(ax), say_no_treatment(result, say))
    order = table["verdict"].map({v: i for i, v in enumerate(VERDICTS)}).fillna(len(VERDICTS))
    table = table.loc[order.sort_values(kind="stable").index]
    shown = [as_shown(result, row)["verdict"] for row in table.to_dict("records")]
    table = table.assign(verdict=shown)
    drawn = table[table["fall"].notna()]
    untold = _say_untold(result, table[table["fall"].isna()], say)
    if not len(drawn):
        lead = [] if _no_column(result, table) else [say("relief.picture.none_rated")]
        return say_nothing(small_axes(ax), " ".join([*lead, *untold]))
    moments = result.moments
    if patient is not None:
        moments = moments[moments["patient"].astype("str") == str(patient)]
    little = float(result.settings["little"])
    rows = drawn.head(most).to_dict("records")
    if len(drawn) > most:
        untold = [say("relief.picture.not_shown", more=len(drawn) - most), *untold]
    feet = [*_say_feet(table, result.settings, say), *untold]
    whys = [_say_why(result, row, say) for row in rows]
    reasons, (*tops, bottom) = lay_out(rows, whys, sheet_width(ax), say)
    ax = make_sheet(ax, bottom, feet, end=0.06)
    drawing = Drawing(ax=ax, say=say, ruler=make_ruler(rows, width_of(ax)))
    for top, row, why in zip(tops, rows, reasons, strict=True):
        mine = moments[moments["treatment"] == row["treatment"]]
        drawing.row(top, row, mine, why=why, little=little)
    drawing.axis(bottom, extra=any(not pd.isna(row["extra_fall"]) for row in rows))
    draw_feet(ax, feet, bottom + AXIS + 0.06)
    put_title(ax, say("relief.picture.title"), pad=2.0)
    told = [_say_row(result, row, say) for row in rows]
    told += explain_little(drawn["verdict"], {POINTS: little}, say)
    return describe(ax, " ".join([say("relief.picture.alt", n=len(rows)), *told, *untold]))


def _say_feet(table: pd.DataFrame, settings: Mapping[str, Any], say: Words) -> list[str]:
    """Give the lines under the picture: the coverage and the key."""
    # Doses that came together stand in the rows of their treatments already.
    single = table[~table["treatment"].astype("str").str.contains(TOGETHER, regex=False)]
    rated, doses = int(single["rated"].sum()), int(single["doses"].sum())
    ends = {"level": float(settings["level"]), "little": float(settings["little"])}
    counts = say("relief.picture.rated", rated=rated, n=doses)
    if (table["verdict"] == BESIDE_OTHERS).any():
        return [counts, say("relief.picture.lines_alone")]
    return [counts, say("relief.picture.lines"), say("relief.picture.band", **ends)]


def _no_column(result: Any, rows: pd.DataFrame) -> bool:
    return "reason" in rows and all(
        find_reason(result, text) == NO_RATINGS for text in rows["reason"]
    )


def _say_untold(result: Any, rows: pd.DataFrame, say: Words) -> list[str]:
    """Name the treatments that were never rated."""
    if not len(rows):
        return []
    every = [say.treatment(str(name)) for name in rows["treatment"]]
    names = [shorten(name, width=1.2, size=SMALL) for name in every[:_NAMED]]
    if len(every) > _NAMED:
        names.append(say("say.more", n=len(every) - _NAMED))
    key = "relief.picture.no_ratings" if _no_column(result, rows) else "relief.never"
    return [say(key, names=say.join(names))]


def _say_why(result: Any, row: Row, say: Words) -> str:
    """Say why there is no extra fall, or how it stands beside the others in its place."""
    if row["verdict"] == BESIDE_OTHERS:
        return say_beside(result, row, say)
    return say_reason(result, row["reason"], say)


def _say_row(result: Any, row: Row, say: Words) -> str:
    told: dict[str, Any] = {
        "name": str(row["treatment"]),
        "verdict": str(row["verdict"]),
        "rated": int(row["rated"]),
        "before": float(row["pain_before"]),
        "after": float(row["pain_after"]),
    }
    if pd.isna(row["extra_fall"]):
        why = _say_why(result, row, say)
        return say("relief.picture.alt_open", why=why, **told)
    level = float(result.settings["level"])
    return say("relief.picture.alt_row", level=level, **told, **numbers_of(row))
