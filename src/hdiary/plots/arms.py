"""The arms of a trial over its periods: everybody's course, and the mean of each arm on it."""

from __future__ import annotations

from collections.abc import Hashable

from matplotlib.axes import Axes

from hdiary.cohort.arms import EndpointsComparison
from hdiary.cohort.arms.course import find_course
from hdiary.cohort.endpoints.catalogue import is_share
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.tell import name_endpoint
from hdiary.plots import style
from hdiary.plots.arms_field import MOST_ARMS, draw_lanes, lay_out, write_people
from hdiary.plots.arms_words import find_feet, tell_course
from hdiary.plots.picture import new_axes
from hdiary.plots.speech import words_for
from hdiary.plots.style import styled
from hdiary.words import Words

ARM = "arm"
"""The fact that says who belongs where, if nothing else is said."""


@styled
def plot_arms(
    result: EndpointsResult | EndpointsComparison,
    *,
    endpoint: str | None = None,
    by: str | None = None,
    reference: Hashable | None = None,
    level: float = 0.95,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw an endpoint by period and arm: means with intervals on everybody's own course.

    Each pale line is a person; where a period of theirs is not known, it breaks. Below stands how
    many people each mean is of. Of very many people some are drawn, every so manieth by where
    they began.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    result
        Of `hdiary.endpoints`, with the facts of people joined, or of `hdiary.compare_endpoints`.
    endpoint
        Which, such as ``"headache_days"``; the first that is no share if left out.
    by
        The fact that says who belongs where; that of the comparison, else ``arm``.
    reference
        The arm that is drawn first, in grey; that of the comparison.
    level
        Of the intervals.

    Examples
    --------
    >>> import pandas as pd
    >>> import hdiary
    >>> days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
    >>> people = ["a", "b", "c", "d"]
    >>> diary = hdiary.make_diary(pd.DataFrame({
    ...     "patient": [name for name in people for _ in days], "date": list(days) * 4,
    ...     "pain": [5, 0] * 28 + [5, 0, 0, 0] * 14 + [5, 0] * 14 + [0] * 28 + [5, 0, 0, 0] * 14}))
    >>> arms = pd.DataFrame({"patient": people, "arm": ["new", "old"] * 2})
    >>> found = hdiary.endpoints(diary.with_people(hdiary.make_people(arms)), anchor="2026-03-29")
    >>> from hdiary.plots import alt_text
    >>> alt_text(plot_arms(found)).split(". ")[1]
    'new: before 14 on average (14 to 14; 2 people), period 1 7 on average (0 to 28; 2 people)'
    """
    say = words_for(result, language)
    if isinstance(result, EndpointsComparison):
        by = by or str(result.settings["by"])
        reference = result.settings["reference"] if reference is None else reference
        result = result.endpoints
    name = _choose(result, endpoint)
    named = name_endpoint(name, str(result.settings["responder_of"]), say)
    course = find_course(result, name, by=by or ARM, reference=reference, level=level)
    if not course.periods or not course.lanes:
        return style.say_nothing(
            ax or new_axes(1.0, left=0.06, bottom=0.04, top=0.04), say("arms.chart.nothing")
        )
    shown = course.lanes[:MOST_ARMS]
    feet = find_feet(course, result.settings, say, level=level)
    field = lay_out(ax, course, shown, feet, say)
    draw_lanes(field, course, shown)
    write_people(field, course, shown)
    style.put_title(field.ax, named, x=field.left)
    return style.describe(field.ax, tell_course(course, shown, named, say))


def _choose(result: EndpointsResult, endpoint: str | None) -> str:
    """Choose the endpoint; shares of yes and no are no course of a person."""
    drawn = [name for name in result.named if not is_share(name)]
    if endpoint is None and drawn:
        return drawn[0]
    if endpoint not in drawn:
        told = ", ".join(drawn) or "nothing"
        raise ValueError(f"endpoint is {endpoint!r}; what can be drawn of a person: {told}")
    return endpoint
