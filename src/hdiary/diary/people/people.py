"""The People: facts that have been read and checked, one row a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints
from hdiary.diary.people.kinds import PATIENT, fact_kind
from hdiary.diary.problems import Phrases, problems_frame
from hdiary.vocabulary.say import say_count
from hdiary.words import Phrase


@dataclass(frozen=True, eq=False, kw_only=True)
class People:
    """Facts of people, such as their arm, their age and the day of their randomisation.

    What a People guarantees: the first column is ``patient``, a text that stands once and is
    never blank; every other column is a fact of one kind (number, yes/no, word or date); a
    blank is *not said*.

    Make one with `hdiary.read_people` or `hdiary.make_people`, and join it to a diary with
    `hdiary.Diary.with_people`.

    Parameters
    ----------
    table
        One row a person: ``patient``, then the facts.
    lines
        The file line of each person, counted from 1.
    problems
        Warnings, and the rows that were refused.
    file
        The file's name as given.
    left_out
        Columns that are no facts, by their heading, with the reason in words.
    settings
        How it was read.
    phrases
        By their English words: the phrases from which problems and reasons were written.
    reading
        How the file was taken apart (encoding, delimiter, sheet), if there was one.
    """

    table: pd.DataFrame = field(repr=False)
    lines: Ints = field(repr=False)
    problems: pd.DataFrame = field(default_factory=lambda: problems_frame([]), repr=False)
    file: str | None = None
    left_out: tuple[tuple[str, str | Phrase], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    reading: Any = None

    def __post_init__(self) -> None:
        if list(self.table.columns[:1]) != [PATIENT]:
            raise ValueError("the first column is no patient; use make_people or read_people")
        if not self.table[PATIENT].is_unique or self.table[PATIENT].isna().any():
            raise ValueError("a patient is blank or stands twice; use make_people or read_people")
        if len(self.table) != len(self.lines):
            raise ValueError("table and lines differ in length")

    @property
    def patients(self) -> list[str]:
        """The identifiers of the people, in the order of the file."""
        return [str(name) for name in self.table[PATIENT]]

    @property
    def facts(self) -> pd.DataFrame:
        """The facts: ``fact``, ``kind`` (number, yes/no, word, date), ``said``, ``blank``."""
        names = [str(name) for name in self.table.columns[1:]]
        said = [int(self.table[name].notna().sum()) for name in names]
        kinds = [fact_kind(self.table[name]) for name in names]
        return pd.DataFrame(
            {
                "fact": pd.Series(names, dtype="str"),
                "kind": pd.Series(kinds, dtype="str"),
                "said": pd.Series(said, dtype="int64"),
                "blank": len(self.table) - pd.Series(said, dtype="int64"),
            }
        )

    def of(self, patients: Iterable[str]) -> pd.DataFrame:
        """Give the facts of some people, in their order.

        Parameters
        ----------
        patients
            Their identifiers; of those who are not here, every fact is missing.

        Returns
        -------
        pandas.DataFrame
            One row for each: ``patient``, then the facts.

        Examples
        --------
        >>> from hdiary.diary import make_people
        >>> people = make_people(pd.DataFrame({"patient": ["A", "B"], "age": [30, 41]}))
        >>> people.of(["B", "C"])["age"].tolist()
        [41.0, nan]
        """
        wanted = pd.Index([str(name) for name in patients], dtype="str")
        at = pd.Index(self.table[PATIENT]).get_indexer(wanted)
        facts = {
            str(name): self.table[name].array.take(at, allow_fill=True)
            for name in self.table.columns[1:]
        }
        return pd.DataFrame({PATIENT: pd.Series(wanted, dtype="str"), **facts})

    def keep(self, patients: Iterable[str]) -> People:
        """Keep some people only.

        Parameters
        ----------
        patients
            Their identifiers; those who are not here are passed over.

        Returns
        -------
        People
            With their rows, in the order of the file.

        Examples
        --------
        >>> from hdiary.diary import make_people
        >>> people = make_people(pd.DataFrame({"patient": ["A", "B"], "age": [30, 41]}))
        >>> people.keep(["B"]).patients
        ['B']
        """
        here = self.table[PATIENT].isin([str(name) for name in patients]).to_numpy()
        return replace(
            self,
            table=self.table[here].reset_index(drop=True),
            lines=np.asarray(self.lines)[here],
        )

    def __repr__(self) -> str:
        people = say_count(len(self.table), "person", "people")
        return f"<People: {people}, {say_count(self.table.shape[1] - 1, 'fact', 'facts')}>"
