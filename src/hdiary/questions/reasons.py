"""Why something has no verdict or no number: kept as phrases, written into tables at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Texts
from hdiary.words import Phrase, phrase, say_plain

Phrases = Texts
"""A phrase for each place, None where there is nothing to say."""
Reasons = Mapping[str, Phrase]
"""By their words in a table: the phrases that were written there."""

ANSWERED = phrase("reason.answered")
WIDE = phrase("reason.wide")
ONLY_LISTED = phrase("reason.only_listed")
"""Why there is no rate and no comparison of days: no clear day is known."""
DEPENDS = phrase("reason.depends")
"""Why what the recorded days show is not said: the others could undo it."""


def no_phrases(shape: int | tuple[int, ...]) -> Phrases:
    """Make room for phrases."""
    return np.full(shape, None, dtype=object)


def said(phrases: Phrases) -> Bools:
    """Say where there is a phrase."""
    nothing: Any = None
    there: Bools = np.not_equal(phrases, nothing).astype(np.bool_)
    return there


def fill(phrases: Phrases, holds: Bools, told: Phrase | Phrases) -> None:
    """Put a phrase where something holds and nothing was said before."""
    here = holds & ~said(phrases)
    phrases[here] = told if isinstance(told, Phrase) else told[here]


def join_reasons(conditions: Iterable[tuple[Bools, Phrase]], size: int) -> Phrases:
    """Join, row by row, the phrases whose condition holds; "answered" where none does."""
    kinds: dict[tuple[Phrase, ...], Phrase] = {(): ANSWERED}
    several: list[tuple[Phrase, ...]] = [()] * size
    for holds, told in conditions:
        for row in np.flatnonzero(holds).tolist():
            several[row] = (*several[row], told)
    return write_into(no_phrases(size), [_join(parts, kinds) for parts in several])


def write_into(room: Phrases, phrases: Sequence[Phrase | None]) -> Phrases:
    """Lay a list of phrases out as an array."""
    for place, told in enumerate(phrases):
        room[place] = told
    return room


def _join(parts: tuple[Phrase, ...], kinds: dict[tuple[Phrase, ...], Phrase]) -> Phrase:
    if parts not in kinds:
        kinds[parts] = parts[0] if len(parts) == 1 else phrase("reason.several", parts=parts)
    return kinds[parts]


def write_reasons(frame: pd.DataFrame, *columns: str) -> tuple[pd.DataFrame, dict[str, Phrase]]:
    """Write the phrases of a frame as the words of a table, and keep what they were made from."""
    found: dict[str, Phrase] = {}
    texts = {}
    for name in columns or ("reason",):
        distinct = {told: say_plain(told) if told is not None else "" for told in frame[name]}
        found |= {text: told for told, text in distinct.items() if told is not None}
        texts[name] = pd.Series(
            [distinct[told] for told in frame[name]], index=frame.index, dtype="str"
        )
    return frame.assign(**texts), found
