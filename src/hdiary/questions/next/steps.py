"""A step: what to do, what it brings, and how much it would settle."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.words import Phrase

DIARY, NEW_DIARY = "DIARY", "NEW_DIARY"
"""What stands in a command for the diary's file, and for one that begins on the next day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that somebody can do next."""

    kind: str  # Of `KINDS`
    what: str  # Its name, such as ``"rate"``
    do: Phrase  # What to do, in a sentence
    why: Phrase  # What it brings, in figures of this diary
    gain: float  # How many open questions it may be expected to answer
    brings: float = float("nan")  # What is there afterwards [unit]
    now: float = float("nan")  # The same now, NaN where there is nothing of it
    unit: str = ""
    weeks: float = float("nan")
    # The command line, word by word; what is a phrase is said in the person's language
    command: tuple[str | Phrase, ...] = ()
    # Whether it is likely enough to tell; what is not is only told of as the best there is
    worth: bool = True
