"""Which steps come first: those that would settle most, and soonest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib import import_module

from hdiary.questions.answer import SettingError
from hdiary.questions.next import writing
from hdiary.questions.next.person import Person
from hdiary.questions.next.rules import EXPERIMENT, MOST_STEPS
from hdiary.questions.next.steps import Step
from hdiary.registry import find_question

_LEAST_GAIN = 0.3

CANDIDATES = {
    "go on": "writing.go_on",
    "compare": "writing.go_on_to_compare",
    "wait": "writing.wait_for_change",
    "enough": "writing.wait_to_compare",
    "more days": "writing.wait_for_factors",
    "evenings": "writing.write_evenings",
    "clear": "writing.write_clear",
    "clock": "writing.write_clock",
    "doings": "unwritten.write_doings",
    "treatments": "unwritten.write_treatments",
    "rate": "ratings.rate_again",
    "none": "alone.write_none",
    "name": "alone.name_medicine",
    "suspects": "suspects.name_suspects",
    "clinician": "headaches.see_clinician",
    "headaches": "headaches.try_headaches",
    "habit": "periods.try_habit",
    "factor": "periods.try_factor",
}
"""By the names that a question's row in the registry gives: what may be proposed, by its file
and name, so that the end of one answer brings in no more than what it asks."""


_OF_ONE = frozenset({"enough"})
"""What only makes a comparison possible, and tells nothing yet: for who asks that question."""


def list_steps(about: str | None) -> tuple[str, ...]:
    """List what may be proposed at all, or to answer one question."""
    if about is None:
        return tuple(name for name in CANDIDATES if name not in _OF_ONE)
    question = find_question(about)
    if question is None or not question.steps:
        raise SettingError(f'about is "{about}"; give the name of a question such as "relief"')
    return question.steps


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
    steps = [_propose(CANDIDATES[name], person) for name in CANDIDATES if name in names]
    found = [step for step in steps if step is not None]
    found.sort(key=lambda step: (-round(step.gain, 1), step.weeks))
    worth = [step for step in found if step.worth and step.gain >= _LEAST_GAIN]
    tries = [step for step in found if step.kind == EXPERIMENT]
    return Chosen(steps=tuple(_one_experiment(worth))[:MOST_STEPS], best=next(iter(tries), None))


def _propose(path: str, person: Person) -> Step | None:
    """Ask one of the candidates by its file and name."""
    file, _, name = path.partition(".")
    step: Step | None = getattr(import_module(f"hdiary.questions.next.{file}"), name)(person)
    return step


def _one_experiment(steps: list[Step]) -> list[Step]:
    """Keep the best experiment in periods, since nobody can live two at once."""
    kept, periods_ = [], 0
    for step in steps:
        in_periods = step.kind == EXPERIMENT and "--length" in step.command
        periods_ += in_periods
        if not in_periods or periods_ == 1:
            kept.append(step)
    return kept
