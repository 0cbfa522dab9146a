"""One person among those of a diary."""

from __future__ import annotations

from typing import Any

from hdiary.diary.arrays import Bools
from hdiary.diary.like import DiaryLike
from hdiary.diary.problems import Problems
from hdiary.diary.span import cut_span
from hdiary.words import phrase


def find_person(diary: DiaryLike, patient: str) -> Bools:
    """Say which entries are a person's, or refuse somebody who is not in the diary."""
    chosen = (diary.entries["patient"] == patient).to_numpy()
    if not chosen.any():
        found = Problems(diary.file)
        found.add(
            "no such patient",
            expected=phrase("diary.expected.known_patient"),
            suggestion=phrase("diary.suggestion.people", people=len(diary.patients)),
        )
        found.raise_errors()
    return chosen


def settings_of_person(diary: DiaryLike, patient: str) -> dict[str, Any]:
    """Give one person's settings: a stated clear period within their own days."""
    # It does not stretch anybody's calendar among several people, nor when one is selected.
    settings = dict(diary.settings)
    stated = settings.get("clear_between")
    if stated is not None and len(diary.patients) > 1:
        own = diary.days.loc[diary.days["patient"] == patient, "date"]
        settings["clear_between"] = cut_span(stated, own.min(), own.max())
    return settings
