"""The page of several people."""

from __future__ import annotations

from hdiary.diary import Diary
from hdiary.questions import burden, treatments, triggers
from hdiary.report.about_part import about_lines, method_lines, notices_section
from hdiary.report.arms_part import Arms, arms_sections
from hdiary.report.closing_part import flags_section
from hdiary.report.parts import Page, Para, Pictures, Section
from hdiary.report.people_part import people_glance
from hdiary.report.pictures import people_picture
from hdiary.report.pooled_part import factors_over_people, over_people
from hdiary.words import Words


def compose_people(say: Words, diary: Diary, *, with_names: bool, arms: Arms) -> Page:
    """Put together what stands on the page of several people."""
    bad, helped, ahead = burden(diary), treatments(diary), triggers(diary)
    picture = people_picture(say, bad)
    sections = (
        notices_section(say, diary),
        people_glance(say, bad),
        None
        if picture is None
        else Section(
            title=say("people.spread"), blocks=(Pictures(pictures=(picture,)),), kind="half"
        ),
        Section(
            title=say("people.page"),
            blocks=(Para(text=say("people.how")), Para(text=say("people.rows"))),
            kind="half",
        ),
        *arms_sections(say, diary, arms),
        over_people(say, bad, name="trend"),
        over_people(say, helped, name="treatments"),
        factors_over_people(say, ahead),
        flags_section(say),
    )
    return Page(
        language=say.name,
        title=say("page.people", people=say.count("person", len(diary.patients))),
        about=about_lines(say, diary, with_names=with_names),
        sections=tuple(section for section in sections if section is not None),
        method_title=say("method.title"),
        method=method_lines(say, diary, ahead, many=True),
    )
