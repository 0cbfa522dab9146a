"""Spellings that the person takes as one: which word or heading stands for which others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hdiary.diary import Problems, shown
from hdiary.read.same_refused import refuse_pair, refuse_word
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import split_items
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

SAME = "same"
"""The setting of `hdiary.read_diary` that holds them."""
Groups = Mapping[str, tuple[str, ...]]
"""From the word that stands for all of them to its other spellings."""

_MOST_WORDS = 5000
"""Words and spellings: more than anybody takes as one by hand, and few enough to be looked at."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Said:
    """What is taken as one, and what of it is said for the first time, of this one file."""

    groups: Groups
    new: Groups


def as_groups(given: Any) -> dict[str, tuple[str, ...]]:
    """Give what was said to be one as words and their spellings; refuse what is no such thing."""
    if not isinstance(given, Mapping):
        _refuse(given, phrase("read.same.groups"))
    lists = [others for others in given.values() if isinstance(others, (list, tuple))]
    if len(given) + sum(map(len, lists)) > _MOST_WORDS:
        _refuse("", phrase("read.same.most", most=_MOST_WORDS))
    groups: dict[str, tuple[str, ...]] = {}
    for word, others in given.items():
        listed = [others] if isinstance(others, str) else others
        if not _are_texts([word]) or len(split_items(word)) != 1 or is_blank(word):
            _refuse(word, phrase("read.same.word"))
        if not isinstance(listed, Iterable) or not _are_texts(listed := list(listed)):
            _refuse(others, phrase("read.same.groups"))
        groups[word.strip()] = tuple(dict.fromkeys(one.strip() for one in listed))
    for word, spellings in groups.items():
        _check_words(word, spellings)
    check_groups(groups)
    return groups


def _check_words(word: str, others: tuple[str, ...]) -> None:
    """Refuse what would change what a diary says, not how it is spelt."""
    if not others:
        return  # it stands alone from now on
    for refused in (refuse_word(word), *(refuse_pair(word, other) for other in others)):
        if refused is not None:
            _refuse(refused.value, refused.expected, refused.suggestion)


def check_groups(groups: Groups) -> None:
    """Refuse a spelling that is said to be two things, and words that are each other."""
    whose: dict[str, str] = {}
    for word, others in groups.items():
        for other in others:
            before = whose.setdefault(fold(other), word)
            if fold(before) != fold(word):
                _refuse(other, phrase("read.same.one_word", first=before, then=word))
    ends = _find_ends(_leads(groups))
    for word in groups:
        if ends.get(fold(word), "") is None:
            _refuse(word, phrase("read.same.no_circle"))


def merge_same(before: Groups, more: Any) -> dict[str, tuple[str, ...]]:
    """Add groups to those before; where both speak of a spelling, what is added counts."""
    # A word with no other spellings stands alone from now on.
    more = as_groups(more)
    alone = {fold(word) for word, others in more.items() if not others}
    said = {fold(other) for others in more.values() for other in others}
    merged: dict[str, tuple[str, ...]] = {}
    for word, others in before.items():
        left = tuple(other for other in others if fold(other) not in said)
        if left and fold(word) not in alone:
            merged[word] = left
    names: dict[str, str] = {}
    for word in (*merged, *more):
        names.setdefault(fold(word), word)
    for word, others in more.items():
        name = names[fold(word)]
        merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *others)))
    return merged


def said_of(given: Groups, *before: Mapping[str, Any] | None, one_file: bool) -> Said:
    """Add what is said now to what was remembered, the earliest first."""
    groups: dict[str, tuple[str, ...]] = {}
    for said in (*((settings or {}).get(SAME, {}) for settings in before), given):
        groups = merge_same(groups, said)
    check_groups(groups)
    return Said(
        groups={word: others for word, others in groups.items() if others},
        new=given if one_file else {},
    )


def stands_for(groups: Groups) -> dict[str, str]:
    """Give, for each spelling in small letters, the word that is written in its place."""
    names = {fold(word): word for word in groups}
    leads = _leads(groups)
    ends = _find_ends(leads)
    return {one: names[ends.get(one) or one] for one in (*names, *leads)}


def _leads(groups: Groups) -> dict[str, str]:
    """Give, for each spelling, the next word on the way, both in small letters."""
    pairs = [(fold(other), fold(word)) for word, others in groups.items() for other in others]
    return {other: word for other, word in pairs if other != word}


def _find_ends(leads: Mapping[str, str]) -> dict[str, str | None]:
    """Follow each spelling to the word that stands for it in the end; None in a circle."""
    ends: dict[str, str | None] = {}
    for spelling in leads:
        way: dict[str, None] = {}
        at = spelling
        while at in leads and at not in ends and at not in way:
            way[at] = None
            at = leads[at]
        ends |= dict.fromkeys(way, None if at in way else ends.get(at, at))
    return ends


def _are_texts(given: list[Any]) -> bool:
    return all(isinstance(one, str) and one.strip() for one in given)


def _refuse(value: Any, expected: Phrase, suggestion: Phrase | None = None) -> None:
    found = Problems()
    text = shown(value) if isinstance(value, str) else ""
    hint = suggestion or phrase("read.same.such_as")
    found.add(SAME, value=text, expected=expected, suggestion=hint)
    found.raise_errors()
