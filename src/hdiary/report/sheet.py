"""The sheet of a trial for the fridge: a plan in, one HTML document or one PDF out."""

from __future__ import annotations

from hdiary.report.as_html import fill_template, group_sections
from hdiary.report.sheet_grid import make_grid, make_strips
from hdiary.report.sheet_parts import Sheet
from hdiary.report.sheet_pdf import render_sheet_pdf
from hdiary.report.sheet_words import list_sections, tell_lead
from hdiary.trials.handed import own_part
from hdiary.trials.planned import Planned, need_plan
from hdiary.version import VERSION
from hdiary.words import load_words
from hdiary.words.clean import clean

_MOST_LINES = 18
"""With more lines of days the type is smaller on paper."""


def make_sheet(
    plan: Planned, *, language: str = "en", patient: str | None = None, with_names: bool = False
) -> str:
    """Make the sheet of a trial as HTML, to hang where it is seen every day.

    It says what is tried against what, has a box to tick for each day, says what to write down,
    what to do about a day that was missed, what holds for medicine, and when to call somebody.
    Where chance decides at each headache, the choices stand on strips to be folded, so that the
    next one is not seen; on a screen they are hidden.

    The sheet stands alone: no script, no request to anywhere. It is the same for the same plan,
    and nobody is named on it unless that is asked for.

    Parameters
    ----------
    plan
        Of a trial.
    language
        ``"en"`` or ``"de"``.
    patient
        Whose sheet, where the plan is of several people.
    with_names
        Whether that identifier stands on the sheet.

    Returns
    -------
    str
        A whole HTML document. Everything that comes from the plan is escaped.

    Raises
    ------
    PlanError
        If the plan is of several people and it is not said whose sheet is meant, or nobody in
        it has this identifier.
    ValueError
        If there is no such language.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    >>> sheet = make_sheet(plan)
    >>> sheet.startswith("<!DOCTYPE html>"), sheet.count('class="box"')
    (True, 84)
    """
    sheet = compose_sheet(plan, language=language, patient=patient, with_names=with_names)
    groups = group_sections(sheet.sections)
    return fill_template("sheet.html.j2", sheet=sheet, groups=groups)


def make_sheet_pdf(
    plan: Planned, *, language: str = "en", patient: str | None = None, with_names: bool = False
) -> bytes:
    """Make the sheet of a trial as PDF: the same words as `make_sheet`, on one sheet if they fit.

    Strips to be folded stand on sheets of their own behind it. Parameters and errors are those
    of `make_sheet`.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["desk exercises", "none"], periods=12, start="2026-01-05", seed=1)
    >>> make_sheet_pdf(plan)[:5]
    b'%PDF-'
    """
    sheet = compose_sheet(plan, language=language, patient=patient, with_names=with_names)
    return render_sheet_pdf(sheet)


def compose_sheet(
    plan: Planned, *, language: str = "en", patient: str | None = None, with_names: bool = False
) -> Sheet:
    """Put together what stands on a sheet; see `make_sheet`."""
    need_plan(plan)
    say = load_words(language)
    own = own_part(plan, patient)
    grid = make_grid(plan, own, say)
    lead = tell_lead(plan, own, say)
    if with_names and plan.patients:
        lead = (say("page.person", name=clean(plan.patients[own.place])), *lead)
    return Sheet(
        language=language,
        title=say("trial.sheet.title"),
        lead=lead,
        grid=grid,
        sections=list_sections(plan, own, say),
        strips=make_strips(plan, own, say),
        foot=say("trial.sheet.foot", digest=plan.digest[:12], version=VERSION),
        full=grid is not None and len(grid.lines) > _MOST_LINES,
    )
