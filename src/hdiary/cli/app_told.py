"""What the terminal says of a diary before its panel opens: little, since the panel tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hdiary.cli.load import choose_patient, load_diary
from hdiary.cli.next_step import command_line, find_advice
from hdiary.cli.problems import refused_words
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.cli.given import Input
    from hdiary.diary import Diary, DiaryError
    from hdiary.words import Words

_RATINGS = ("pain", "headache")


def tell_address(words: str) -> None:
    """Say where the panel is."""
    echo(words, err=True)


def show_or_ask(
    given: Input, reading: Mapping[str, Any], patient: str | None, language: str
) -> None:
    """Read a diary and say little of it; refuse what its panel could not ask about either."""
    from hdiary.diary import DiaryError
    from hdiary.words import load_words

    say = load_words(language, "screen")
    try:
        diary = load_diary(given, reading, tell=False, language=language)
    except DiaryError as error:
        if not _asks_first(given, reading, error):
            load_diary(given, reading, language=language)  # refused again, with what to do
        echo(say("cli.app.asks"), err=True)
        return
    choose_patient(diary, patient)
    _tell_shortly(diary, given, reading, say)


def _asks_first(given: Input, reading: Mapping[str, Any], error: DiaryError) -> bool:
    """Say whether a diary that was refused asks something that its panel can be told."""
    # To leave out rows, or cells where rows are wrong all the same, answers no question.
    from hdiary.words import phrase

    wrong = phrase("read.advice.correct")
    return any(
        "skip_bad_rows" not in one.settings
        and not ("accept" in one.settings and one.phrases.get(one.outcome) == wrong)
        for one in find_advice(given, reading, error)
    )


def _tell_shortly(diary: Diary, given: Input, reading: Mapping[str, Any], say: Words) -> None:
    """Say which rows were left out and how many ratings were not understood; one line for each."""
    if diary.rows_refused:
        echo(refused_words(diary, say), err=True)
    warnings = diary.problems[diary.problems["severity"] == "warning"]
    columns = diary.reading.columns
    rated = set(columns.loc[columns["became"].isin(_RATINGS), "column"])
    unread = warnings["column"].isin(rated) & warnings["value"].fillna("").ne("")
    if len(warnings):
        key = "ratings" if unread.any() else "look"
        name = given.path.name if given.path is not None else given.typed
        how = command_line(replace(given, typed=name), reading, say=say)
        echo(say(f"cli.app.{key}", n=len(warnings), how=how), err=True)
    if diary.suggested:
        echo(say("cli.app.asks"), err=True)
