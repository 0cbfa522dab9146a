"""Whose turn it is: what the lot has for a day, or for the next headache, and nothing further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from hdiary.diary import Diary
from hdiary.trials.handed import Own, name_arms, own_part
from hdiary.trials.planned import HEADACHES, PlanError, Planned
from hdiary.trials.steps import lay_steps
from hdiary.words import Words, phrase

BEFORE, NOW, OVER = "before", "now", "over"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What is to be done now: the arm, and which period, day or headache that is."""

    state: str  # Before the first day, within the plan, or over
    arm: str = ""
    period: int = 0  # Counted from 1
    on: date | None = None  # The day that was asked about; None for headaches
    first_day: date | None = None
    last_day: date | None = None


def take_turn(
    plan: Planned,
    *,
    on: date,
    diary: Diary | None = None,
    step: int | None = None,
    patient: str | None = None,
) -> Turn:
    """Find what the lot has now: for the day, or for the next headache and none after it."""
    if plan.design != HEADACHES:
        if step is not None:
            raise PlanError(phrase("trial.next.days"))
        return find_turn(plan, on, patient=patient)
    following = None if diary is None else next_step(diary, plan, patient=patient)
    if step is None and following is None:
        raise PlanError(phrase("trial.next.which"))
    if step is not None and following is not None and step > following:
        raise PlanError(phrase("trial.next.ahead", n=following))
    return find_step(plan, step or following or 1, patient=patient)


def find_turn(plan: Planned, on: date, *, patient: str | None = None) -> Turn:
    """Find what the lot has for a day."""
    parts = _own(plan, patient).parts
    if on > parts[-1].last:
        return Turn(state=OVER, on=on, last_day=parts[-1].last)
    part = next(part for part in parts if on <= part.last)
    return Turn(
        state=BEFORE if on < part.first else NOW,
        arm=part.arm,
        period=part.number,
        on=on,
        first_day=part.first,
        last_day=part.last,
    )


def find_step(plan: Planned, step: int, *, patient: str | None = None) -> Turn:
    """Find what the lot has for a headache."""
    steps = _own(plan, patient).steps
    if step > len(steps):
        return Turn(state=OVER, period=len(steps))
    return Turn(state=NOW, arm=steps[step - 1], period=step)


def _own(plan: Planned, patient: str | None) -> Own:
    """Give one person's part; where there is one order for all, it is everybody's."""
    return own_part(plan, patient if plan.patients else None)


def next_step(diary: Diary, plan: Planned, *, patient: str | None = None) -> int:
    """Count which headache of a person comes next."""
    if plan.patients:
        patient = plan.patients[_own(plan, patient).place]
    elif patient is None and len(diary.patients) > 1:
        raise PlanError(phrase("trial.next.whose", n=len(diary.patients)))
    if patient is not None and patient not in diary.patients:
        return 1
    place = 0 if patient is None else list(diary.patients).index(patient)
    steps = lay_steps(diary, plan, np.array([place], dtype=np.int64))
    return int(steps.last[0]) + 1


def tell_turn(turn: Turn, plan: Planned, say: Words) -> str:
    """Say what is to be done now, and what to write beside a headache."""
    sealed = plan.design == HEADACHES
    if turn.state == OVER:
        key = "over_headaches" if sealed else "over"
        return say(f"trial.next.{key}", n=plan.periods, last=turn.last_day)
    values = {
        "arm": name_arms(plan, say)[turn.arm], "on": turn.on, "period": turn.period,
        "n": plan.periods, "first": turn.first_day, "last": turn.last_day,
    }  # fmt: skip
    if turn.state == BEFORE:
        return say("trial.next.before", **values)
    told = say(f"trial.next.now_{plan.design}", **values)
    return f"{told}\n{say('trial.next.write', n=turn.period)}" if sealed else told
