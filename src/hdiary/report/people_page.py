"""The page of several people."""

from __future__ import annotations

from hdiary.diary import Diary
from hdiary.questions import burden, triggers
from hdiary.report.about_part import about_lines, method_lines, notices_section
from hdiary.report.closing_part import flags_section
from hdiary.report.parts import Page, Para, Pictures, Section
from hdiary.report.people_part import people_glance, people_section
from hdiary.report.pictures import people_picture
from hdiary.report.triggers_part import pooled_section
from hdiary.words import Words


def compose_people(say: Words, diary: Diary, *, with_names: bool) -> Page:
    """Put together what stands on the page of several people."""
    bad, ahead = burden(diary), triggers(diary)
    picture = people_picture(say, bad)
    sections = (
        notices_section(say, diary),
        people_glance(say, bad),
        None
        if picture is None
        else Section(
            title=say("people.spread"), blocks=(Pictures(pictures=(picture,)),), kind="half"
        ),
        Section(title=say("people.page"), blocks=(Para(text=say("people.how")),), kind="half"),
        pooled_section(say, ahead),
        people_section(say, bad, with_names=with_names),
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
