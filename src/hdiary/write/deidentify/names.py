"""Pieces of identifiers, such as a name, in headings and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from hdiary.vocabulary.data import group
from hdiary.vocabulary.text import fold, header_key
from hdiary.write.deidentify.ages import split_heading

_SHORTEST, _SHORTEST_WITHIN, _SHORTEST_NUMBER = 3, 5, 4
_MANY_PEOPLE = 5
_PLAIN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What of people's identifiers may be the name of somebody."""

    wholes: frozenset[str]
    pieces: frozenset[str]

    @classmethod
    def of(cls, identifiers: Iterable[str]) -> Names:
        """Take identifiers apart; what half of the people share names a study and nobody."""
        keys = [header_key(str(name)) for name in identifiers]
        counts: dict[str, int] = {}
        for key in keys:
            found = {piece for part in (key, split_heading(key)) for piece in _PLAIN.findall(part)}
            for piece in found:
                counts[piece] = counts.get(piece, 0) + 1
        many = max(_MANY_PEOPLE, len(keys) / 2)
        pieces = {p for p, n in counts.items() if len(p) >= _SHORTEST and n < many}
        wholes = {
            key for key in keys if len(key) >= (_SHORTEST_NUMBER if key.isdecimal() else _SHORTEST)
        }
        return cls(frozenset(wholes), frozenset(pieces))

    def are_in(self, text: str) -> bool:
        """Say whether a heading or word holds a name or a piece of one, as ``with Anna`` does."""
        parts = [*header_key(text).split(), *split_heading(text).split()]
        runs = {" ".join(parts[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(parts))}
        if not self.wholes.isdisjoint(runs):
            return True
        tokens = {piece for part in parts for piece in _PLAIN.findall(part)}
        ended = {t[: -len(end)] for t in tokens for end in ("s", "es", "n") if t.endswith(end)}
        if not self.pieces.isdisjoint(tokens | ended):
            return True
        return any(self._within(token) for token in tokens if len(token) > _SHORTEST_WITHIN)

    def _within(self, token: str) -> bool:
        """Say whether a piece of some length is part of a longer word."""
        sizes = range(_SHORTEST_WITHIN, len(token))
        parts = {token[i : i + n] for n in sizes for i in range(len(token) - n + 1)}
        return not self.pieces.isdisjoint(parts)


def is_name_word(word: str) -> bool:
    """Say whether a word holds a title or an institution, as ``Dr Huber`` does."""
    return not _naming().isdisjoint(re.findall(r"\w+", fold(word)))


@cache
def _naming() -> frozenset[str]:
    return group("deidentify_words", "naming")
