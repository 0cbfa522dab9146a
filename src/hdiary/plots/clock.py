"""At what time of day headaches begin."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from hdiary.plots import style
from hdiary.plots.picture import new_axes
from hdiary.plots.select import one_person, say_no_column
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, styled
from hdiary.words import Words


@styled
def plot_clock(
    result: Any,
    *,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many headaches began in each hour of the day.

    A row of 24 bars from midnight to midnight: neighbouring hours are easier to compare along
    a line than around a dial.

    Parameters
    ----------
    result
        A pattern result; ``hours`` is drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.questions import pattern
    >>> days = pd.date_range("2026-03-02", periods=28)
    >>> entries = pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})
    >>> entries["start"] = ["07:30", None, None, None] * 7
    >>> result = pattern(make_diary(entries))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_clock(result))
    'Headaches by the hour in which they began (7 headaches with a known time): 7:00 7.'
    """
    say = words_for(result, language, patient)
    hours = one_person(result.hours, patient=patient)
    ax = ax or new_axes(1.45, left=0.3, bottom=0.4)
    many = np.zeros(24)
    many[hours["hour"].to_numpy(dtype=int)] = hours["episodes"].to_numpy(dtype=float)
    known = int(many.sum())
    if not known:
        return style.say_nothing(ax, say_no_column(result, "start", say) or say("clock.nothing"))
    ax.bar(np.arange(24) + 0.5, many, width=0.8, color=BLUE, linewidth=0)
    most = float(np.max(many))
    for hour in np.flatnonzero(many == most)[:2]:
        words = f"{int(many[hour])}"
        style.write(ax, hour + 0.5, most * 1.03, words, ha="center", va="bottom", fontweight="bold")
    ax.set_xlim(-0.2, 24.2)
    ax.set_ylim(0, most * 1.22)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    ax.set_xticks([0, 6, 12, 18, 24], labels=say.lines("clock.hours"))
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    ax.set_xlabel(say("clock.axis", headaches=known))
    style.light_grid(ax)
    style.set_title(ax, say("clock.title"))
    told = [say("clock.alt_hour", hour=h, n=int(many[h])) for h in np.flatnonzero(many)]
    return style.describe(ax, say("clock.alt", headaches=known, hours=", ".join(told)))
