"""The course before and after something began, and the level before, continued."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import change_field as field
from hdiary.plots.look import ink_now
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import say_reason, words_for
from hdiary.plots.style import BLUE, describe, say_nothing, set_title, styled
from hdiary.questions.change.rules import CLAIMS
from hdiary.questions.margins import phrase_margin
from hdiary.vocabulary.verdicts import LITTLE
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_OF = {"headache_days_28": "days", "mean_pain": "pain"}
"""How the keys of words end that are about one outcome."""
_TOPS = {"headache_days_28": 28.0, "mean_pain": 10.0}
Row = Mapping[Hashable, Any]


@styled
def plot_change(
    result: Any,
    *,
    patient: str | None = None,
    intervention: str | None = None,
    outcome: str = "headache_days_28",
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the weeks before and after something began, with the level of each time.

    A dot is the value of 7 days counted from the start: filled where all 7 were recorded, open
    where some were not, a small cross at the foot where too few were. Thick lines are the
    estimated levels before and after with their intervals, named above the marks; the dashed line
    is the level before, continued. Days that are not compared are shaded: those in which an
    effect may grow, and, paler, those left out of the baseline.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    intervention
        Which; if left out, the first that changed something, else the first with levels to draw.
    outcome
        ``"headache_days_28"`` or ``"mean_pain"``.

    Raises
    ------
    ValueError
        If nothing has the name of the intervention, or the outcome is unknown.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "intervention", "outcome", "verdict", "change"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_change(SimpleNamespace(table=table)))
    'Nothing was found or given that began during the diary.'
    """
    if outcome not in _OF:
        raise ValueError(f'outcome is "{outcome}"; give one of {", ".join(_OF)}')
    say = words_for(result, language, patient)
    table = one_person(result.table, patient=patient)
    table = table[table["outcome"].astype("str") == outcome]
    if not len(table):
        return _say_instead(ax, say("change.picture.nothing_began"))
    row = _choose(table, intervention)
    why = say_reason(result, row.get("reason"), say)
    name = say.treatment(str(row["intervention"]))
    phases = _rows_of(one_person(result.phases, patient=patient), row, outcome)
    course = _rows_of(one_person(result.course, patient=patient), row, outcome)
    begin = pd.Timestamp(row["since"])
    if not _begins_inside(course, begin):
        told = {"name": start_sentence(name), "why": why}
        return _say_instead(ax, say("change.picture.nothing_to_draw", **told))
    feet = _say_feet(row, course, why, level=result.settings["level"], say=say)
    ax = ax or field.make_room(feet)
    laid = field.lay_field(ax, course, begin, _TOPS[outcome], say)
    field.draw_weeks(laid, course)
    field.draw_phases(laid, phases)
    field.draw_start(laid, name, found=bool(row["found"]))
    field.draw_axes(laid)
    field.draw_feet(laid, feet)
    set_title(ax, say(f"change.picture.title_{_OF[outcome]}"))
    covered = _say_covered(course, say)
    return describe(ax, _tell(row, phases, why, covered, settings=result.settings, say=say))


def _say_instead(ax: Axes | None, words: str) -> Axes:
    return say_nothing(ax or new_axes(1.0, left=0.06, bottom=0.1, top=0.1), words)


def _begins_inside(course: pd.DataFrame, begin: pd.Timestamp) -> bool:
    """Say whether there is a day before the start, and one from it on."""
    first = course["first_day"]
    return bool((first < begin).any() and (first >= begin).any())


def _choose(table: pd.DataFrame, intervention: str | None) -> Row:
    if intervention is not None:
        table = table[table["intervention"].astype("str") == intervention]
        if not len(table):
            raise ValueError(
                f'nothing in this result is named "{intervention}"; see '
                "result.table['intervention']"
            )
    for rows in (table[table["verdict"].isin(CLAIMS)], table[table["change"].notna()], table):
        if len(rows):
            break
    return rows.head(1).to_dict("records")[0]


def _rows_of(frame: pd.DataFrame, row: Row, outcome: str) -> pd.DataFrame:
    mine: pd.Series = (frame["since"] == row["since"]) & (frame["outcome"] == outcome)
    return frame.loc[mine]


def _say_feet(row: Row, course: pd.DataFrame, why: str, *, level: float, say: Words) -> list[str]:
    """Give the lines under the picture: why nothing is compared, the key, and the coverage."""
    key = say(f"change.picture.key_{_OF[str(row['outcome'])]}")
    covered = _say_covered(course, say)
    if pd.isna(row["change"]):
        return [say("change.picture.not_compared", why=why), f"{key} {covered}"]
    lines = "change.picture.lines" if ink_now(BLUE) == BLUE else "change.picture.lines_restyled"
    return [" ".join([key, say(lines, level=100 * level), covered])]


def _say_covered(course: pd.DataFrame, say: Words) -> str:
    recorded, days = int(course["recorded"].sum()), int(course["days"].sum())
    return say("change.picture.covered", recorded=recorded, days=days)


def _tell(
    row: Row, phases: pd.DataFrame, why: str, covered: str, *, settings: Any, say: Words
) -> str:
    """Tell what the picture shows, with the levels as they are drawn."""
    outcome = str(row["outcome"])
    key = f"change.picture.alt_{_OF[outcome]}"
    name = start_sentence(say.treatment(str(row["intervention"])))
    told = {"name": name, "since": row["since"], "covered": covered}
    if pd.isna(row["change"]):
        return say(f"{key}_not_compared", **told, why=why)
    levels = phases.set_index(phases["phase"].astype("str"))["level"]
    whole = _TOPS[outcome]
    low, high = (min(max(float(row[end]), -whole), whole) for end in ("ci_low", "ci_high"))
    # Between 14 and 28 days there is an interval, but nothing is said of it.
    little = row["verdict"] == LITTLE
    open_ = row["verdict"] not in {*CLAIMS, LITTLE}
    of = _OF[outcome]
    margin = say(phrase_margin(of, settings["gates"][f"meaningful_{of}"])) if little else ""
    return say(
        key,
        **told,
        before=float(levels["before"]),
        after=float(levels["after"]),
        change=row["change"],
        low=low,
        high=high,
        verdict=row["verdict"],
        why=say("change.picture.alt_why", why=why if open_ else margin) if open_ or little else "",
    )
