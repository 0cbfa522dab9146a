"""Everyone in a cohort beside one another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from hdiary.plots.style import (
    BLUE,
    PALE_BLUE,
    describe,
    light_grid,
    new_axes,
    say_nothing,
    set_title,
    styled,
)
from hdiary.vocabulary.say import say_count, say_number

_APART = 150
"""So many people can be drawn apart; more of them make a band."""


@styled
def plot_people(result: Any, *, ax: Axes | None = None) -> Axes:
    """Draw every person's headache days per 28 days, fewest first, with their bounds.

    Nobody is named. The pale line (or band, for many people) spans what the days without an
    entry leave possible.

    Parameters
    ----------
    result
        A burden result; ``overall`` is drawn.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`.

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
    table = result.overall
    known = table[table["headache_days_28"].notna()]
    ax = ax or new_axes(2.2, left=0.3, bottom=0.4)
    if not len(known):
        return say_nothing(
            ax, "Nobody has a count per 28 days: too few recorded days, or only headaches listed."
        )
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
    ax.set_xlabel("people, from the fewest headache days to the most")
    light_grid(ax)
    set_title(ax, "Headache days per 28 days")
    return describe(ax, _words(table, rate))


def _words(table: pd.DataFrame, rate: np.ndarray[Any, np.dtype[np.float64]]) -> str:
    least, low, middle, high, most = (
        say_number(value, places=0) for value in np.quantile(rate, [0, 0.25, 0.5, 0.75, 1])
    )
    words = (
        f"Headache days per 28 days of {say_count(len(rate), 'person', 'people')}: half of them "
        f"between {low} and {high}, middle {middle}, "
        f"from {least} to {most}."
    )
    left = len(table) - len(rate)
    if left:
        words += (
            f" Without a count: {say_count(left, 'person', 'people')} "
            "(too few recorded days, or only headaches listed)."
        )
    return words
