"""On which days of the week headaches come."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import style
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, INK, PAPER, SMALL, styled
from hdiary.words import Words


@styled
def plot_weekdays(
    result: Any,
    *,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the share of recorded days with headache, Monday to Sunday, with 95% intervals.

    Under each day stand its headache days and its recorded days.

    Parameters
    ----------
    result
        A pattern result; ``weekdays`` is drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.questions import pattern
    >>> days = pd.date_range("2026-03-02", periods=28)
    >>> result = pattern(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_weekdays(result)).split("; ")[0]
    'Share of recorded days with headache: Monday 25% (1 of 4 recorded days)'
    """
    say = words_for(result, language, patient)
    table = one_person(result.weekdays, patient=patient)
    ax = ax or new_axes(1.6, left=0.38, bottom=0.52)
    share = table["share"].to_numpy(dtype=float, na_value=np.nan) * 100
    known = ~np.isnan(share)
    if not known.any():
        return style.say_nothing(ax, say("weekdays.nothing"))
    x = np.arange(len(table))
    ax.bar(x[known], share[known], width=0.62, color=BLUE, linewidth=0)
    low = table["ci_low"].to_numpy(dtype=float, na_value=np.nan) * 100
    high = table["ci_high"].to_numpy(dtype=float, na_value=np.nan) * 100
    ax.vlines(x, low, high, color=PAPER, linewidth=2.8)
    ax.vlines(x, low, high, color=INK, linewidth=1.1)
    ax.set_ylim(0, 100)
    ax.set_xlim(-0.6, 6.6)
    ax.set_yticks([0, 50, 100], labels=[say.share(part) for part in (0.0, 0.5, 1.0)])
    ax.set_xticks(x, labels=say.lines("calendar.weekdays"))
    across = ax.get_xaxis_transform()
    for at, row in enumerate(table.to_dict("records")):
        words = f"{row['headache_days']}/{row['recorded']}"
        style.write(ax, at, -0.2, words, transform=across, ha="center", va="top", fontsize=SMALL)
    ax.set_xlabel(say("weekdays.axis"), labelpad=12)
    style.light_grid(ax)
    style.set_title(ax, say("weekdays.title"))
    told = [_tell_day(row, say) for row in table.to_dict("records")]
    return style.describe(ax, say("weekdays.alt", days="; ".join(told)))


def _tell_day(row: Any, say: Words) -> str:
    counts = {"headaches": row["headache_days"], "recorded": row["recorded"]}
    if pd.isna(row["share"]):
        return say("weekdays.alt_not_known", day=row["weekday"], **counts)
    return say("weekdays.alt_day", day=row["weekday"], share=row["share"], **counts)
