"""How bad it is, as tables of the page: medication days beside their limits, and figures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.burden_words import SHORT
from hdiary.questions.overuse import (
    GROUPS,
    NOT_SAID,
    ONE_GROUP,
    TOGETHER,
    WINDOW_DAYS,
    WINDOWS,
)
from hdiary.questions.overuse_words import used_groups
from hdiary.questions.result import RELIABLE, ROUGH, find_open_lists
from hdiary.report.parts import NBSP, Row, Table, figure, known, span
from hdiary.report.texts import LIMITS_FOOT
from hdiary.vocabulary.say import say_count, say_day

MOST_DAYS = WINDOW_DAYS * WINDOWS
"""How far back the limits look [days]."""
_SEVERAL = 2
_GROUP_ABOUT = {
    "simple analgesics together": "paracetamol, aspirin, ibuprofen and the like",
    "combination analgesics": "painkillers with caffeine or codeine",
    "all acute classes together": "several kinds in turn",
}


def limits_table(result: Any) -> Table | None:
    """Lay medication days beside their limits, for the groups that were used."""
    overuse = result.overuse
    if (overuse["verdict"] == NOT_SAID).all():
        return None
    told, unused = [], []
    whole, window = result.overall.iloc[0], min(int(result.overall["days"].iloc[0]), MOST_DAYS)
    used = used_groups(whole)
    for row in overuse.to_dict("records"):
        verdict, group = str(row["verdict"]), str(row["group"])
        if verdict == ONE_GROUP or (group == TOGETHER.name and len(used) < _SEVERAL):
            continue
        lows = [known(row[f"w{i}_lowest"]) for i in (1, 2, 3)]
        # Fewer than three windows leave the oldest days out; the whole diary is then short.
        taken = any(lows) or (int(row["windows"]) < WINDOWS and group in used)
        if not taken and group not in {GROUPS[0].name, TOGETHER.name}:
            unused.append(group)
            continue
        cells = tuple(_window(row, i) for i in (1, 2, 3))
        name = group[0].upper() + group[1:]
        about = _GROUP_ABOUT.get(group, "")
        told.append(Row(name=name, about=about, cells=(*cells, str(row["limit"]), verdict)))
    foot = LIMITS_FOOT
    if unused:
        when = "in the last" if window < int(whole["days"]) else "in these"
        days = "on this day" if window == 1 else f"{when} {window} days"
        foot = f"Not written down {days}: {', '.join(unused)}. {foot}"
    if known(whole["gepant_days"]):
        foot += " Gepants have no limit there."
    last = result.coverage["last_day"].iloc[0]
    ends = [say_day(last - pd.Timedelta(days=30 * i)).replace(" ", NBSP) for i in range(3)]
    heads = ("Medicine", *(f"30 days to {end}" for end in ends), "Limit", "What that says")
    caption = "Days with acute medicine in each 30 days, beside their limits"
    return Table(caption=caption, heads=heads, rows=tuple(told), foot=foot)


def _window(row: dict[Any, Any], which: int) -> str:
    low, high = known(row[f"w{which}_lowest"]), known(row[f"w{which}_highest"])
    return "diary too short" if low is None or high is None else span(low, high)


def figures_table(result: Any) -> Table:
    """Lay the figures that a clinician wants side by side."""
    recent, whole = result.recent.iloc[0], result.overall.iloc[0]
    pairs = (recent, whole)
    listing = bool(find_open_lists(result.coverage)[0])
    rows = [
        Row(
            name="Headache days per 28",
            about="range: days without an entry",
            cells=tuple(_rate(p, listing=listing) for p in pairs),
        ),
        Row(
            name="Days with pain 4 or more",
            about="moderate to severe",
            cells=tuple(_of_rated(p, "moderate_days") for p in pairs),
        ),
        Row(
            name="Days with pain 7 or more",
            about="severe",
            cells=tuple(_of_rated(p, "severe_days") for p in pairs),
        ),
        Row(
            name="Mean worst pain",
            about="NRS 0 to 10, headache days",
            cells=tuple(figure(p["mean_pain"], places=1) for p in pairs),
        ),
        Row(
            name="Acute-medication days",
            about="days, not doses",
            cells=tuple(figure(p["medication_days"]) for p in pairs),
        ),
    ]
    if str(result.settings.get("scale", "0-10")) in {"0-3", "words"}:
        rows[1] = Row(name="Moderate or severe days", cells=rows[1].cells)
        rows[2] = Row(name="Severe days", cells=rows[2].cells)
    shown = [row for row in rows if any(cell != "not known" for cell in row.cells)]
    days, all_days = int(recent["days"]), int(whole["days"])
    heads: tuple[str, ...] = (
        "Measure",
        "Last day" if days == 1 else f"Last {days} days",
        f"Whole diary, {say_count(all_days, 'day')}",
    )
    if days == all_days:
        heads = (heads[0], heads[2])
        shown = [Row(name=r.name, about=r.about, cells=r.cells[1:]) for r in shown]
    return Table(caption="The same in figures", heads=heads, rows=tuple(shown))


def _rate(row: pd.Series, *, listing: bool) -> str:
    if int(row["days"]) < SHORT:
        return "too few days"
    bounds = span(row["lowest_28"], row["highest_28"], places=1)
    rate, share = known(row["headache_days_28"]), int(row["recorded"]) / int(row["days"])
    if rate is None or listing or share < ROUGH:
        return f"range {bounds}"
    told = figure(rate, places=1)
    if share < RELIABLE:
        return f"range {bounds} (recorded days only: {told})"
    return told if told == bounds else f"{told} ({bounds})"


def _of_rated(row: pd.Series, column: str) -> str:
    many = known(row[column])
    return (
        "not known"
        if many is None or not row["rated_days"]
        else f"{int(many)} of {int(row['rated_days'])} rated"
    )
