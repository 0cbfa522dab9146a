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
from hdiary.diary.arrays import Bools, Codes, Floats, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions import begun, courses, dated, own_words
from hdiary.questions.answer import SettingError
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
    # before, after: day of the patient's start before it and after it, or a day that never comes;
    # where the last day of it was given, the day after that, if nothing began earlier
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


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Around:
    """What else took place around each start, one element each."""

    beside: list[courses.Beside]  # What else ended, came again or went on in the time compared
    own_last: Floats  # When it was itself last written down, where long before that time ended


def gather_starts(
    diary: Diary, *, since: Any, what: Any, until: Any = None, others: bool = False
) -> Starts:
    """Gather the starts that the person gives, or find them in the diary."""
    if is_nothing(since):
        if not is_nothing(until):
            raise SettingError("until is the last day of what began; give its first day too, since")
        wanted = _wanted(list_names(what))
        return _link(_found(diary, wanted or None), found=True)
    since, until = (
        dated.spread_fact(diary, given, name)
        for given, name in ((since, "since"), (until, "until"))
    )
    rows = _gather_given(diary, since, what)
    ends = {} if is_nothing(until) else _gather_ends(diary, rows, since, until)
    given = _link(rows, found=False, ends=ends)
    if not others:
        return given
    return _link(rows, found=False, besides=_find_others(diary, given), ends=ends)


def _gather_given(diary: Diary, since: Any, what: Any) -> list[Begun]:
    """Give what began as the person says, for everybody or for each by name."""
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
    return rows


def _gather_ends(diary: Diary, rows: Sequence[Begun], since: Any, until: Any) -> dict[Begun, int]:
    """Give the last day of each thing that began, in the order in which it was given."""
    if isinstance(until, Mapping):
        days = {str(patient): given for patient, given in until.items()}
        if not (isinstance(since, Mapping) and set(map(str, since)) >= set(days)):
            if isinstance(since, Mapping):
                few = len(set(days) - set(map(str, since)))
                raise SettingError(
                    f"until holds {say_count(few, 'patient')} without a first day; give since for "
                    "each of them too, or leave them out of until"
                )
            raise SettingError(
                "until is given for each patient by name; give since in the same way, for each"
            )
    else:
        days = dict.fromkeys(diary.patients, until)
    told: dict[int, list[Begun]] = {}
    for row in rows:
        told.setdefault(row[0], []).append(row)
    ends: dict[Begun, int] = {}
    for number, mine in told.items():
        name = diary.patients[number]
        if name not in days:
            continue
        last = [read_day(day, "until") for day in _as_many(days[name])]
        if len(last) != len(mine):
            raise SettingError(
                f"since holds {say_count(len(mine), 'day')} and until "
                f"{say_count(len(last), 'day')}; give one last day for each first day, in the "
                "same order"
            )
        for row, day in zip(mine, last, strict=True):
            if day < row[1]:
                end, begin = (np.datetime64(n, "D") for n in (day, row[1]))
                raise SettingError(
                    f"until is {end}, which is before {begin}, when it began; give a later day"
                )
            ends[row] = day
    return ends


def _as_many(given: Any) -> list[Any]:
    many = isinstance(given, Iterable) and not isinstance(given, str)
    return list(given) if many else [given]


def _find_others(diary: Diary, given: Starts) -> list[Begun]:
    """Find what began in a diary and is not among what was given, by name or by day."""
    own = own_words.find_own_words(diary)
    new = []
    for person, day, found in sorted(_found(diary, None)):
        mine = np.flatnonzero(given.who == person)
        names = [name for at in mine for name in str(given.name[at]).split(TOGETHER)]
        near = given.name[mine][np.abs(given.day[mine] - day) <= _SAME_TIME]
        called = own.get(diary.patients[person], {})
        if UNNAMED not in near and not any(_means(name, found, called) for name in names):
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


def look_around(diary: Diary, starts: Starts, first: Codes, last: Codes, *, settle: int) -> Around:
    """Tell of each start what else ended, came again or went on in the time compared."""
    # ``first`` and ``last`` are the days of each person's diary. What was given a last day of its
    # own has a course, too, whatever the diary shows of it.
    kept_up, own = courses.find_courses(diary), own_words.find_own_words(diary)
    given = _courses_given(starts)
    told, own_last = [], np.full(len(starts), np.nan)
    for at in range(len(starts)):
        who, day = int(starts.who[at]), int(starts.day[at])
        names = str(starts.name[at]).split(TOGETHER)
        end = int(min(starts.after[at], last[who] + 1))
        called = own.get(diary.patients[who], {})
        told_of = [c for other, c in given.get(who, []) if other != at]
        others, latest = list(told_of), dict[str, courses.Course]()
        for course in kept_up.get(who, []):
            mine = any(_means(name, course.name, called) for name in names)
            mine |= UNNAMED in names and abs(course.first - day) <= _SAME_TIME
            if not mine and all(not _means(c.name, course.name, called) for c in told_of):
                others.append(course)
            elif mine and course.first < end:
                latest[course.name] = course
        # What paused and was taken up again has not ended.
        for course in latest.values():
            if course.over and day < course.last < end - settle:
                own_last[at] = course.last
        begins = int(max(starts.before[at] + settle, first[who]))
        told.append(courses.look_beside(others, first=begins, day=day, end=end))
    return Around(beside=told, own_last=own_last)


def _courses_given(starts: Starts) -> dict[int, list[tuple[int, courses.Course]]]:
    """Give what has a last day that the person said, with its place among the starts."""
    found: dict[int, list[tuple[int, courses.Course]]] = {}
    for at in np.flatnonzero((starts.after < _NEVER) & (starts.name_after == "")).tolist():
        first, last = int(starts.day[at]), int(starts.after[at]) - 1
        for name in str(starts.name[at]).split(TOGETHER):
            course = courses.Course(name=name, first=first, last=last, over=True)
            found.setdefault(int(starts.who[at]), []).append((at, course))
    return found


def _means(name: str, treatment: str, called: Mapping[str, str]) -> bool:
    """Say whether a given name is that of a treatment, or what the person calls it."""
    return is_about(name, treatment) or (treatment in called and is_about(name, called[treatment]))


def is_about(name: str, treatment: str) -> bool:
    """Say whether a given name is that of a treatment: its words, and none that change it."""
    words, own = _split_words(name), _split_words(treatment)
    # "Needling" is dry needling; but yoga is one exercise among others.
    known = parse_treatment(name)
    if known.name.casefold() == treatment.casefold() and set(words) & set(own):
        return True
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
    days = [read_day(day) for day in _as_many(since)]
    count = len(days)
    unnamed = (UNNAMED,) if count == 1 else tuple(UNNAMED_ONES.format(n + 1) for n in range(count))
    names = list_names(what) or unnamed
    if len(names) != count:
        raise SettingError(
            f"since holds {say_count(count, 'day')} and what "
            f"{say_count(len(names), 'name')}; give one name for each day, in the same order"
        )
    return [(n, day, name) for n in people for day, name in zip(days, names, strict=True)]


def read_day(given: Any, name: str = "since") -> int:
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
            f'{name} holds "{given}"; give a day as year-month-day, such as 2026-04-06'
        )
    return (day - date(1970, 1, 1)).days


def _found(diary: Diary, wanted: set[str] | None) -> list[Begun]:
    doses = diary.doses
    classes = doses["treatment_class"].astype("str")
    said = doses["treatment"].astype("str").str.casefold()
    named = classes.isin(begun.OVER_WEEKS) if wanted is None else (
        said.isin(wanted) | classes.str.replace("_", " ").isin(wanted)
    )  # fmt: skip
    return begun.find_begun(diary, doses[named])


def _link(
    rows: Sequence[Begun],
    *,
    found: bool,
    besides: Sequence[Begun] = (),
    ends: Mapping[Begun, int] | None = None,
) -> Starts:
    """Join what began together, and tell each start which came before and after it."""
    # ``found`` holds for the rows; those ``besides`` were found. ``ends`` are the last days of
    # those that were given one: the time after ends there, if nothing else began earlier.
    joined = _join([*rows, *besides])
    keys = np.array(list(joined), dtype=np.int64).reshape(-1, 2)
    name = _words(len(joined))
    name[:] = [
        TOGETHER.join(dict.fromkeys(word for _, _, word in many)) for many in joined.values()
    ]
    who, day = keys[:, 0], keys[:, 1]
    before, after = np.full(len(who), -_NEVER), np.full(len(who), _NEVER)
    name_before, name_after = _words(len(who)), _words(len(who))
    given, last_days = {*rows}, ends or {}
    again = np.flatnonzero(np.diff(who) == 0)
    before[again + 1], name_before[again + 1] = day[again], name[again]
    after[again], name_after[again] = day[again + 1], name[again + 1]
    for at, many in enumerate(joined.values()):
        last = min((last_days[row] for row in many if row in last_days), default=_NEVER)
        if last + 1 < after[at]:
            after[at], name_after[at] = last + 1, ""
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
