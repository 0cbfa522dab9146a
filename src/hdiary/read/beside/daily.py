"""What another source tells of each day, and how such a source is known and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from hdiary.read.context import Context
from hdiary.read.source import Source
from hdiary.words import Phrase

DATE = "date"
"""The column of the days in `Daily.frame`; every other one is a factor."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Daily:
    """What another source tells of each day."""

    name: str  # What the source is called, such as ``Garmin Connect, sleep``
    # One row a local day, in order and each once: ``date`` (datetime64, midnight), then a factor
    # each; numbers, ``boolean`` or texts, missing where nothing is said
    frame: pd.DataFrame
    rows: int  # How many rows (records) the source held
    left_out: tuple[tuple[str, str | Phrase], ...] = ()  # Columns or kinds left out, and why
    told: tuple[str | Phrase, ...] = ()  # What else must be told, such as rows that say no day


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A source beside a diary, known by its content."""

    name: str
    recognise: Callable[[Source], bool]
    read: Callable[[Source, Context], Daily]
    # Of several files at once, where a day may stand in more than one of them
    read_all: Callable[[Sequence[Source], Context], Daily] | None = None
