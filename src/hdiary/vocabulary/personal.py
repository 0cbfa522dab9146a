"""Texts that tell who somebody is: names, addresses, telephone numbers, codes; and prose."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from hdiary.vocabulary import names
from hdiary.vocabulary.data import either, group
from hdiary.vocabulary.names import given_names, is_known, known_words, titles
from hdiary.vocabulary.text import fold, header_key

__all__ = [
    "has_contact", "has_given_name", "heads_plain_things", "heads_things", "heads_works", "is_code",
    "is_full_name", "is_lower_name", "is_name", "is_prose", "known_words", "names_somebody",
    "odd_name", "says_company",
]  # fmt: skip

_MAIL = re.compile(r"[\w.+-]@\w")
_PAGE = re.compile(r"\(https?://[^()\s]*\)")
_HANDLE = re.compile(r"(?:^|\s)@(\w{2,60})")
_LINK = re.compile(r"https?://|\bwww\.|\b[\w-]{2,63}\.(?:com|org|net|de|at|ch|eu|info|io)\b", re.I)
_DATE = re.compile(
    r"(?<!\d)(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?!\d)"
)
_TELEPHONE = re.compile(r"(?<![\d.,])[+(]?\d(?:[ ()/-]{0,2}\d){6,}(?![\d.,])")
_FEWEST_DIGITS, _FEWEST_ALONE = 7, 9
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.#-]{4,39}")
_AMOUNT = re.compile(r"[<>~+-]?\d+(?:[.,]\d+)?[A-Za-z%]{0,8}")
_GROUPED = re.compile(r"\d{2,}(?:[ -]\d{2,}){1,4}")
_ADDRESS = re.compile(
    r"\b\d{5}\s+[^\W\d_]{3}|(?:stra(?:ss|\u00df)e|str\.?|weg|allee|platz|gasse)\s+\d{1,4}\b"
    r"|\b\d{1,5}\s+(?:\w+\s+){1,3}(?:street|road|avenue|lane|drive|st|rd|ave)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){2,4}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?")
_LONGEST_NAME, _MOST_WORDS, _MOST_PLAIN_WORDS, _LONGEST = 60, 6, 3, 40
_SHORTEST_ODD = 5
_INITIAL = re.compile(r"(?<![\w.'-])(?!\d)[^\W\d_]\. ?([A-Z\u00c0-\u00de][^\W\d_]{2,})")
_NO_INITIALS = {"A.M.", "P.M."}


_COMPANY = group("personal", "company")
_WITH = re.compile(rf"(?:{either('personal', 'with')})\s+(?=\S)")


def says_company(text: str) -> bool:
    """Say whether a text tells who was there and names nobody: ``alone``, ``mit Freunden``."""
    folded = fold(text)
    return folded in _COMPANY or _WITH.sub("", folded, count=1) in _COMPANY


@cache
def _particles() -> frozenset[str]:
    return group("personal", "particles")


def has_contact(text: str) -> bool:
    """Say whether an address, a link or a telephone number stands in a text."""
    # `call Eva 0176 5550123` has one; `2026-03-01 14:30` and `1013.25` have none.
    # `@work` says where, `@vexmoor` who.
    if any(fold(found) not in known_words() for found in _HANDLE.findall(text)):
        return True
    # `ibuprofen (https://...)` is a page about it.
    text = _PAGE.sub(" ", text) if text[:1] not in "(h" else text
    if _MAIL.search(text) or _LINK.search(text) or _ADDRESS.search(text):
        return True
    rest = _DATE.sub(" ", text) if any(sign.isdigit() for sign in text) else ""
    alone = not any(sign.isalpha() for sign in text)
    for found in _TELEPHONE.finditer(rest):
        digits = sum(sign.isdigit() for sign in found[0])
        marked = found[0][0] in "+(0" or not found[0].isdigit()
        if digits >= (_FEWEST_ALONE if alone else _FEWEST_DIGITS) and (marked or not alone):
            return True
    return False


def is_code(text: str) -> bool:
    """Say whether a text is an identifier: digits with letters, or groups of many digits."""
    # `MX-00421` and `943 476 5919`; neither `400mg` nor `120/80`.
    digits = sum(sign.isdigit() for sign in text)
    if digits < 3 or len(text) > _LONGEST:
        return False
    if digits == len(text):
        return digits >= _FEWEST_ALONE
    if _GROUPED.fullmatch(text):
        return digits >= 8
    if not any(sign.isalpha() for sign in text) or _AMOUNT.fullmatch(text):
        return False
    words = names.LETTERS.findall(fold(text))
    return _TOKEN.fullmatch(text) is not None and not any(
        len(word) > 2 and word in known_words() for word in words
    )


@lru_cache(maxsize=65_536)
def is_name(text: str) -> bool:
    """Say whether a text is written as somebody's name is."""
    # Two to four capitalised words of which none is an ordinary one (`Kowalska, Piotr`, but not
    # `Night Shift`), a title before a name, initials, or a usual given name alone.
    bare = text.strip()
    if not bare or len(bare) > _LONGEST_NAME or any(sign.isdigit() for sign in bare):
        return False
    if _INITIALS.fullmatch(bare):
        return bare == bare.upper() and bare.replace(" ", "") not in _NO_INITIALS
    words = [word for word in re.split(r"[\s,]+", bare) if word]
    named = [word for word in words if fold(word).strip(".") not in titles()]
    titled = len(named) < len(words)
    named = [word for word in named if word not in _particles()]
    if not all(_WORD.fullmatch(word) and word[0].isupper() for word in named):
        return False
    given = any(fold(word) in given_names() for word in named)
    if len(named) == 1:
        return (titled or names.is_somebodys(named[0])) and not is_known(named[0])
    return 2 <= len(named) <= 4 and (given or not any(is_known(word) for word in named))


def is_lower_name(text: str) -> bool:
    """Say whether a text is somebody's name in small letters: a usual one, alone or with others."""
    # `anna`, `okonkwo`, `uwe vexmoor`; of ordinary words beside it (`rosa wein`) it is none.
    words = text.replace(",", " ").split()
    usual = [word for word in words if names.is_somebodys(word)]
    others = [word for word in words if word not in usual]
    small = all(_WORD.fullmatch(word) and word.islower() for word in words)
    return 0 < len(words) <= 3 and bool(usual) and small and not any(map(is_known, others))


@lru_cache(maxsize=65_536)
def is_full_name(text: str) -> bool:
    """Say whether a text is a usual given name with a surname, in either order."""
    # `Vexmoor, Tobias`; of ordinary words beside it (`Rose, Wine`) it is none.
    words = text.replace(",", " ").split()
    others = [word for word in words if fold(word).strip(".") not in given_names()]
    plain = any(is_known(word) for word in others)
    return 0 < len(others) < len(words) and not plain and is_name(text)


def odd_name(text: str) -> bool:
    """Say whether a capitalised word that no list has stands in a text: a name, as a rule."""
    # Only among what is no answer in own words: brands and German nouns are written so, too.
    words = [word.strip(".,;:!?()\"'") for word in text.split()]
    plain = [word for word in words if word.isalpha()]
    fewest = _SHORTEST_ODD if len(plain) == 1 else 1
    return any(len(w) >= fewest and w[0].isupper() and not is_known(w) for w in plain)


_BESIDE_THINGS = {"my", "the", "of", "day", "today", "type", "kind", "other", "heute", "art"}


@cache
def _things() -> frozenset[str]:
    return group("personal", "things")


def heads_things(header: str) -> bool:
    """Say whether a heading heads things with names of their own: drinks, games, courses."""
    words = set(header_key(header).split())
    return bool(words & _things()) and words <= _things() | _BESIDE_THINGS


def heads_works(header: str) -> bool:
    """Say whether a heading heads things that are called after people: games, films, courses."""
    return heads_things(header) and not group("personal", "works").isdisjoint(
        header_key(header).split()
    )


def heads_plain_things(header: str) -> bool:
    """Say whether a heading heads things that have no brands: moods, the weather, sports."""
    words = set(header_key(header).split())
    return heads_things(header) and words <= group("personal", "plain") | _BESIDE_THINGS


def names_somebody(text: str) -> bool:
    """Say whether somebody is named within a text: as a whole, or by a usual given name."""
    return is_name(text) or has_given_name(text)


@lru_cache(maxsize=65_536)
def has_given_name(text: str) -> bool:
    """Say whether a usual name, or a title or an initial before a name, is in a text."""
    # `quarrel with Anna`, `saw Dr Meier`, `met Vexmoor`, `T. Vexmoor`; German nouns (`nach dem
    # Essen`) are not taken for names.
    words = names.LETTERS.findall(text[:400])
    if any(word[0].isupper() and names.is_somebodys(word) for word in words):
        return True
    if names.meets_somebody(text[:400]):
        return True
    pairs = pairwise(words)
    if any(fold(a) in titles() and b[0].isupper() and not is_known(b) for a, b in pairs):
        return True
    return any(not is_known(found[1]) for found in _INITIAL.finditer(text[:400]))


def is_prose(text: str) -> bool:
    """Say whether a text is long enough to be written freely, on more than one word's matter."""
    # More than six words, more than three of them without digits, or more than forty signs.
    words = text.split()
    plain = sum(not any(sign.isdigit() for sign in word) for word in words)
    return len(text) > _LONGEST or len(words) > _MOST_WORDS or plain > _MOST_PLAIN_WORDS
