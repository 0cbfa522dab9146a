"""When something began that may change the course: as the person says, or found in the diary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.answer import SettingError
from hdiary.questions.begun import OVER_WEEKS, find_begun
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words.names import TOGETHER, UNNAMED, UNNAMED_ONES

_SAME_TIME = 7
"""What begins within so many days of something else began together with it: no day after tells
them apart. One found so near to one given without a name is taken for the same thing [days]."""
_ADDED_WORDS = {
    *("a", "an", "the", "my", "daily", "weekly", "home", "regular", "new", "more"),
    *("programme", "program", "course", "plan", "therapy", "treatment", "training", "routine"),
    *("session", "sessions", "class", "classes", "exercise", "exercises", "started", "began"),
}
"""What may stand beside a treatment's name and still mean the treatment."""
_NEVER = np.iinfo(np.int64).max // 4

Begun = tuple[int, int, str]
"""The patient's number, a day of the calendar since 1970, and what began on it."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Starts:
    """What began and when, one element each, sorted by patient and day."""

    who: Codes  # The patient's number
    day: Codes  # Of the start, in days of the calendar since 1970
    name: Texts  # What began
    found: Bools  # Whether the start was found in the diary and not given by the person
    # before, after: day of the patient's start before it and after it, or a day that never comes
    before: Codes
    after: Codes
    # name_before, name_after: what began then; empty for nothing
    name_before: Texts
    name_after: Texts

    def __len__(self) -> int:
        return len(self.who)

    def take(self, which: slice | Bools) -> Starts:
        """Give some of the starts; each still knows its neighbours."""
        return Starts(**{field.name: getattr(self, field.name)[which] for field in fields(self)})


def gather_starts(diary: Diary, *, since: Any, what: Any, others: bool = False) -> Starts:
    """Gather the starts that the person gives, or find them in the diary."""
    if is_nothing(since):
        wanted = _wanted(list_names(what))
        return _link(_found(diary, wanted or None), found=True)
    rows: list[Begun] = []
    if isinstance(since, Mapping):
        numbers = {name: number for number, name in enumerate(diary.patients)}
        unknown = [name for name in since if str(name) not in numbers]
        if unknown:
            raise SettingError(
                f"since holds {len(unknown)} patients who are not in the diary; "
                "see diary.patients for those who are"
            )
        for patient, days in since.items():
            rows += _pair([numbers[str(patient)]], days, what)
    else:
        rows = _pair(range(len(diary.patients)), since, what)
    given = _link(rows, found=False)
    if not others:
        return given
    return _link(rows, found=False, besides=_find_others(diary, given))


def _find_others(diary: Diary, given: Starts) -> list[Begun]:
    """Find what began in a diary and is not among what was given, by name or by day."""
    new = []
    for person, day, found in sorted(_found(diary, None)):
        mine = np.flatnonzero(given.who == person)
        names = [name for at in mine for name in str(given.name[at]).split(TOGETHER)]
        near = given.name[mine][np.abs(given.day[mine] - day) <= _SAME_TIME]
        if UNNAMED not in near and not any(is_about(name, found) for name in names):
            new.append((person, day, found))
    return new


def name_others(diary: Diary, starts: Starts) -> list[str]:
    """Name what the diary shows to have begun, beside what the person gave, in the same time."""
    told: list[list[str]] = [[] for _ in range(len(starts))]
    for person, day, name in _find_others(diary, starts) if told else ():
        between = (day >= starts.before) & (day < starts.after)
        for number in np.flatnonzero((starts.who == person) & between).tolist():
            told[number].append(name)
    return [SEPARATOR.join(names) for names in told]


def is_about(name: str, treatment: str) -> bool:
    """Say whether a given name is that of a treatment: its words, and none that change it."""
    words, own = _split_words(name), _split_words(treatment)
    first = next(
        (n for n in range(len(words) - len(own) + 1) if words[n : n + len(own)] == own), None
    )
    if first is None or not own:
        return False
    return set(words[:first] + words[first + len(own) :]) <= _ADDED_WORDS


def _split_words(name: str) -> list[str]:
    return unicodedata.normalize("NFC", name).casefold().split()


def find_starts(diary: Diary) -> Starts:
    """Find when treatments that may change the course began."""
    # A start is the first day ever from which on a treatment was written down on at least 3 days
    # in 28, after 28 recorded days without it (14 where it had not been there before) and no
    # more than rare uses; see `hdiary.questions.begun`.
    return _link(_found(diary, None), found=True)


def is_nothing(given: Any) -> bool:
    """Say whether nothing is given: None, or a list or mapping that is empty."""
    return given is None or (isinstance(given, (list, tuple, Mapping)) and not len(given))


def _wanted(names: Iterable[str]) -> set[str]:
    """Give the names to look for: as written, and as the vocabulary knows them."""
    return {word.casefold() for name in names for word in (name, parse_treatment(name).name)}


def list_names(what: Any) -> tuple[str, ...]:
    """Give the names of what began, blanks tidied; none for nothing."""
    if is_nothing(what):
        return ()
    names = list(what) if isinstance(what, Iterable) and not isinstance(what, str) else [what]
    for name in names:
        if not isinstance(name, str) or not name.strip():
            raise SettingError(f'what holds {name!r}; give names in words, such as "exercise"')
    return tuple(" ".join(name.split()) for name in names)


def _pair(people: Iterable[int], since: Any, what: Any) -> list[Begun]:
    many = isinstance(since, Iterable) and not isinstance(since, str)
    days = [read_day(day) for day in (since if many else [since])]
    count = len(days)
    unnamed = (UNNAMED,) if count == 1 else tuple(UNNAMED_ONES.format(n + 1) for n in range(count))
    names = list_names(what) or unnamed
    if len(names) != count:
        raise SettingError(
            f"since holds {say_count(count, 'day')} and what "
            f"{say_count(len(names), 'name')}; give one name for each day, in the same order"
        )
    return [(n, day, name) for n in people for day, name in zip(days, names, strict=True)]


def read_day(given: Any) -> int:
    """Give a day as a number since 1970; a text is year-month-day."""
    day: Any = given
    if isinstance(given, str):
        try:
            day = date.fromisoformat(given.strip())
        except ValueError:
            day = None
    if isinstance(day, datetime):
        day = None if pd.isna(day) else day.date()
    if isinstance(day, np.datetime64):
        day = None if np.isnat(day) else day.astype("datetime64[D]").item()
    if not isinstance(day, date):
        raise SettingError(
            f'since holds "{given}"; give a day as year-month-day, such as 2026-04-06'
        )
    return (day - date(1970, 1, 1)).days


def _found(diary: Diary, wanted: set[str] | None) -> list[Begun]:
    doses = diary.doses
    classes = doses["treatment_class"].astype("str")
    said = doses["treatment"].astype("str").str.casefold()
    named = classes.isin(OVER_WEEKS) if wanted is None else (
        said.isin(wanted) | classes.str.replace("_", " ").isin(wanted)
    )  # fmt: skip
    return find_begun(diary, doses[named])


def _link(
    rows: Sequence[Begun],
    *,
    found: bool,
    besides: Sequence[Begun] = (),
) -> Starts:
    """Join what began together, and tell each start which came before and after it."""
    # ``found`` holds for the rows; those ``besides`` were found.
    joined = _join([*rows, *besides])
    keys = np.array(list(joined), dtype=np.int64).reshape(-1, 2)
    name = _words(len(joined))
    name[:] = [
        TOGETHER.join(dict.fromkeys(word for _, _, word in many)) for many in joined.values()
    ]
    who, day = keys[:, 0], keys[:, 1]
    before, after = np.full(len(who), -_NEVER), np.full(len(who), _NEVER)
    name_before, name_after = _words(len(who)), _words(len(who))
    given = {*rows}
    again = np.flatnonzero(np.diff(who) == 0)
    before[again + 1], name_before[again + 1] = day[again], name[again]
    after[again], name_after[again] = day[again + 1], name[again + 1]
    return Starts(
        who=who,
        day=day,
        name=name,
        found=np.array(
            [found or given.isdisjoint(many) for many in joined.values()], dtype=np.bool_
        ),
        before=before,
        after=after,
        name_before=name_before,
        name_after=name_after,
    )


def _join(rows: Sequence[Begun]) -> dict[tuple[int, int], list[Begun]]:
    """Give what began together under the patient and the first of its days."""
    # Neither has a time after of its own, once the first has settled: judged apart, both would
    # only be told to be too near to each other.
    joined: dict[tuple[int, int], list[Begun]] = {}
    first = (-1, -_NEVER)
    for row in sorted(rows):
        person, day, _ = row
        if person != first[0] or day - first[1] > _SAME_TIME:
            first = (person, day)
        joined.setdefault(first, []).append(row)
    return joined


def _words(size: int) -> Texts:
    words: Texts = np.empty(size, dtype=np.object_)
    words[:] = ""
    return words
