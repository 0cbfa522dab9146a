"""Draw the calibration page's picture: who is told something false, and what is found."""

from __future__ import annotations

from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from calibration_common import ALPHA, METHODS, percent
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.plots.style import BLUE, INK, MUTED, RULE, STYLE, TEXT, describe, write

WIDTH, LEFT, RIGHT, ROW = 7.4, 3.62, 0.85, 0.172
TOP, BETWEEN, BOTTOM = 0.62, 0.95, 0.42
TICKS = {"false": (0, 1, 5, 10, 25, 50, 75, 100), "found": (0, 25, 50, 75, 100)}
NAMES = {
    "triggers": "What comes before",
    "relief": "What eases within hours",
    "change": "What changed since a start",
    "dose": "Whether more of it helps",
    "trial": "An experiment by lot",
}
LOOKS: dict[str, dict[str, Any]] = {
    "naive": {"marker": "x", "color": MUTED, "s": 17, "linewidths": 1.0},
    "peers": {"marker": "^", "edgecolors": INK, "facecolors": "white", "s": 17, "linewidths": 0.8},
    "oracle": {"marker": "|", "color": INK, "s": 46, "linewidths": 1.3},
    "hdiary": {"marker": "o", "color": BLUE, "s": 24, "linewidths": 0},
}
"""By shape first: no mark is told from another by colour alone. The last is drawn on top."""


def draw_picture(results: pd.DataFrame) -> Figure:
    """Draw both panels from the counts."""
    with matplotlib.rc_context(STYLE):
        wrong, found = (results[results[of].notna()] for of in ("false", "found"))
        lengths = [_places(rows)[1] for rows in (wrong, found)]
        height = TOP + BETWEEN + BOTTOM + ROW * sum(lengths)
        figure = Figure(figsize=(WIDTH, height))
        upper, lower = (
            figure.add_axes((LEFT / WIDTH, bottom / height, _wide() / WIDTH, ROW * rows / height))
            for bottom, rows in (
                (BOTTOM + ROW * lengths[1] + BETWEEN, lengths[0]), (BOTTOM, lengths[1])
            )
        )  # fmt: skip
        _draw(upper, wrong, "false", "Of 100 people, so many are told something false")
        _draw(lower, found, "found", "Of 100 people, for so many what is true is found")
        _promise(upper, wrong, lengths[0])
        _name_marks(upper)
    return figure


def _root(values: Any) -> Any:
    return np.sqrt(np.maximum(values, 0.0))


def _wide() -> float:
    return WIDTH - LEFT - RIGHT


def _places(results: pd.DataFrame) -> tuple[dict[str, float], float]:
    """Give each kind and each question's heading its place from the top, and the length."""
    places, at = {}, 0.0
    for question, rows in results.groupby("question", sort=False):
        places[f"# {question}"] = at + 0.5
        for number, key in enumerate(rows["setting"].unique(), start=1):
            places[key] = at + number + 0.5
        at += rows["setting"].nunique() + 1.35
    return places, at + 0.4


def _draw(ax: Axes, results: pd.DataFrame, share: str, title: str) -> None:
    places, length = _places(results)
    if share == "false":
        ax.set_xscale("function", functions=(_root, np.square))
    ticks = TICKS[share]
    ax.set_xlim(0, 104)
    ax.set_ylim(length, 0)
    ax.set_xticks(ticks, [f"{tick}" for tick in ticks])
    ax.set_yticks([])
    ax.tick_params(labeltop=True)
    ax.spines["left"].set_visible(False)
    ax.grid(axis="x", color=RULE, linewidth=0.5)
    for key, place in places.items():
        if key.startswith("# "):
            _say(ax, place, NAMES[key[2:]], weight="bold")
        else:
            _say(ax, place, str(results.loc[results["setting"] == key, "name"].iloc[0]))
            ax.axhline(place, color=RULE, linewidth=0.4, zorder=0)
    for method, look in LOOKS.items():
        rows = results[results["method"] == method]
        y = rows["setting"].map(places)
        if method == "hdiary":
            ends = 100 * rows[f"{share}_low"], 100 * rows[f"{share}_high"]
            ax.hlines(y, *ends, color=BLUE, linewidth=1.6, alpha=0.55, zorder=3)
        ax.scatter(100 * rows[share], y, zorder=4, clip_on=False, **look)
    ax.set_title(title, loc="left", x=(0.06 - LEFT) / _wide(), pad=24.0 if share == "false" else 17)
    describe(ax, tell(results, share))


def _say(ax: Axes, place: float, words: str, **how: Any) -> None:
    across = ax.get_yaxis_transform()
    write(ax, -0.025, place, words, ha="right", va="center", transform=across,
          **{"fontsize": TEXT - 0.7, **how})  # fmt: skip


def _promise(ax: Axes, results: pd.DataFrame, length: float) -> None:
    """Draw the promise, and say in words where hdiary does not keep it."""
    ax.axvline(100 * ALPHA, color=INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=2)
    write(ax, 100 * ALPHA + 0.3, 0.5, "5, what is promised", fontsize=TEXT - 0.7, va="center")
    write(ax, 1.0, length - 0.5, "the scale is stretched near 0", fontsize=TEXT - 1.2, ha="right",
          color=MUTED, va="center", transform=ax.get_yaxis_transform())  # fmt: skip
    places, _ = _places(results)
    rows = results[(results["method"] == "hdiary") & (results["false_low"] > ALPHA)]
    for row in rows.itertuples():
        write(ax, 1.025, places[str(row.setting)], "too often", color=BLUE, weight="bold",
              fontsize=TEXT - 0.7, va="center", transform=ax.get_yaxis_transform())  # fmt: skip


def _name_marks(ax: Axes) -> None:
    """Say once, above, what each mark is."""
    height = ax.get_position().height * ax.figure.get_figheight()
    across = ax.transAxes
    for number, method in enumerate(METHODS):
        x, y = 0.0 + 0.25 * number, 1 + 0.27 / height
        ax.scatter([x], [y], transform=across, clip_on=False, **LOOKS[method])
        write(ax, x + 0.025, y, method, transform=across, va="center", fontsize=TEXT,
              color=BLUE if method == "hdiary" else INK,
              weight="bold" if method == "hdiary" else "normal")  # fmt: skip


def tell(results: pd.DataFrame, share: str) -> str:
    """Say what a panel shows, for those who cannot see it."""
    what = {"false": "are told something false", "found": "learn what is true"}[share]
    parts = []
    for _, rows in results.groupby("setting", sort=False):
        by = rows.set_index("method")[share]
        told = ", ".join(f"{method} {percent(by[method])}" for method in METHODS)
        first = rows.iloc[0]
        parts.append(f"{NAMES[first['question']]}, {first['name']}: {told}.")
    return f"Of 100 people so many {what}. " + " ".join(parts)
