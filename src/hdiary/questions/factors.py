"""What may come before a headache: everything in a diary that may differ between days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Diary
from hdiary.questions.result import Codes
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.say import say_count
from hdiary.vocabulary.words import says_nothing

YES_NO, NUMBER, CHANGE = "yes/no", "number", "change"
LISTS = (("activity", "activities"), ("posture", "postures"))
TREATMENT = ("treatment", "treatments")
OWN = "own column"
_FREE_TEXT = "it is free text"
_FEWEST_DAYS, _REMARK_WORDS = 5, 3
"""What takes so many words and was said on fewer days may be a remark, and is never shown."""
_RARE = f"said on fewer than {_FEWEST_DAYS} days"
_MOST_WORDS, _LONGEST_WORD, _LONGEST_ITEM = 20, 40, 60
"""A column of more different words, or of longer ones, is free text; so is a longer item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """One thing that is compared between days.

    Attributes
    ----------
    name
        What it is called; unique among the factors of a diary.
    source
        ``"activity"``, ``"posture"``, ``"treatment"`` or ``"own column"``.
    kind
        ``"yes/no"``, ``"number"`` or ``"change"`` (of a number since the day before).
    column
        Of ``diary.days``.
    item
        The item or word of that column; None where the column itself is the factor.
    against
        The only other word of that column, with which the factor is compared; else None.
    """

    name: str
    source: str
    kind: str
    column: str
    item: str | None = None
    against: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """What the diary holds that is no factor, and why."""

    name: str
    source: str
    reason: str


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
    taken: set[str] = set()
    found: list[Factor] = []
    for source, column in (*LISTS, *([TREATMENT] if treatments else [])):
        for item in _short_items(diary.days[column]):
            name = _unique(item, source, taken)
            found.append(Factor(name=name, source=source, kind=YES_NO, column=column, item=item))
    for column, kind in diary.factors[["factor", "kind"]].itertuples(index=False):
        if not _why_no_factor(diary.days[column], kind):
            found += _own_factors(diary.days[column], kind, taken)
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


def list_left_out(diary: Diary, *, treatments: bool = False) -> tuple[LeftOut, ...]:
    """List what is no factor: columns of free text or of nothing, and items too long to be one."""
    # Free text may hold notes and names, so none of it is given here.
    taken = {factor.name for factor in list_factors(diary, treatments=treatments)}
    found = []
    for source, column in (*LISTS, *([TREATMENT] if treatments else [])):
        long = sum(len(item) > _LONGEST_ITEM for item in find_items(diary.days[column]))
        if long:
            said = say_count(long, "longer text", "longer texts")
            name = _unique(f"{said} under {source}", source, taken)
            found.append(LeftOut(name=name, source=source, reason=_FREE_TEXT))
    for column, kind in diary.factors[["factor", "kind"]].itertuples(index=False):
        why = _why_no_factor(diary.days[column], kind)
        if why:
            name = _unique(str(column), OWN, taken)
            found.append(LeftOut(name=name, source=OWN, reason=why))
        elif kind == "word":
            rare = len(find_items(diary.days[column])) - len(_usual_words(diary.days[column]))
            if rare:
                said = say_count(rare, "remark", "remarks")
                name = _unique(f"{said} under {column}", OWN, taken)
                found.append(LeftOut(name=name, source=OWN, reason=_RARE))
    return tuple(found)


def _short_items(values: pd.Series) -> list[str]:
    return [item for item in find_items(values) if len(item) <= _LONGEST_ITEM]


def _why_no_factor(values: pd.Series, kind: str) -> str:
    """Say why a column of the diary's own is no factor; empty where it is one."""
    if not values.notna().any():
        return "nothing was said in it"
    if kind != "word":
        return ""
    items = find_items(values)
    if len(items) > _MOST_WORDS or any(len(item) > _LONGEST_WORD for item in items):
        return _FREE_TEXT
    return "" if items else "it never says that anything applied"


def _own_factors(values: pd.Series, kind: str, taken: set[str]) -> Iterator[Factor]:
    column = str(values.name)
    if kind == "word":
        yield from _word_factors(values, taken)
        return
    name = _unique(column, OWN, taken)
    if kind == NUMBER and values.dropna().isin([0, 1]).all():
        kind = YES_NO
    yield Factor(name=name, source=OWN, kind=kind, column=column)
    if kind == NUMBER:
        change = _unique(f"{name}, change", OWN, taken)
        yield Factor(name=change, source=OWN, kind=CHANGE, column=column)


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


def find_items(values: pd.Series) -> dict[str, Codes]:
    """Give the distinct texts (their codes) that name each item, in alphabetical order."""
    spellings: dict[str, set[str]] = {}
    texts: dict[str, list[int]] = {}
    for code, text in enumerate(values.cat.categories):
        for item in split_items(str(text)):
            if not says_nothing(item):
                spellings.setdefault(item.casefold(), set()).add(item)
                texts.setdefault(item.casefold(), []).append(code)
    # A text may name an item twice.
    return {min(spellings[key]): np.unique(np.array(texts[key])) for key in sorted(texts)}


def split_items(text: str) -> list[str]:
    """Part a cell into its items."""
    items = (" ".join(item.split()) for item in text.split(";"))
    return [item for item in items if item]
