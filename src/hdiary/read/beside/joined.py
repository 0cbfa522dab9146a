"""What came of joining other sources to a diary, for the person to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from hdiary.words import Phrase, load_words, phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class JoinedSource:
    """What one source told, and what of it came over.

    Parameters
    ----------
    name
        What the source is called.
    files
        How many files of it there were.
    rows
        How many rows (records) they held.
    days
        How many days they tell of [days].
    met
        On how many of these the diary has an entry [days].
    first_day, last_day
        The first and the last of its days.
    columns
        The factors that came over, and on how many days of the diary each says something.
    renamed
        The factors that have a name of their own, since the diary has one of that meaning.
    left_out
        What did not come over, and why.
    told
        What else there is to know.
    """

    name: str
    files: int
    rows: int
    days: int
    met: int
    first_day: pd.Timestamp
    last_day: pd.Timestamp
    columns: tuple[tuple[str, int], ...]
    renamed: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str | Phrase], ...]
    told: tuple[str | Phrase, ...]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Joined:
    """What came of joining other sources to a diary.

    Parameters
    ----------
    diary_days
        How many days of the person have an entry [days].
    first_day, last_day
        The first and the last of them.
    sources
        Each source once.
    unread
        Files of the other sources that tell of no day, by their names.
    """

    diary_days: int
    first_day: pd.Timestamp
    last_day: pd.Timestamp
    sources: tuple[JoinedSource, ...]
    unread: tuple[str, ...] = ()

    @property
    def table(self) -> pd.DataFrame:
        """One row per source: its days, how many met the diary's, and what came over."""
        rows = [
            {
                "source": one.name,
                "files": one.files,
                "rows": one.rows,
                "days": one.days,
                "met": one.met,
                "diary_days": self.diary_days,
                "first_day": one.first_day,
                "last_day": one.last_day,
                "columns": "; ".join(name for name, _ in one.columns),
                "left_out": "; ".join(name for name, _ in one.left_out),
            }
            for one in self.sources
        ]
        return pd.DataFrame(rows)

    def summary(self, *, language: str = "en") -> str:
        """Say what came over and what did not.

        Parameters
        ----------
        language
            ``"en"`` or ``"de"``.

        Returns
        -------
        str
            A paragraph for each source.

        Raises
        ------
        ValueError
            If there is no such language.
        """
        say = load_words(language, "screen")
        return "\n".join(say(line) for line in self.phrases())

    def phrases(self) -> Iterator[Phrase]:
        """Give what there is to say, sentence by sentence."""
        for one in self.sources:
            yield from self._of_source(one)
        if self.unread:
            yield phrase("read.beside.said.unread", n=len(self.unread), names=self.unread[:5])

    def _of_source(self, one: JoinedSource) -> Iterator[Phrase]:
        span = {"first": one.first_day, "last": one.last_day}
        yield phrase("read.beside.said.source", name=one.name, n=one.files, days=one.days, **span)
        if not one.met:
            yield phrase("read.beside.said.none_met")
            return
        yield phrase(
            "read.beside.said.met",
            n=one.met,
            of_diary=self.diary_days,
            of_other=one.days,
            only_other=one.days - one.met,
        )
        for name, n in one.columns:
            yield phrase("read.beside.said.column", name=name, n=n)
        for name, became in one.renamed:
            yield phrase("read.beside.said.renamed", name=name, became=became)
        for name, why in one.left_out:
            yield phrase("read.beside.said.left_out", name=name, why=why)
        for line in one.told:
            yield phrase("read.beside.said.told", told=line)
