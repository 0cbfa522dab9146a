"""Which steps come first: those that would settle most, and soonest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from hdiary.questions.next import (
    alone,
    headaches,
    periods,
    ratings,
    suspects,
    unwritten,
    writing,
)
from hdiary.questions.next.person import Person
from hdiary.questions.next.rules import EXPERIMENT, MOST_STEPS
from hdiary.questions.next.steps import Step

_LEAST_GAIN = 0.3

CANDIDATES: dict[str, Callable[[Person], Step | None]] = {
    "go on": writing.go_on,
    "compare": writing.go_on_to_compare,
    "clear": writing.write_clear,
    "clock": writing.write_clock,
    "doings": unwritten.write_doings,
    "treatments": unwritten.write_treatments,
    "rate": ratings.rate_again,
    "none": alone.write_none,
    "name": alone.name_medicine,
    "suspects": suspects.name_suspects,
    "clinician": headaches.see_clinician,
    "headaches": headaches.try_headaches,
    "habit": periods.try_habit,
    "factor": periods.try_factor,
}
"""By the names that a question's row in the registry gives: what may be proposed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The steps of one person; where there is none, the experiment that would come nearest."""

    steps: tuple[Step, ...]
    best: Step | None = None


def choose_steps(person: Person, names: Collection[str] = CANDIDATES) -> Chosen:
    """Choose up to three steps, what would settle most first."""
    first = writing.go_on(person)
    if first is not None:
        return Chosen(steps=(first,))
    steps = [CANDIDATES[name](person) for name in CANDIDATES if name in names]
    found = [step for step in steps if step is not None]
    found.sort(key=lambda step: (-round(step.gain, 1), step.weeks))
    worth = [step for step in found if step.worth and step.gain >= _LEAST_GAIN]
    tries = [step for step in found if step.kind == EXPERIMENT]
    return Chosen(steps=tuple(_one_experiment(worth))[:MOST_STEPS], best=next(iter(tries), None))


def _one_experiment(steps: list[Step]) -> list[Step]:
    """Keep the best experiment in periods, since nobody can live two at once."""
    kept, periods_ = [], 0
    for step in steps:
        in_periods = step.kind == EXPERIMENT and "--length" in step.command
        periods_ += in_periods
        if not in_periods or periods_ == 1:
            kept.append(step)
    return kept
