"""The newest notes of a diary, in the person's own words."""

from __future__ import annotations

from hdiary.diary import Diary
from hdiary.report.parts import Notes, Para, Section
from hdiary.words import Words
from hdiary.words.clean import clean

_MOST_NOTES, _LONGEST_NOTE = 60, 400


def notes_section(say: Words, diary: Diary) -> Section | None:
    """Print the newest notes on sheets of their own; None where there are none."""
    entries = diary.entries
    said = entries[entries["notes"].notna()].sort_values("date", kind="stable")
    told = [
        (say.day(day), clean(str(text), most=_LONGEST_NOTE, lines=True))
        for day, text in zip(said["date"], said["notes"], strict=True)
        if str(text).strip()
    ]
    if not told:
        return None
    shown = tuple(told[-_MOST_NOTES:])
    blocks: tuple[Para | Notes, ...] = (Notes(notes=shown),)
    if len(shown) < len(told):
        blocks = (Para(text=say("notes.newest", some=len(shown), all=len(told))), *blocks)
    return Section(title=say("notes.title"), blocks=blocks, kind="apart")
