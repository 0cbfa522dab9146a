"""Make two spellings of one word compare as equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

# Letters that Unicode does not split into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
FACTOR_MARK = " (factor)"
"""What a header ends in that is a factor, whatever it is called."""
_SHORTEST_OFFERED, _LONGEST_OFFERED = 5, 40
_HEADER_SIGNS = re.compile(r"[.:?!\u00bf\u00a1#*\"'\u2019]+")
_GAPS = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
# Soft hyphens, blanks without a width, marks of direction, byte order marks. Joiners are left
# out: words of Persian and Hindi, and pictures of several people, are spelt with them.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
_REMEMBERED, _MOST_KEPT = 100, 65_536
"""Signs of a text: of what is longer nothing is kept, since it is rarely said twice and might fill
memory; and of how many texts something is kept."""
_Read = TypeVar("_Read")


def remember_short(read: Callable[[str], _Read]) -> Callable[[str], _Read]:
    """Keep what a function read in short texts: thousands of columns say the same words."""
    kept = lru_cache(maxsize=_MOST_KEPT)(read)

    @wraps(read)
    def of_text(text: str) -> _Read:
        return kept(text) if len(text) <= _REMEMBERED else read(text)

    # As lru_cache itself has it, for tests that count work.
    of_text.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return of_text


def without_unseen(text: str) -> str:
    """Take signs without a width out of a text, unless words from right to left may need them."""
    if text.isascii() or not _UNSEEN.search(text) or any(map(_from_right, text)):
        return text
    return _UNSEEN.sub("", text)


def _from_right(sign: str) -> bool:
    return sign.isalpha() and unicodedata.bidirectional(sign) in ("R", "AL")


def plain(text: str) -> str:
    """Write text in small letters, without accents; every other sign stays."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", without_unseen(text).casefold()).casefold()
    letters = "".join(sign for sign in split if not unicodedata.combining(sign))
    return letters.translate(_PLAIN)


@remember_short
def fold(text: str) -> str:
    """Write text in small letters, without accents, with single spaces for gaps, `_` and `-`."""
    return _GAPS.sub(" ", plain(text)).strip()


@remember_short
def header_key(header: str) -> str:
    """Write a header in the form in which it is looked up."""
    return " ".join(_HEADER_SIGNS.sub(" ", fold(header)).split())


def may_begin(text: str, starts: frozenset[str]) -> bool:
    """Say, without folding it, whether a text may begin with one of some pairs of letters."""
    # Two plain letters stay as they are when a text is folded; of all else nothing is said.
    start = text[:2]
    return not (start.isascii() and start.isalpha()) or start.lower() in starts


def any_may_begin(texts: Iterable[str], starts: frozenset[str]) -> bool:
    """Say the same of several texts: of as many as a long diary has, few begin differently."""
    return any(may_begin(start, starts) for start in {text[:2] for text in texts})


def spans(parts: list[str], longest: int) -> Iterator[tuple[str, list[str]]]:
    """Give every run of words, the longest first, each with the words around it."""
    for size in range(min(longest, len(parts)), 0, -1):
        for first in range(len(parts) - size + 1):
            yield " ".join(parts[first : first + size]), parts[:first] + parts[first + size :]


def words(text: str) -> tuple[str, ...]:
    """Split a table's cell, one word or phrase between two `|`."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


class Speller:
    """Finds the known word, folded, that a misspelt one is closest to, quickly for many of them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for word in known:
            if len(word) >= _SHORTEST_OFFERED:
                # A slip of the finger rarely changes both the beginning and the end.
                for key in (f"{word[0]}-", f"-{word[-3:]}"):
                    self._words.setdefault((key, len(word)), []).append((word, _letters(word)))

    def nearest(self, word: str) -> str | None:
        """Find the closest known word; None when nothing is close (see `nearest`)."""
        if not _SHORTEST_OFFERED <= len(word) <= _LONGEST_OFFERED:
            return None
        cutoff = 0.84 if len(word) < 7 else 0.8
        letters = _letters(word)
        near = {
            candidate: None
            for key in (f"{word[0]}-", f"-{word[-3:]}")
            for size in range(len(word) - 3, len(word) + 4)
            for candidate, theirs in self._words.get((key, size), ())
            # Letters that only one of them has count against the likeness, so this loses nothing.
            if (letters ^ theirs).bit_count() <= (1 - cutoff) * (len(candidate) + len(word))
        }
        if not near:
            return None
        return _closest(word, near, cutoff)


def _closest(word: str, near: Iterable[str], cutoff: float) -> str | None:
    """Give what `get_close_matches` gives first, comparing no word that cannot win."""
    from difflib import SequenceMatcher  # only misspelt words pay for it

    theirs = _counted(word)
    bounds = sorted(((_at_most(theirs, one, len(word)), one) for one in near), reverse=True)
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    best: tuple[float, str] | None = None
    for bound, candidate in bounds:
        if bound < (cutoff if best is None else best[0]):
            break
        matcher.set_seq1(candidate)
        ratio = matcher.ratio()
        if ratio >= cutoff and (best is None or (ratio, candidate) > best):
            best = ratio, candidate
    return best[1] if best else None


@lru_cache(maxsize=16_384)
def _counted(word: str) -> frozenset[tuple[str, int]]:
    """Pair each letter of a word with how often it came before, so that sets count repeats."""
    seen: dict[str, int] = {}
    pairs = []
    for letter in word:
        seen[letter] = seen.get(letter, -1) + 1
        pairs.append((letter, seen[letter]))
    return frozenset(pairs)


def _at_most(letters: frozenset[tuple[str, int]], candidate: str, size: int) -> float:
    """Give the likeness that two words can reach by the letters they share, in any order."""
    return 2.0 * len(letters & _counted(candidate)) / (size + len(candidate))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that a misspelt one is closest to, or None when nothing is close."""
    # Short words give false friends (`ice` and `rice`), so the shorter the word, the closer it
    # must be; below five letters, and above forty, nothing is offered. The first letter or the
    # last three must be right. For many words, keep a `Speller`.
    return Speller(known).nearest(word)


def _letters(word: str) -> int:
    """Mark which letters a word has, one bit each."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits
