"""At what time of day headaches begin."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from hdiary.plots.select import one_person, say_no_column
from hdiary.plots.style import (
    BLUE,
    describe,
    light_grid,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_count


@styled
def plot_clock(result: Any, *, patient: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw how many headaches began in each hour of the day.

    A row of 24 bars from midnight to midnight: neighbouring hours are easier to compare along
    a line than around a dial.

    Parameters
    ----------
    result
        A pattern result; ``hours`` is drawn.
    patient
        Whose headaches; needed only where the result holds several people.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence instead of bars where no onset was written down.

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
    >>> entries = pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})
    >>> entries["start"] = ["07:30", None, None, None] * 7
    >>> result = pattern(make_diary(entries))
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_clock(result))
    'Headaches by the hour in which they began (7 headaches with a known time): 7:00 7.'
    """
    hours = one_person(result.hours, patient=patient)
    ax = ax or new_axes(1.45, left=0.3, bottom=0.4)
    many = np.zeros(24)
    many[hours["hour"].to_numpy(dtype=int)] = hours["episodes"].to_numpy(dtype=float)
    known = int(many.sum())
    if not known:
        told = "The diary does not say when headaches began."
        return say_nothing(ax, say_no_column(result, "start") or told)
    ax.bar(np.arange(24) + 0.5, many, width=0.8, color=BLUE, linewidth=0)
    most = float(np.max(many))
    for hour in np.flatnonzero(many == most)[:2]:
        words = f"{int(many[hour])}"
        write(ax, hour + 0.5, most * 1.03, words, ha="center", va="bottom", fontweight="bold")
    ax.set_xlim(-0.2, 24.2)
    ax.set_ylim(0, most * 1.22)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    ax.set_xticks([0, 6, 12, 18, 24], labels=["midnight", "6:00", "noon", "18:00", "midnight"])
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    ax.set_xlabel(f"hour in which it began ({say_count(known, 'headache')} with a time)")
    light_grid(ax)
    set_title(ax, "When headaches begin")
    return describe(ax, _words(many))


def _words(many: np.ndarray[Any, np.dtype[np.float64]]) -> str:
    told = [f"{hour}:00 {int(value)}" for hour, value in enumerate(many) if value]
    known = say_count(int(many.sum()), "headache")
    begun = f"Headaches by the hour in which they began ({known} with a known time): "
    return begun + ", ".join(told) + "."
