"""A plan as a strip of time: which days are whose, and never what is sealed."""

from __future__ import annotations

from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from hdiary.plots import trial_lanes as lanes
from hdiary.plots.sheet import make_sheet, width_of
from hdiary.plots.speech import words_for
from hdiary.plots.style import INK, MUTED, PAPER, RULE, SMALL, describe, put_title, styled, write
from hdiary.plots.trial_field import COLOURS, Foot
from hdiary.trials.arms import say_arm
from hdiary.trials.planned import DAYS, START, Planned
from hdiary.trials.tell_plan import tell_plan
from hdiary.words import Words
from hdiary.words.rounding import start_sentence

_MOST_TOLD = 26
_IN_A_ROW, _BOX = 10, 0.24
"""So many sealed headaches stand in a row, each so high [inches]."""
_ROOM_FOR_NUMBER, _EDGE = 0.14, 0.006


@styled
def plot_plan(
    plan: Planned,
    *,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw a plan as a strip of time with a lane for each arm, in which its days are filled.

    Days that will not count are grey; of a programme a bar shows the days from which its first was
    drawn. Of headaches only numbered boxes are drawn: what is in them stays sealed.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    plan
        As `hdiary.plan_trial` gives it.

    Examples
    --------
    >>> from hdiary.plots import alt_text
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "ice"], design="headaches", start="2026-01-05", seed=1)
    >>> alt_text(plot_plan(plan)).split(". ")[-1]
    'What comes next is sealed until its turn.'
    """
    say = words_for(plan, language)
    order = _find_order(plan, patient)
    ax = _draw_sealed(ax, plan, say) if plan.sealed else _draw_lanes(ax, plan, order, say)
    put_title(ax, say(f"trial.strip.title_{'sealed' if plan.sealed else 'days'}"), pad=2.0)
    return describe(ax, " ".join([*tell_plan(plan, say), *_tell_order(plan, order, say)]))


def _find_order(plan: Planned, patient: str | None) -> int:
    if len(plan.order) > 1 and patient is None:
        raise ValueError(
            f"this plan holds {len(plan.order)} people and the picture shows one; "
            "say which with patient=..."
        )
    if patient is not None and plan.patients:
        if str(patient) not in plan.patients:
            raise ValueError("nobody in this plan has that identifier; see plan.patients")
        return plan.patients.index(str(patient))
    return 0


def _lay_periods(plan: Planned, order: int) -> list[dict[str, Any]]:
    """Give the periods of one person: which arm, and from which day to which, the first being 0."""
    frame = plan.schedule
    if plan.patients:
        frame = frame[frame["patient"] == plan.patients[order]]
    start = pd.Timestamp(plan.start)
    return [
        {
            "place": plan.arms.index(row["arm"]),
            "begin": (row["first_day"] - start).days,
            "end": (row["last_day"] - start).days + 1,
            **{str(name): value for name, value in row.items()},
        }
        for row in frame.to_dict("records")
    ]


def _draw_lanes(ax: Axes | None, plan: Planned, order: int, say: Words) -> Axes:
    """Draw a lane for each arm."""
    bottom = lanes.lanes_height(len(plan.arms))
    foot = _foot(plan, say)
    ax = lanes.make_lanes(ax, bottom, foot)
    wide = (width_of(ax) - 2 * lanes.INSET) / float(plan.days)
    for place, arm in enumerate(plan.arms):
        lanes.name_lane(ax, place, start_sentence(say_arm(arm, say)))
        base = lanes.lane_base(place)
        ends = [lanes.INSET, width_of(ax) - lanes.INSET]
        ax.plot(ends, [base, base], color=RULE, linewidth=0.6, zorder=0)
    for row in _lay_periods(plan, order):
        _draw_box(ax, row, wide, plan)
    if plan.design == START:
        first = lanes.INSET + plan.baseline * wide
        base = lanes.lane_base(0) + 0.03
        ends = [first, first + plan.starts * wide]
        ax.plot(ends, [base, base], color=INK, linewidth=2.2, solid_capstyle="butt")
    lanes.draw_dates(ax, plan, bottom, wide, say)
    lanes.write_foot(ax, foot, bottom + lanes.AXIS)
    return ax


def _foot(plan: Planned, say: Words) -> Foot:
    drawn = {"grey": bool(plan.washout or plan.settle), "bar": plan.design == START}
    return Foot(
        differences=(),
        key=" ".join(say(f"trial.strip.key_{name}") for name, there in drawn.items() if there),
    )


def _draw_box(ax: Axes, row: dict[str, Any], wide: float, plan: Planned) -> None:
    """Draw a period in the lane of its arm, the days that do not count in grey."""
    place, x = row["place"], lanes.INSET + row["begin"] * wide
    across, base = (row["end"] - row["begin"]) * wide, lanes.lane_base(row["place"])
    inner = max(across - 0.015, 0.7 * across)
    filled = place == 0
    face = COLOURS[place] if filled else PAPER
    how: dict[str, Any] = {"facecolor": face, "edgecolor": COLOURS[place], "linewidth": 0.8}
    ax.add_patch(Rectangle((x + _EDGE, base - lanes.LANE), inner - _EDGE, lanes.LANE, **how))
    lead = plan.settle if plan.design == START and place == 0 else plan.washout
    if lead:
        grey: dict[str, Any] = {"facecolor": RULE, "edgecolor": COLOURS[place], "linewidth": 0.8}
        ax.add_patch(Rectangle((x, base - lanes.LANE), lead * wide, lanes.LANE, **grey))
    if plan.design not in (DAYS, START) and inner - lead * wide > _ROOM_FOR_NUMBER:
        middle = x + lead * wide + (inner - lead * wide) / 2
        how = {"ha": "center", "va": "center_baseline", "color": PAPER if filled else INK}
        write(ax, middle, base - lanes.LANE / 2, str(row["period"]), fontsize=SMALL, **how)


def _draw_sealed(ax: Axes | None, plan: Planned, say: Words) -> Axes:
    """Draw a numbered box for each headache, all alike."""
    rows = ceil(plan.periods / _IN_A_ROW)
    foot = Foot(differences=(), key=say("trial.strip.key_sealed", arms=_names(plan, say)))
    bottom = rows * (_BOX + 0.06) + 0.12
    ax = make_sheet(ax, bottom - 0.2 + foot.height(3.36), (), end=0.04)
    wide = width_of(ax) / _IN_A_ROW
    for step in range(plan.periods):
        x, y = step % _IN_A_ROW * wide, step // _IN_A_ROW * (_BOX + 0.06)
        how: dict[str, Any] = {"facecolor": RULE, "edgecolor": MUTED, "linewidth": 0.6}
        ax.add_patch(Rectangle((x, y), wide - 0.05, _BOX, **how))
        middle = {"ha": "center", "va": "center_baseline"}
        write(ax, x + (wide - 0.05) / 2, y + _BOX / 2, str(step + 1), fontsize=SMALL, **middle)
    lanes.write_foot(ax, foot, bottom)
    return ax


def _names(plan: Planned, say: Words) -> tuple[str, ...]:
    return tuple(say_arm(arm, say) for arm in plan.arms)


def _tell_order(plan: Planned, order: int, say: Words) -> list[str]:
    """Tell what comes when, unless it is sealed or too much."""
    if plan.sealed or plan.periods > _MOST_TOLD:
        return []
    told = [
        say("trial.strip.alt_period", first=row["first_day"], arm=say_arm(row["arm"], say))
        for row in _lay_periods(plan, order)
    ]
    return [say("trial.strip.alt", periods="; ".join(told))]
