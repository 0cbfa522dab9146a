"""Everyday words in a cell: yes and no, nothing said, no treatment, pain in words, dates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hdiary.vocabulary._outcomes import remark_outcome
from hdiary.vocabulary.data import group, meanings, table
from hdiary.vocabulary.text import fold, may_begin

YES_WORDS = group("answers", "yes")
"""Folded words that say yes."""

NO_WORDS = group("answers", "no")
"""Folded words that say no."""

BLANK_WORDS = group("answers", "blank") | {""}
"""Folded words that say nothing: the cell is as good as empty.

`none` and `no` are not here: they say something.
"""
_BLANK_STARTS = frozenset(word[:2] for word in BLANK_WORDS)

NOT_SAID = "not said"
"""Written in a cell, it says that nothing was said, which an empty cell leaves open."""

_UNSAID_WORDS = group("answers", "not_said")


def says_unsaid(text: str) -> bool:
    """Say whether a cell says in words that nothing was said, unlike one that is left empty."""
    bare = text.strip()
    return bool(bare) and (fold(bare) in _UNSAID_WORDS or not bare.strip("?\uff1f"))


NO_TREATMENT_WORDS = group("answers", "no_treatment")
"""Folded words by which a treatment cell says: nothing was taken or done."""

PAIN_WORDS = {
    word: level
    for level, name in enumerate(("none", "mild", "moderate", "severe"))
    for word in table("pain")[name]
}
"""Folded words for pain: 0 none, 1 mild, 2 moderate, 3 severe."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _numbered(name: str, order: tuple[str, ...], first: int) -> dict[str, int]:
    """Give each word of a table its meaning's number, with and without a dot."""
    found = {word: order.index(meaning) + first for word, meaning in meanings(name).items()}
    return found | {f"{word}.": number for word, number in found.items() if " " not in word}


MONTHS = _numbered("months", _MONTHS, first=1)
"""Folded month names and abbreviations in many languages, with and without a dot: 1 to 12."""

WEEKDAYS = _numbered("weekdays", _WEEKDAYS, first=0)
"""Folded weekday names and abbreviations, with and without a dot: 0 (Monday) to 6 (Sunday).

An abbreviation that two languages read as different days is in neither.
"""


@lru_cache(maxsize=16_384)
def yes_no(text: str) -> bool | None:
    """Read yes or no in several languages."""
    folded = fold(text)
    if folded in YES_WORDS:
        return True
    return False if folded in NO_WORDS else None


def is_one_pair(texts: Iterable[str]) -> bool:
    """Say whether texts are at most one word for yes and one for no."""
    words = {fold(text) for text in texts}
    yes, no = words & YES_WORDS, words & NO_WORDS
    return len(yes) <= 1 and len(no) <= 1 and words == yes | no


def is_blank(text: str) -> bool:
    """Say whether a cell is as good as empty (`-`, `n/a`, `not recorded` and the like)."""
    # No word for a blank begins or ends with a digit, and most cells of a large diary do.
    if text[:1].isdecimal() or text[-1:].isdecimal():
        return False
    return may_begin(text, _BLANK_STARTS) and fold(text) in BLANK_WORDS


def is_no_treatment(text: str) -> bool:
    """Say whether a treatment cell says that nothing was taken or done."""
    return fold(text).rstrip(".!") in NO_TREATMENT_WORDS


_DITTO_WORDS = group("treatment_words", "ditto")
_DITTO_SIGNS = frozenset("\"'\u3003\u2033\u201c\u201d\u201e- ")
_MOST_SIGNS = 10


def is_ditto(text: str) -> bool:
    """Say whether a cell stands for what is written above it: ``ditto``, ``s.o.``, ``"``."""
    marks = len(text) <= _MOST_SIGNS and bool(set(text) - set("- ")) and set(text) <= _DITTO_SIGNS
    folded = fold(text)
    return marks or folded in _DITTO_WORDS or folded.rstrip(".") in _DITTO_WORDS


_NOTHING_WORDS = group("answers", "nothing")


def says_nothing(item: str) -> bool:
    """Say whether an item of a list says that no other applied."""
    return is_no_treatment(item) or fold(item).rstrip(".!") in _NOTHING_WORDS


_LONGEST_READ = 60
_MARKED = frozenset(
    {"\u2705", "\U0001f5f8", "\u25cf", "\u2022", "*", "\u25cb", "\u25ef", "\u3007", "\u25c9"}
)
_MARKED |= {"\u2714", "\u2713", "\u2611", "\u25a0", "\u2612", "\u25c6", "\u2b24"}
_NOT_MARKED = frozenset({"-", "--", "\u2013", "\u2014", "\u2212", "\uff0d", "\u00d7", "\u2717"})
_NOT_MARKED |= {"\u2718", "\u2610", "\u274c", "\u2715", "\u2716", "\u25a1", "\u30fc"}
_MARK_YES = group("answers", "yes") | group("answers", "done")
_MARK_NO = group("answers", "no") | group("answers", "undone")


@lru_cache(maxsize=16_384)
def mark_of(text: str) -> bool | None:
    """Read a mark in a column of marks."""
    # None for an empty cell and for whatever is no mark. The letter `x` is a mark; the sign of
    # multiplication says no in Japanese tables.
    if len(text) > _LONGEST_READ:
        return None
    sign = text.strip().replace("\ufe0f", "").replace("\ufe0e", "")
    if sign in _MARKED:
        return True
    if sign in _NOT_MARKED:
        return False
    folded = fold(sign).rstrip(".!")
    if folded in _MARK_YES:
        return True
    return False if folded in _MARK_NO else None


_ANSWERS = {
    word: name
    for name in ("helpful", "somewhat helpful", "unhelpful", "unsure")
    for word in (name, *group("outcome_answers", name))
}


def answer_outcome(text: str) -> str:
    """Give how a treatment did, from the answer to whether it helped; empty for other words."""
    key = fold(text).strip(" .!")
    if key in _ANSWERS:
        return _ANSWERS[key]
    answer = yes_no(text)
    return remark_outcome(text) if answer is None else "helpful" if answer else "unhelpful"
