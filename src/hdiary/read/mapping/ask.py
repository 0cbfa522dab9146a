"""What only the person can say of a file: asked one after the other, the likeliest taken first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.read.advice import Advice, advise, merge_settings
from hdiary.words import Phrase

_MOST = 6
"""A file that asks for more is none that a few answers could mend."""
_MOST_CHOICES = 8
Read = Callable[..., Diary]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Question:
    """Something that only the person can say of a file."""

    columns: tuple[str, ...]  # The columns that it is about, if they are named
    wanted: tuple[str, ...]  # What was expected there, in English words
    choices: tuple[Advice, ...]  # What may be answered, the likeliest first
    needed: bool  # Whether the file is refused as long as it is not answered
    phrases: Mapping[str, Phrase]  # By their English words: what they were written from


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Walk:
    """The questions of a file, each asked when those before had their first answer."""

    questions: tuple[Question, ...]
    begun: Diary | DiaryError  # What the file is without any answer
    ended: Diary | DiaryError  # What it is with the first answer to each
    answers: Mapping[str, Any]  # These answers, as settings of `hdiary.read_diary`


def ask(read: Read, given: Mapping[str, Any], *, size: int) -> Walk:
    """Ask what a file asks, and go on with the first answer each time."""
    questions: list[Question] = []
    answers: dict[str, Any] = {}
    begun = now = attempt(read, given)
    while len(questions) < _MOST:
        settings = merge_settings(given, answers)
        choices = advise(read, settings, now, size=size)[:_MOST_CHOICES]
        if not choices:
            break
        questions.append(_question(now, choices))
        answers = merge_settings(answers, choices[0].settings)
        now = attempt(read, merge_settings(given, answers))
    return Walk(questions=tuple(questions), begun=begun, ended=now, answers=answers)


def attempt(read: Read, settings: Mapping[str, Any]) -> Diary | DiaryError:
    """Read with settings, and give the refusal if it is refused."""
    try:
        return read(**settings)
    except DiaryError as error:
        return error


def _question(now: Diary | DiaryError, choices: list[Advice]) -> Question:
    problems = now.problems
    if isinstance(now, DiaryError):
        problems = problems[problems["severity"] == "error"]
    else:
        problems = problems.iloc[:0]
    columns = tuple(dict.fromkeys(str(one) for one in problems["column"] if one))
    wanted = tuple(dict.fromkeys(str(one) for one in problems["expected"] if one))
    return Question(
        columns=columns[:4],
        wanted=wanted[:2],
        choices=tuple(choices),
        needed=isinstance(now, DiaryError),
        phrases=now.phrases,
    )
