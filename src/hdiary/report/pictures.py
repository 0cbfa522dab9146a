"""The pictures of the page, in its language; what would be empty is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.diary.coverage import find_open_lists
from hdiary.plots import alt_text, figure_svg, plot_burden, plot_calendar, plot_people, plot_places
from hdiary.plots.calendar_grid import first_drawn
from hdiary.plots.trial_pictures import plot_trial
from hdiary.report.parts import Picture
from hdiary.words import Words

CALENDAR_WEEKS = 54
BURDEN_WINDOWS = 13


def course_pictures(
    say: Words, burden: Any, *, visit: pd.Timestamp | None = None
) -> tuple[Picture, ...]:
    """Draw the calendar, the last visit framed, and with a whole window the 28-day bars."""
    days = len(burden.days)
    caption = say("pictures.calendar")
    if days > CALENDAR_WEEKS * 7:
        more = say("pictures.last_weeks", weeks=CALENDAR_WEEKS, days=days)
        caption = f"{more} {caption}"
    axes = plot_calendar(burden, weeks=CALENDAR_WEEKS, framed=visit, language=say)
    if visit is not None and visit >= first_drawn(burden.days["date"], CALENDAR_WEEKS):
        caption = f"{caption} {say('pictures.framed', day=say.day(visit))}"
    pictures = [finish(axes, "calendar", caption)]
    if len(burden.table) > 1:
        pictures.append(_bars(say, burden))
    return tuple(pictures)


def _bars(say: Words, burden: Any) -> Picture:
    listing, many = bool(find_open_lists(burden.coverage)[0]), len(burden.table)
    shown = burden
    if listing:
        # Nearly only headaches are listed: a rate of recorded days would mislead.
        shown = replace(burden, table=burden.table.assign(headache_days_28=float("nan")))
    caption = say("pictures.bars_listed" if listing else "pictures.bars")
    if many > BURDEN_WINDOWS:
        caption = say("pictures.newest", some=BURDEN_WINDOWS, all=many) + " " + caption
    axes = plot_burden(shown, windows=BURDEN_WINDOWS, language=say)
    return finish(axes, "bars", caption)


def places_picture(say: Words, pattern: Any) -> Picture | None:
    """Draw where it hurts, if a place was ever written down."""
    if not int(pattern.places["episodes"].sum()):
        return None
    return finish(plot_places(pattern, language=say), "places", say("pictures.places"))


def people_picture(say: Words, burden: Any) -> Picture | None:
    """Draw everyone's headache days, if anyone has a rate."""
    if burden.overall["headache_days_28"].isna().all():
        return None
    return finish(plot_people(burden, language=say), "people", say("pictures.people"))


def trial_picture(say: Words, result: Any) -> Picture:
    """Draw what came of a trial."""
    return finish(plot_trial(result, language=say), "trial", say("trial.part.picture"))


def finish(axes: Any, prefix: str, caption: str) -> Picture:
    """Give a picture with its words and the sentence under it."""
    return Picture(svg=figure_svg(axes, prefix=prefix), alt=alt_text(axes), caption=caption)
