"""Whose the files of a folder are: one person's, or each another's, named as the file is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from hdiary.diary import Diary, DiaryError, Problems
from hdiary.diary.sentences import SEVERAL
from hdiary.read.decisions import Decisions
from hdiary.read.declared import Declared
from hdiary.read.remember import Remembered
from hdiary.read.remembered_told import tell_remembered
from hdiary.read.several.overlap import contradictions
from hdiary.read.several.stacked import FILE, stack
from hdiary.words import phrase

ASKED = "whose files"
"""The code of the question whether several files are one person's."""
_FEWEST_DAYS, _SHARE = 5, 1 / 3
"""Fewer days, or a smaller share of those told twice, may be one person's own corrections."""


def name_person(diary: Diary, name: str) -> Diary:
    """Give a diary that does not say whose it is to the person of a name."""
    # What a column of the file says of its people counts more than the file's name.
    if "patient" in diary.columns_in or len(diary.entries["patient"].cat.categories) != 1:
        return diary
    codes = diary.entries["patient"].cat.rename_categories([name])
    return replace(
        diary,
        entries=diary.entries.assign(patient=codes),
        columns_in=diary.columns_in | {"patient"},
    )


def ask_whose(diaries: Sequence[Diary]) -> DiaryError | None:
    """Ask whether files without a column of people are one person's, where they contradict."""
    if len(diaries) < 2 or any("patient" in diary.columns_in for diary in diaries):
        return None
    whole, _ = stack(diaries)
    told, differ = contradictions(whole)
    if differ < _FEWEST_DAYS or differ < _SHARE * told:
        return None
    found = Problems()
    found.add(
        ASKED,
        column="patient",
        expected=phrase("read.several.persons.expected"),
        suggestion=phrase("read.several.persons.suggestion", n=differ, told=told),
    )
    files = int(whole[FILE].nunique())
    found.suggest(phrase("read.several.persons.person", files=files), each_file="person")
    found.suggest(phrase("read.several.persons.same", files=files), each_file="same")
    return found.as_error()


def with_decided(diary: Diary, declared: Declared, kept: Remembered | None) -> Diary:
    """Say beside what was read of several files whose they are, and who remembered it."""
    decisions, found = Decisions(), Problems(diary.file)
    tell_remembered(kept, diary.reading.headers, decisions, found)
    settings = dict(diary.settings)
    if declared.each_file is not None:
        n, other = len(diary.patients), "same" if declared.each_file == "person" else "person"
        words = phrase(f"read.several.persons.read_{declared.each_file}", n=n)
        overrule = f"--each-file {other}"
        decisions.add("each_file", declared.each_file, words, overrule=overrule)
        settings["each_file"] = declared.each_file
    if not decisions.made:
        return diary
    made = (*decisions.made, *diary.reading.decisions)
    phrases = {**diary.reading.phrases, **decisions.phrases}
    problems = pd.concat([diary.problems, found.frame()], ignore_index=True)
    problems.attrs[SEVERAL] = True
    return replace(
        diary,
        settings=settings,
        problems=problems,
        phrases={**diary.phrases, **found.phrases, **decisions.phrases},
        reading=replace(diary.reading, decisions=made, phrases=phrases),
    )
