"""The table of steps: one to three rows a person, the one that would settle most first."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import patient_column
from hdiary.questions.next import rules, writing
from hdiary.questions.next.choose import Chosen, choose_steps
from hdiary.questions.next.found import Found
from hdiary.questions.next.person import Person
from hdiary.questions.next.steps import Step
from hdiary.questions.reasons import Reasons, write_reasons
from hdiary.vocabulary.verdicts import CANNOT_TELL
from hdiary.words import Phrase, phrase, say_plain

_COLUMNS = (
    *("rank", "kind", "what", "now", "brings", "brings_unit", "weeks", "gain"),
    *("step", "reason", "command", "verdict"),
)
_NUMBERS = ("now", "brings", "weeks", "gain")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Proposed:
    """The table, the steps of its rows in the same order, and the reasons."""

    table: pd.DataFrame
    steps: tuple[Step, ...]
    reasons: Reasons


def choose_for_all(diary: Diary, found: Found, names: Sequence[str]) -> list[Chosen]:
    """Choose everybody's steps."""
    return [choose_steps(Person(found, place), names) for place in range(len(diary.patients))]


def lay_steps(diary: Diary, found: Found, chosen: Sequence[Chosen]) -> Proposed:
    """Lay everybody's steps out."""
    rows: list[dict[str, object]] = []
    whose: list[int] = []
    every: list[Step] = []
    for place, mine in enumerate(chosen):
        steps = mine.steps or (_nothing(Person(found, place), mine.best),)
        rows += [_row(step, rank) for rank, step in enumerate(steps, start=1)]
        whose += [place] * len(steps)
        every += steps
    frame = pd.DataFrame(rows, columns=[*_COLUMNS])
    frame, reasons = write_reasons(frame, "step", "reason")
    frame = frame.astype(
        {**dict.fromkeys(_NUMBERS, "float64"), "rank": "int64"}
        | dict.fromkeys(("kind", "what", "brings_unit", "command", "verdict"), "str")
    )
    frame.insert(0, "patient", patient_column(diary, np.array(whose, dtype=np.int64)))
    return Proposed(table=frame, steps=tuple(every), reasons={**reasons, **rules.VERDICTS})


def _row(step: Step, rank: int) -> dict[str, object]:
    left = rules.SETTLED if step.do == rules.ALL_SETTLED else rules.HARDLY
    return {
        "rank": rank,
        "kind": step.kind,
        "what": step.what,
        "now": step.now,
        "brings": step.brings,
        "brings_unit": step.unit,
        "weeks": step.weeks,
        "gain": step.gain,
        "step": step.do,
        "reason": step.why,
        "command": shlex.join(map(_write, step.command)),
        "verdict": left if step.kind == rules.NOTHING else rules.NEXT,
    }


def _write(part: str | Phrase) -> str:
    return say_plain(part) if isinstance(part, Phrase) else part


def _nothing(person: Person, best: Step | None) -> Step:
    """Say that nothing is left open, or that no step of sensible length would tell it."""
    found = person.found
    is_open = found.diary.scale != "0-10" or any(
        (person.rows(table)["verdict"] == CANNOT_TELL).any() for table in found.each_table()
    )
    told = rules.OUT_OF_REACH if is_open else rules.ALL_SETTLED
    # What cannot be compared yet is no open answer, but it waits for days of which is told.
    wait = writing.wait_to_compare(person) if is_open else None
    if best is None and wait is not None:
        return Step(kind=rules.NOTHING, what="nothing", do=told, why=wait.why, gain=0.0)
    if best is None or not is_open:
        return Step(
            kind=rules.NOTHING, what="nothing", do=told, why=told, gain=0.0, brings=float("nan")
        )
    why = phrase("next.best", what=best.what, power=best.brings, weeks=best.weeks, of=best.unit)
    if wait is not None:
        why = phrase("next.several", parts=(wait.why, why))
    return Step(
        kind=rules.NOTHING, what="nothing", do=told, why=why, gain=0.0, brings=best.brings,
        unit=best.unit, weeks=best.weeks,
    )  # fmt: skip
