"""What may come before a headache: everything in a diary that may differ between days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.arrays import Codes
from hdiary.questions.exposure.dated import repeats_calendar
from hdiary.questions.exposure.items import find_items, split_items
from hdiary.vocabulary.headings import heading_kind
from hdiary.words import Phrase, phrase, say_plain

YES_NO, NUMBER, CHANGE = "yes/no", "number", "change"
LISTS = (("activity", "activities"), ("posture", "postures"))
TREATMENT = ("treatment", "treatments")
OWN = "own column"
_CHANGE_OF = ", change"
_FREE_TEXT = phrase("exposure.reason.free_text")
_NOTHING_SAID = phrase("exposure.reason.nothing_said")
_HOW_IT_WENT = phrase("exposure.reason.how_it_went")
_WEEKDAY = phrase("exposure.reason.weekday")
_OF_TRIALS = {"trial_done", "trial_step"}
"""Columns that say how an experiment went, and not what a day was like."""
_NEVER_APPLIED = phrase("exposure.reason.never_applied")
_FEWEST_DAYS, _REMARK_WORDS = 5, 3
"""What takes so many words and was said on fewer days may be a remark, and is never shown."""
_RARE = phrase("exposure.reason.rare", days=_FEWEST_DAYS)
_MOST_WORDS, _LONGEST_WORD, _LONGEST_ITEM = 20, 40, 60
"""A column of more different words, or of longer ones, is free text; so is a longer item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """One thing that is compared between days."""

    name: str  # What it is called; unique among the factors of a diary
    source: str  # ``"activity"``, ``"posture"``, ``"treatment"`` or ``"own column"``
    kind: str  # ``"yes/no"``, ``"number"`` or ``"change"`` (of a number since the day before)
    column: str  # Of ``diary.days``
    # The item or word of that column; None where the column itself is the factor
    item: str | None = None
    # The only other word of that column, with which the factor is compared; else None
    against: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """What the diary holds that is no factor, why, and what it is where that is no name."""

    name: str
    source: str
    reason: Phrase
    told: Phrase | None = None


def list_factors(diary: Diary, *, treatments: bool = False) -> tuple[Factor, ...]:
    """List everything in a diary that may differ between days."""
    # Every activity and posture, every treatment when asked, and every column outside the
    # format: a number as itself and as its change from the day before, yes and no as such, and
    # each word of a column of words; where each day says one of only two words, the first,
    # against the other. A column that only ever says 0 and 1 is yes and no. Items that differ
    # only in capitals or spaces are one. "Nothing special", "none" and their like are no
    # factor: they say that no other item applied. Neither is free text; see `list_left_out`.
    # Activities, postures and treatments, each in the order of the alphabet, then the other
    # columns in their own order. A name that is taken already has its source added.
    found = list(list_items(diary, treatments=treatments))
    taken = {factor.name for factor in found}
    for column, kind in diary.factors[["factor", "kind"]].itertuples(index=False):
        if _why_no_factor(diary.days[column], kind) is None:
            found += _own_factors(diary.days[column], kind, taken)
    return tuple(found)


def list_items(diary: Diary, *, treatments: bool = False) -> tuple[Factor, ...]:
    """List the activities and postures, and the treatments when asked, as `list_factors` does."""
    taken: set[str] = set()
    found: list[Factor] = []
    for source, column in (*LISTS, *([TREATMENT] if treatments else [])):
        for item in _short_items(diary.days[column]):
            name = _unique(item, source, taken)
            found.append(Factor(name=name, source=source, kind=YES_NO, column=column, item=item))
    return tuple(found)


def name_factors(factors: Sequence[Factor], places: Codes) -> dict[str, pd.Series]:
    """Give the columns that name the factor of each row: ``factor``, ``source``, ``kind``."""
    told = {
        "factor": [factor.name for factor in factors],
        "source": [factor.source for factor in factors],
        "kind": [factor.kind for factor in factors],
    }
    return {
        name: pd.Series(words, dtype="str").take(places).reset_index(drop=True)
        for name, words in told.items()
    }


def name_whole(change: str) -> str:
    """Give the name of the number whose change from the day before has this name."""
    return change.removesuffix(_CHANGE_OF)


def list_left_out(
    diary: Diary, *, treatments: bool = False, factors: Sequence[Factor] | None = None
) -> tuple[LeftOut, ...]:
    """List what is no factor: columns of free text or of nothing, and items too long to be one."""
    # Free text may hold notes and names, so none of it is given here. Whoever has listed the
    # factors gives them: of thousands of columns that is most of the work.
    every = list_factors(diary, treatments=treatments) if factors is None else factors
    taken = {factor.name for factor in every}
    found = []
    for source, column in (*LISTS, *([TREATMENT] if treatments else [])):
        long = sum(len(item) > _LONGEST_ITEM for item in find_items(diary.days[column]))
        if long:
            told = phrase("exposure.long_texts", n=long, source=source)
            name = _unique(say_plain(told), source, taken)
            found.append(LeftOut(name=name, source=source, reason=_FREE_TEXT, told=told))
    own = {factor.column for factor in every} - {column for _, column in (*LISTS, TREATMENT)}
    for column, kind in diary.factors[["factor", "kind"]].itertuples(index=False):
        why = None if column in own else _why_no_factor(diary.days[column], kind)
        if why is not None:
            name = _unique(str(column), OWN, taken)
            found.append(LeftOut(name=name, source=OWN, reason=why))
        elif kind == "word":
            rare = len(find_items(diary.days[column])) - len(_usual_words(diary.days[column]))
            if rare:
                told = phrase("exposure.remarks", n=rare, column=" ".join(str(column).split()))
                name = _unique(say_plain(told), OWN, taken)
                found.append(LeftOut(name=name, source=OWN, reason=_RARE, told=told))
    return tuple(found)


def _short_items(values: pd.Series) -> list[str]:
    return [item for item in find_items(values) if len(item) <= _LONGEST_ITEM]


def _why_no_factor(values: pd.Series, kind: str) -> Phrase | None:
    """Say why a column of the diary's own is no factor; None where it is one."""
    if not values.notna().any():
        return _NOTHING_SAID
    if str(values.name) in _OF_TRIALS:
        return _HOW_IT_WENT
    if repeats_calendar(values):
        return _WEEKDAY
    if kind != "word":
        return None
    items = find_items(values)
    if len(items) > _MOST_WORDS or any(len(item) > _LONGEST_WORD for item in items):
        return _FREE_TEXT
    return None if items else _NEVER_APPLIED


def _own_factors(values: pd.Series, kind: str, taken: set[str]) -> Iterator[Factor]:
    column = str(values.name)
    if kind == "word":
        yield from _word_factors(values, taken)
        return
    name = _unique(column, OWN, taken)
    if kind == NUMBER and _only_says_yes_or_no(values):
        kind = YES_NO
    yield Factor(name=name, source=OWN, kind=kind, column=column)
    if kind == NUMBER:
        change = _unique(f"{name}{_CHANGE_OF}", OWN, taken)
        yield Factor(name=change, source=OWN, kind=CHANGE, column=column)


def _only_says_yes_or_no(values: pd.Series) -> bool:
    numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
    return bool((np.isnan(numbers) | (numbers == 0) | (numbers == 1)).all())


def _word_factors(values: pd.Series, taken: set[str]) -> Iterator[Factor]:
    """Give each word of a column as a factor; of two that exclude each other, the first."""
    column, named_in = str(values.name), find_items(values)
    words, against = _usual_words(values), None
    said = [code for code, text in enumerate(values.cat.categories) if split_items(str(text))]
    # Each text names one of the two: none names both, and none says that neither applied.
    if (
        len(words) == len(named_in) == 2
        and sorted(np.concatenate(list(named_in.values())).tolist()) == said
    ):
        against = words.pop()
    for word in words:
        # An item of a list of triggers is the same factor as a column of that name.
        told = word if heading_kind(column) == "triggers" else f"{column}: {word}"
        name = _unique(told, OWN, taken)
        yield Factor(name=name, source=OWN, kind=YES_NO, column=column, item=word, against=against)


def _usual_words(values: pd.Series) -> list[str]:
    """Give the words of a column but those that look like remarks: long, and seldom said."""
    codes = values.cat.codes.to_numpy()
    days = np.bincount(codes[codes >= 0], minlength=len(values.cat.categories))
    return [
        item
        for item, at in find_items(values).items()
        if len(item.split()) < _REMARK_WORDS or days[at].sum() >= _FEWEST_DAYS
    ]


def _unique(name: str, source: str, taken: set[str]) -> str:
    """Give a name that is not taken, and take it."""
    name = " ".join(name.split())
    found, number = name, 1
    while found in taken:
        found = f"{name} ({source})" if number == 1 else f"{name} ({source} {number})"
        number += 1
    taken.add(found)
    return found
