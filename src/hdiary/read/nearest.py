"""The nearest reading of inexact words (``7ish``, ``ca. 3h``, ``5-6``).

It is offered to the person and never taken silently; what can be read exactly is not here.
"""

from __future__ import annotations

import re

from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.vocabulary.day_times import (
    ABOUT_BEFORE,
    ABOUT_BEHIND,
    AFTER_NOON_WORDS,
    BEFORE_NOON_WORDS,
    CLOCK_WORDS,
    LENGTH_WORDS,
    says_hurt,
)
from hdiary.vocabulary.text import fold, plain
from hdiary.vocabulary.text import words as split_words
from hdiary.vocabulary.words import PAIN_WORDS

_LONGEST = 60
_NOON = 43_200
_HIGHEST_OF_ANY = 100.0
_SHORT = 25
_BETWEEN = frozenset(
    split_words(
        "and | or | to | between | o | y | e | u | und | bis | oder | zwischen | ou | et | entre"
        " | a"
        " | sobre | de | of | von | sur | su | van | tot | en | maybe | about | max | peak | then"
    )
)
_SOME_NUMBER = re.compile(r"(?<![\d.,/:-])\d{1,3}(?![\d.,/:-])")
_DASHES = re.compile(r"\s?[\u2010-\u2015\u2212\u301c\uff5e]\s?")
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_BEFORE = sorted((plain(word) for word in ABOUT_BEFORE), key=len, reverse=True)
_BEHIND = sorted((plain(word) for word in ABOUT_BEHIND), key=len, reverse=True)
_HALF_DAY = re.compile(r"(\d{1,2}(?:[:.h]\d{2})?)\s?([ap])")
_ONE_MINUTE_SIGN = re.compile(r"(\d{1,2})[:.](\d)")
_MIXED = re.compile(r"(?:(\d{1,2})\s)?([1-3])/([24])\s?(.*)")
_RANGE = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:-|~|to|bis|or|oder|ou|bis zu|a|tot|до)\s?)"
    r"(\d{1,3}(?:[.,]\d{1,2})?)\s?(.*)"
)
_WORD_RANGE = re.compile(r"\s*(?:-|/|~|\bto\b|\bbis\b|\bor\b|\boder\b|\ba\b|\bou\b)\s*")
_RATIO = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:/|out of|of|von|sur|de)\s?\d{1,3}")
_REMARK = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?\(.*")

_NUMBER_WORDS: dict[str, float] = {
    word: float(number)
    for number, cell in enumerate(
        (
            "one | eins | un | uno | een",
            "two | zwei | deux | dos | due | twee",
            "three | drei | trois | tres | tre | drie",
            "four | vier | quatre | cuatro | quattro",
            "five | funf | cinq | cinco | cinque | vijf",
            "six | sechs | seis | sei | zes",
            "seven | sieben | sept | siete | sette | zeven",
            "eight | acht | huit | ocho | otto",
            "nine | neun | neuf | nueve | nove | negen",
            "ten | zehn | dix | diez | dieci | tien",
        ),
        start=1,
    )
    for word in split_words(cell)
}
"""Numbers that are written out; the nearest reading of a rating, and a sign that it hurt."""
_GONE = frozenset(split_words("gone | all gone | it was gone | weg | ganz weg | vorbei | disparu"))
"""Words for pain that went away: nothing is left of it."""


def nearest_clock(text: str) -> int | None:
    """Give the time of day that inexact words are nearest to."""
    # Seconds after midnight; None if the words are no time (``all day``), or an exact one that
    # `hdiary.read.clocks.parse_clock` reads.
    tidy = _tidy(text)
    exact = parse_clock(text)
    if exact is not None:
        # Noon is read exactly, and may be asked for here, too.
        return exact if not any(sign.isdigit() for sign in tidy) else None
    bare = _without_about(tidy)
    for words in dict.fromkeys((tidy, bare)):
        if fold(words) in CLOCK_WORDS:
            return CLOCK_WORDS[fold(words)]
        told = _hour_and_part(words)
        if told is not None:
            return told
    return _loose_clock(bare)


def _hour_and_part(text: str) -> int | None:
    """Read an hour with its part of the day, such as ``8 abends`` or ``3 in the afternoon``."""
    hour, _, part = text.partition(" ")
    if hour and not any(sign.isdigit() for sign in hour):
        return None
    early, late = part in BEFORE_NOON_WORDS, part in AFTER_NOON_WORDS
    part = part.removeprefix("uhr ").removeprefix("o'clock ")
    early, late = early or part in BEFORE_NOON_WORDS, late or part in AFTER_NOON_WORDS
    if not early and not late:
        return None
    seconds = _loose_clock(_without_about(hour))
    if seconds is None:
        return None
    return seconds + _NOON if late and seconds < _NOON else seconds


def _loose_clock(text: str) -> int | None:
    """Read a time, a bare hour (``7``), a short half (``2.30p``) or a lost sign (``14:3``)."""
    seconds = parse_clock(text)
    if seconds is not None:
        return seconds
    half = _HALF_DAY.fullmatch(text)
    if half:
        return parse_clock(f"{half[1]} {half[2]}m")
    short = _ONE_MINUTE_SIGN.fullmatch(text)
    if short:
        return parse_clock(f"{short[1]}:0{short[2]}")
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) <= 24:
        return int(text) * 3600
    return None


def nearest_hours(text: str, unit: str | None) -> float | None:
    """Give the length of time that inexact words are nearest to."""
    # Hours [h]; None if the words are no length, or an exact one.
    tidy = _tidy(text)
    bare = _without_about(tidy)
    for words in dict.fromkeys((tidy, bare)):
        if fold(words) in LENGTH_WORDS:
            return float(LENGTH_WORDS[fold(words)])
    if bare != tidy or "+" in tidy:
        hours = parse_hours(bare, unit)
        if hours is not None:
            return hours
    elif parse_hours(text, unit) is not None:
        return None
    mixed = _MIXED.fullmatch(bare)
    if mixed:
        one = parse_hours(f"1 {mixed[4]}".strip(), unit)
        return None if one is None else one * (int(mixed[1] or 0) + int(mixed[2]) / int(mixed[3]))
    span = _RANGE.fullmatch(bare)
    if span:
        ends = [parse_hours(f"{n} {span[3]}".strip(), unit) for n in (span[1], span[2])]
        return _middle(ends[0], ends[1])
    return None


def nearest_rating(text: str, *, highest: float) -> float | None:
    """Give the rating that an inexact one is nearest to."""
    # The rating, on the scale; the middle of two. None for words, for ``5/6`` (which may be 5
    # of 6), for what lies outside the scale, and for exact ratings.
    if parse_rating(text, highest=highest) is not None:
        return None
    bare = _without_about(_tidy(text))
    number = parse_rating(bare, highest=highest)
    if number is None:
        number = 0.0 if fold(bare) in _GONE else _NUMBER_WORDS.get(fold(bare))
    mixed, span = _MIXED.fullmatch(bare), _RANGE.fullmatch(bare)
    if number is None and mixed and mixed[1] and not mixed[4]:
        number = int(mixed[1]) + int(mixed[2]) / int(mixed[3])
    elif number is None and span and span[3].replace(" ", "") in ("", f"/{highest:g}"):
        number = _middle(parse_number(span[1]), parse_number(span[2]))
        number = None if (parse_number(span[2]) or 0) > highest else number
    return number if number is not None and 0 <= number <= highest else None


def word_level(text: str) -> float | None:
    """Give the level of a word of pain, or the middle of a range of two (`mild to moderate`)."""
    level = PAIN_WORDS.get(fold(text))
    return word_range(text) if level is None else float(level)


def word_range(text: str) -> float | None:
    """Give the middle of a range of two words of pain."""
    parts = _WORD_RANGE.split(_tidy(text))
    levels = [PAIN_WORDS.get(fold(part)) for part in parts]
    if len(levels) != 2 or levels[0] is None or levels[1] is None:
        return None
    return _middle(float(levels[0]), float(levels[1]))


def says_it_hurt(text: str) -> bool:
    """Say whether a pain cell that is no rating still says that it hurt."""
    # True for an inexact rating above 0 and for words of pain above none; False for ``none``,
    # for ``0-1`` and for what is not known.
    bare = _without_about(_tidy(text))
    if says_hurt(text) or says_hurt(bare) or fold(bare) in _NUMBER_WORDS:
        return True
    for pattern in (_RANGE, _RATIO, _REMARK):
        match = pattern.fullmatch(bare)
        if match and (pattern is not _RANGE or not match[3] or match[3].startswith("/")):
            return (parse_number(match[1]) or 0) > 0
    number = parse_number(bare)
    if number is None:
        number = nearest_rating(text, highest=_HIGHEST_OF_ANY)
    if number is not None:
        return number > 0
    # "4 mild", "between 5 and 6", "++": a small number or a plus says that it hurt.
    some = _SOME_NUMBER.findall(bare) if len(bare) <= _SHORT else []
    words = [word for word in re.split(r"[\s\d.,/()-]+", fold(bare)) if word]
    beside = all(word in _BETWEEN or word in PAIN_WORDS for word in words)
    return bool(bare.strip("+ ") == "" and "+" in bare) or (
        bool(some) and beside and all(0 < int(n) <= _HIGHEST_OF_ANY for n in some)
    )


def _middle(low: float | None, high: float | None) -> float | None:
    if low is None or high is None or low >= high:
        return None
    return (low + high) / 2


def _tidy(text: str) -> str:
    """Write a short text plainly: small letters, single spaces, one kind of dash."""
    if len(text) > _LONGEST:
        return ""
    for sign, spelt in _FRACTIONS.items():
        text = text.replace(sign, spelt)
    text = _DASHES.sub("-", text.strip()).replace(" - ", "-")
    return " ".join(plain(text).replace("\u2019", "'").split()).rstrip(" .!")


def _without_about(text: str) -> str:
    """Take off words and signs that say *about*, in front and behind."""
    before = None
    while text != before:
        before = text
        text = text.lstrip("~\u2248>\u2265= ").rstrip("?+~ ")
        for word in _BEFORE:
            rest = text.removeprefix(word)
            if rest != text and not (_latin(word[-1]) and _latin(rest[:1])):
                text = rest.strip()
                break
        for word in _BEHIND:
            rest = text.removesuffix(word)
            if rest not in ("", text) and not _latin(rest[-1]):
                text = rest.rstrip(" -")
                break
    return text


def _latin(sign: str) -> bool:
    """Say whether a sign is a letter that runs on in words, unlike a Chinese one."""
    return sign.isalpha() and sign < "\u3000"
