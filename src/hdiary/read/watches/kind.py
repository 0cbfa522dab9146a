"""What a file of an export holds: how it is known, its records, and what they tell of a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from hdiary.diary.arrays import Bools
from hdiary.read.context import Context
from hdiary.words import Phrase, phrase

LINE, PART = ":line", ":part"
"""Columns of `Records.frame` beside the fields: the line in its file, and that file."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Records:
    """The records of one kind, from one file or several."""

    frame: pd.DataFrame  # A row a record; the fields that are used, as texts, "" where blank
    rows: int  # How many records there were, with those that could not be read
    others: tuple[str, ...] = ()  # Fields that are not used


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Told:
    """What records tell."""

    frame: pd.DataFrame  # A row a local day: ``date``, then a factor each
    told: tuple[Phrase, ...] = ()
    left_out: tuple[tuple[str, Phrase], ...] = ()


Others = Mapping[str, Records]
"""The records of the other kinds of an export, by their names."""
Knows = Callable[[bytes], bool]
Take = Callable[[bytes, Context, str], Records]
Tell = Callable[[Records, Context, Others], Told]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Kind:
    """A kind of file in an export."""

    name: str
    knows: Knows
    take: Take  # From a file, and what it is called in its zip, to records
    tell: Tell  # From records to days
    hints: Knows | None = None  # How the beginning of a large one is known, if otherwise


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Export:
    """What one app or maker exports: kinds of files, alone or many in a zip."""

    name: str
    kinds: tuple[Kind, ...] = field(default=())

    def may_hold(self, head: bytes) -> bool:
        """Say whether a file that begins so may be of one of its kinds."""
        return any((kind.hints or kind.knows)(head) for kind in self.kinds)

    def kind_of(self, data: bytes) -> Kind | None:
        """Find what a file of it is."""
        return next((kind for kind in self.kinds if kind.knows(data)), None)


def kind(name: str, form: tuple[Knows, Take], tell: Tell, *, hints: Knows | None = None) -> Kind:
    """Make a kind of how its files are known and taken, and of what they tell."""
    knows, take = form
    return Kind(name=name, knows=knows, take=take, tell=tell, hints=hints)


def merge_told(parts: Sequence[Told]) -> Told:
    """Lay what several kinds tell side by side; what an earlier one tells of a day stays."""
    frame = pd.DataFrame({"date": pd.Series(dtype="datetime64[s]")})
    for part in parts:
        if len(part.frame):
            frame = _beside(frame, part.frame)
    return Told(
        frame=frame,
        told=tuple(dict.fromkeys(one for part in parts for one in part.told)),
        left_out=tuple(dict.fromkeys(one for part in parts for one in part.left_out)),
    )


def _beside(frame: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    both = frame.set_index("date"), more.set_index("date")
    joined = both[0].join(both[1][[c for c in more if c != "date" and c not in frame]], how="outer")
    for name in both[1].columns.intersection(both[0].columns):
        joined[name] = joined[name].combine_first(both[1][name])
    return joined.rename_axis("date").reset_index()


def count_left_out(name: str, bad: Bools) -> tuple[Phrase, ...]:
    """Tell how many records of a table say no possible time."""
    n = int(bad.sum())
    return (phrase("read.watches.told.no_time", n=n, name=name),) if n else ()
