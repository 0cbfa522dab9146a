"""The title of an event: what it names, and how bad it says that it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import headache_words
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS

_OF = re.compile(
    r"(?<![\d/.,:])(\d{1,3}(?:[.,]\d)?\s*(?:/|out of|of|von|sur|de|su|van)\s*\d{1,3})"
    r"(?![\d/:]|[.,]\d)"
)
_BRACKETED = re.compile(r"[(\[]\s*(\d{1,2}(?:[.,]\d)?(?:\s?[-\u2013]\s?\d{1,2})?)\s*[)\]]")
_BARE = re.compile(r"(?:^|(?<=[\s:=]))(\d{1,2}(?:[.,]\d)?(?:\s?[-\u2013]\s?\d{1,2})?)$")
_AHEAD = re.compile(r"^(\d{1,2}(?:[.,]\d)?)(?=\s*[:=]?\s+\D)")
_PARTED = re.compile(r"\s*[,;:|(\[]\s*|\s+[-\u2013\u2014/+]\s+")
_COUNTED = re.compile(r"(.{1,200}?\w)\s*(?:#|no\.?|nr\.?)?\s*\d{1,4}", re.IGNORECASE)
_HIGHEST = 100
_LONGEST = 200
_SHORTEST_DENIAL = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """What a title says."""

    item: str  # What it names, without the number and what stands behind a sign
    rating: str  # As written; empty where it has none
    rest: tuple[str, ...]  # What else stands in it, in its parts
    clear: bool  # Whether it says that there was no headache

    @property
    def headache(self) -> bool:
        """Whether it names a headache, or that there was none."""
        return self.clear or headache_words(self.item) is not None


@lru_cache(maxsize=65_536)
def read_title(text: str) -> Title:
    """Take a title apart."""
    text = " ".join(text.split())[:_LONGEST]
    if _denies(text):
        return Title(item=_bare(text), rating="", rest=(), clear=True)
    rating, left = _rating(text)
    parts = [part for part in (_bare(one) for one in _PARTED.split(left)) if part]
    item, number = _numbered(parts[0]) if parts else ("", "")
    word = fold(item)
    worded = next((one for one in word.split() if PAIN_WORDS.get(one)), "")
    if not rating and worded and headache_words(item) is not None:
        rating = worded
    clear = _denies(item)
    return Title(
        item=item,
        rating="" if clear else rating,
        rest=tuple(filter(None, (number, *parts[1:]))),
        clear=clear,
    )


def _numbered(item: str) -> tuple[str, str]:
    """Part a headache from the number that only counts it: ``Migraine day 2``, ``Headache #3``."""
    match = _COUNTED.fullmatch(item)
    counted = match is not None and headache_words(match[1]) is not None
    return (match[1], item) if match and counted else (item, "")


def _denies(text: str) -> bool:
    """Say whether a text says that nothing hurt: ``No headache``, and not ``none`` alone."""
    bare = _bare(text)
    return PAIN_WORDS.get(fold(bare)) == 0 and len(bare) >= _SHORTEST_DENIAL


def _bare(text: str) -> str:
    """Take signs and pictures off both ends."""
    inner = [k for k, sign in enumerate(text) if sign.isalnum()]
    return text[inner[0] : inner[-1] + 1] if inner else ""


def _rating(text: str) -> tuple[str, str]:
    """Give the number of a title that rates, and the title without it."""
    for form in (_OF, _BRACKETED):
        match = form.search(text)
        if match and _may_rate(match[1]):
            return match[1], f"{text[: match.start()]} , {text[match.end() :]}"
    for form in (_BARE, _AHEAD):
        match = form.search(text)
        if match is None:
            continue
        left = f"{text[: match.start()]} {text[match.end() :]}"
        if _rates(_bare(left)):
            return match[1], left
    return "", text


def _may_rate(number: str) -> bool:
    first = re.match(r"\d+", number)
    return first is not None and int(first[0]) <= _HIGHEST


def _rates(words: str) -> bool:
    """Say whether a number beside some words rates: not that of a day, and only a headache."""
    last = words.split()[-1] if words else ""
    named = headache_words(words) is not None or column_meaning(words).meaning == "pain"
    return named and column_meaning(last).meaning != "date"
