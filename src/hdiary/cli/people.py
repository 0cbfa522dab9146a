"""People's facts on the command line: read, joined to a diary, and asked by a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hdiary.cli.as_json import print_refusal
from hdiary.cli.given import Input, find_input
from hdiary.cli.languages import Misused
from hdiary.cli.problems import warning_sentences
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.cohort import Cohort
    from hdiary.diary import Diary, DiaryError, People
    from hdiary.words import Words

__all__ = [
    "check_asked",
    "files_named",
    "read_asked",
    "tell_matched",
    "tell_people",
    "with_asked",
]

_MOST_TOLD = 3


def check_asked(reading: Mapping[str, Any]) -> None:
    """Refuse to ask about people where no file of them was named."""
    if reading.get("people") is None:
        for name, option in (("where", "--where"), ("people_columns", "--people-column")):
            if reading.get(name):
                raise Misused("cli.misused.no_people", option=option)


def read_asked(reading: Mapping[str, Any]) -> People | None:
    """Read the file of people that was named; None where none was."""
    from hdiary.read import read_people

    check_asked(reading)
    if reading.get("people") is None:
        return None
    given = find_input(reading["people"])
    return read_people(
        given.source(),
        columns=reading.get("people_columns"),
        dates=reading.get("dates"),
        skip_bad_rows=bool(reading.get("skip_bad_rows")),
    )


def with_asked(diary: Diary, reading: Mapping[str, Any], *, refused_as: str | None = None) -> Diary:
    """Join the people that were named to a diary, and keep those who were asked for."""
    from hdiary.diary import DiaryError

    try:
        return _joined(diary, reading)
    except DiaryError as error:
        if refused_as is not None:
            print_refusal(error, question=refused_as, suggested=[])
        raise


def _joined(diary: Diary, reading: Mapping[str, Any]) -> Diary:
    people = read_asked(reading)
    if people is None:
        return diary
    joined = diary.with_people(people)
    condition = reading.get("where")
    return joined if condition is None else joined.select(where=condition)


def files_named(
    given: Input, reading: Mapping[str, Any], refused: Diary | DiaryError, say: Words
) -> str:
    """Say how many files are named as people are, where it is asked whose they are."""
    from hdiary.diary import DiaryError
    from hdiary.read.several.names import people_of_files

    asked = any("each_file" in one.settings for one in refused.suggested)
    if not asked or reading.get("people") is None:
        return ""
    try:
        people = read_asked(reading)
    except DiaryError:
        return ""  # Whoever reads the people says why they cannot be read
    files = people_of_files(given.source())
    here = 0 if people is None else len(set(people.patients) & set(files))
    return say("cli.people.files.named", files=len(files), here=here) if here else ""


def tell_people(diary: Diary, say: Words) -> None:
    """Say on standard error what is worth a look in the file of people."""
    people = diary.of_people
    if people is None:
        return
    refused = people.problems[people.problems["severity"] == "error"]
    if len(refused):
        echo(say("cli.people.refused", n=refused["line"].nunique()), err=True)
    warnings = people.problems[people.problems["severity"] == "warning"]
    told = warnings.drop_duplicates(["code", "column"])
    for sentence in warning_sentences(told.head(_MOST_TOLD), say, people.phrases):
        echo(say("cli.people.warning", told=sentence), err=True)
    if len(told) > _MOST_TOLD:
        echo(say("cli.people.more", n=len(told) - _MOST_TOLD), err=True)


def tell_matched(cohort: Cohort, say: Words) -> None:
    """Say on standard error how many people have no diary, and of how many nothing is known."""
    from hdiary.diary.people.match import match_people

    if cohort.facts is None:
        return
    found = match_people(cohort.patients, cohort.facts)
    for sentence in warning_sentences(found.frame(), say, found.phrases):
        echo(say("cli.people.warning", told=sentence), err=True)
