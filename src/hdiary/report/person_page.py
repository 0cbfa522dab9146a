"""The page of one person."""

from __future__ import annotations

from datetime import date

from hdiary.diary import Diary
from hdiary.report.about_part import about_lines, method_lines, notices_section
from hdiary.report.answers import Answers, ask_everything
from hdiary.report.change_part import since_sections
from hdiary.report.closing_part import cannot_section, flags_section, questions_section
from hdiary.report.course_part import course_section
from hdiary.report.medicine_part import medicine_section
from hdiary.report.notes_part import notes_section
from hdiary.report.parts import Page, Section
from hdiary.report.pattern_part import pattern_section
from hdiary.report.room import ROOM, ROOMY, count_lines
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.report.triggers_part import MOST_FACTORS, before_section
from hdiary.words import Words


def compose_person(
    say: Words,
    diary: Diary,
    *,
    with_notes: bool,
    with_names: bool,
    last_visit: str | date | None,
    blank_is_none: bool = False,
) -> Page:
    """Put together what stands on the page of one person."""
    diary, silent = _without_blank_end(diary)
    found = ask_everything(diary, last_visit=last_visit, blank_is_none=blank_is_none)
    sections = _fit(say, found, notices_section(say, diary, silent=silent))
    notes = notes_section(say, diary) if with_notes else None
    return Page(
        language=say.name,
        title=say("page.title"),
        about=about_lines(say, diary, with_names=with_names),
        sections=sections if notes is None else (*sections, notes),
        method_title=say("method.title"),
        method=method_lines(say, diary, found.triggers, many=False),
        full=count_lines(sections) > ROOMY,
    )


def _fit(say: Words, found: Answers, notices: Section | None) -> tuple[Section, ...]:
    """Give the sections, from the whole to the briefest, until two sheets will do."""
    since, listing = found.since, found.listing
    top = (
        notices,
        *since_sections(
            say, since, found.burden.overall.iloc[0], listing=listing, scale=found.diary.scale
        ),
        course_section(say, found.burden, visit=since.begin if since.visit else None),
    )
    end = (cannot_section(say, found), questions_section(say, found), flags_section(say))
    sections: tuple[Section, ...] = ()
    for many, some in zip(MOST_TREATMENTS, MOST_FACTORS, strict=True):
        middle = (
            medicine_section(say, found, brief=many == MOST_TREATMENTS[-1]),
            pattern_section(say, found.pattern, found.daily),
            treatments_section(say, found.treatments, most=many),
            before_section(say, found.triggers, most=some),
        )
        sections = tuple(part for part in (*top, *middle, *end) if part is not None)
        if count_lines(sections) <= ROOM:
            break
    return sections


def _without_blank_end(diary: Diary) -> tuple[Diary, int]:
    """Leave out the last days whose rows hold a date and nothing else, as in a template."""
    said = diary.entries.drop(columns=["patient", "date"]).notna().any(axis="columns")
    if not said.any():
        return diary, 0
    last = diary.entries.loc[said, "date"].max()
    after = diary.days[diary.days["date"] > last]
    if after.empty or (after["state"] != "not recorded").any():
        return diary, 0
    return diary.between(last_day=last), len(after)
