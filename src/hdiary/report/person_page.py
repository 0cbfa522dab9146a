"""The page of one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hdiary.diary import Diary
from hdiary.questions.own_words import find_own_words, words_of
from hdiary.report.about_part import about_lines, method_lines, notices_section
from hdiary.report.answers import ask_everything
from hdiary.report.beside import NOTHING_BESIDE, Beside
from hdiary.report.fit import try_sections
from hdiary.report.fit_page import fit_page
from hdiary.report.measures_part import count_lost, measures_section
from hdiary.report.notes_part import notes_section
from hdiary.report.parts import Page, Section
from hdiary.words import Words


def compose_person(
    say: Words,
    diary: Diary,
    *,
    with_notes: bool,
    with_names: bool,
    last_visit: str | date | None,
    blank_is_none: bool = False,
    beside: Beside = NOTHING_BESIDE,
) -> Page:
    """Put together what stands on the page of one person."""
    diary, silent = _without_blank_end(diary)
    tried, measures = beside.tried, beside.measures
    lost = count_lost(measures)
    if measures is not None:
        measures = measures.of(diary.patients[0])
    say = say.standing(say.place, words_of(find_own_words(diary), diary.coverage))
    found = ask_everything(diary, last_visit=last_visit, blank_is_none=blank_is_none)
    found = tried.hide(found, last_visit=last_visit)
    method = method_lines(say, diary, found.triggers, many=False)
    notices = notices_section(say, diary, silent=silent)
    page = Page(
        language=say.name,
        title=say("page.title"),
        about=about_lines(say, diary, with_names=with_names),
        sections=(),
        method_title=say("method.title"),
        method=method,
        sheets=tried.sheets,
    )

    def disability(brief: bool) -> Section | None:
        last = diary.days["date"].iloc[-1]
        return measures_section(
            say, measures, since=found.since.begin, until=last, brief=brief, lost=lost
        )

    tries = try_sections(say, found, notices, disability=disability)
    page = fit_page(page, tries, tries.lengthen)
    sections = tried.put_among(page.sections, before=say("pictures.title"))
    notes = notes_section(say, diary) if with_notes else None
    return replace(page, sections=sections if notes is None else (*sections, notes))


def _without_blank_end(diary: Diary) -> tuple[Diary, int]:
    """Leave out the last days whose rows hold a date and nothing else, as in a template."""
    if diary.days["state"].iloc[-1] != "not recorded":
        return diary, 0
    said = diary.entries.drop(columns=["patient", "date"]).notna().any(axis="columns")
    if not said.any():
        return diary, 0
    last = diary.entries.loc[said, "date"].max()
    after = diary.days[diary.days["date"] > last]
    if after.empty or (after["state"] != "not recorded").any():
        return diary, 0
    return diary.between(last_day=last), len(after)
