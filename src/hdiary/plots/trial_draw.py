"""The four ways in which a trial is drawn: by periods, around a start, by days, by headaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots import trial_field as field
from hdiary.plots.picture import new_axes
from hdiary.plots.style import MUTED
from hdiary.plots.trial_field import COLOURS, Field, Foot, Scale
from hdiary.plots.trial_lanes import draw_days
from hdiary.trials.marks import find_begin
from hdiary.trials.planned import DAYS, HEADACHES, PERIODS, START, Planned
from hdiary.words import Words

_MOST_JOINED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is written: whose words, a line and a mean for each arm, and the lines below."""

    say: Words
    heads: Sequence[str]
    means: Sequence[float]
    foot: Foot


def new_small(ax: Axes | None) -> Axes:
    """Give axes for a single sentence."""
    return ax or new_axes(1.0, left=0.06, bottom=0.1, top=0.1)


def joins(plan: Planned) -> bool:
    """Say whether periods that were drawn together are joined: few are, so that it can be seen."""
    return plan.design == PERIODS and plan.block <= _MOST_JOINED


def draw_trial(
    ax: Axes | None, told: Told, marks: pd.DataFrame, plan: Planned, *, order: int
) -> Axes:
    """Draw a trial in the way of its design."""
    if plan.design == DAYS:
        return draw_days(ax, told.heads, told.foot, marks, plan, say=told.say)
    ax = ax or field.make_room(told.foot)
    laid = _lay(ax, told, marks, plan)
    if plan.design == HEADACHES:
        _draw_headaches(laid, told, marks, plan)
    elif plan.design == START:
        _draw_start(laid, told, marks, plan, order)
    else:
        _draw_periods(laid, told, marks, plan)
    field.draw_heads(laid, told.heads)
    field.draw_foot(laid, told.foot)
    return ax


def _lay(ax: Axes, told: Told, marks: pd.DataFrame, plan: Planned) -> Field:
    last = float(plan.days or plan.periods)
    if plan.design == HEADACHES:
        scale = Scale(top=10.0, ticks=(0, 2, 4, 6, 8, 10))
    else:
        scale = field.pick_scale(plan.outcome, float(np.nanmax([*marks["value"], 0.0])))
    heads = len(told.heads) + (1 if plan.design == START else 0)
    return field.lay_field(ax, last, scale, heads, told.say)


def _draw_periods(laid: Field, told: Told, marks: pd.DataFrame, plan: Planned) -> None:
    """Draw periods as long as they are, joined with those that were drawn together."""
    middle = ((marks["begin"] + marks["end"]) / 2).to_numpy(dtype=float)
    value = marks["value"].to_numpy(dtype=float)
    for block in range(int(marks["block"].max()) + 1) if joins(plan) else ():
        mine = (marks["block"] == block).to_numpy() & ~np.isnan(value)
        laid.ax.plot(middle[mine], value[mine], color=MUTED, linewidth=0.7, zorder=2.5)
    ends = zip(marks["begin"], marks["end"], marks["place"], value, strict=True)
    for begin, end, place, level in ends:
        if plan.washout:
            field.shade(laid, begin, begin + plan.washout)
        field.draw_level(laid, level, place, (begin + plan.washout, end))
    for place, mean in enumerate(told.means):
        field.draw_mean(laid, mean, place, (0.0, laid.last))
    field.draw_marks(laid, marks)
    field.draw_months(laid, pd.Timestamp(plan.start))


def _draw_start(laid: Field, told: Told, marks: pd.DataFrame, plan: Planned, order: int) -> None:
    """Draw weeks on both sides of the drawn day, and the days that it was drawn from."""
    begin = find_begin(plan, order)
    first, last = plan.baseline, plan.baseline + plan.starts
    if plan.settle:
        field.shade(laid, begin, begin + plan.settle)
    field.draw_start(laid, begin, (first, last), pd.Timestamp(plan.start))
    for place, ends in ((1, (0, begin)), (0, (begin + plan.settle, plan.days))):
        field.draw_mean(laid, told.means[place], place, ends)
    field.draw_marks(laid, marks)
    field.draw_months(laid, pd.Timestamp(plan.start))


def _draw_headaches(laid: Field, told: Told, marks: pd.DataFrame, plan: Planned) -> None:
    """Draw each headache from the pain before to the pain two hours later."""
    x = ((marks["begin"] + marks["end"]) / 2).to_numpy(dtype=float)
    before, after = (marks[name].to_numpy(dtype=float) for name in ("before", "value"))
    for arm, colour in enumerate(COLOURS):
        mine = (marks["place"] == arm).to_numpy() & ~np.isnan(before + after)
        laid.ax.vlines(x[mine], before[mine], after[mine], color=colour, linewidth=0.8, zorder=2)
        laid.ax.plot(
            x[mine], before[mine], marker="_", markersize=4.0, linestyle="", color=colour, zorder=3
        )
    for place, mean in enumerate(told.means):
        field.draw_mean(laid, mean, place, (0.0, laid.last))
    field.draw_marks(laid, marks)
    field.draw_steps(laid, plan.periods)
