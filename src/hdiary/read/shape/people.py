"""Whether a column of identifiers tells people apart, or only numbers the rows."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from hdiary.diary.arrays import Ints
from hdiary.read.context import Context
from hdiary.read.dates import decide_order, parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, LEFT_OUT, Role, said
from hdiary.vocabulary.headings import headache_words, heading_kind, mark_of, time_of_day_heading
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold, header_key
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import PAIN_WORDS, is_blank
from hdiary.words import phrase

_FEWEST = 5
"""So few rows number nothing yet."""
_COME_BACK, _NEVER_BACK = 0.5, 0.9
"""Different identifiers in a row: fewer are people who come back, more number the rows."""
_LONGEST_ATTACK = 3
_WITHIN_A_DAY = {
    "slot", "entry", "rating", "round", "beep", "time point", "timepoint", "prompt", "nr", "no",
    "measurement", "reading", "mal", "eintrag", "block", "part", "session", "visit",
}  # fmt: skip
"""Headings that number the entries of a day."""
_OF_NUMBERS = {
    "column",
    "entry",
    "row",
    "index",
    "unnamed",
    "attack",
    "record",
    "no",
    "nr",
    "number",
}
_NAMES = ("name", "contact", "identifier")
_FEWEST_PEOPLE, _FEWEST_ROWS, _SAMPLE = 2, 14, 60
_ONCE, _RECUR, _SHARED = 0.98, 1.4, 0.5
_OF_ONE_DAY = {
    "meal", "mahlzeit", "repas", "comida", "pasto", "where", "wo", "situation", "context",
    "setting", "activity", "aktivitat", "group", "condition", "phase", "arm", "type", "kind",
    "category", "art", "kategorie", "shift", "schicht", "period", "when", "time of day",
}  # fmt: skip
"""Headings of what one person's day is parted into, or of what an entry is about."""


def choose_people(roles: list[Role], context: Context) -> list[Role]:
    """Leave out columns that number the rows; ask where people never come back."""
    dates = next((r for r in roles if r.meaning in ("date", "start")), None)
    people = next((r for r in roles if r.meaning == "patient"), None)
    return [
        _numbering(role, context)
        if _may_number(role) and people is not None and _numbers_within(role, people)
        else _choose(role, dates, context)
        if not role.declared and (role.meaning == "patient" or _may_number(role))
        else role
        for role in roles
    ]


def _may_number(role: Role) -> bool:
    return role.free and (heading_kind(role.header) == "number" or goes_up_by_one(role))


def goes_up_by_one(role: Role) -> bool:
    """Say whether whole numbers rise, or fall, by one in every row, whatever they are called."""
    if len(role.column.codes) < _FEWEST or len(role.column.values) != len(role.column.codes):
        return False
    numbers = [parse_number(value) for value in role.column.values]
    if any(number is None for number in numbers):
        return False
    found = np.array(numbers, dtype=np.float64)[role.column.codes]
    steps = np.diff(found)
    by_one = bool((steps == 1).all() or (steps == -1).all())
    words = [w for w in re.split(r"[\s_.:#]+", role.header.casefold()) if w]
    plain = len(words) <= 1 or all(w in _OF_NUMBERS or w.isdigit() for w in words)
    return by_one and plain and min(found[0], found[-1]) in (0, 1)


def ask_for_people(roles: list[Role], context: Context) -> list[Role]:
    """Ask about a column each of whose words has the same days as the others, once each."""
    dates = next((r for r in roles if r.meaning in ("date", "start")), None)
    if dates is None or any(r.meaning == "patient" for r in roles):
        return roles
    likely = [r for r in roles if _may_be_people(r) and _shares_days(r, dates)]
    if len(likely) != 1:
        return roles
    header = likely[0].header
    context.found.add(
        "several people",
        column=header,
        fatal=True,
        expected=phrase("read.shape.people.one_or_told"),
        suggestion=phrase("read.shape.people.same_days", header=header),
    )
    apart = phrase("read.shape.people.apart", header=header)
    context.found.suggest(apart, columns={header: "patient"})
    other = phrase("read.shape.people.something_else", header=header)
    context.found.suggest(other, columns={header: "factor"})
    return roles


def _may_be_people(role: Role) -> bool:
    """Say whether a column might name people: unknown or private, of words that recur."""
    private = role.meaning == LEFT_OUT and not role.declared and heading_kind(role.header) in _NAMES
    texts = said(role)
    if not (role.free or private) or not len(texts) >= _FEWEST_PEOPLE:
        return False
    if heading_kind(role.header) not in (*_NAMES, None, "number"):
        return False
    if header_key(role.header) in _OF_ONE_DAY:
        return False
    sample = texts[:_SAMPLE]
    if len(sample) == len(texts) and all(mark_of(text) is not None for text in sample):
        return False
    return not any(_means_something(text) for text in sample)


def _means_something(text: str) -> bool:
    known = parse_treatment(text).recognised or parse_place(text).recognised
    said_else = parse_side(text) is not None
    spoken = headache_words(text) is not None or fold(text) in PAIN_WORDS
    return known or said_else or spoken or time_of_day_heading(text)


def _shares_days(role: Role, dates: Role) -> bool:
    """Say whether days recur, each once for a word, and the words have most days in common."""
    blank = np.array([is_blank(v) for v in role.column.values])
    if blank[role.column.codes].any():
        return False
    who, day = role.column.codes.astype(np.int64), dates.column.codes.astype(np.int64)
    pairs = np.unique(np.stack([who, day]), axis=1)
    people, days = len(np.unique(who)), len(np.unique(day))
    once = pairs.shape[1] >= _ONCE * len(who) and len(who) >= _RECUR * days
    if _counts(role) and header_key(role.header) in _WITHIN_A_DAY:
        return False
    return once and len(who) >= _SHARED * people * days and len(who) >= _FEWEST_ROWS


def _numbers_within(role: Role, people: Role) -> bool:
    """Say whether whole numbers are all different within each person, as those of their rows."""
    if not _counts(role):
        return False
    both = np.stack([people.column.codes.astype(np.int64), role.column.codes.astype(np.int64)])
    return len(np.unique(both, axis=1).T) >= _NEVER_BACK * len(role.column.codes)


def _choose(role: Role, dates: Role | None, context: Context) -> Role:
    rows = len(role.column.codes)
    if rows < _FEWEST:
        return _numbering(role, context) if role.meaning != "patient" and _counts(role) else role
    distinct = sum(not is_blank(value) for value in role.column.values)
    if role.meaning != "patient" and not _counts(role) and distinct < _NEVER_BACK * rows:
        return role
    if distinct >= _NEVER_BACK * rows:
        if role.weak or role.meaning != "patient":
            return _numbering(role, context)
        _ask(role, context)
        return role
    if _counts(role) and (role.weak or role.meaning != "patient") and _numbers_attacks(role, dates):
        return _numbering(role, context)
    if role.meaning == "patient" and role.weak and distinct > _COME_BACK * rows:
        _ask(role, context)
    return role


def _counts(role: Role) -> bool:
    """Say whether a column holds whole numbers only."""
    numbers = [parse_number(v) for v in role.column.values if not is_blank(v)]
    return bool(numbers) and all(n is not None and n == int(n) for n in numbers)


def _numbers_attacks(role: Role, dates: Role | None) -> bool:
    """Say whether identifiers count up or down, each within a few days: attacks, not people."""
    if dates is None:
        return False
    values = [parse_number(v) for v in role.column.values]
    number = np.array([np.nan if v is None else v for v in values])[role.column.codes]
    number = number[~np.isnan(number)]
    steps = np.diff(number)
    if not ((steps >= 0).all() or (steps <= 0).all()):
        return False
    days = _days_each(role.column.codes.astype(np.int64), dates.column.codes.astype(np.int64))
    few = len(days) >= _FEWEST and int(days.max()) <= _LONGEST_ATTACK
    return few and _in_order(dates)


def _in_order(dates: Role) -> bool:
    """Say whether the dates go on from row to row, or back, as those of one person do."""
    parts = [parse_date(value.strip()) for value in dates.column.values]
    order = decide_order(parts, None)
    days = [None if part is None else order.date(part) for part in parts]
    number = np.array([np.nan if day is None else day.toordinal() for day in days])
    steps = np.diff(number[dates.column.codes])
    steps = steps[~np.isnan(steps)]
    return bool((steps >= 0).all() or (steps <= 0).all())


def _days_each(who: Ints, day: Ints) -> Ints:
    pairs = np.unique(np.stack([who, day]), axis=1)
    counts: Ints = np.unique(pairs[0], return_counts=True)[1]
    return counts


def _numbering(role: Role, context: Context) -> Role:
    context.decisions.columns(
        [role.header],
        "ignore",
        phrase("read.shape.people.numbers_rows"),
        otherwise="patient",
    )
    return replace(role, meaning=LEFT_OUT, how=BY_CELLS, why="")


def _ask(role: Role, context: Context) -> None:
    header = role.header
    context.found.add(
        "people who never come back",
        column=header,
        expected=phrase("read.shape.people.on_many_days"),
        suggestion=phrase("read.shape.people.never_back", header=header),
    )
    one = phrase("read.shape.people.one_person", header=header)
    context.found.suggest(one, columns={header: "ignore"})
    each = phrase("read.shape.people.each_another", header=header)
    context.found.suggest(each, columns={header: "patient"})
