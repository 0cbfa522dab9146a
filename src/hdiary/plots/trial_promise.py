"""What plans promise: how often such a trial finds a difference of so much."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from hdiary.plots import style
from hdiary.plots.lettering import shorten
from hdiary.plots.picture import new_axes
from hdiary.plots.speech import words_for
from hdiary.plots.style import BLUE, MUTED, PAPER, SMALL, describe, styled
from hdiary.plots.trial_field import COLOURS, LINES, MARKERS
from hdiary.trials.promise import Promise
from hdiary.words import Words

_ENOUGH = 0.8
"""A trial that finds a difference so often is well planned, by custom."""
_MOST_LINES = 3
_LABELS = 1.0
"""Room for the names of the lines on their right [inches]."""


@styled
def plot_promise(
    promised: Promise | Sequence[Promise],
    *,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw how often a trial finds a true difference, against its size or the trial's length.

    Of one plan a mark for each difference; of several, such as of 12, 16 and 20 periods, a line
    for each difference from the shortest plan to the longest. A dashed rule stands at 80 of 100.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    promised
        As `hdiary.trials.promise.promise` gives it; several have the same effects.

    Examples
    --------
    >>> from hdiary.plots import alt_text
    >>> from hdiary.trials import plan_trial
    >>> from hdiary.trials.promise import promise
    >>> plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    >>> alt_text(plot_promise(promise(plan, effects=[0.0], runs=20))).split(":")[0]
    'How often such a trial finds the difference'
    """
    several = [promised] if isinstance(promised, Promise) else list(promised)
    say = words_for(several[0], language)
    right = _LABELS if len(several) > 1 else 0.0
    ax = ax or _make_axes(right)
    told = _draw_lines(ax, several, say) if len(several) > 1 else _draw_one(ax, several[0], say)
    _draw_scale(ax, say)
    style.set_title(ax, say("trial.power.title"))
    return describe(ax, say("trial.power.alt", told="; ".join(told)))


def _make_axes(right: float) -> Axes:
    ax = new_axes(1.95, left=0.42, bottom=0.5)
    box = ax.get_position()
    ax.set_position((box.x0, box.y0, box.width - right / style.WIDTH, box.height))
    return ax


def _draw_scale(ax: Axes, say: Words) -> None:
    ax.set_ylim(0, 1.04)
    ax.set_yticks([0, 0.5, 1.0], labels=[say.share(part) for part in (0.0, 0.5, 1.0)])
    ax.axhline(_ENOUGH, color=MUTED, linewidth=0.8, linestyle=(0, (4, 2.5)), zorder=1)
    words = say.share(_ENOUGH)
    how: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "color": MUTED, "ha": "right"}
    style.write(ax, -0.015, _ENOUGH, words, va="center_baseline", fontsize=SMALL, **how)
    style.light_grid(ax)


def _draw_one(ax: Axes, promised: Promise, say: Words) -> list[str]:
    """Draw the power of one plan against the size of the difference."""
    size = -promised.table["difference"].to_numpy(dtype=float)
    power = promised.table["power"].to_numpy(dtype=float)
    error = promised.table["power_error"].to_numpy(dtype=float)
    ax.plot(size, power, color=BLUE, linewidth=1.6, zorder=2)
    ends = np.clip([power - 2 * error, power + 2 * error], 0, 1)
    ax.vlines(size, *ends, color=BLUE, linewidth=0.9, zorder=2)
    ax.plot(size, power, marker="o", markersize=4.2, linestyle="", color=BLUE, zorder=3)
    for x, y in zip(size, power, strict=True):
        below = y > 0.85
        words = say.share(y)
        style.write(
            ax, x, y + (-0.07 if below else 0.06), words, ha="center",
            va="top" if below else "bottom", fontsize=SMALL, zorder=4,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip
    wide = max(float(size.max() - size.min()), 0.1)
    ax.set_xlim(size.min() - 0.08 * wide, size.max() + 0.08 * wide)
    ax.set_xticks(size, labels=[say.number(one) for one in size])
    ax.set_xlabel(say(f"trial.power.axis_{promised.plan.outcome}"))
    return [_say(say, promised, row) for row in promised.table.to_dict("records")]


def _draw_lines(ax: Axes, several: Sequence[Promise], say: Words) -> list[str]:
    """Draw the power of several plans against how long they are, a line for each difference."""
    long = [one.plan.periods for one in several]
    told, ends = [], []
    for line in range(min(len(several[0].table), _MOST_LINES)):
        power = [float(one.table["power"].iloc[line]) for one in several]
        how: dict[str, Any] = {"color": COLOURS[line], "linestyle": LINES[line], "linewidth": 1.4}
        marked: dict[str, Any] = {"marker": MARKERS[line], "markersize": 3.6}
        ax.plot(long, power, markerfacecolor=PAPER, **how, **marked)
        ends.append(power[-1])
        told += [_say(say, one, one.table.iloc[line], long=True) for one in several]
    for line, y in enumerate(_apart(ends)):
        row = several[-1].table.iloc[line]
        outcome = several[0].plan.outcome
        words = say(f"trial.power.line_{outcome}", size=-row["difference"])
        style.write(
            ax, 1.03, y / 1.04, shorten(words, width=_LABELS - 0.05, size=SMALL),
            transform=ax.transAxes, va="center_baseline", fontsize=SMALL, color=COLOURS[line],
        )  # fmt: skip
    ax.set_xticks(long, labels=[str(one) for one in long])
    ax.set_xlabel(say(f"trial.power.axis_{several[0].plan.design}"))
    return told


def _apart(ends: Sequence[float], gap: float = 0.1) -> list[float]:
    """Move labels apart that would stand on each other."""
    places = list(ends)
    order = sorted(range(len(places)), key=lambda one: places[one])
    for below, above in pairwise(order):
        places[above] = max(places[above], places[below] + gap)
    return places


def _say(say: Words, promised: Promise, row: Any, *, long: bool = False) -> str:
    told = say(
        f"trial.power.found_{promised.plan.outcome}",
        size=-row["difference"], found=say.share(row["power"]),
    )  # fmt: skip
    if not long:
        return told
    of = promised.plan.design
    return say(f"trial.power.with_{of}", n=promised.plan.periods, told=told)
