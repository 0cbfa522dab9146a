"""The Measures: totals of questionnaires beside a diary, one row a filling-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.diary.problems import DiaryError, Phrases, Problems, problems_frame
from hdiary.diary.show import show_in_theme, show_table
from hdiary.vocabulary.say import say_count
from hdiary.words import Phrase, load_words, phrase

MEASURE_COLUMNS = ("patient", "date", "measure", "total")


@dataclass(frozen=True, eq=False, kw_only=True)
class Measures:
    """Totals of questionnaires such as HIT-6, NDI or MIDAS, each with its day.

    What a Measures guarantees: every row has a day, a measure and a total, and nobody has two
    totals of one measure on one day. ``HIT-6``, ``NDI`` (points of 50), ``NDI %`` and ``MIDAS``
    are called so and lie within their range; any other measure keeps its own name.

    Make one with `hdiary.read_measures`.

    Parameters
    ----------
    table
        ``patient`` (missing where the file names nobody), ``date``, ``measure``, ``total``
        [points; days for MIDAS], by day.
    lines
        The file line of each row.
    problems
        Warnings, and the rows that were refused.
    file
        The file's name as given.
    left_out
        Columns that are no totals, by their heading, with the reason in words.
    settings
        How it was read.
    phrases
        By their English words: the phrases from which problems and reasons were written.
    scale_open
        Of each row, whether its NDI may be points of 50 or a percentage: the file does not say,
        and no total of that person's decides it. None where all is known.
    """

    table: pd.DataFrame = field(repr=False)
    lines: Ints = field(repr=False)
    problems: pd.DataFrame = field(default_factory=lambda: problems_frame([]), repr=False)
    file: str | None = None
    left_out: tuple[tuple[str, Phrase], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    scale_open: Bools | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if tuple(self.table.columns) != MEASURE_COLUMNS or len(self.table) != len(self.lines):
            raise ValueError("this is no table of questionnaires; use read_measures")

    @property
    def patients(self) -> list[str]:
        """The identifiers of the people, in the order of the file; none where nobody is named."""
        return [str(name) for name in self.table["patient"].dropna().unique()]

    def of(self, patient: str) -> Measures:
        """Keep the rows of one person.

        Parameters
        ----------
        patient
            An identifier. Where the file names nobody, all rows are of the one person; where it
            names one, and the diary none (an empty identifier), they are that person's.

        Returns
        -------
        Measures
            With the rows of that person.

        Raises
        ------
        DiaryError
            If no row is of that person.
        """
        names = self.patients
        if not names or (patient == "" and len(names) == 1):
            return self
        here = (self.table["patient"] == patient).fillna(False).to_numpy(dtype=bool)
        if not here.any():
            found = Problems(self.file, head="diary.of_measures.not_read")
            found.add(
                "nobody",
                expected=phrase("diary.of_measures.expected.of_person"),
                suggestion=phrase("diary.of_measures.mend_nobody", n=len(names)),
                fatal=True,
            )
            raise DiaryError(found.frame(), phrases=found.phrases, head=found.head)
        return replace(
            self,
            table=self.table[here].reset_index(drop=True),
            lines=self.lines[here],
            scale_open=None if self.scale_open is None else self.scale_open[here],
        )

    @property
    def open_scales(self) -> list[str]:
        """The measures of which it is not known whether they are points or a percentage."""
        if self.scale_open is None:
            return []
        return [str(name) for name in self.table.loc[self.scale_open, "measure"].unique()]

    def __repr__(self) -> str:
        kinds = self.table["measure"].nunique()
        many = say_count(len(self.table), "total", "totals")
        return f"<Measures: {many} of {say_count(kinds, 'questionnaire', 'questionnaires')}>"

    def _repr_html_(self) -> str:
        say = load_words("en", "screen")
        named = bool(self.patients)
        heads = [(say(f"diary.of_measures.heads.{n}"), "") for n in MEASURE_COLUMNS if named or
                 n != "patient"]  # fmt: skip
        rows = [
            [*([str(row.patient)] if named else []), f"{row.date:%Y-%m-%d}", str(row.measure),
             f"{row.total:g}"]
            for row in self.table.itertuples()
        ]  # fmt: skip
        numbers = [False] * (len(heads) - 1) + [True]
        caption = say("diary.of_measures.caption")
        return show_in_theme(show_table(heads, rows, caption=caption, numbers=numbers))
