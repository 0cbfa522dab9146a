"""The parts of a person's page, as many and as long as two sheets hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.report.triggers_part import MOST_FACTORS, before_section
from hdiary.words import Words

_PLENTY = 2
"""After so many attempts medicine is told by group only."""
_DRAWN = 4
"""With this attempt the line of the trend is left out; after it places are told in words only."""
_TABLES = 5
"""After so many attempts questionnaires are told by their totals alone."""

Order = tuple[Section, ...]
Disability = Callable[[bool], Section | None]


def try_sections(
    say: Words, found: Answers, notices: Section | None, *, disability: Disability
) -> Iterator[tuple[Order, ...]]:
    """Give the sections from the whole to the briefest, each in the orders that may be tried."""
    # The first sheet carries what a clinician asks first: headache days now and before, medicine
    # days, severity, disability, what helped, the next step.
    since, listing = found.since, found.listing
    visit = since.begin if since.visit else None
    no_headache, only = _one_kind(say, found)
    glance = glance_section(say, found)
    changed = change_section(say, since, listing=listing, scale=found.diary.scale)
    for at, most in enumerate(MOST_TREATMENTS):
        top = (notices, glance, changed, disability(at > _TABLES))
        course = course_section(
            say, found.burden, visit=visit, weeks=CALENDAR_WEEKS[at], brief=at >= _DRAWN,
            open_since=found.open_change, unrated=found.unrated,
        )  # fmt: skip
        taken = (
            medicine_section(say, found, brief=at > _PLENTY),
            next_section(say, found.next, most=MOST_STEPS[at], no_headache=no_headache),
        )
        places = pattern_section(
            say, found.pattern, found.daily, drawn=at <= _DRAWN, unrated=found.unrated
        )
        table = treatments_section(say, found.treatments, most=most)
        end = (
            before_section(say, found.triggers, most=MOST_FACTORS[at], only=only),
            closing.cannot_section(say, found),
            closing.questions_section(say, found, most=closing.MOST_QUESTIONS[at]),
            closing.flags_section(say),
        )
        # Pictures do not part, and may leave the end of the first sheet empty; tables go on over
        # its edge.
        yield tuple(
            tuple(part for part in (*top, *middle, *end) if part is not None)
            for middle in (
                (course, *taken, places, table),
                (course, *taken, table, places),
                (*taken, course, table, places),
                (*taken, table, course, places),
            )
        )


def _one_kind(say: Words, found: Answers) -> tuple[bool, str]:
    """Say whether there was no headache at all, and in words if all recorded days are alike."""
    whole = found.burden.overall.iloc[0]
    recorded, headaches = int(whole["recorded"]), int(whole["headache_days"])
    if not recorded or found.listing:
        return False, ""
    if not headaches:
        return True, say("page_of.no_headache")
    return False, say("page_of.no_clear") if headaches == recorded else ""
