"""The course before and after something began, and the level before, continued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.change_words import Row, say_feet, say_name, tell_picture
from hdiary.plots.lettering import measure, shorten, wrap_words
from hdiary.plots.select import in_own_words, one_person
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    PALE_BLUE,
    PAPER,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    describe,
    figure_of,
    light_grid,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_day, say_month, say_number
from hdiary.vocabulary.verdicts import FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN

_UNITS = {
    "headache_days_28": "Headache days per 28 days",
    "mean_pain": "Pain on headache days, 0 to 10",
}
_TOPS = {"headache_days_28": 28.0, "mean_pain": 10.0}
_TICKS = {"headache_days_28": (0, 7, 14, 21, 28), "mean_pain": (0, 2, 4, 6, 8, 10)}
_FIELD, _LEFT, _TOP = 1.72, 0.28, 0.3
"""Height of the field, its left margin and the room for the title [inches]."""
_HEAD, _LINE, _BELOW = 0.14, 0.115, 0.34
"""Height of a line of writing in the head and the foot, and room for the months [inches]."""
_FOOT = 0.03
"""Share of the field below nought, so that marks there stand clear of the line."""
_MANY_WEEKS = 40
_MONTHS_SHOWN = 8
CLAIMS = (FEWER_DAYS, LESS_PAIN, MORE_DAYS, MORE_PAIN)


@styled
def plot_change(
    result: Any,
    *,
    patient: str | None = None,
    intervention: str | None = None,
    outcome: str = "headache_days_28",
    ax: Axes | None = None,
) -> Axes:
    """Draw the weeks before and after something began, with the level of each time.

    A dot is the value of 7 days counted from the start: filled where all 7 were recorded, open
    where some were not, a small cross at the foot where too few were. Thick lines are the
    estimated levels before and after with their intervals, named above the marks; the dashed line
    is the level before, continued. Days that are not compared are shaded: those in which an
    effect may grow, and, paler, those left out of the baseline.

    Parameters
    ----------
    result
        A change result; ``table``, ``phases`` and ``course`` are drawn.
    patient
        Whose; needed only where the result holds several people.
    intervention
        Which; if left out, the first that changed something, else the first with levels to draw.
    outcome
        ``"headache_days_28"`` or ``"mean_pain"``.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`; a sentence where nothing began or nothing could be compared.

    Raises
    ------
    ValueError
        If the result holds several people and none was named, nothing has the name of the
        intervention, or the outcome is unknown.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> table = pd.DataFrame(columns=["patient", "intervention", "outcome", "verdict", "change"])
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_change(SimpleNamespace(table=table)))
    'Nothing was found or given that began during the diary.'
    """
    if outcome not in _UNITS:
        raise ValueError(f'outcome is "{outcome}"; give one of {", ".join(_UNITS)}')
    table = one_person(result.table, patient=patient)
    table = table[table["outcome"].astype("str") == outcome]
    if not len(table):
        ax = ax or new_axes(1.0, left=0.06, bottom=0.1, top=0.1)
        return say_nothing(ax, "Nothing was found or given that began during the diary.")
    row = _choose(table, intervention)
    phases = _rows_of(one_person(result.phases, patient=patient), row, outcome)
    course = _rows_of(one_person(result.course, patient=patient), row, outcome)
    if not _begins_inside(course, pd.Timestamp(row["since"])):
        ax = ax or new_axes(1.0, left=0.06, bottom=0.1, top=0.1)
        return say_nothing(ax, f"{say_name(row)}: nothing to draw; {row['reason']}.")
    row = in_own_words(result, pd.DataFrame([row])).to_dict("records")[0]
    feet = say_feet(row, course, outcome, level=result.settings["level"])
    ax = ax or _make_room(feet)
    begin = pd.Timestamp(row["since"])
    sheet = _Sheet.measure(ax, course, begin, _TOPS[outcome])
    _draw_weeks(ax, course, begin)
    _draw_phases(ax, sheet, phases, begin)
    _draw_start(ax, sheet, row, begin)
    _draw_axes(ax, sheet, begin, outcome)
    _draw_feet(ax, sheet, feet)
    set_title(ax, _UNITS[outcome])
    return describe(ax, tell_picture(row, phases, course, outcome))


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """Size of the field [inches], its days counted from the start, and its scale."""

    # ``top`` is the highest value, ``ceiling`` the end of the scale, where the head stands.
    width: float
    height: float
    low: float
    high: float
    top: float
    ceiling: float

    @classmethod
    def measure(cls, ax: Axes, course: pd.DataFrame, begin: pd.Timestamp, top: float) -> _Sheet:
        box, figure = ax.get_position(), figure_of(ax)
        height = box.height * figure.get_figheight()
        first = _since(course["first_day"], begin)
        last = first + course["days"].to_numpy(dtype=float)
        # The writing takes so many inches of the field, whatever its height.
        room = min(2 * _HEAD + 0.06, 0.4 * height)
        return cls(
            width=box.width * figure.get_figwidth(),
            height=height,
            low=min(float(first.min()), 0.0),
            high=max(float(last.max()), 1.0),
            top=top,
            ceiling=top * height / (height - room),
        )

    def head(self, line: int) -> float:
        """Give the height of the head's lines from above, as a share of the field."""
        return 1 - (0.01 + line * _HEAD) / self.height


def _make_room(feet: list[str]) -> Axes:
    lines = len(_wrap(feet, WIDTH - _LEFT - 0.08))
    bottom = _BELOW + _LINE * lines + 0.06
    return new_axes(_FIELD + _TOP + bottom, left=_LEFT, bottom=bottom, top=_TOP)


def _wrap(feet: list[str], width: float) -> list[str]:
    return [line for words in feet for line in wrap_words(words, width=width - 0.02)]


def _begins_inside(course: pd.DataFrame, begin: pd.Timestamp) -> bool:
    """Say whether there is a day before the start, and one from it on."""
    first = course["first_day"]
    return bool((first < begin).any() and (first >= begin).any())


def _choose(table: pd.DataFrame, intervention: str | None) -> Row:
    if intervention is not None:
        table = table[table["intervention"].astype("str") == intervention]
        if not len(table):
            raise ValueError(
                f'nothing in this result is named "{intervention}"; see '
                "result.table['intervention']"
            )
    for rows in (table[table["verdict"].isin(CLAIMS)], table[table["change"].notna()], table):
        if len(rows):
            break
    return rows.head(1).to_dict("records")[0]


def _rows_of(frame: pd.DataFrame, row: Row, outcome: str) -> pd.DataFrame:
    mine: pd.Series = (frame["since"] == row["since"]) & (frame["outcome"] == outcome)
    return frame.loc[mine]


def _since(days: pd.Series | pd.Timestamp, begin: pd.Timestamp) -> Any:
    """Count days from the start."""
    gap = days - begin
    return gap.dt.days.to_numpy(dtype=float) if isinstance(gap, pd.Series) else float(gap.days)


def _draw_weeks(ax: Axes, course: pd.DataFrame, begin: pd.Timestamp) -> None:
    x = _since(course["first_day"], begin) + course["days"].to_numpy(dtype=float) / 2
    value = course["value"].to_numpy(dtype=float)
    known = ~np.isnan(value)
    whole = (course["recorded"] >= course["days"]).to_numpy()
    size = 3.4 if len(course) <= _MANY_WEEKS else 2.0
    how: dict[str, Any] = {"linestyle": "", "color": MUTED, "clip_on": False, "zorder": 4}
    for where, face in ((known & whole, MUTED), (known & ~whole, PAPER)):
        ax.plot(
            x[where],
            value[where],
            marker="o",
            markersize=size,
            markerfacecolor=face,
            markeredgewidth=0.2 * size,
            **how,
        )
    nought = np.zeros(int((~known).sum()))
    ax.plot(x[~known], nought, marker="x", markersize=0.9 * size, markeredgewidth=0.8, **how)


def _draw_phases(ax: Axes, sheet: _Sheet, phases: pd.DataFrame, begin: pd.Timestamp) -> None:
    for row in phases.to_dict("records"):
        first = _since(row["first_day"], begin)
        last = _since(row["last_day"], begin) + 1
        if row["phase"] in {"settling", "left out"}:
            shade = RULE if row["phase"] == "settling" else "#eef0f3"
            ax.axvspan(first, last, 0, sheet.head(1), color=shade, linewidth=0, zorder=0)
        if pd.isna(row["level"]):
            continue
        low, high = (min(max(float(row[name]), 0.0), sheet.top) for name in ("low", "high"))
        ax.fill_between([first, last], low, high, color=PALE_BLUE, linewidth=0, alpha=0.75)
        level = float(row["level"])
        ax.plot([first, last], [level, level], color=BLUE, linewidth=2.2, solid_capstyle="butt")
        if not pd.isna(row["counterfactual"]):
            same = float(row["counterfactual"])
            ax.plot([0, last], [same, same], color=INK, linewidth=1.1, linestyle=(0, (4, 2.5)))
        _label_level(ax, sheet, row)


def _label_level(ax: Axes, sheet: _Sheet, row: Row) -> None:
    """Name a level in the head, above the marks, on its own side."""
    after = row["phase"] == "after"
    write(
        ax,
        1.0 if after else 0.0,
        sheet.head(0),
        f"{row['phase']} {say_number(float(row['level']))}",
        transform=ax.transAxes,
        ha="right" if after else "left",
        va="top",
        color=BLUE,
        fontweight="bold",
    )


def _draw_start(ax: Axes, sheet: _Sheet, row: Row, begin: pd.Timestamp) -> None:
    ax.axvline(0, 0, sheet.head(1), color=INK, linewidth=1.0, zorder=3)
    right = -sheet.low < sheet.high
    span = 1.04 * (sheet.high - sheet.low)
    room = sheet.width * max(-sheet.low, sheet.high) / span - 0.06
    when = f", from {say_day(begin)}" + (" (found)" if row["found"] else "")
    name = shorten(str(row["intervention"]), width=room - measure(when, size=SMALL), size=SMALL)
    write(
        ax,
        0.04 * span / sheet.width * (1 if right else -1),
        sheet.head(1),
        name + when,
        transform=ax.get_xaxis_transform(),
        ha="left" if right else "right",
        va="top",
        fontsize=SMALL,
    )


def _draw_axes(ax: Axes, sheet: _Sheet, begin: pd.Timestamp, outcome: str) -> None:
    pad = 0.02 * (sheet.high - sheet.low)
    ax.set_xlim(sheet.low - pad, sheet.high + pad)
    ax.set_ylim(-_FOOT * sheet.ceiling, sheet.ceiling)
    ax.set_yticks(list(_TICKS[outcome]))
    first = (begin + pd.Timedelta(days=sheet.low)).normalize()
    starts = pd.date_range(first, begin + pd.Timedelta(days=sheet.high), freq="MS")
    step = max(1, -(-len(starts) // _MONTHS_SHOWN))
    shown = starts[::step]
    years = [day.year for day in shown]
    labels = [
        f"{say_month(day.month)}\n{day.year}" if day.year not in years[:n] else say_month(day.month)
        for n, day in enumerate(shown)
    ]
    places = [float((day - begin).days) for day in shown]
    if not places:
        places, labels = [0.0], [f"{say_day(begin)}\n{begin.year}"]
    ax.set_xticks(places, labels=labels)
    ax.tick_params(axis="x", length=2.5)
    ax.tick_params(labelsize=TEXT)
    light_grid(ax)


def _draw_feet(ax: Axes, sheet: _Sheet, feet: list[str]) -> None:
    for number, line in enumerate(_wrap(feet, sheet.width)):
        below = -(_BELOW + _LINE * number) / sheet.height
        how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "top"}
        write(ax, 0.0, below, line, transform=ax.transAxes, **how)
