"""What a diary must hold before something is judged, as rows: how much was found, and is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes
from hdiary.questions.reasons import Phrases, fill, no_phrases, said
from hdiary.words import Phrase, phrase

_ROOM = 7
"""One day in so many may be missed."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Need:
    """So much of something is needed, and so much was found."""

    # What, by its table among the words: ``need.OF.some`` with ``n`` and ``needed``, and
    # ``need.OF.none``; a table of a question's own by its whole name, with its dots
    of: str
    found: Codes  # How much of it there is, in the shape of what is judged
    least: int  # How much of it is needed
    where: Bools | None = None  # Where it is asked; everywhere if left out
    values: tuple[tuple[str, object], ...] = ()  # What else stands in the words, by name


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Bar:
    """Something that stands in the way by itself, and why."""

    holds: Bools
    why: Phrase | Phrases


def fewer(key: str, found: Codes, least: int) -> Bar:
    """Bar what has too little of something, in words that say only how much is needed."""
    return Bar(holds=found < least, why=phrase(key, needed=least))


def with_room(recorded: Codes, days: Codes, least: int) -> Codes:
    """Count days that were missed as if recorded, up to a seventh of what is needed."""
    # A time as long as is asked for must not fall silent for the sake of one forgotten day:
    # 24 recorded days of 28 will do.
    filled: Codes = recorded + np.minimum(days - recorded, least // _ROOM)
    return filled


def explain(rows: Iterable[Need | Bar], shape: int | tuple[int, ...]) -> Phrases:
    """Say why something is not judged, the first reason that holds; None where it is."""
    reason = no_phrases(shape)
    for row in rows:
        if isinstance(row, Bar):
            fill(reason, row.holds, row.why)
        else:
            _lack(reason, row)
    return reason


def _lack(reason: Phrases, need: Need) -> None:
    found = np.broadcast_to(need.found, reason.shape)
    here = (found < need.least) & ~said(reason)
    if need.where is not None:
        here &= need.where
    for number in np.unique(found[here]).tolist():
        reason[here & (found == number)] = _say_lack(need, number)


def _say_lack(need: Need, number: int) -> Phrase:
    values = dict(need.values)
    table = need.of if "." in need.of else f"need.{need.of}"
    if number < 1:
        return phrase(f"{table}.none", needed=need.least, **values)
    return phrase(f"{table}.some", n=number, needed=need.least, **values)
