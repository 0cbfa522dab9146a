"""Some people of a diary, named or by what is known of them, or some days of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.diary.like import DiaryLike
from hdiary.diary.people.fitting import fitting_people, say_where
from hdiary.diary.people.match import with_told
from hdiary.diary.people.where.evaluate import NOBODY_HAS
from hdiary.diary.problems import Problems
from hdiary.diary.span import Day, cut_span, read_span
from hdiary.words import phrase

__all__ = ["Day", "find_person", "parts_between", "parts_of"]

_HEAD = "diary.select.nobody"


def parts_of(diary: DiaryLike, patient: Any, where: Any) -> dict[str, Any]:
    """Give those parts of a diary that are others once some people are chosen."""
    found = Problems(diary.file, head=_HEAD)
    chosen = choose_people(diary, patient, where, found)
    rows = rows_of(diary, chosen)
    entries = diary.entries[rows].reset_index(drop=True)
    entries["patient"] = entries["patient"].cat.remove_unused_categories()
    return {
        "entries": entries,
        "lines": diary.lines[rows],
        "of_places": _cut_places(diary, rows),
        "repeats": diary.repeats[rows],
        "settings": settings_of(diary, chosen, where),
        "problems": with_told(diary.problems, found),
        "phrases": {**diary.phrases, **found.phrases},
    }


def parts_between(diary: DiaryLike, first_day: Day | None, last_day: Day | None) -> dict[str, Any]:
    """Give those parts of a diary that are others from one day to another only."""
    first, last = read_span(diary.entries["date"], first_day, last_day)
    chosen = diary.entries["date"].between(first, last).to_numpy()
    settings = dict(diary.settings)
    settings["clear_between"] = cut_span(settings.get("clear_between"), first, last)
    return {
        "entries": diary.entries[chosen].reset_index(drop=True),
        "lines": diary.lines[chosen],
        "of_places": _cut_places(diary, chosen),
        "repeats": diary.repeats[chosen],
        "settings": settings,
    }


def _cut_places(diary: DiaryLike, rows: Bools) -> pd.DataFrame | None:
    places = diary.of_places
    return None if places is None else places[rows].reset_index(drop=True)


def choose_people(diary: DiaryLike, patient: Any, where: Any, found: Problems) -> Bools:
    """Say which people of a diary are chosen, or refuse."""
    chosen = np.ones(len(diary.patients), dtype=bool)
    if patient is None and where is None:
        found.add(
            "nobody chosen",
            expected=phrase("diary.select.one_of_two"),
            suggestion=phrase("diary.select.give_identifiers"),
        )
    if patient is not None:
        chosen &= named_people(diary, patient, found)
    found.raise_errors()
    if where is not None:
        chosen &= fitting_people(diary, where, found)
    if not chosen.any():
        found.add(
            "nobody left",
            expected=phrase("diary.select.somebody"),
            suggestion=_why_nobody(found)
            or phrase("diary.select.loosen", people=len(diary.patients)),
        )
    found.raise_errors()
    return chosen


def _why_nobody(found: Problems) -> str:
    """Say which values there are, where a condition asks for one that nobody has."""
    return next((group.suggestion for group in found.groups if group.code == NOBODY_HAS), "")


def named_people(diary: DiaryLike, patient: Any, found: Problems) -> Bools:
    """Say which people of a diary were named; those who are not in it are counted."""
    wanted = _identifiers(patient)
    if not wanted:
        found.add(
            "no identifier",
            expected=phrase("diary.select.identifiers"),
            suggestion=phrase("diary.select.give_identifiers"),
        )
        return np.zeros(len(diary.patients), dtype=bool)
    unknown = len(wanted - set(diary.patients))
    if unknown:
        found.add(
            "no such patient",
            expected=phrase("diary.expected.known_patient"),
            suggestion=phrase("diary.suggestion.people", people=len(diary.patients))
            if len(wanted) == 1
            else phrase("diary.select.unknown", n=unknown, people=len(diary.patients)),
        )
    return np.array([name in wanted for name in diary.patients], dtype=bool)


def find_person(diary: DiaryLike, patient: str) -> Bools:
    """Say which entries are a person's, or refuse somebody who is not in the diary."""
    found = Problems(diary.file, head=_HEAD)
    chosen = named_people(diary, patient, found)
    found.raise_errors()
    return rows_of(diary, chosen)


def _identifiers(patient: Any) -> set[str] | None:
    """Give the identifiers that were named; None where what was given names nobody."""
    if isinstance(patient, str):
        return {patient}
    if not isinstance(patient, Iterable) or isinstance(patient, (bytes, dict, pd.DataFrame)):
        return None
    given = list(patient)
    if any(not isinstance(one, (str, int, np.integer)) or isinstance(one, bool) for one in given):
        return None
    return {str(one) for one in given}


def rows_of(diary: DiaryLike, chosen: Bools) -> Bools:
    """Say which entries are those of some people."""
    rows: Bools = chosen[diary.entries["patient"].cat.codes.to_numpy()]
    return rows


def settings_of(diary: DiaryLike, chosen: Bools, where: Any) -> dict[str, Any]:
    """Give the settings for some people: a stated clear period of one within their own days."""
    # It does not stretch anybody's calendar among several people, nor when one is selected.
    settings = dict(diary.settings)
    if where is not None:
        settings["where"] = say_where(where, settings.get("where"))
    stated = settings.get("clear_between")
    if stated is not None and chosen.sum() == 1 and len(chosen) > 1:
        patient = diary.patients[int(np.flatnonzero(chosen)[0])]
        own = diary.days.loc[diary.days["patient"] == patient, "date"]
        settings["clear_between"] = cut_span(stated, own.min(), own.max())
    return settings
