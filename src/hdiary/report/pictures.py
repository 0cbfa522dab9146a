"""The pictures of the page, in its language; what would be empty is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.diary.coverage import find_open_lists
from hdiary.plots import alt_text, figure_svg, plot_burden, plot_calendar, plot_people, plot_places
from hdiary.plots.calendar_grid import first_drawn
from hdiary.plots.larger import raise_type
from hdiary.plots.trial_pictures import plot_trial
from hdiary.report.parts import Picture
from hdiary.words import Words

CALENDAR_WEEKS = (54, 54, 54, 28, 28, 28, 28, 28)
"""Weeks of the calendar, the fewer the less room there is."""
BURDEN_WINDOWS = 12
LEAST = 8.0
"""Type of a picture that takes half a sheet, which is as wide as it was drawn [points]."""


def course_pictures(
    say: Words, burden: Any, *, visit: pd.Timestamp | None = None, weeks: int = CALENDAR_WEEKS[0]
) -> tuple[Picture, ...]:
    """Draw the calendar, the last visit framed, and with a whole window the 28-day bars."""
    axes = plot_calendar(burden, weeks=weeks, framed=visit, language=say)
    pictures = [finish(axes, "calendar", least=LEAST)]
    if len(burden.table) > 1:
        pictures.append(_bars(say, burden))
    return tuple(pictures)


def tell_pictures(
    say: Words,
    burden: Any,
    *,
    visit: pd.Timestamp | None = None,
    weeks: int = CALENDAR_WEEKS[0],
    unrated: bool = False,
) -> str:
    """Say how the calendar and the bars are read."""
    days, many = len(burden.days), len(burden.table)
    told = [say("pictures.calendar_unrated" if unrated else "pictures.calendar")]
    if days > weeks * 7:
        told.insert(0, say("pictures.last_weeks", weeks=weeks, days=days))
    if visit is not None and visit >= first_drawn(burden.days["date"], weeks):
        told.append(say("pictures.framed", day=say.day(visit)))
    if many > 1:
        listing = bool(find_open_lists(burden.coverage)[0])
        told.append(say("pictures.bars_listed" if listing else "pictures.bars"))
    if many > BURDEN_WINDOWS:
        told.append(say("pictures.newest", some=BURDEN_WINDOWS, all=many))
    return " ".join(told)


def _bars(say: Words, burden: Any) -> Picture:
    listing = bool(find_open_lists(burden.coverage)[0])
    shown = burden
    if listing:
        # Nearly only headaches are listed: a rate of recorded days would mislead.
        shown = replace(burden, table=burden.table.assign(headache_days_28=float("nan")))
    axes = plot_burden(shown, windows=BURDEN_WINDOWS, language=say)
    return finish(axes, "bars", least=LEAST)


def places_picture(say: Words, pattern: Any) -> Picture | None:
    """Draw where it hurts, if a place was ever written down."""
    if not int(pattern.places["episodes"].sum()):
        return None
    return finish(plot_places(pattern, language=say), "places")


def people_picture(say: Words, burden: Any) -> Picture | None:
    """Draw everyone's headache days, if anyone has a rate."""
    if burden.overall["headache_days_28"].isna().all():
        return None
    return finish(plot_people(burden, language=say), "people", say("pictures.people"), least=LEAST)


def trial_picture(say: Words, result: Any) -> Picture:
    """Draw what came of a trial."""
    return finish(plot_trial(result, language=say), "trial", say("trial.part.picture"))


def finish(axes: Any, prefix: str, caption: str = "", *, least: float = 0.0) -> Picture:
    """Give a picture with its words and the sentence under it, its type not below a size."""
    raise_type(axes, least=least)
    return Picture(svg=figure_svg(axes, prefix=prefix), alt=alt_text(axes), caption=caption)
