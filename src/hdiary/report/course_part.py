"""How it went: every day and every 28 days as pictures, and where headache days are going."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.burden.lines import MONTH
from hdiary.questions.burden.tell_trend import bound_line
from hdiary.questions.wait import find_wait
from hdiary.report.parts import Para, Pictures, Section
from hdiary.report.pictures import CALENDAR_WEEKS, course_pictures, tell_pictures
from hdiary.vocabulary.verdicts import CANNOT_TELL, FEWER_DAYS, LITTLE, MORE_DAYS
from hdiary.words import Words

_CLAIMS = {FEWER_DAYS: "trend.fewer", MORE_DAYS: "trend.more"}


def course_section(
    say: Words,
    burden: Any,
    *,
    visit: pd.Timestamp | None = None,
    weeks: int = CALENDAR_WEEKS[0],
    brief: bool = False,
    open_since: bool = False,
    unrated: bool = False,
) -> Section:
    """Show the course and the last visit in it, with a sentence about its trend if there is one."""
    # ``brief`` leaves the line of the trend out, which asks what the figures above answer.
    # With ``open_since`` the change above cannot be told, and a claim here asks something else.
    told = "" if brief else _tell_trend(say, burden, open_since=open_since)
    words = (Para(text=told),) if told else ()
    pictures = Pictures(pictures=course_pictures(say, burden, visit=visit, weeks=weeks), across=2)
    note = Para(
        text=tell_pictures(say, burden, visit=visit, weeks=weeks, unrated=unrated), soft=True
    )
    return Section(title=say("pictures.title"), blocks=(pictures, *words, note))


def _tell_trend(say: Words, burden: Any, *, open_since: bool = False) -> str:
    """Say where headache days are going; too short a diary says nothing here."""
    found = burden.trend[burden.trend["outcome"] == "headache_days_28"]
    if not len(found):
        return ""
    row = found.iloc[0]
    if row["verdict"] == CANNOT_TELL:
        wait = find_wait(row["more_days"])
        return say("trend.cannot_tell_wait", time=wait) if wait else say("trend.cannot_tell")
    if row["verdict"] == LITTLE:
        matters = burden.settings["trend"]["meaningful_days"]
        return say("trend.little", matters=say.number(matters), span=_span(say, row))
    if row["verdict"] not in _CLAIMS:
        return ""
    first, last, least = bound_line(row, most=MONTH)
    told = say(
        _CLAIMS[row["verdict"]], span=_span(say, row), first=say.number(first),
        last=say.number(last), least=say.amount(least),
    )  # fmt: skip
    return f"{told} {say('page_of.two_things')}" if open_since else told


def _span(say: Words, row: Any) -> str:
    return say.days_between(row["first_day"], row["last_day"])
