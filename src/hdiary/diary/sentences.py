"""Problems in words: their cells, their lines, and a sentence for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import pandas as pd

from hdiary.diary.sheet_rows import SHEET, say_rows
from hdiary.diary.sheet_rows import line_ranges as line_ranges
from hdiary.vocabulary.names import has_unknown_word, names_alone
from hdiary.vocabulary.personal import has_contact, is_prose, names_somebody, odd_name
from hdiary.words import Phrase, Words, load_words
from hdiary.words.hidden import HIDDEN, hide_long

_UNSHOWN_COLUMNS = {"notes", "patient"}
_OF_WORDS = {None, "treatment", "activity", "posture", "location"}
"""Where own words are the answer: a person's or a setting's, to be found again and mended."""
_OF_FACTS = {"number"}
"""Kinds of facts of people: of an age, no word is shown that no list has."""
_LISTED_PER_KIND = 5
_MOST_COLUMNS = 6
"""Columns of which problems of one kind are told; of a very wide table the others are counted."""
SEVERAL = "several files"
"""In ``attrs`` of a frame of problems: whether several files were read, so that each is named."""
_OF_HDIARY = {"ragged row", "clear period"}
"""The codes of problems whose value is what hdiary says of a row or a setting."""


def shown(value: object, *, column: str | None = None) -> str:
    """Give a cell as it may stand in a message: short, on one line, never a note or a name.

    Parameters
    ----------
    value
        The cell.
    column
        The canonical column that it stands in, if known; notes and patients are never shown.

    Returns
    -------
    str
        The value, or a description of its size where it is long enough to be free text.

    Examples
    --------
    >>> shown("12")
    '12'
    >>> shown("slept at Anna's and woke up with a stiff neck")
    '(text of 45 characters, not shown)'
    """
    text = str(value)
    if column in _UNSHOWN_COLUMNS:
        return HIDDEN
    odd = column not in _OF_WORDS and (names_somebody(text) or odd_name(text))
    unknown = column in _OF_FACTS and has_unknown_word(text)
    if is_prose(text) or has_contact(text) or odd or unknown or names_alone(text):
        return hide_long(text)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def problem_sentences(
    problems: pd.DataFrame,
    *,
    most: int = _LISTED_PER_KIND,
    say: Words | None = None,
    phrases: Mapping[str, Phrase] | None = None,
) -> list[str]:
    """Tell problems in sentences, the first few of each kind, then how many more.

    Parameters
    ----------
    problems
        A frame with the columns of ``PROBLEM_COLUMNS``.
    most
        How many of one kind in one column to tell before counting the rest.
    say
        The language; English if left out.
    phrases
        From which phrases the words of the frame were written, as a diary and a `DiaryError`
        keep them.

    Returns
    -------
    list of str
        Sentences in the order of the frame.

    Examples
    --------
    >>> from hdiary.diary import Problems
    >>> found = Problems()
    >>> found.add("pain", column="Pain", value="12", lines=[14], expected="0 to 10")
    >>> problem_sentences(found.frame())
    ['line 14, column "Pain": "12"; expected 0 to 10.']
    """
    say, phrases = say or load_words("en", "screen"), phrases or {}
    sentences: list[str] = []
    problems = with_files(problems)
    for kind, rest in few_of_each(problems, most=most):
        sentences += [_sentence(row, say, phrases) for row in kind.to_dict("records")]
        sentences += say_rest(rest, say)
    return sentences


def few_of_each(
    problems: pd.DataFrame, *, most: int
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Give the first few problems of each kind in each column, and the rest of that kind."""
    seen: Counter[tuple[str, str]] = Counter()
    untold: dict[tuple[str, str], list[pd.DataFrame]] = {}
    for names, kind in problems.groupby(["severity", "code", "column"], sort=False):
        severity, code, _ = map(str, names)
        seen[severity, code] += 1
        if seen[severity, code] <= _MOST_COLUMNS:
            yield kind.iloc[:most], kind.iloc[most:]
        else:
            untold.setdefault((severity, code), []).append(kind)
    for kinds in untold.values():
        rest = pd.concat(kinds)
        yield rest.iloc[:0], rest


def with_files(problems: pd.DataFrame) -> pd.DataFrame:
    """Keep the names of files only where several were read; of one file, it is said elsewhere."""
    return problems if problems.attrs.get(SEVERAL) else problems.assign(file="")


def say_rest(rest: pd.DataFrame, say: Words) -> list[str]:
    """Say how many more problems of a kind there are, if there are more."""
    lines = rest["line"]
    if not len(lines):
        return []
    if lines.notna().any() and not rest["file"].any():
        return [say("diary.problem.more_at", more=len(lines), lines=say_rows(rest))]
    return [say("diary.problem.more", more=len(lines))]


def say_where(row: Mapping[Any, Any], say: Words) -> list[str]:
    """Say in which file, on which sheet, line and column a problem is, as far as known."""
    where = [plain_name(row["file"])] if row["file"] else []
    sheet = row.get(SHEET)
    where += [say("diary.problem.sheet", name=sheet)] if isinstance(sheet, str) and sheet else []
    where += [say("diary.problem.line", line=row["line"])] if not pd.isna(row["line"]) else []
    return where + ([say("diary.problem.column", name=row["column"])] if row["column"] else [])


def plain_name(file: str) -> str:
    """Give a file's name, on one line and without its folder, which may be somebody's name."""
    name = PurePath(file).name or file
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def say_value(row: Mapping[Any, Any], say: Words, phrases: Mapping[str, Phrase]) -> str:
    """Quote what stood there; nothing where nothing did."""
    # A cell is the person's own, even where hdiary says the same word; a row's length is not.
    told = say.told(row["value"], phrases) if row["code"] in _OF_HDIARY else str(row["value"])
    return say.quote(told) if told else ""


def _sentence(row: Mapping[Any, Any], say: Words, phrases: Mapping[str, Phrase]) -> str:
    where = ", ".join(say_where(row, say))
    value = say_value(row, say, phrases)
    told = ": ".join(part for part in (where, value) if part)
    expected = say("diary.problem.expected", what=say.told(row["expected"], phrases))
    words = "; ".join(part for part in (told, expected) if part).rstrip(".") + "."
    return f"{words} {say.told(row['suggestion'], phrases)}" if row["suggestion"] else words
