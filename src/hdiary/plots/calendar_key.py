"""The key under the calendar."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from hdiary.diary.arrays import Floats
from hdiary.plots import squares, style
from hdiary.plots.calendar_grid import MOST_COLUMNS, Grid
from hdiary.plots.calendar_words import TOPS
from hdiary.plots.style import INK, MUTED, SMALL
from hdiary.words import Words

_STEPS = {"0-10": 10, "0-100": 10, "0-3": 3, "0-4": 4, "0-5": 5, "1-5": 5, "words": 3}


def draw_key(ax: Axes, days: pd.DataFrame, grid: Grid, scale: str, say: Words) -> None:
    """Draw the key under the calendar, in units of its own so that type always fits."""
    unit = grid.width / MOST_COLUMNS
    first, second = grid.depth + 0.1 * unit - 0.9, grid.depth + 1.55 * unit - 0.9

    def label(x: float, y: float, words: str) -> None:
        style.write(
            ax, x * unit, y + unit / 2, words, fontsize=SMALL, color=MUTED, va="center_baseline"
        )

    def at(x: float, y: float) -> tuple[Floats, Floats]:
        middle = (unit - 1) / 2
        return np.array([x * unit + middle]), np.array([y + middle])

    def square(x: float, level: float) -> None:
        path = squares.squares(*at(x, first), size=0.84 * unit)
        ax.add_artist(PathPatch(path, facecolor=squares.pain_colour(level), linewidth=0.0))

    x = 0.0
    if scale in _STEPS:
        steps = _STEPS[scale]
        (low, low_room), (high, high_room) = _ends(scale, say)
        label(x, first, low)
        x += low_room
        for step in range(1, steps + 1):
            square(x, 10 * step / steps)
            x += 1.0
        label(x + 0.4, first, high)
        x += high_room
    else:
        square(x, 7.0)
        label(x + 1.4, first, say("calendar.headache"))
        x += 7.0
    if days["acute_medication"].fillna(False).any():
        squares.draw_dots(ax, *at(x, first), [INK], radius=0.17 * unit)
        label(x + 1.1, first, say("calendar.acute_medicine"))
    squares.draw_clear(ax, *at(0.0, second), size=0.84 * unit)
    label(1.4, second, say("calendar.clear"))
    squares.draw_unrecorded(ax, *at(5.5, second), size=0.84 * unit)
    label(6.9, second, say("calendar.not_recorded"))
    unrated = (days["state"] == "headache") & days["worst_pain"].isna()
    if scale != "yes-no" and unrated.any():
        squares.draw_unrated(ax, *at(14.6, second), size=0.84 * unit)
        label(16.0, second, say("calendar.not_rated"))


def _ends(scale: str, say: Words) -> tuple[tuple[str, float], tuple[str, float]]:
    """Give the words at both ends of the key of pain, and the room that each takes."""
    if scale == "words":
        return (say("calendar.mild"), 2.6), (say("calendar.severe"), 4.6)
    least, most = ("10", "100") if scale == "0-100" else ("1", f"{TOPS[scale]:g}")
    room = 3.1 + 0.5 * len(least)
    return (say("calendar.pain", least=least), room), (most, 0.5 * len(most) + 1.6)
