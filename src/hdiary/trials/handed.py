"""What is handed to one person of a plan: their days, what arms are called, what to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from hdiary.trials.arms import is_nothing, say_arm
from hdiary.trials.planned import HEADACHES, MEAN_PAIN, START, PlanError, Planned
from hdiary.words import Phrase, Words, phrase
from hdiary.words.clean import LONGEST_NAME, clean

LONGEST = 200
"""More of an arm's name than this is not handed over [characters]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A period, a day, or a side of a programme, with its first and last day."""

    number: int
    first: date
    last: date
    arm: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Own:
    """What one person of a plan has: their place among all, and their parts or numbered arms."""

    place: int
    parts: tuple[Part, ...] = ()
    steps: tuple[str, ...] = ()


def own_part(plan: Planned, patient: str | None) -> Own:
    """Give one person's part of a plan; whose must be said where there are several people."""
    people = plan.patients
    if patient is not None and patient not in people:
        raise PlanError(phrase("trial.handed.nobody"))
    if patient is None and len(people) > 1:
        raise PlanError(phrase("trial.handed.whose", n=len(people)))
    place = 0 if patient is None else people.index(patient)
    schedule = plan.schedule
    if people:
        schedule = schedule[schedule["patient"].astype("str") == people[place]]
    arms = tuple(str(arm) for arm in schedule["arm"])
    if plan.design == HEADACHES:
        return Own(place=place, steps=arms)
    days = zip(_dates(schedule["first_day"]), _dates(schedule["last_day"]), strict=True)
    parts = [
        Part(number=number, first=first, last=last, arm=arm)
        for number, ((first, last), arm) in enumerate(zip(days, arms, strict=True), start=1)
    ]
    return Own(place=place, parts=tuple(parts))


def _dates(days: pd.Series) -> list[date]:
    return [day.date() for day in pd.DatetimeIndex(days)]


def name_arms(plan: Planned, say: Words) -> dict[str, str]:
    """Name each arm, and what it is to do nothing by what is left out."""
    names = {arm: _name(arm, say) for arm in plan.arms}
    others = [name for arm, name in names.items() if not is_nothing(arm)]
    nothing = say("trial.handed.nothing")
    if plan.design == HEADACHES:
        nothing = say("trial.handed.wait")
    elif len(others) == 1:
        nothing = say("trial.handed.without", name=others[0])
    return {arm: nothing if is_nothing(arm) else name for arm, name in names.items()}


def _name(arm: str, say: Words) -> str:
    # What is handed over has room for names that sentences shorten.
    return clean(arm, most=LONGEST) if len(arm) > LONGEST_NAME else clean(say_arm(arm, say))


def count_left_out(plan: Planned, part: Part) -> int:
    """Count the days at the beginning of a part that do not count."""
    if plan.design == START:
        return plan.settle if part.number == 2 else 0
    return plan.washout


def what_to_write(plan: Planned) -> tuple[Phrase, ...]:
    """Say what a diary needs for a plan, and nothing that the plan cannot use."""
    if plan.design == HEADACHES:
        names: tuple[str, ...] = ("number", "before", "after", "worst", "beside", "done")
    else:
        pain = "pain" if plan.outcome == MEAN_PAIN else "headache"
        names = (pain, "medicine", "done")
    return tuple(phrase(f"trial.write.{name}") for name in names)
