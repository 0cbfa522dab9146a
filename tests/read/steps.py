"""How many steps a pattern takes on a text: `re` does not tell, so its way is walked here.

A matcher that goes back tries one thing after another, and each trial at a place is a step. What
is found is what `re` finds, so the steps are those of `re`, whatever makes each of them cheaper.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Ends = Iterator[int]
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
_AHEAD = {_constants.ASSERT: True, _constants.ASSERT_NOT: False}


class Walk:
    """A pattern, and how many steps it took so far."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        if re.search(r"\\[1-9]|\(\?P=", pattern.pattern):
            raise ValueError("what a group took is not kept, so nothing can refer back to it")
        self.tree = _parser.parse(pattern.pattern, pattern.flags)
        self.steps = 0
        self._single: dict[int, re.Pattern[str]] = {}

    def match(self, text: str, begin: int = 0, *, whole: bool = False) -> int | None:
        """Give where a match that begins here ends."""
        ends = self._sequence(text, list(self.tree), begin)
        return next((end for end in ends if not whole or end == len(text)), None)

    def search(self, text: str, begin: int = 0) -> tuple[int, int] | None:
        """Give the first match, looking from every place."""
        for place in range(begin, len(text) + 1):
            end = self.match(text, place)
            if end is not None:
                return place, end
        return None

    def search_all(self, text: str) -> list[tuple[int, int]]:
        """Give every match that is not empty."""
        found, place = [], 0
        while (one := self.search(text, place)) is not None:
            found += [one] if one[1] > one[0] else []
            place = max(one[1], one[0] + (one[1] == one[0]))
        return found

    def _sequence(self, text: str, nodes: list[Any], at: int) -> Ends:
        if not nodes:
            yield at
        elif len(nodes) == 1:
            yield from self._one(text, nodes[0], at)
        else:
            for end in self._one(text, nodes[0], at):
                yield from self._sequence(text, nodes[1:], end)

    def _one(self, text: str, node: Any, at: int) -> Ends:
        self.steps += 1
        kind, what = node
        if kind in _REPEATS:
            ways = self._repeat(text, node, at)
            yield from _first(ways) if kind is _constants.POSSESSIVE_REPEAT else ways
        elif kind is _constants.BRANCH:
            for branch in what[1]:
                yield from self._sequence(text, list(branch), at)
        elif kind is _constants.SUBPATTERN:
            yield from self._sequence(text, list(what[3]), at)
        elif kind is _constants.ATOMIC_GROUP:
            yield from _first(self._sequence(text, list(what), at))
        elif kind in _AHEAD and what[0] == 1:
            if bool(_first(self._sequence(text, list(what[1]), at))) is _AHEAD[kind]:
                yield at
        elif found := self._compiled(node).match(text, at):
            yield found.end()

    def _repeat(self, text: str, node: Any, at: int) -> Ends:
        """Walk a repeat with a list of what was taken, since a text may be long."""
        kind, (least, most, body) = node
        most = sys.maxsize if most is _constants.MAXREPEAT else int(most)
        lazy = kind is _constants.MIN_REPEAT
        if lazy and not least:
            yield at
        taken = [(at, self._sequence(text, list(body), at) if most else iter(()))]
        while taken:
            end = next(taken[-1][1], None)
            if end is None:
                begun, _ = taken.pop()
                if not lazy and len(taken) >= least:
                    yield begun
            elif end > taken[-1][0] or len(taken) <= least:
                if lazy and len(taken) >= least:
                    yield end
                room = len(taken) < most
                taken.append((end, self._sequence(text, list(body), end) if room else iter(())))

    def _compiled(self, node: Any) -> re.Pattern[str]:
        if id(node) not in self._single:
            alone = _parser.SubPattern(self.tree.state, [node])
            self._single[id(node)] = _compiler.compile(alone)
        return self._single[id(node)]


def _first(ends: Ends) -> list[int]:
    return [end for end, _ in zip(ends, (0,), strict=False)]


@cache
def walk_of(pattern: re.Pattern[str]) -> Walk:
    """Give the walk of a pattern, taken apart once."""
    return Walk(pattern)


@lru_cache(maxsize=100_000)
def steps_of(pattern: re.Pattern[str], method: str, text: str) -> int:
    """Count the steps that a method of a pattern takes on a text."""
    walk = walk_of(pattern)
    before = walk.steps
    if method in {"match", "fullmatch"}:
        walk.match(text, whole=method == "fullmatch")
    elif method == "search":
        walk.search(text)
    else:
        walk.search_all(text)
    return walk.steps - before
