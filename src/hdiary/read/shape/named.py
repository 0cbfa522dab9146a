"""What a column may say of headaches, by its heading and by its cells."""

from __future__ import annotations

import re

from hdiary.read.numbers import parse_rating, parse_stars, ratio_of
from hdiary.read.role import Role, said
from hdiary.vocabulary.columns import header_key
from hdiary.vocabulary.headings import headache_words, mark_of, time_of_day_heading
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import PAIN_WORDS, is_blank

_ANSWER = re.compile(r"\[([^\[\]]{2,60})\]\s*$")
_WORDS = re.compile(r"[\s_/,()-]+")
_OF_TIME = {"hours", "hrs", "hour", "minutes", "mins", "stunden", "std", "heures", "horas", "ore"}
_MOST, _FEW = 10, 1 / 3
_DIGITS = re.compile(r"(?<!\d)[0-9]{1,2}(?!\d)")
_WITHOUT = {
    "kopfschmerzfrei", "schmerzfrei", "sans douleur", "sans mal de tete", "senza dolore",
    "senza mal di testa", "sin dolor", "sin dolor de cabeza", "pijnvrij", "hoofdpijnvrij",
    "clear day", "smertefri", "smartfri", "sem dor",
}  # fmt: skip
"""Headings that are ticked on days without headache."""


def names_headache(role: Role) -> bool:
    """Say whether the heading of a free column names a headache."""
    if not role.free:
        return False
    timed = time_of_day_heading(role.header)
    answer = _ANSWER.search(role.header)
    named = headache_words(role.header) or (answer and headache_words(answer[1]))
    return bool(
        named
        or (timed and any(headache_words(w) for w in role.header.split()))
        or headache_words(_without_grades(role.header))
    )


def _without_grades(header: str) -> str:
    """Give a heading without words for how bad it was: "Headache, severe"."""
    words = _WORDS.split(header)
    return " ".join(word for word in words if PAIN_WORDS.get(fold(word), 0) == 0)


def kind_of_cells(role: Role) -> str:
    """Say what the cells of a column are: ``flag``, ``number``, ``word``, or else ``""``."""
    texts = said(role)
    if not texts:
        return ""
    scale = scale_of_unit(role.unit) if role.unit else None
    rated = [any_rating(text) for text in texts[:400]]
    if all(number is not None and number >= 0 for number in rated):
        above = any(number is not None and number > 1 for number in rated)
        return "number" if above or scale not in (None, "yes-no") else "flag"
    if all(mark_of(text) is not None for text in texts):
        return "flag"
    if all(fold(text) in PAIN_WORDS for text in texts):
        return "word"
    return "number" if _mostly_rated(role) else ""


def _mostly_rated(role: Role) -> bool:
    """Say whether most cells are ratings, and few of the others hold no digit (``6+3``)."""
    # Each of the others is told and left blank: the column is not lost with them.
    rated = role.column.where(lambda text: any_rating(text.strip()) is not None)
    above = role.column.where(lambda text: any(int(n) > 1 for n in _DIGITS.findall(text)))
    spoken = ~role.column.where(is_blank) & ~rated
    wordy = spoken & ~role.column.where(lambda text: any(sign.isdigit() for sign in text))
    few = wordy.sum() <= _FEW * (rated | spoken).sum()
    return bool(above.any() and rated.sum() > spoken.sum() and few)


def any_rating(text: str) -> float | None:
    """Read a rating on whatever scale: a number, a number of several, stars."""
    stars = parse_stars(text)
    return parse_rating(text, highest=ratio_of(text) or _MOST) if stars is None else stars


def holds_lengths(role: Role) -> bool:
    """Say whether a heading speaks of hours or minutes, which are no rating."""
    words = set(_WORDS.split(fold(role.header)))
    return role.meaning != "pain" and bool(words & _OF_TIME)


def names_no_headache(header: str) -> bool:
    """Say whether a heading is ticked on days without headache."""
    words = header_key(header)
    if words in _WITHOUT:
        return True
    level = PAIN_WORDS.get(words)
    return level == 0 and (" " in words or words.endswith(("free", "frei")))
