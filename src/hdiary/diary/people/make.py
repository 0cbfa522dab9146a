"""Making People from a frame, with every check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Bools, Ints
from hdiary.diary.people.columns import Heading, choose_columns
from hdiary.diary.people.kinds import PATIENT, Fact, texts_of, type_fact
from hdiary.diary.people.people import People
from hdiary.diary.problems import Problems
from hdiary.diary.sentences import line_ranges, shown
from hdiary.vocabulary.words import yes_no
from hdiary.words import phrase

HEAD = "diary.of_people.not_read"


def make_people(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    skip_bad_rows: bool = False,
) -> People:
    """Make people's facts from a frame of one row a person.

    For a file, or for numbers and days as people write them, use `hdiary.read_people`.

    Parameters
    ----------
    frame
        A column of identifiers (``patient``, or another usual heading) and facts: numbers, yes
        and no, days (``2026-03-01``) or words, recognised by what stands in them.
    columns
        What columns mean: from a heading to ``"patient"``, ``"fact"`` (kept although it may be
        private), ``"number"``, ``"yes/no"``, ``"word"``, ``"date"`` or ``"ignore"``.
    skip_bad_rows
        Leave out rows without an identifier, and people whose rows contradict each other.

    Returns
    -------
    People
        Checked; a row's line is its position in the frame, counted from 1.

    Raises
    ------
    DiaryError
        With every problem in the frame.

    Examples
    --------
    >>> rows = {"patient": ["P01", "P02"], "arm": ["exercise", "usual care"], "age": [34, 51]}
    >>> make_people(pd.DataFrame(rows)).facts["kind"].tolist()
    ['word', 'number']
    """
    return people_of_frame(
        frame, columns or {}, skip_bad_rows=skip_bad_rows, found=Problems(head=HEAD)
    )


def people_of_frame(
    frame: Any, columns: Mapping[str, str], *, skip_bad_rows: bool, found: Problems
) -> People:
    """Make People from a frame; what is found goes beside what was found before."""
    if not isinstance(frame, pd.DataFrame):
        found.add("no frame", expected=phrase("diary.of_people.a_frame"))
        found.raise_errors()
    parts = [frame.iloc[:, k] for k in range(frame.shape[1])]
    headings = [
        Heading(name=str(name), texts=lambda k=k: texts_of(parts[k]))  # type: ignore[misc]
        for k, name in enumerate(frame.columns)
    ]
    chosen = choose_columns(headings, columns, found)
    lines = np.arange(1, len(frame) + 1)
    facts = {name: type_fact(parts[k], declared=meaning) for k, name, meaning in chosen.facts}
    return build_people(
        patients_of(parts[chosen.patient]),
        facts,
        lines=lines,
        found=found,
        settings={"columns": dict(columns), "skip_bad_rows": skip_bad_rows},
        left_out=chosen.left_out,
    )


def patients_of(values: pd.Series) -> pd.Series:
    """Give identifiers as a diary has them; what is missing or empty is missing."""
    if pd.api.types.is_float_dtype(values.dtype):
        # A blank among whole numbers made them numbers with a point, which no diary has.
        texts = pd.Series(texts_of(values), dtype="str")
    else:
        texts = (
            values.reset_index(drop=True).astype("str").where(values.reset_index(drop=True).notna())
        )
    return texts.where(texts.str.strip() != "")


def build_people(
    patient: pd.Series,
    facts: Mapping[str, Fact],
    *,
    lines: Ints,
    found: Problems,
    settings: Mapping[str, Any],
    left_out: tuple[Any, ...] = (),
    reading: Any = None,
) -> People:
    """Check identifiers and facts and make the People, or raise all problems at once.

    Parameters
    ----------
    patient
        The identifier of each row, missing where it is blank.
    facts
        The facts, each with a value for each row.
    lines
        The file line of each row.
    found
        The problems so far; this adds to them.
    settings
        As on the People; ``skip_bad_rows`` is used.
    left_out
        As on the People.
    reading
        As on the People.

    Returns
    -------
    People
        Everybody whose rows have no error, once.

    Raises
    ------
    DiaryError
        If there are errors and bad rows are not to be skipped, or nobody is left.
    """
    for name, fact in facts.items():
        _tell_unread(name, fact, lines, found)
        _tell_spellings(name, fact, found)
    table = pd.DataFrame({PATIENT: patient, **{name: f.values for name, f in facts.items()}})
    bad = _tell_blank(patient, lines, found) | _tell_contradicting(table, lines, found)
    again = ~bad & table.duplicated().to_numpy()
    _tell_again(again, lines, found)
    if found.errors and (found.fatal or not settings.get("skip_bad_rows")):
        found.raise_errors()
    kept = ~bad & ~again
    if not kept.any():
        found.add("nobody", expected=phrase("diary.of_people.a_row"), fatal=True)
        found.raise_errors()
    return People(
        table=table[kept].reset_index(drop=True),
        lines=np.asarray(lines, dtype=np.int64)[kept],
        problems=found.frame(),
        file=found.file,
        left_out=left_out,
        settings=dict(settings),
        phrases=dict(found.phrases),
        reading=reading,
    )


def _tell_unread(name: str, fact: Fact, lines: Ints, found: Problems) -> None:
    at = np.flatnonzero(fact.unread)
    # A day of somebody's is shown as an age is: no word in it that no list has.
    kind = "number" if fact.kind == "date" else fact.kind
    told = [shown(fact.written[k], column=kind) for k in at.tolist()]
    for text in dict.fromkeys(told):
        found.warn(
            "not read",
            column=name,
            value=text,
            lines=lines[at[[one == text for one in told]]],
            expected=phrase(f"diary.of_people.expected.{fact.kind.replace('/', '_')}"),
            suggestion=phrase("diary.of_people.left_blank", name=name),
        )


def _tell_spellings(name: str, fact: Fact, found: Problems) -> None:
    """Tell of words that differ in capital letters only, or say yes both: they count as two."""
    if fact.kind != "word":
        return
    words = pd.Series(fact.values.dropna().unique(), dtype="str")
    answers = words.map(yes_no)
    alike = words.str.casefold() if answers.isna().any() else answers
    for _, same in words.groupby(alike, sort=False):
        if len(same) > 1:
            told = tuple(shown(word) for word in same)
            found.warn(
                "two spellings",
                column=name,
                expected=phrase("diary.of_people.expected.one_spelling"),
                suggestion=phrase("diary.of_people.spelt", names=told),
            )


def _tell_blank(patient: pd.Series, lines: Ints, found: Problems) -> Bools:
    blank = np.asarray(patient.isna(), dtype=bool)
    if blank.any():
        found.add(
            "missing patient",
            column=PATIENT,
            lines=lines[blank],
            expected=phrase("diary.of_people.expected.patient"),
            suggestion=phrase("diary.of_people.mend_blank"),
        )
    return blank


def _tell_contradicting(table: pd.DataFrame, lines: Ints, found: Problems) -> Bools:
    """Tell of people with several rows that differ; which of them is right is not known."""
    here = table[PATIENT].notna()
    differ = table[here].drop_duplicates()
    twice = differ.loc[differ[PATIENT].duplicated(), PATIENT]
    bad = np.asarray(here & table[PATIENT].isin(twice), dtype=bool)
    for _, rows in table[bad].groupby(PATIENT, sort=False):
        at = lines[rows.index.to_numpy()]
        uneven = [str(name) for name in table.columns[1:] if rows[name].nunique(dropna=False) > 1]
        found.add(
            "one person twice",
            column=", ".join(uneven),
            lines=at[:1],
            expected=phrase("diary.of_people.expected.one_row"),
            suggestion=phrase("diary.of_people.mend_twice", lines=line_ranges(at)),
        )
        if len(at) > 1:
            _also(at[1:], found)
    return bad


def _also(lines: Ints, found: Problems) -> None:
    """Refuse the other rows of the same person without telling it again for each."""
    found.add(
        "one person twice",
        column=PATIENT,
        lines=lines,
        expected=phrase("diary.of_people.expected.one_row"),
    )


def _tell_again(again: Bools, lines: Ints, found: Problems) -> None:
    if again.any():
        found.warn(
            "repeated row",
            lines=lines[again],
            expected=phrase("diary.of_people.expected.one_row"),
            suggestion=phrase("diary.of_people.counted_once"),
        )
