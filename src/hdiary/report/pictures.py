"""The pictures of the page; what would be empty is left out and said in words instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.plots import (
    figure_svg,
    plot_burden,
    plot_calendar,
    plot_clock,
    plot_people,
    plot_places,
    plot_weekdays,
)
from hdiary.questions.result import find_open_lists
from hdiary.report.parts import Picture

CALENDAR_WEEKS = 54
BURDEN_WINDOWS = 13


def course_pictures(burden: Any) -> list[Picture]:
    """Draw the calendar and, where there is a whole window, the 28-day bars."""
    days = len(burden.days)
    words = (
        "Darker is worse. An empty square is a clear day; hatching means that no entry was made."
    )
    if days > CALENDAR_WEEKS * 7:
        words = f"The last {CALENDAR_WEEKS} weeks of {days} days. {words}"
    calendar = plot_calendar(burden, weeks=CALENDAR_WEEKS)
    pictures = [Picture(svg=figure_svg(calendar, prefix="calendar"), caption=words)]
    if len(burden.table) > 1:
        shown = burden
        if find_open_lists(burden.coverage)[0]:
            # Nearly only headaches are listed: a rate of recorded days would mislead.
            table = burden.table.assign(headache_days_28=float("nan"))
            shown = replace(burden, table=table)
        bars = plot_burden(shown, windows=BURDEN_WINDOWS)
        words = (
            "The number is headache days per 28 days; the line shows what the days without an "
            "entry leave possible. A question mark: fewer than 14 recorded days."
        )
        if find_open_lists(burden.coverage)[0]:
            words = (
                "Only headaches, or nearly so, are listed: each line runs from the days listed to "
                "the most that is possible."
            )
        if len(burden.table) > BURDEN_WINDOWS:
            words = f"The newest {BURDEN_WINDOWS} of {len(burden.table)} windows. {words}"
        pictures.append(Picture(svg=figure_svg(bars, prefix="bars"), caption=words))
    return pictures


def pattern_pictures(pattern: Any) -> tuple[list[Picture], list[str]]:
    """Draw places, onset and weekdays as far as they are known; say what is not."""
    pictures: list[Picture] = []
    missing: list[str] = []
    if int(pattern.places["episodes"].sum()):
        words = "Headaches felt at each place. R and L are the person's own right and left."
        picture = figure_svg(plot_places(pattern), prefix="places")
        pictures.append(Picture(svg=picture, caption=words))
    else:
        missing.append("Where on the head it hurts: no place was written down.")
    if int(pattern.hours["episodes"].sum()):
        words = "Hour of the day in which headaches began, where it was written down."
        picture = figure_svg(plot_clock(pattern), prefix="clock")
        pictures.append(Picture(svg=picture, caption=words))
    else:
        missing.append("At what time of day headaches begin: no start was written down.")
    shares = not find_open_lists(pattern.coverage)[0]
    enough = int(pattern.weekdays["recorded"].min()) >= 4
    if shares and enough and pattern.weekdays["share"].notna().any():
        words = "Seven days compared: one of them is often highest by chance alone."
        picture = figure_svg(plot_weekdays(pattern), prefix="weekdays")
        pictures.append(Picture(svg=picture, caption=words))
    elif shares:
        missing.append("Which weekdays are worse: that needs at least four recorded weeks.")
    return pictures, missing


def people_picture(burden: Any) -> Picture | None:
    """Draw everyone's headache days, if anyone has a rate."""
    if not burden.overall["headache_days_28"].notna().any():
        return None
    words = "Each dot is a person; the pale part spans what days without an entry leave possible."
    return Picture(svg=figure_svg(plot_people(burden), prefix="people"), caption=words)
