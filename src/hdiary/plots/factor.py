"""One factor: how often headache came after days with it, and after the others."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hdiary.plots.lettering import shorten
from hdiary.plots.select import one_person
from hdiary.plots.style import (
    BLUE,
    INK,
    MUTED,
    RULE,
    SMALL,
    describe,
    new_axes,
    say_nothing,
    set_title,
    styled,
    write,
)
from hdiary.vocabulary.say import say_amount, say_number, say_share, start_sentence
from hdiary.vocabulary.verdicts import FEWER_HEADACHES, MORE_HEADACHES

_HEIGHT = 1.32
_CLAIMS = (MORE_HEADACHES, FEWER_HEADACHES)

Row = Mapping[Hashable, Any]


@styled
def plot_factor(
    result: Any, *, factor: str, patient: str | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the share of days with headache after days with a factor, and after days without.

    Parameters
    ----------
    result
        A triggers result; the rows of the day before in its ``table`` are drawn.
    factor
        Which factor; for a number, days above the person's median count as days with it.
    patient
        Whose days; needed only where the result holds several people.
    ax
        Where to draw; a new figure without pyplot if left out.

    Returns
    -------
    matplotlib.axes.Axes
        With `alt_text`, which carries the odds ratio and the verdict.

    Raises
    ------
    ValueError
        If the result holds several people and none was named, or has no such factor.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from hdiary.plots import alt_text
    >>> table = pd.DataFrame({"patient": ["1"], "factor": ["driving"], "window": ["day before"],
    ...     "kind": ["yes/no"], "headaches_exposed": [6], "days_exposed": [20],
    ...     "headaches_unexposed": [10], "days_unexposed": [50],
    ...     "odds_ratio": [1.7], "ci_low": [0.6], "ci_high": [4.9], "cut": [None],
    ...     "verdict": ["cannot tell yet"], "reason": ["the interval is too wide to say more"]})
    >>> ax = plot_factor(SimpleNamespace(table=table), factor="driving")
    >>> print(alt_text(ax))
    Headache came on 6 of 20 days after a day with driving (30%), and on 10 of 50 days after the
    others (20%). Odds ratio 1.7 (likely 0.6 to 4.9; 1 is no difference): cannot tell yet (the
    interval is too wide to say more).
    """
    table = one_person(result.table, patient=patient)
    table = table[(table["window"] == "day before") & (table["factor"] == factor)]
    if not len(table):
        raise ValueError(f'no factor is named "{factor}"; see result.before["factor"]')
    row = table.to_dict("records")[0]
    ax = ax or new_axes(_HEIGHT, left=0.06, bottom=0.34, top=0.3)
    if not row["days_exposed"] and not row["days_unexposed"]:
        return say_nothing(ax, f"{factor}: no day could be used; {row['reason']}.")
    _draw_bars(ax, row)
    set_title(ax, shorten(f"Headache on the day after: {factor}", width=3.3, bold=True))
    return describe(ax, _words(row))


def _lanes(row: Row) -> tuple[tuple[str, str], ...]:
    with_it, without = "after days with it", "after the others"
    if row["kind"] == "change":
        with_it = "after a rise" if row["cut"] == 0 else "after a larger rise"
    elif row["kind"] == "number" and not pd.isna(row["cut"]):
        with_it, without = f"after days above {say_amount(float(row['cut']))}", "after the others"
    return (with_it, "exposed"), (without, "unexposed")


def _draw_bars(ax: Axes, row: Row) -> None:
    claimed = row["verdict"] in _CLAIMS
    for at, (words, name) in enumerate(_lanes(row)):
        days, aching = int(row[f"days_{name}"]), int(row[f"headaches_{name}"])
        share = aching / days if days else 0.0
        ink = BLUE if claimed and at == 0 else MUTED if at == 0 else "#aab2bb"
        ax.barh(at, 1.0, height=0.36, color="#f1f3f5", zorder=1)
        ax.barh(at, share, height=0.36, color=ink, zorder=2)
        told = f"{aching} of {days} days" + (f" ({say_share(share)})" if days else "")
        write(ax, 0.0, at - 0.3, words, va="bottom", fontsize=SMALL)
        write(ax, 1.0, at - 0.3, told, va="bottom", ha="right", fontweight="bold", fontsize=SMALL)
    ax.set_xlim(0, 1)
    ax.set_ylim(1.35, -0.75)
    ax.set_yticks([])
    ax.set_xticks([0, 0.5, 1], labels=["none", "half of the days", "all"])
    labels = ax.get_xticklabels()
    labels[0].set_horizontalalignment("left")
    labels[-1].set_horizontalalignment("right")
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    ax.axvline(0.5, color=RULE, linewidth=0.6, zorder=1.5)
    ax.tick_params(axis="x", colors=INK)


def _words(row: Row) -> str:
    parts = {}
    for name in ("exposed", "unexposed"):
        days, aching = int(row[f"days_{name}"]), int(row[f"headaches_{name}"])
        share = f" ({say_share(aching / days)})" if days else ""
        parts[name] = f"{aching} of {days} days", share
    after = f"a day with {row['factor']}"
    if row["kind"] == "change":
        rise = "a rise" if row["cut"] == 0 else "a larger rise"
        after = f"{rise} ({row['factor']})"
    elif row["kind"] == "number" and not pd.isna(row["cut"]):
        after = f"a day with {row['factor']} above {say_amount(float(row['cut']))}"
    (with_days, with_share), (other_days, other_share) = parts["exposed"], parts["unexposed"]
    told = (
        f"Headache came on {with_days} after {after}{with_share}, and on {other_days} after the "
        f"others{other_share}."
    )
    if pd.isna(row["odds_ratio"]):
        return f"{told} {_verdict(row)}"
    ratio, low, high = (
        say_number(float(row[name]), places=2) for name in ("odds_ratio", "ci_low", "ci_high")
    )
    per = " for each step of one standard deviation" if row["kind"] != "yes/no" else ""
    odds = f"Odds ratio {ratio} (likely {low} to {high}; 1 is no difference){per}"
    return f"{told} {odds}: {_verdict(row, begin=False)}"


def _verdict(row: Row, *, begin: bool = True) -> str:
    verdict, reason = str(row["verdict"]), str(row["reason"])
    told = start_sentence(verdict) if begin else verdict
    return f"{told}." if reason in {"", "answered"} else f"{told} ({reason})."
