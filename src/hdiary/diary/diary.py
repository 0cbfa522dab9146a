"""The Diary: entries that have been read and checked, and the tables that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.diary.coverage import make_coverage
from hdiary.diary.days import make_days
from hdiary.diary.describe import Shown, diary_html, diary_words, show_diary
from hdiary.diary.doses import make_doses
from hdiary.diary.episodes import make_episodes
from hdiary.diary.people import People, parts_with_people
from hdiary.diary.problems import Phrases, Suggestion, problems_frame
from hdiary.diary.schema import ENTRY_COLUMNS, entry_dtype, factor_columns, factor_kind
from hdiary.diary.select import Day, parts_between, parts_of


@dataclass(frozen=True, eq=False, kw_only=True)
class Diary:
    """The diary of one person or of many.

    What a Diary guarantees, so that nobody behind it has to ask again: every canonical column
    is there with its type; every entry has a patient and a date; pain lies within the declared
    scale; ``headache`` is true, false or not said, and never contradicts pain; a blank is *not
    said* and never *no*; entries stand in the order of the file.

    Make one with `hdiary.read_diary` or `hdiary.make_diary`.

    Parameters
    ----------
    entries
        One row per entry: the canonical columns in order, then the factors.
    lines
        The file line of each entry, counted from 1. Through several sheets of a workbook it runs
        on, and among several files each has its own (``places`` has sheet, row and file).
    repeats
        Whether an entry repeats an earlier one in every cell; doses count it once.
    settings
        How it was read: ``scale``, ``dates``, ``columns``, ``skip_bad_rows``,
        ``clear_between``.
    attack_list
        Whether the file lists only headaches, so that an unlisted day says nothing.
    problems
        Warnings, and the rows that were refused.
    reading
        What was recognised in the file, if there was one.
    file
        The file's name as given.
    suggested
        Settings that would answer what the reader asks, the likeliest first; none as a rule.
    phrases
        By their English words: the phrases from which problems, suggestions and the words of
        ``reading`` were written, to be said in another language.
    columns_in
        The canonical columns that the input had; of what is not among them nothing can be said,
        not even that it was left blank.
    refused_headaches
        How many of the refused rows say that there was a headache.
    joined
        What came of joining other sources to it (see `hdiary.join`), if any were.
    of_people
        Facts of people, if they were joined to it (see `with_people`).
    of_places
        Where each entry stands, if several sheets or files were read (see ``places``).
    """

    entries: pd.DataFrame
    lines: Ints
    repeats: Bools
    settings: Mapping[str, Any]
    attack_list: bool
    problems: pd.DataFrame = field(default_factory=lambda: problems_frame([]))
    reading: Any = None
    file: str | None = None
    suggested: tuple[Suggestion, ...] = ()
    phrases: Phrases = field(default_factory=dict)
    columns_in: frozenset[str] = frozenset(ENTRY_COLUMNS)
    refused_headaches: int = 0
    joined: Any = None
    of_people: People | None = None
    of_places: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        missing = [name for name in ENTRY_COLUMNS if name not in self.entries]
        if missing:
            raise ValueError(f"entries lack the columns {missing}; use make_diary or read_diary")
        wrong = [
            name for name in ENTRY_COLUMNS if str(self.entries[name].dtype) != entry_dtype(name)
        ]
        if wrong:
            raise ValueError(f"the columns {wrong} have the wrong type; use make_diary")
        if not len(self.entries) == len(self.lines) == len(self.repeats):
            raise ValueError("entries, lines and repeats differ in length")

    @cached_property
    def days(self) -> pd.DataFrame:
        """Every calendar day of each person, from the first to the last (see `make_days`)."""
        return make_days(self.entries, clear_between=self.settings.get("clear_between"))

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """Runs of headache with less than 24 hours free between (see `make_episodes`)."""
        return make_episodes(self.entries, self.days)

    @cached_property
    def doses(self) -> pd.DataFrame:
        """Every treatment given, one row each, with its place (see ``places``)."""
        return make_doses(
            self.entries, lines=self.lines, repeats=self.repeats, places=self.of_places
        )

    @property
    def places(self) -> pd.DataFrame:
        """Where each entry stands, one row each, as a person would look it up.

        ``line`` is counted from 1 in the sheet that ``sheet`` names, where several sheets of a
        workbook were read, and in the file that ``file`` names, where several files were.
        """
        return pd.DataFrame({"line": self.lines}) if self.of_places is None else self.of_places

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Each person's days by what is known of them, and who lists only headaches.

        One row per person: ``patient``, ``first_day``, ``last_day``, ``days``, ``recorded``,
        ``headache_days``, ``clear_days``, ``not_recorded`` [days], ``lists_only_headaches``.
        """
        return make_coverage(self)

    @cached_property
    def factors(self) -> pd.DataFrame:
        """The factors: ``factor``, ``kind`` (number, yes/no, word), ``said`` (entries)."""
        names = factor_columns(self.entries)
        return pd.DataFrame(
            {
                "factor": pd.Series(names, dtype="str"),
                "kind": pd.Series([factor_kind(self.entries[n]) for n in names], dtype="str"),
                "said": pd.Series([int(self.entries[n].notna().sum()) for n in names], dtype=int),
            }
        )

    @property
    def scale(self) -> str:
        """The declared scale of pain, ``"0-10"`` unless said otherwise."""
        return str(self.settings["scale"])

    @property
    def patients(self) -> list[str]:
        """The identifiers of the people in the diary, in order."""
        return [str(name) for name in self.entries["patient"].cat.categories]

    @property
    def rows_kept(self) -> int:
        """How many rows became entries."""
        return len(self.entries)

    @property
    def rows_refused(self) -> int:
        """How many rows were refused (none, unless bad rows were to be skipped)."""
        return len(self.refused_lines)

    @property
    def rows_joined(self) -> int:
        """How many rows became part of another entry (an end of pain, one more symptom)."""
        return 0 if self.reading is None else int(self.reading.rows_joined)

    @property
    def rows_in(self) -> int:
        """How many rows the input had: those kept, those joined to others, those refused."""
        return self.rows_kept + self.rows_joined + self.rows_refused

    @property
    def refused_lines(self) -> Ints:
        """The file lines of refused rows."""
        errors = self.problems[self.problems["severity"] == "error"]
        told = errors[errors["line"].notna()].drop_duplicates(
            [name for name in ("file", "sheet", "line") if name in errors]
        )
        return told["line"].sort_values().to_numpy(dtype="int64")

    @cached_property
    def people(self) -> pd.DataFrame | None:
        """What is known of each person, in the order of ``patients``; None where nothing is.

        One row per person: ``patient``, then the facts; missing where nothing was said.
        """
        return None if self.of_people is None else self.of_people.of(self.patients)

    def with_people(self, people: People) -> Diary:
        """Join what is known of people to their diaries, by their identifiers.

        Parameters
        ----------
        people
            From `hdiary.read_people` or `hdiary.make_people`; facts joined before make way.

        Returns
        -------
        Diary
            With ``people``; its problems tell how many people have no diary, and of how many
            diaries nothing is known.

        Examples
        --------
        >>> from hdiary.diary import make_diary, make_people
        >>> rows = {"patient": ["A", "B"], "date": ["2026-03-01"] * 2, "pain": [5, 0]}
        >>> facts = make_people(pd.DataFrame({"patient": ["B"], "arm": ["exercise"]}))
        >>> diary = make_diary(pd.DataFrame(rows)).with_people(facts)
        >>> diary.people["arm"].notna().tolist()
        [False, True]
        >>> diary.select(where="arm == 'exercise'").patients
        ['B']
        """
        return replace(self, of_people=people, **parts_with_people(self, people))

    def select(
        self,
        *,
        patient: str | Iterable[str] | None = None,
        where: str | Callable[[pd.DataFrame], Any] | None = None,
    ) -> Diary:
        """Give the diary of one person, or of some people.

        Parameters
        ----------
        patient
            Their identifier, or several.
        where
            What must be so of a person's facts, such as ``"arm == 'exercise' and age >= 40"``:
            facts by name (in backticks where it has blanks), ``== != < <= > >=``,
            ``in [...]``, ``is missing``, ``not``, ``and``, ``or`` and brackets; days as
            ``2026-03-01``. Or a function from ``people`` to true or false for each. Of whom a
            fact that matters was not said, it is neither true nor false: they are not chosen,
            and it is told how many they are.

        Returns
        -------
        Diary
            With the entries of these people only; whether the file is an attack list stays as
            recognised from the whole file.

        Raises
        ------
        DiaryError
            If somebody named is not in the diary, the condition cannot be read or asks for what
            is not known of people, or nobody is left.
        """
        return replace(self, **parts_of(self, patient, where))

    def between(self, *, first_day: Day | None = None, last_day: Day | None = None) -> Diary:
        """Give what was written down from one day to another, both included.

        Parameters
        ----------
        first_day, last_day
            Days as ``"2026-03-01"`` or any kind of date; the diary's own where left out.

        Returns
        -------
        Diary
            With the entries of these days only. Its calendar runs from the first of them to the
            last, and a headache is counted on the days after it began as ever.

        Raises
        ------
        DiaryError
            If either is not a day, they are not in order, or nothing was written down between.

        Examples
        --------
        >>> from hdiary.diary import make_diary
        >>> rows = {"date": ["2026-03-01", "2026-03-02", "2026-03-03"], "pain": [5, 0, 4]}
        >>> later = make_diary(pd.DataFrame(rows)).between(first_day="2026-03-02")
        >>> later.days["worst_pain"].tolist()
        [0.0, 4.0]
        """
        return replace(self, **parts_between(self, first_day, last_day))

    def equals(self, other: Diary) -> bool:
        """Say whether two diaries hold the same entries on the same scale.

        Files, their columns, line numbers and how they were read do not count.
        """
        mine, theirs = self.entries, other.entries
        if list(mine.columns) != list(theirs.columns) or len(mine) != len(theirs):
            return False
        same = all(_same(mine[name], theirs[name]) for name in mine.columns)
        return same and self.scale == other.scale

    def show(self, *, language: str = "en") -> Shown:
        """Show what was read in another language than English, in a notebook or as words.

        Parameters
        ----------
        language
            ``"en"`` or ``"de"``.

        Returns
        -------
        Shown
            A notebook shows it as the diary itself, in that language.

        Raises
        ------
        ValueError
            If there is no such language.

        Examples
        --------
        >>> from hdiary.diary import make_diary
        >>> made = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]}))
        >>> "Kopfschmerz" in made.show(language="de")._repr_html_()
        True
        """
        return show_diary(self, language)

    def __repr__(self) -> str:
        return diary_words(self)

    def _repr_html_(self) -> str:
        return diary_html(self)


def _same(a: pd.Series, b: pd.Series) -> bool:
    if isinstance(a.dtype, pd.CategoricalDtype) and isinstance(b.dtype, pd.CategoricalDtype):
        a, b = a.astype("str"), b.astype("str")
    if a.dtype != b.dtype:
        return False
    return a.equals(b)
