"""From what a command was given to a diary, and what to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hdiary.cli.given import Input, Misused
from hdiary.cli.next_step import command_line, print_refused, say_next
from hdiary.cli.problems import refused_words, warning_sentences
from hdiary.cli.progress import Progress
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.words import Phrase, Words

_WARNINGS_TOLD = 3


def load_diary(
    given: Input,
    reading: Mapping[str, Any],
    *,
    tell: bool = True,
    language: str = "en",
    refused_as: str | None = None,
) -> Diary:
    """Read a diary, with a bar if it takes long; say what was left out."""
    from hdiary.cli.packed import open_packed, read_named, tell_left_out
    from hdiary.cli.people import check_asked, files_named, tell_people, with_asked
    from hdiary.diary import DiaryError
    from hdiary.words import load_words

    check_asked(reading)
    say = load_words(language, "screen")
    packed = open_packed(given, reading)
    try:
        with Progress(say("cli.reading")) as progress:
            diary = read_named(given, packed, reading, progress)
    except DiaryError as error:
        if refused_as is not None:
            print_refused(refused_as, given, reading, error)
        if tell:
            told = files_named(given, reading, error, say), say_next(given, reading, error, say)
            error.add_note("\n".join(filter(None, told)))
        raise
    if reading.get("sheet") is not None and "Excel" not in diary.reading.format:
        raise Misused("cli.misused.no_workbook")
    diary = with_asked(diary, reading, refused_as=refused_as)
    if tell:
        if packed is not None:
            tell_left_out(packed.dataset.about, say)
        tell_about(diary, given, reading, say)
        tell_people(diary, say)
    return diary


def load_asked(
    question: str, given: Input, reading: Mapping[str, Any], *, as_json: bool, language: str
) -> Diary:
    """Load the diary of a question; with ``--json`` a refusal is an object too."""
    refused_as = question if as_json else None
    return load_diary(given, reading, language=language, refused_as=refused_as)


def choose_patient(diary: Diary, patient: str | tuple[str, ...] | None) -> Diary:
    """Keep the diary of those people who were named, if any were."""
    if patient is None:
        return diary
    named = {patient} if isinstance(patient, str) else set(patient)
    if not named <= set(diary.patients):
        raise Misused("cli.misused.unknown", told=_about_unknown(named, diary.patients))
    return diary.select(patient=patient)


def _about_unknown(named: set[str], patients: list[str]) -> tuple[Phrase, Phrase]:
    """Say that somebody who was named is not there, without saying who is."""
    from hdiary.words import phrase

    begin = phrase("cli.misused.nobody")
    if len(named) > 1:
        unknown = len(named - set(patients))
        begin = phrase("cli.misused.some_nobody", unknown=unknown, named=len(named))
    if patients == ["1"]:
        return begin, phrase("cli.misused.only_one")
    return begin, phrase("cli.misused.people_are", n=len(patients))


def tell_about(diary: Diary, given: Input, reading: Mapping[str, Any], say: Words) -> None:
    """Say on standard error how a file was read, which rows were refused, and what to look at."""
    for one in diary.reading.decisions:
        if one.name == "remembered":
            told = say.told(one.words, diary.phrases)
            told = say("cli.reads_without", told=told, option=one.overrule)
            echo(told, err=True)
    if diary.rows_refused:
        echo(refused_words(diary, say), err=True)
    _tell_warnings(diary, given, reading, say)
    if diary.suggested:
        first = diary.suggested[0]
        line = command_line(given, reading, first.settings, say=say)
        why = say.told(first.why, diary.phrases)
        echo(say("cli.only_you", why=why, line=line), err=True)


def _tell_warnings(diary: Diary, given: Input, reading: Mapping[str, Any], say: Words) -> None:
    warnings = diary.problems[diary.problems["severity"] == "warning"]
    told = warnings.drop_duplicates(["code", "column"]).head(_WARNINGS_TOLD)
    for sentence in warning_sentences(told, say, diary.phrases):
        echo(say("cli.warning", told=sentence), err=True)
    rest = len(warnings) - len(told)
    if not rest:
        return
    if given.path is None or given.several:
        how = say("cli.run_check")
    else:
        # Without its folder, which may be somebody's name: a warning is often passed on.
        how = command_line(replace(given, typed=given.path.name), reading, say=say)
    echo(say("cli.more_warnings", n=rest, how=how), err=True)
