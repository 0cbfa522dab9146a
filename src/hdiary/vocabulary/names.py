"""Names of people: usual first and last ones, and what stands before them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from hdiary.vocabulary.data import group, languages, listed
from hdiary.vocabulary.text import fold

__all__ = [
    "given_names", "has_unknown_word", "is_called_after", "is_known", "is_somebodys", "known_words",
    "meets_somebody", "names_alone", "titles", "without_person",
]  # fmt: skip

LETTERS = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_OWNED = re.compile(r"['\u2019]s?$")
_ENDED = re.compile(
    r"(?:[oe]wsk|[iy]nsk|zewsk)(?:i|a|y)$|[oe]wi(?:cz|tz)$|cz[ay]k$|(?:enko|chuk)$|poulo[su]$"
    r"|(?:[oae]glu|shvili)$|[oe]vi[ck]$|[nrlkt]sson$|escu$|(?:qvist|quist|dottir|dotter)$"
)
"""What last names of some countries end in, and hardly anything else does."""
_SHORTEST_ENDED, _SHORTEST = 7, 3
_OF_PEOPLE = {("personal", of) for of in ("given", "company", "eponyms")}
"""Lists of words that are surnames, too: "Freund", "Mann", "Alexander"."""
_MOST = 4
"""Words that a name has at most."""


@cache
def known_words() -> frozenset[str]:
    """Give every single word that some list of this room has, folded, but for people's names."""
    found: set[str] = set()
    for tables in languages().values():
        for name, table in tables.items():
            for meaning, words in table.items():
                if (name, meaning) not in _OF_PEOPLE:
                    for text in (meaning, *words):
                        found.update(LETTERS.findall(fold(text)))
    return frozenset(found)


@cache
def given_names() -> frozenset[str]:
    """Give the usual first names that make a name of the words beside them."""
    return group("personal", "given")


@cache
def titles() -> frozenset[str]:
    """Give what stands before names."""
    return frozenset(word.strip(".") for word in group("personal", "titles"))


def is_known(word: str) -> bool:
    """Say whether some list has a word, or a part of it that is longer than a letter."""
    bare = fold(word).strip(".")
    parts = {bare, *(part for part in re.split(r"[-'\u2019]", bare) if len(part) > 1)}
    return not parts.isdisjoint(known_words())


def has_unknown_word(text: str) -> bool:
    """Say whether a word of some length, large or small, stands in a text that no list has."""
    return any(len(word) >= _SHORTEST and not is_known(word) for word in LETTERS.findall(text))


def is_somebodys(word: str) -> bool:
    """Say whether a word, large or small, is a usual first or last name, or ends as these do."""
    bare = fold(word).strip(".")
    return any(
        part in given_names()
        or part in listed("names.txt")
        or (len(part) >= _SHORTEST_ENDED and _ENDED.search(part) and not is_known(part))
        for part in (bare, _OWNED.sub("", bare))
    )


def names_alone(text: str) -> bool:
    """Say whether a text is somebody's name and nothing else, by names that are usual."""
    # `Okonkwo`, `okonkwo`, `Dr. Brzezinski`; neither `Dr Pepper` nor `Massage Anna`.
    words = [word for word in text.replace(",", " ").split() if fold(word).strip(".") != ""]
    named = [word for word in words if fold(word).strip(".") not in titles()]
    return 0 < len(named) <= _MOST and all(map(is_somebodys, named))


def is_called_after(text: str) -> bool:
    """Say whether a text holds the name of somebody after whom something that is done is called."""
    # `McKenzie`, `Alexander technique`; `with Alexander` is somebody.
    words = [fold(word) for word in LETTERS.findall(text)]
    at = [k for k, word in enumerate(words) if word in group("personal", "eponyms")]
    beside = group("personal", "beside_people") | group("personal", "with") | titles()
    return any(not k or words[k - 1] not in beside for k in at)


def meets_somebody(text: str) -> bool:
    """Say whether a word that no list has, and that is written large, stands where people do."""
    # `walked with Okonkwo`; not `Walk With Dog`, where every word is large.
    words = LETTERS.findall(text)
    return any(
        a in group("personal", "beside_people") and _may_be_name(b) for a, b in pairwise(words)
    )


def _may_be_name(word: str) -> bool:
    return (
        len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower() and not is_known(word)
    )


def without_person(text: str) -> str:
    """Give the beginning of a text that names nobody; empty if there is none."""
    # `walked with Anna by the lake` gives `walked`, `Massage Frau Meier` gives `Massage`.
    words = text.split()
    who = [k for k, word in enumerate(words) if _is_who(words, k, word)]
    before = words[: who[0]] if who else words
    beside = group("personal", "beside_people") | group("personal", "beside_names") | titles()
    while before and (fold(before[-1]).strip(".") in beside or not LETTERS.search(before[-1])):
        before.pop()
    return " ".join(before)


def _is_who(words: list[str], k: int, word: str) -> bool:
    bare = word.strip(".,;:!?()\"'")
    large = bare[:1].isupper() and is_somebodys(bare)
    after = words[k - 1].strip(".,") if k else ""
    titled = fold(after) in titles() or after in group("personal", "beside_people")
    return large or (titled and _may_be_name(bare))
