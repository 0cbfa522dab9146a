"""A day of each person that is known as a fact of theirs, such as when they were randomised."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.answer import SettingError


def spread_fact(diary: Diary, given: Any, name: str) -> Any:
    """Give the day of each person by name where a fact of theirs is named; else what was given."""
    said = list(given) if isinstance(given, (list, tuple)) else [given]
    facts = [one.strip() for one in said if isinstance(one, str) and one.strip()[:1].isalpha()]
    if not facts:
        return given
    if len(said) > 1:
        raise SettingError(f"{name} holds a fact of the people beside other days; give it alone")
    days = _read_fact(diary, facts[0], name)
    if not days:
        raise SettingError(f"{name} is the fact {facts[0]!r}, and nobody with a diary has that day")
    return days


def _read_fact(diary: Diary, fact: str, name: str) -> dict[str, Any]:
    people = diary.people
    if people is None or fact not in people.columns or not _is_day(people[fact]):
        known = [] if people is None else [str(n) for n in people.columns if _is_day(people[n])]
        raise SettingError(
            f'{name} holds "{fact}"; give a day as year-month-day, such as 2026-04-06, or a fact '
            "of the people that is a day"
            + (f"; facts that are days: {', '.join(known)}" if known else "")
            + ("" if people is not None else "; facts are joined by with_people or --people")
        )
    pairs = zip(diary.patients, people[fact], strict=True)
    return {patient: day.date() for patient, day in pairs if not pd.isna(day)}


def _is_day(column: pd.Series) -> bool:
    return pd.api.types.is_datetime64_any_dtype(column.dtype)
