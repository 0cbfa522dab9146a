"""The parts of a person's page, as many and as long as two sheets hold."""

from __future__ import annotations

from hdiary.diary.measures import Measures
from hdiary.report.answers import Answers
from hdiary.report.change_part import since_sections
from hdiary.report.closing_part import cannot_section, flags_section, questions_section
from hdiary.report.course_part import course_section
from hdiary.report.measures_part import measures_section
from hdiary.report.medicine_part import medicine_section
from hdiary.report.next_part import MOST_STEPS, next_section
from hdiary.report.parts import Section
from hdiary.report.pattern_part import pattern_section
from hdiary.report.room import ROOM, count_lines
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.report.triggers_part import MOST_FACTORS, before_section
from hdiary.words import Words


def fit_sections(
    say: Words, found: Answers, notices: Section | None, measures: Measures | None = None
) -> tuple[Section, ...]:
    """Give the sections, from the whole to the briefest, until two sheets will do."""
    since, listing = found.since, found.listing
    top = (
        notices,
        *since_sections(
            say, since, found.burden.overall.iloc[0], listing=listing, scale=found.diary.scale
        ),
        measures_section(say, measures, since=since.begin),
        course_section(say, found.burden, visit=since.begin if since.visit else None),
    )
    end = (cannot_section(say, found), questions_section(say, found), flags_section(say))
    sections: tuple[Section, ...] = ()
    for many, some, steps in zip(MOST_TREATMENTS, MOST_FACTORS, MOST_STEPS, strict=True):
        middle = (
            medicine_section(say, found, brief=many == MOST_TREATMENTS[-1]),
            next_section(say, found.next, most=steps),
            pattern_section(say, found.pattern, found.daily),
            treatments_section(say, found.treatments, most=many),
            before_section(say, found.triggers, most=some),
        )
        sections = tuple(part for part in (*top, *middle, *end) if part is not None)
        if count_lines(sections) <= ROOM:
            break
    return sections
