"""What is said beside the answer: who and what was left out."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.notices import make_notices
from hdiary.trials.planned import Planned
from hdiary.trials.units import Units
from hdiary.words import Phrase, phrase

_MOST_NAMES = 6


def notice_all(
    diary: Diary, plan: Planned, units: Units, coverage: pd.DataFrame
) -> tuple[Phrase, ...]:
    """Tell who is left out, which headaches do not fit, and what holds for every answer."""
    return (
        *_notice_late(plan),
        *notice_people(diary, plan),
        *_notice_steps(units),
        *make_notices(diary, coverage),
    )


def _notice_late(plan: Planned) -> list[Phrase]:
    """Tell of a plan that was made when its time had begun: nobody can have followed its lot."""
    if plan.made is None or plan.made <= plan.start:
        return []
    return [phrase("trial.told.made_late", made=plan.made, first=plan.start)]


def _notice_steps(units: Units) -> list[Phrase]:
    """Tell of headaches whose number does not fit."""
    told = []
    if units.odd:
        told.append(phrase("trial.told.odd", n=units.odd))
    if units.repeated:
        told.append(phrase("trial.told.repeated", n=units.repeated))
    return told


def notice_people(diary: Diary, plan: Planned) -> list[Phrase]:
    """Tell who was left out because only one of diary and plan knows them."""
    if not plan.patients:
        return []
    known = set(diary.patients)
    outside = sum(name not in set(plan.patients) for name in diary.patients)
    missing = sum(name not in known for name in plan.patients)
    told = []
    if outside:
        told.append(phrase("trial.people.outside", n=outside))
    if missing:
        told.append(phrase("trial.people.missing", n=missing))
    return told


def name_some(names: tuple[str, ...]) -> tuple[str | Phrase, ...]:
    """Give a few names, and how many more there are."""
    if len(names) <= _MOST_NAMES + 1:
        return names
    rest = phrase("trial.people.more", n=len(names) - _MOST_NAMES)
    return (*names[:_MOST_NAMES], rest)
