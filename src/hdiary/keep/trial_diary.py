"""The page in which one person keeps the diary of a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.keep.asked import Asked
from hdiary.keep.page import diary_page
from hdiary.keep.trial_told import tell_trial
from hdiary.trials.arms import is_nothing
from hdiary.trials.handed import Own, own_part
from hdiary.trials.planned import HEADACHES, Planned
from hdiary.vocabulary.activities import POSTURES, canonical_posture
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import load_words


def trial_page(plan: Planned, *, language: str = "en", patient: str | None = None) -> bytes:
    """Make the page in which one person keeps the diary of a plan.

    Parameters
    ----------
    plan
        Of a trial.
    language
        ``"en"`` or ``"de"``: the words that are shown first.
    patient
        Whose page, where the plan is of several people.

    Returns
    -------
    bytes
        The page, as `hdiary.keep.diary_page` makes it.

    Raises
    ------
    PlanError
        If the plan is of several people and it is not said whose page is meant, or nobody in it
        has this identifier.

    Examples
    --------
    >>> from hdiary.trials import plan_trial
    >>> plan = plan_trial(["heat", "none"], design="headaches", start="2026-01-05", seed=1)
    >>> page = trial_page(plan)
    >>> page[:15], b'"steps":["' in page
    (b'<!doctype html>', True)
    """
    own = own_part(plan, patient)
    return diary_page(_ask(plan, own, language), trial=tell_trial(plan, patient=patient))


def _ask(plan: Planned, own: Own, language: str) -> Asked:
    """Ask for what every diary asks, the arms first among the words to choose from."""
    # Whose it is stands in the exported diary; the name is that of a place in the browser, and
    # travels with every file that is saved.
    several = f"-{own.place + 1}" if len(plan.patients) > 1 else ""
    title = load_words(language)("trial.calendar.name")
    asked = Asked(
        language=language,
        name=f"{title} {plan.digest[:6]}{several}",
        patient=plan.patients[own.place] if plan.patients else "",
    )
    words: dict[str, Any] = {"treatments": asked.treatments, "activities": asked.activities}
    words["postures"] = asked.postures
    for arm in reversed([arm for arm in plan.arms if not is_nothing(arm)]):
        kind = _kind(plan, arm)
        words[kind] = tuple(dict.fromkeys([arm, *words[kind]]))
    return replace(asked, **words)


def _kind(plan: Planned, arm: str) -> str:
    """Say among which words of a diary an arm is looked for."""
    if plan.design == HEADACHES or parse_treatment(arm).recognised:
        return "treatments"
    return "postures" if canonical_posture(arm) in POSTURES else "activities"
