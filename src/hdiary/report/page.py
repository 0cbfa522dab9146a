"""The page for the visit: a diary in, one HTML document or one PDF out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from hdiary.diary import Diary, need_diary
from hdiary.diary.measures import Measures
from hdiary.report.arms_part import Arms
from hdiary.report.as_html import render_html
from hdiary.report.as_pdf import render_pdf
from hdiary.report.beside import Beside
from hdiary.report.parts import Page
from hdiary.report.people_page import compose_people
from hdiary.report.person_page import compose_person
from hdiary.report.trial_part import look_at_trial
from hdiary.trials.planned import Planned
from hdiary.words import load_words


def make_page(
    diary: Diary,
    *,
    patient: str | None = None,
    with_notes: bool = False,
    with_names: bool = False,
    language: str = "en",
    last_visit: str | date | None = None,
    blank_is_none: bool = False,
    plan: Planned | None = None,
    ended: bool = False,
    by: str | None = None,
    anchor: str | None = None,
    reference: str | None = None,
    measures: Measures | None = None,
) -> str:
    """Make the page for a visit as HTML.

    One page for one person: what changed since the last visit, days with acute medicine beside
    their limits, side and places, treatments within hours and over weeks, what comes before
    headaches, what cannot be told, and questions to bring. With several people and no
    ``patient``: how they spread, what holds in an average person, and, where facts of people name
    arms, Table 1, the flow, endpoints by arm and their adjusted difference.

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
        time since the last start that the diary shows, else its second half. Only on the page of
        one person.
    blank_is_none
        Whether a headache that was rated before and after, without a word on treatment, was left
        alone; see `treatments`.
    plan
        Of an experiment with oneself: what came of it and how it was done stand on the page, on a
        third sheet. While it goes on, the page says so and nothing of its result.
    ended
        Whether the trial has ended for good before its planned end; see `hdiary.trial`.
    by
        Of several people: the fact that says who belongs to which arm; ``"arm"`` where the people
        have such a fact. Without facts of people the page has no arms.
    anchor
        Of several people: from where periods are counted, as in `hdiary.endpoints`; without it
        the arms are compared without a baseline.
    reference
        Of several people: the arm that the others are compared with.
    measures
        Totals of questionnaires, from `hdiary.read_measures`: the newest of each beside the last
        before the time that is compared. Only on the page of one person.

    Returns
    -------
    str
        A whole HTML document. Everything that comes from the diary is escaped.

    Raises
    ------
    PlanError
        If the plan is not this person's.
    DiaryError
        If nobody in the diary has this identifier, or no questionnaire is this person's.
    ValueError
        If notes, a last visit, a trial or questionnaires are asked for on a page of several
        people, or arms on that of one, if the arms or their anchor are not among the facts, if the
        last visit is not within the diary, or if there is no such language.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> page = make_page(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> page.startswith("<!DOCTYPE html>"), "7</span>" in page
    (True, True)
    """
    need_diary(diary, "make_page")
    return render_html(
        compose_page(
            diary, patient=patient, with_notes=with_notes, with_names=with_names,
            language=language, last_visit=last_visit, blank_is_none=blank_is_none,
            plan=plan, ended=ended, by=by, anchor=anchor, reference=reference,
            measures=measures,
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
    blank_is_none: bool = False,
    plan: Planned | None = None,
    ended: bool = False,
    by: str | None = None,
    anchor: str | None = None,
    reference: str | None = None,
    measures: Measures | None = None,
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
    need_diary(diary, "make_pdf")
    return render_pdf(
        compose_page(
            diary, patient=patient, with_notes=with_notes, with_names=with_names,
            language=language, last_visit=last_visit, blank_is_none=blank_is_none,
            plan=plan, ended=ended, by=by, anchor=anchor, reference=reference,
            measures=measures,
        )
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What is asked for on a page; see `make_page`."""

    patient: str | None = None
    with_notes: bool = False
    with_names: bool = False
    language: str = "en"
    last_visit: str | date | None = None
    blank_is_none: bool = False
    plan: Planned | None = None
    ended: bool = False
    by: str | None = None
    anchor: str | None = None
    reference: str | None = None
    measures: Measures | None = None


def compose_page(diary: Diary, **asked: Any) -> Page:
    """Put together what stands on a page; see `make_page`."""
    how = Asked(**asked)
    say = load_words(how.language)
    if how.patient is not None:
        diary = diary.select(patient=how.patient)
    arms = Arms(by=how.by, anchor=how.anchor, reference=how.reference)
    if len(diary.patients) == 1:
        if arms.asked:
            raise ValueError(
                "arms stand on the page of several people; leave patient, by, anchor "
                "and reference out"
            )
        return compose_person(
            say,
            diary,
            with_notes=how.with_notes,
            with_names=how.with_names,
            last_visit=how.last_visit,
            blank_is_none=how.blank_is_none,
            beside=Beside(
                tried=look_at_trial(say, diary, how.plan, ended=how.ended), measures=how.measures
            ),
        )
    if how.with_notes:
        raise ValueError("notes stand on the page of one person; say whose with patient=...")
    if how.last_visit is not None:
        raise ValueError("a last visit is one person's; say whose page with patient=...")
    if how.plan is not None:
        raise ValueError("a trial stands on the page of one person; say whose with patient=...")
    if how.measures is not None:
        raise ValueError("questionnaires stand on the page of one person; say whose with patient=")
    return compose_people(say, diary, with_names=how.with_names, arms=arms)
