"""What stands below the picture of arms, and the words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from hdiary.cohort.arms.course import Course, Lane
from hdiary.plots.arms_field import MOST_ARMS, MOST_LINES, name_period
from hdiary.words import Words


def find_feet(
    course: Course, settings: Mapping[str, Any], say: Words, *, level: float
) -> list[str]:
    """Say what the inks are, and who is not drawn."""
    feet = [say("arms.chart.key", days=int(settings["period_days"]), level=level)]
    drawn = sum(min(len(lane.own), MOST_LINES) for lane in course.lanes)
    people = sum(len(lane.own) for lane in course.lanes)
    if drawn < people:
        feet.append(say("arms.chart.some", some=drawn, people=people))
    if course.without_arm:
        feet.append(say("arms.chart.without", n=course.without_arm))
    if len(course.lanes) > MOST_ARMS:
        feet.append(say("arms.chart.more_arms", n=len(course.lanes) - MOST_ARMS))
    return feet


def tell_course(course: Course, shown: tuple[Lane, ...], named: str, say: Words) -> str:
    """Tell the whole picture, arm by arm."""
    lines = [f"{named}."]
    for lane in shown:
        lines.append(say("arms.chart.arm", name=lane.name, parts=tuple(_tell(course, lane, say))))
    if course.without_arm:
        lines.append(say("arms.chart.without", n=course.without_arm))
    return " ".join(lines)


def _tell(course: Course, lane: Lane, say: Words) -> Iterator[str]:
    for at, period in enumerate(course.periods):
        people = int(lane.people[at])
        values = {"period": name_period(period, say), "people": people, "mean": lane.mean[at]}
        if not people:
            yield say("arms.chart.nobody", period=values["period"])
        elif np.isnan(lane.low[at]):
            yield say("arms.chart.alone", **values)
        else:
            yield say("arms.chart.mean", low=lane.low[at], high=lane.high[at], **values)
