"""One factor: how often headache came after days with it, and after the others."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from hdiary.plots import factor_bars as bars
from hdiary.plots.factor_rows import name_rows, say_verdict
from hdiary.plots.lettering import shorten
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import find_reason, say_reason, words_for
from hdiary.plots.style import describe, say_nothing, set_title, styled
from hdiary.questions.reasons import ANSWERED
from hdiary.words import Words

_HEIGHT = 1.32


@styled
def plot_factor(
    result: Any,
    *,
    factor: str,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the share of days with headache after days with a factor, and after days without.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    factor
        Which factor; for a number, days above the person's median count as days with it.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> from hdiary.plots import alt_text
    >>> table = pd.DataFrame({"patient": ["1"], "factor": ["driving"], "window": ["day before"],
    ...     "kind": ["yes/no"], "headaches_exposed": [6], "days_exposed": [20],
    ...     "headaches_unexposed": [10], "days_unexposed": [50],
    ...     "odds_ratio": [1.7], "ci_low": [0.6], "ci_high": [4.9], "cut": [None],
    ...     "verdict": ["cannot tell yet"], "reason": ["the interval is too wide to say more"]})
    >>> ax = plot_factor(SimpleNamespace(table=table), factor="driving")
    >>> print(alt_text(ax))
    Headache came on 6 of 20 days after a day with driving (30%), and on 10 of 50 days after the
    others (20%). Odds ratio 1.7 (likely 0.6 to 4.9; 1 is no difference): cannot tell yet (the
    interval is too wide to say more).
    """
    say = words_for(result, language, patient)
    table = name_rows(result, one_person(result.table, patient=patient), say)
    table = table[table["factor"] == factor]
    if not len(table):
        raise ValueError(f'no factor is named "{factor}"; see result.before["factor"]')
    row = table.to_dict("records")[0]
    why = say_reason(result, row["reason"], say)
    ax = ax or new_axes(_HEIGHT, left=0.06, bottom=0.34, top=0.3)
    if not row["days_exposed"] and not row["days_unexposed"]:
        return say_nothing(ax, say("triggers.bars.no_day", name=row["told"], reason=why))
    bars.draw_bars(ax, row, say)
    set_title(ax, shorten(say("triggers.bars.title", name=row["told"]), width=3.3, bold=True))
    verdict = say_verdict(row, say)
    if why and find_reason(result, row["reason"]) != ANSWERED:
        verdict = say("triggers.bars.why", verdict=verdict, reason=why)
    return describe(ax, " ".join([bars.say_days(row, say), bars.say_odds(row, verdict, say)]))
