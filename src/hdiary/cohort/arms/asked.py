"""What was asked of a comparison, checked against the table before anything is computed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.arms.columns import is_number, is_yes_no, read_numbers
from hdiary.words import Phrase, phrase

KINDS = ("auto", "number", "yes-no")
ERRORS = ("auto", "classical", "robust")
IMPUTATION = "imputation"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Asked:
    """What to compare with what.

    Attributes
    ----------
    outcome, arm, baseline, adjust, patient
        Names of columns; None where there is none.
    reference
        The arm that the others are compared with; None for the first.
    kind
        "number" or "yes-no", or "auto" before the table was looked at.
    errors, level
        How sure a difference is.
    randomised
        Whether the arms were drawn by lot; None where that is not known.
    needs
        What people need before they can have an outcome: the column that it is told of, why
        somebody lacks it ("blank" or "nothing to fall from"), and the column that is missing then.
    """

    outcome: str
    arm: str
    baseline: str | None
    adjust: tuple[str, ...]
    patient: str | None
    reference: Hashable | None
    kind: str
    errors: str
    level: float
    randomised: bool | None = None
    needs: tuple[tuple[str, str, str], ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """What is adjusted for, the baseline first."""
        first = () if self.baseline is None else (self.baseline,)
        return (*first, *self.adjust)


def take_adjust(adjust: str | Sequence[str] | None) -> tuple[str, ...]:
    """Give the columns to adjust for as a tuple; one name may stand alone."""
    if adjust is None:
        return ()
    return (
        tuple(adjust) if isinstance(adjust, Iterable) and not isinstance(adjust, str) else (adjust,)
    )


def check_asked(frame: object, asked: Asked) -> list[Phrase]:
    """Say what is wrong with what was asked, all at once."""
    if not isinstance(frame, pd.DataFrame):
        return [phrase("arms.refuse.no_table", given=type(frame).__name__)]
    found = _check_settings(asked) + _check_names(frame, asked)
    if found:
        return found
    if frame.empty:
        return [phrase("arms.refuse.empty")]
    return _check_kinds(frame, asked) + _check_people(frame, asked)


def _check_settings(asked: Asked) -> list[Phrase]:
    found = []
    for name, given, allowed in (("kind", asked.kind, KINDS), ("errors", asked.errors, ERRORS)):
        if given not in allowed:
            found.append(phrase("arms.refuse.choice", name=name, given=str(given), allowed=allowed))
    if asked.randomised is not None and not isinstance(asked.randomised, bool):
        told = ("True", "False", "None")
        given = str(asked.randomised)
        found.append(phrase("arms.refuse.choice", name="randomised", given=given, allowed=told))
    level = asked.level
    if isinstance(level, bool) or not isinstance(level, (int, float)) or not 0 < level < 1:
        found.append(phrase("arms.refuse.level", given=str(level)))
    return found


def _check_names(frame: pd.DataFrame, asked: Asked) -> list[Phrase]:
    named = [asked.outcome, asked.arm, *asked.beside]
    named += [] if asked.patient is None else [asked.patient]
    listed = [str(name) for name in frame.columns]
    found = []
    unknown = tuple(dict.fromkeys(str(n) for n in named if n not in frame.columns))
    if unknown:
        columns = tuple(dict.fromkeys(listed)) or (phrase("say.none"),)
        found.append(phrase("arms.refuse.unknown", names=unknown, columns=columns))
    twice = tuple(sorted({n for n in map(str, named) if listed.count(n) > 1}))
    if twice:
        found.append(phrase("arms.refuse.same_heading", names=twice))
    roles = [asked.outcome, asked.arm, *asked.beside]
    again = tuple(dict.fromkeys(str(n) for n in roles if roles.count(n) > 1))
    if again:
        found.append(phrase("arms.refuse.two_roles", names=again))
    return found


def _check_kinds(frame: pd.DataFrame, asked: Asked) -> list[Phrase]:
    found = []
    for name in (asked.outcome, *asked.beside):
        column = frame[name]
        if column.isna().all():
            found.append(phrase("arms.refuse.all_blank", name=str(name)))
        elif str(column.dtype).startswith(("datetime", "timedelta", "complex")):
            found.append(phrase("arms.refuse.dates", name=str(name)))
        elif is_number(column):
            if np.isinf(read_numbers(column)).any():
                found.append(phrase("arms.refuse.infinite", name=str(name)))
        elif name not in asked.adjust and not is_yes_no(column):
            found.append(phrase("arms.refuse.words", name=str(name)))
    if asked.kind == "yes-no" and not found and not is_yes_no(frame[asked.outcome]):
        found.append(phrase("arms.refuse.no_yes_no", name=str(asked.outcome)))
    return found


def _check_people(frame: pd.DataFrame, asked: Asked) -> list[Phrase]:
    """Say how often a person stands twice; who it is stays unsaid."""
    if asked.patient is None:
        return []
    keys = [asked.patient, *([IMPUTATION] if IMPUTATION in frame else [])]
    known = frame.loc[frame[asked.patient].notna(), keys]
    twice = int(known.duplicated().sum())
    return [phrase("arms.refuse.people_twice", n=twice, name=str(asked.patient))] if twice else []
