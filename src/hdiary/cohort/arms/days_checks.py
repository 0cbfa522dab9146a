"""What a table of days must hold before arms are compared by it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hdiary.cohort.arms.asked import Asked
from hdiary.stats.gee import GEE_ERRORS, WORKING
from hdiary.words import Phrase, phrase

__all__ = ["GEE_ERRORS", "MODELS", "WORKING", "check_days", "read_states"]

MODELS = ("gee", "mixed")
_STATES = {"headache": 1.0, "clear": 0.0}
_UNKNOWN = "not recorded"


def read_states(frame: pd.DataFrame, outcome: str) -> pd.DataFrame:
    """Give the states of a diary's days as 1 and 0, missing where a day was not recorded."""
    if not isinstance(frame, pd.DataFrame) or list(frame.columns).count(outcome) != 1:
        return frame
    column = frame[outcome].astype(object)
    if not set(column.dropna()) or not set(column.dropna()) <= {*_STATES, _UNKNOWN}:
        return frame
    return frame.assign(**{outcome: column.map(_STATES).astype("float64")})


def check_days(
    frame: pd.DataFrame,
    asked: Asked,
    patient: str,
    choices: Mapping[str, tuple[str, tuple[str, ...]]],
) -> list[Phrase]:
    """Say what is wrong with a table of days, all at once."""
    found = [
        phrase("arms.refuse.choice", name=name, given=str(given), allowed=allowed)
        for name, (given, allowed) in choices.items()
        if given not in allowed
    ]
    if not isinstance(frame, pd.DataFrame):
        return found
    columns = tuple(map(str, frame.columns))
    if columns.count(patient) != 1:
        listed = columns or (phrase("say.none"),)
        return [*found, phrase("arms.refuse.unknown", names=(patient,), columns=listed)]
    if columns.count(str(asked.arm)) != 1:
        return found
    known = frame[[patient, asked.arm]].dropna().astype(str).drop_duplicates()
    moved = int(known[patient].duplicated().sum())
    if moved:
        found.append(phrase("arms.refuse.moved", n=moved, name=str(asked.arm)))
    return found
