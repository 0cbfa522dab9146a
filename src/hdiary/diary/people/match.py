"""Who of the people has a diary, and whose diary has no facts beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.like import DiaryLike
from hdiary.diary.people.nobody import nobody_matched
from hdiary.diary.people.people import People
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import SEVERAL, line_ranges, plain_name
from hdiary.words import Phrase, phrase

UNMATCHED = ("people without a diary", "diaries without a person")

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

TOLD_OF_PEOPLE = (*UNMATCHED, "a value nobody has", "a fact not said")
"""Codes of what is told of a diary once people are joined to it and chosen."""


def parts_with_people(diary: DiaryLike, people: Any) -> dict[str, Any]:
    """Give those parts of a diary that are others once facts are joined to it."""
    if not isinstance(people, People):
        wrong = Problems(head="diary.of_people.not_read")
        wrong.add(
            "no people",
            expected=phrase("diary.of_people.people"),
            suggestion=phrase("diary.of_people.make_them"),
        )
        wrong.raise_errors()
    found = match_people(diary.patients, people, nobody=nobody_matched(diary, people))
    return {
        "problems": with_told(diary.problems, found, instead=UNMATCHED),
        "phrases": {**diary.phrases, **people.phrases, **found.phrases},
        "settings": {**diary.settings, "people": name_of(people)},
    }


def match_people(
    patients: Sequence[str], people: People, *, nobody: Phrase | None = None
) -> Problems:
    """Tell who is in one of the two only, by lines and never by name."""
    found = Problems(people.file)
    theirs, ours = pd.Index(people.patients), pd.Index(patients)
    without = ~theirs.isin(ours)
    if without.any():
        some = phrase(
            "diary.of_people.without_diary",
            n=int(without.sum()),
            lines=line_ranges(np.asarray(people.lines)[without]),
        )
        found.warn(
            UNMATCHED[0],
            expected=phrase("diary.of_people.expected.alike"),
            suggestion=nobody or some,
        )
    alone = int((~ours.isin(theirs)).sum())
    if alone:
        told = [phrase("diary.of_people.without_person", n=alone, all=len(ours))]
        nearly = _count_alike(ours[~ours.isin(theirs)], theirs[without])
        told += [phrase("diary.of_people.spelt_alike", n=nearly)] if nearly else []
        told.append(phrase("diary.of_people.see_who"))
        found.warn(
            UNMATCHED[1],
            expected=phrase("diary.of_people.expected.row_each"),
            suggestion=phrase("notices.sentences", parts=tuple(told)),
        )
    return found


def _count_alike(ours: pd.Index, theirs: pd.Index) -> int:
    """Count who would be found but for zeros in front, capitals or blanks."""
    bare = {_bare(name) for name in theirs}
    return sum(_bare(name) in bare for name in ours)


def _bare(name: object) -> str:
    # A number ends where no digit follows, so that no run of zeros is looked at twice.
    return _ZEROS.sub("", "".join(str(name).casefold().split()))


def with_told(
    problems: pd.DataFrame, found: Problems, *, instead: Collection[str] = ()
) -> pd.DataFrame:
    """Put what was found beside the other problems, instead of what was told of it before."""
    before = problems[~problems["code"].isin(list(instead))]
    if not found.groups and len(before) == len(problems):
        return problems
    frame = pd.concat([before, found.frame()], ignore_index=True) if found.groups else before
    frame = frame.reset_index(drop=True)
    frame.attrs[SEVERAL] = problems.attrs.get(SEVERAL, False)
    return frame


def name_of(people: People) -> str:
    """Name the file of people for an echo of settings, without its folder."""
    return plain_name(people.file) if people.file else "a table"
