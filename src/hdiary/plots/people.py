"""Everyone in a cohort beside one another."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from hdiary.diary.arrays import Floats
from hdiary.plots import style
from hdiary.plots.picture import new_axes
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, PALE_BLUE, styled
from hdiary.words import Words

_APART = 150
"""So many people can be drawn apart; more of them make a band."""


@styled
def plot_people(result: Any, *, language: str | Words = "en", ax: Axes | None = None) -> Axes:
    """Draw every person's headache days per 28 days, fewest first, with their bounds.

    Nobody is named. The pale line (or band, for many people) spans what the days without an
    entry leave possible.

    Parameters
    ----------
    result
        A burden result; ``overall`` is drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.questions import burden
    >>> days = pd.date_range("2026-03-02", periods=28)
    >>> result = burden(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_people(result))
    'Headache days per 28 days of 1 person: half of them between 7 and 7, middle 7, from 7 to 7.'
    """
    say = words_for(result, language)
    table = result.overall
    known = table[table["headache_days_28"].notna()]
    ax = ax or new_axes(2.2, left=0.3, bottom=0.4)
    if not len(known):
        return style.say_nothing(ax, say("people.chart.nothing"))
    known = known.sort_values(["headache_days_28", "lowest_28"], kind="stable")
    rate, low, high = (
        known[name].to_numpy(dtype=float)
        for name in ("headache_days_28", "lowest_28", "highest_28")
    )
    x = np.arange(1, len(known) + 1)
    if len(known) > _APART:
        ax.fill_between(x, low, high, color=PALE_BLUE, linewidth=0)
        ax.plot(x, rate, color=BLUE, linewidth=1.6)
    else:
        wide = float(np.clip(180 / len(known), 0.8, 5.0))
        ax.vlines(x, low, high, color=PALE_BLUE, linewidth=wide)
        ax.plot(
            x,
            rate,
            linestyle="",
            marker="o",
            markersize=max(wide * 0.9, 1.8),
            color=BLUE,
            markeredgewidth=0,
        )
    ax.set_ylim(-0.6, 28.6)
    ax.set_yticks([0, 7, 14, 21, 28])
    ax.set_xlim(0.2, len(known) + 0.8)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
    ax.set_xlabel(say("people.chart.axis"))
    style.light_grid(ax)
    style.set_title(ax, say("bars.title"))
    return style.describe(ax, _tell(rate, len(table) - len(rate), say))


def _tell(rate: Floats, without: int, say: Words) -> str:
    """Say in words how people spread; on a page in fewer."""
    least, low, middle, high, most = np.quantile(rate, [0, 0.25, 0.5, 0.75, 1])
    if say.place == "page":
        ends = {"least": say.number(least), "middle": say.number(middle), "most": say.number(most)}
        return say("pictures.people_alt", people=say.count("person", len(rate)), **ends)
    values = {"least": least, "low": low, "middle": middle, "high": high, "most": most}
    told = {name: say.number(value, places=0) for name, value in values.items()}
    words = say("people.chart.alt", people=len(rate), **told)
    return f"{words} {say('people.chart.alt_without', people=without)}" if without else words
