"""The parts of a person's page, as many and as long as two sheets hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hdiary.report import closing_part as closing
from hdiary.report.answers import Answers
from hdiary.report.attempts import Attempts, Lay, Length, Orders
from hdiary.report.change_part import change_section
from hdiary.report.course_part import course_section
from hdiary.report.glance_part import glance_section
from hdiary.report.medicine_part import medicine_section
from hdiary.report.next_part import next_section
from hdiary.report.parts import Section
from hdiary.report.pattern_part import pattern_section
from hdiary.report.treatments_part import treatments_section
from hdiary.report.triggers_part import before_section
from hdiary.words import Words

Disability = Callable[[bool], Section | None]
Some = tuple[Section | None, ...]


def try_sections(
    say: Words, found: Answers, notices: Section | None, *, disability: Disability
) -> Attempts:
    """Give the sections of a page to be tried until they fit."""
    return Attempts(lay=lay_sections(say, found, notices, disability=disability))


def lay_sections(
    say: Words, found: Answers, notices: Section | None, *, disability: Disability
) -> Lay:
    """Give what lays the sections at a length; a section of one length is made once."""
    no_headache, only = _one_kind(say, found)
    since, unrated = found.since, found.unrated
    top = (
        notices,
        glance_section(say, found),
        change_section(say, since, listing=found.listing, scale=found.diary.scale),
    )
    totals = cache(disability)
    course = cache(lambda weeks, trend: course_section(
        say, found.burden, visit=since.begin if since.visit else None, weeks=weeks,
        brief=not trend, open_since=found.open_change, unrated=unrated,
    ))  # fmt: skip
    medicine = cache(lambda groups: medicine_section(say, found, brief=groups))
    steps = cache(lambda most: next_section(say, found.next, most=most, no_headache=no_headache))
    places = cache(lambda drawn: pattern_section(
        say, found.pattern, found.daily, drawn=drawn, unrated=unrated
    ))  # fmt: skip
    ended = found.ended
    table = cache(lambda most: treatments_section(say, found.treatments, most=most, ended=ended))
    before = cache(lambda most: before_section(say, found.triggers, most=most, only=only))
    cannot, flags = closing.cannot_section(say, found), closing.flags_section(say)
    questions = cache(lambda most: closing.questions_section(say, found, most=most))

    def lay(at: Length) -> Orders:
        return _in_orders(
            (*top, totals(at.totals)),
            course(at.weeks, at.trend),
            (medicine(at.groups), steps(at.steps)),
            places(at.drawn),
            table(at.treatments),
            (before(at.factors), cannot, questions(at.questions), flags),
        )

    return lay


def _one_kind(say: Words, found: Answers) -> tuple[bool, str]:
    """Say whether there was no headache at all, and in words if all recorded days are alike."""
    whole = found.burden.overall.iloc[0]
    recorded, headaches = int(whole["recorded"]), int(whole["headache_days"])
    if not recorded or found.listing:
        return False, ""
    if not headaches:
        return True, say("page_of.no_headache")
    return False, say("page_of.no_clear") if headaches == recorded else ""


def _in_orders(
    top: Some, course: Section | None, taken: Some, places: Section | None,
    table: Section | None, end: Some,
) -> Orders:  # fmt: skip
    """Put sections into the orders that may be tried."""
    # The first sheet carries what a clinician asks first: headache days now and before, medicine
    # days, severity, disability, what helped, the next step. Pictures do not part, and may leave
    # its end empty; tables go on over its edge.
    return tuple(
        tuple(part for part in (*top, *middle, *end) if part is not None)
        for middle in (
            (course, *taken, places, table),
            (course, *taken, table, places),
            (*taken, course, table, places),
            (*taken, table, course, places),
        )
    )
