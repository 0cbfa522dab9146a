"""Why a column may not be passed on: what its heading, its cells, or days beside it tell."""

from __future__ import annotations

import pandas as pd

from hdiary.diary import schema
from hdiary.write.deidentify import account
from hdiary.write.deidentify.ages import is_age
from hdiary.write.deidentify.days import follows_days
from hdiary.write.deidentify.headings import why_dropped
from hdiary.write.deidentify.names import Names
from hdiary.write.deidentify.numbering import numbers_people, one_a_person
from hdiary.write.deidentify.starts import is_day_word, tells_day


def why_factor(
    name: str, entries: pd.DataFrame, people: Names, *, kept: bool, weekdays: bool
) -> str | None:
    """Say why a factor may not be passed on; dates that would not move never stay."""
    values = entries[name]
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return account.DROPPED_DATE
    worded = schema.factor_kind(values) == "word"
    if worded and not isinstance(values.dtype, pd.CategoricalDtype):
        return account.DROPPED_KIND
    if kept:
        return None
    if people.are_in(name):
        return account.DROPPED_PERSON
    said = why_dropped(name, values)
    if said is None and follows_days(entries, name, weekdays=weekdays):
        return account.DROPPED_CALENDAR
    if said is not None or schema.factor_kind(values) == "yes/no":
        return said
    if worded:
        return _why_words([str(word) for word in values.cat.categories])
    alone = one_a_person(entries, name)
    if alone is None:
        return None
    first = entries.groupby("patient", observed=True)["date"].min().reindex(alone.index)
    return _why_numbers(name, alone, [first])


def why_fact(name: str, values: pd.Series, people: Names, own_days: list[pd.Series]) -> str | None:
    """Say why a fact of people may not be passed on."""
    said = account.DROPPED_PERSON if people.are_in(name) else why_dropped(name, values)
    if said is not None or pd.api.types.is_datetime64_any_dtype(values.dtype):
        return said
    kind = schema.factor_kind(values)
    if kind == "yes/no" or is_age(name):
        return None
    if kind == "number":
        return _why_numbers(name, values, own_days)
    return _why_words([str(word) for word in values.dropna().unique()])


def _why_numbers(name: str, values: pd.Series, own_days: list[pd.Series]) -> str | None:
    """Say whether numbers, one a person, tell a day of the calendar or number people."""
    if is_age(name):
        return None
    if tells_day(values, own_days):
        return account.DROPPED_CALENDAR
    return account.DROPPED_NUMBER if numbers_people(name, values) else None


def _why_words(words: list[str]) -> str | None:
    """Say whether most of the words tell a day of the calendar."""
    return account.DROPPED_CALENDAR if 2 * sum(map(is_day_word, words)) > len(words) else None
