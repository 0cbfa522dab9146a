"""On which days of the week headaches come."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.select import one_person
from hdiary.plots.style import (
    BLUE,
    INK,
    PAPER,
    SMALL,
    describe,
    light_grid,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_share


@styled
def plot_weekdays(result: Any, *, patient: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the share of recorded days with headache, Monday to Sunday, with 95% intervals.

    Under each day stand its headache days and its recorded days.

    Parameters
    ----------
    result
        A pattern result; ``weekdays`` is drawn.
    patient
        Whose days; needed only where the result holds several people.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where no share can be given.

    Raises
    ------
    ValueError
        If the result holds several people and none was named.

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
    table = one_person(result.weekdays, patient=patient)
    ax = ax or new_axes(1.6, left=0.38, bottom=0.52)
    share = table["share"].to_numpy(dtype=float, na_value=np.nan) * 100
    known = ~np.isnan(share)
    if not known.any():
        return say_nothing(
            ax, "Weekdays cannot be compared: too few recorded days, or only headaches listed."
        )
    x = np.arange(len(table))
    ax.bar(x[known], share[known], width=0.62, color=BLUE, linewidth=0)
    low = table["ci_low"].to_numpy(dtype=float, na_value=np.nan) * 100
    high = table["ci_high"].to_numpy(dtype=float, na_value=np.nan) * 100
    ax.vlines(x, low, high, color=PAPER, linewidth=2.8)
    ax.vlines(x, low, high, color=INK, linewidth=1.1)
    ax.set_ylim(0, 100)
    ax.set_xlim(-0.6, 6.6)
    ax.set_yticks([0, 50, 100], labels=["0%", "50%", "100%"])
    ax.set_xticks(x, labels=[str(name)[:3].title() for name in table["weekday"]])
    across = ax.get_xaxis_transform()
    for at, row in enumerate(table.to_dict("records")):
        words = f"{row['headache_days']}/{row['recorded']}"
        write(ax, at, -0.2, words, transform=across, ha="center", va="top", fontsize=SMALL)
    ax.set_xlabel("headache days / recorded days; lines are 95% intervals", labelpad=12)
    light_grid(ax)
    set_title(ax, "Share of days with headache")
    return describe(ax, _words(table))


def _words(table: pd.DataFrame) -> str:
    told = []
    for row in table.to_dict("records"):
        counted = f"{row['headache_days']} of {row['recorded']} recorded days"
        name = str(row["weekday"]).title()
        if pd.isna(row["share"]):
            told.append(f"{name} not known ({counted})")
        else:
            told.append(f"{name} {say_share(row['share'])} ({counted})")
    return "Share of recorded days with headache: " + "; ".join(told) + "."
