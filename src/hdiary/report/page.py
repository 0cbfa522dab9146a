"""The page for the visit: a diary in, one HTML document or one PDF out."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from hdiary.diary import Diary
from hdiary.questions import burden, pattern, treatments, triggers
from hdiary.questions.result import find_open_lists
from hdiary.questions.unknown_words import list_unknown_treatments
from hdiary.report.as_html import render_html
from hdiary.report.as_pdf import render_pdf
from hdiary.report.change_part import change_section, glance_section
from hdiary.report.closing_part import (
    cannot_section,
    flags_section,
    method_lines,
    notices_section,
    questions_section,
)
from hdiary.report.course_part import course_section
from hdiary.report.daily_pattern import count_by_day
from hdiary.report.medicine_part import medicine_section
from hdiary.report.parts import Notes, Page, Para, Pictures, Section, clean
from hdiary.report.pattern_part import pattern_section
from hdiary.report.people_part import people_glance, people_section
from hdiary.report.pictures import people_picture
from hdiary.report.room import ROOM, ROOMY, count_lines
from hdiary.report.since import compare_since
from hdiary.report.treatments_part import MOST_TREATMENTS, treatments_section
from hdiary.report.triggers_part import MOST_FACTORS, before_section, pooled_section
from hdiary.report.words import Words, load_words

_MOST_NOTES, _LONGEST_NOTE = 60, 400


def make_page(
    diary: Diary,
    *,
    patient: str | None = None,
    with_notes: bool = False,
    with_names: bool = False,
    language: str = "en",
    last_visit: str | date | None = None,
) -> str:
    """Make the page for a visit as HTML.

    One page for one person: what changed since the last visit, days with acute medicine beside
    their limits, side and places, treatments within hours and over weeks, what comes before
    headaches, what cannot be told, and questions to bring. With several people and no
    ``patient``: an overview of everyone.

    The page stands alone: no script, no request to anywhere, light and dark, two sheets of A4
    when printed. It is the same for the same diary.

    Parameters
    ----------
    diary
        Of one person or many.
    patient
        Whose page; may be left out.
    with_notes
        Whether the newest notes are printed at the end, on sheets of their own; only on the page
        of one person.
    with_names
        Whether patients' identifiers and the file's name are on the page.
    language
        ``"en"`` or ``"de"``.
    last_visit
        The day of the last visit; the time since is laid beside the time before. Without it, the
        last 28 days. Only on the page of one person.

    Returns
    -------
    str
        A whole HTML document. Everything that comes from the diary is escaped.

    Raises
    ------
    DiaryError
        If nobody in the diary has this identifier.
    ValueError
        If notes or a last visit are asked for on a page of several people, if the last visit is
        not within the diary, or if there is no such language.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> page = make_page(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> page.startswith("<!DOCTYPE html>"), "7</span>" in page
    (True, True)
    """
    return render_html(
        compose_page(
            diary, patient=patient, with_notes=with_notes, with_names=with_names,
            language=language, last_visit=last_visit,
        )
    )  # fmt: skip


def make_pdf(
    diary: Diary,
    *,
    patient: str | None = None,
    with_notes: bool = False,
    with_names: bool = False,
    language: str = "en",
    last_visit: str | date | None = None,
) -> bytes:
    """Make the page for a visit as PDF: the same words and pictures as `make_page`.

    It is tagged for screen readers (PDF/UA-1), has its type inside, and is the same for the same
    diary. Parameters and errors are those of `make_page`.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> make_pdf(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))[:5]
    b'%PDF-'
    """
    return render_pdf(
        compose_page(
            diary, patient=patient, with_notes=with_notes, with_names=with_names,
            language=language, last_visit=last_visit,
        )
    )  # fmt: skip


def compose_page(
    diary: Diary,
    *,
    patient: str | None = None,
    with_notes: bool = False,
    with_names: bool = False,
    language: str = "en",
    last_visit: str | date | None = None,
) -> Page:
    """Put together what stands on a page; see `make_page`."""
    say = load_words(language)
    if patient is not None:
        diary = diary.select(patient=patient)
    if len(diary.patients) == 1:
        return _person(
            say, diary, with_notes=with_notes, with_names=with_names, last_visit=last_visit
        )
    if with_notes:
        raise ValueError("notes stand on the page of one person; say whose with patient=...")
    if last_visit is not None:
        raise ValueError("a last visit is one person's; say whose page with patient=...")
    return _people(say, diary, with_names=with_names)


def _person(
    say: Words,
    diary: Diary,
    *,
    with_notes: bool,
    with_names: bool,
    last_visit: str | date | None,
) -> Page:
    diary, silent = _without_blank_end(diary)
    since = compare_since(diary, last_visit=last_visit)
    # Blocks end on the last day, so that the last bar is the newest.
    bad, look = burden(diary, anchor="last"), pattern(diary)
    ahead, helped = triggers(diary), treatments(diary)
    daily = count_by_day(
        diary,
        episodes=int(look.table.iloc[0]["episodes"]),
        min_episodes=int(look.settings["min_episodes"]),
    )
    listing, last = bool(find_open_lists(bad.coverage)[0]), diary.days["date"].iloc[-1]
    top = (
        notices_section(say, diary, silent=silent),
        glance_section(say, since, bad.overall.iloc[0], listing=listing, scale=diary.scale),
        change_section(say, since, listing=listing, scale=diary.scale),
        course_section(say, bad, visit=since.begin if since.visit else None),
    )
    end = (
        cannot_section(say, diary, burden=bad, pattern=look),
        questions_section(
            say, since, burden=bad, pattern=look, daily=daily, treatments=helped, triggers=ahead
        ),
        flags_section(say),
    )
    unknown = int(bad.overall["unrecognised_days"].fillna(0).iloc[0])
    names = list_unknown_treatments(diary)
    # From the whole to the briefest, until two sheets will do.
    for many, some in zip(MOST_TREATMENTS, MOST_FACTORS, strict=True):
        medicine = medicine_section(
            say, helped.medication, bad.overuse, last, unknown=unknown, names=names,
            brief=many == MOST_TREATMENTS[-1],
        )  # fmt: skip
        treated = treatments_section(say, helped, most=many)
        before = before_section(say, ahead, most=some)
        middle = (medicine, pattern_section(say, look, daily), treated, before)
        sections = tuple(part for part in (*top, *middle, *end) if part is not None)
        if count_lines(sections) <= ROOM:
            break
    notes = _notes(say, diary) if with_notes else None
    return Page(
        language=say.name,
        title=say("page.title"),
        about=(*_period(say, diary), *(_names(say, diary) if with_names else ())),
        sections=sections if notes is None else (*sections, notes),
        method_title=say("method.title"),
        method=method_lines(say, diary, ahead, many=False),
        full=count_lines(sections) > ROOMY,
    )


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


def _people(say: Words, diary: Diary, *, with_names: bool) -> Page:
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
        about=(*_period(say, diary), *(_names(say, diary) if with_names else ())),
        sections=tuple(section for section in sections if section is not None),
        method_title=say("method.title"),
        method=method_lines(say, diary, ahead, many=True),
    )


def _period(say: Words, diary: Diary) -> tuple[str, ...]:
    first, last = diary.days["date"].min(), diary.days["date"].max()
    if first == last:
        return (say.day(first),)
    days = say.count("day", (last - first).days + 1)
    return (say("page.period", span=say.days_between(first, last), days=days),)


def _names(say: Words, diary: Diary) -> tuple[str, ...]:
    names = []
    if len(diary.patients) == 1:
        names.append(say("page.person", name=clean(diary.patients[0])))
    if diary.file:
        names.append(say("page.file", name=clean(PurePath(diary.file).name)))
    return tuple(names)


def _notes(say: Words, diary: Diary) -> Section | None:
    entries = diary.entries
    said = entries[entries["notes"].notna()].sort_values("date", kind="stable")
    told = [
        (say.day(day), clean(str(text), most=_LONGEST_NOTE, lines=True))
        for day, text in zip(said["date"], said["notes"], strict=True)
        if str(text).strip()
    ]
    if not told:
        return None
    shown = tuple(told[-_MOST_NOTES:])
    blocks: tuple[Para | Notes, ...] = (Notes(notes=shown),)
    if len(shown) < len(told):
        blocks = (Para(text=say("notes.newest", some=len(shown), all=len(told))), *blocks)
    return Section(title=say("notes.title"), blocks=blocks, kind="apart")
