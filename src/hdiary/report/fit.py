"""The parts of a person's page, as many and as long as two sheets hold."""

from __future__ import annotations

from collections.abc import Iterator

from hdiary.report import closing_part as closing
from hdiary.report.answers import Answers
from hdiary.report.change_part import change_section
from hdiary.report.course_part import course_section
from hdiary.report.glance_part import glance_section
from hdiary.report.medicine_part import medicine_section
from hdiary.report.next_part import MOST_STEPS, next_section
from hdiary.report.parts import Section
from hdiary.report.pattern_part import pattern_section
from hdiary.report.pictures import CALENDAR_WEEKS
from hdiary.report.room import SHEET, count_lines
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.report.triggers_part import MOST_FACTORS, before_section
from hdiary.words import Words

_PLENTY = 2
"""After so many attempts medicine is told by group only."""
VOID = 13
"""Lines at the end of a sheet that would be seen as empty."""


def try_sections(
    say: Words, found: Answers, notices: Section | None, *, disability: Section | None = None
) -> Iterator[tuple[Section, ...]]:
    """Give the sections in every form that two sheets may hold, from the whole to the briefest."""
    # The first sheet carries what a clinician asks first: headache days now and before, medicine
    # days, severity, disability, what helped, the next step.
    since, listing = found.since, found.listing
    visit = since.begin if since.visit else None
    top = (
        notices,
        glance_section(say, found),
        change_section(say, since, listing=listing, scale=found.diary.scale),
        disability,
    )
    whole = pattern_section(say, found.pattern, found.daily)
    for at, most in enumerate(MOST_TREATMENTS):
        first = (
            *top,
            course_section(say, found.burden, visit=visit, weeks=CALENDAR_WEEKS[at]),
            medicine_section(say, found, brief=at > _PLENTY),
            next_section(say, found.next, most=MOST_STEPS[at]),
        )
        table = treatments_section(say, found.treatments, most=most)
        before = before_section(say, found.triggers, most=MOST_FACTORS[at])
        end = (
            closing.cannot_section(say, found),
            closing.questions_section(say, found, most=closing.MOST_QUESTIONS[at]),
            closing.flags_section(say),
        )
        for pair in put_in_order(first, whole, table):
            yield tuple(part for part in (*first, *pair, before, *end) if part is not None)


def put_in_order(
    before: tuple[Section | None, ...], whole: Section, table: Section
) -> list[tuple[Section, Section]]:
    """Give the orders of two sections that may be tried, the better one first."""
    # The head and its words stay together, and would leave the end of the first sheet empty; a
    # table goes on over its edge.
    left = SHEET - count_lines([part for part in before if part is not None])
    orders = [(whole, table), (table, whole)]
    return orders[::-1] if VOID <= left < count_lines([whole]) else orders
