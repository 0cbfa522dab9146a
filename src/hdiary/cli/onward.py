"""The last line of every answer: what would help most to settle what it leaves open."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hdiary.cli.text import echo, heading, print_words, visible
from hdiary.row import Question

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.words import Words

_OF_STEPS = ("kind", "what", "now", "brings", "brings_unit", "weeks", "step", "reason", "command")


def find_onward(question: Question, diary: Diary, result: Any) -> Any:
    """Find what would help most to answer a question further; None where nothing would."""
    from hdiary.questions.next.ask import find_next

    return find_next(diary, result) if question.steps else None


def onward_object(onward: Any, language: str) -> dict[str, Any] | None:
    """Give it as ``--json`` prints it."""
    if onward is None:
        return None
    say = _words(onward, language, "table" if language == "en" else "screen")
    row = onward.table.iloc[0]
    told = {name: say(onward.why(row[name])) for name in ("step", "reason")}
    return {name: row[name] for name in _OF_STEPS} | told


def print_next(
    question: Question, result: Any, onward: Any, files: Sequence[str], *, language: str
) -> None:
    """Print what would settle it under an answer; under that question itself, the lines to copy."""
    from hdiary.questions.next.tell import tell_step

    if onward is not None:
        say = _words(onward, language)
        row = onward.table.iloc[0].to_dict()
        echo()
        told = tell_step(onward, row, say)
        # That nothing of sensible length would tell it needs no word before it.
        print_words(say("next.open_line", told=told) if row["what"] != "nothing" else told)
        _print_lines(onward.steps[:1], files, say)
    elif question.name == "next" and len(result.coverage) == 1:
        say = _words(result, language)
        _print_lines(result.steps, files, say, under=say("next.copy"))


def _words(answer: Any, language: str, place: Any = "screen") -> Words:
    from hdiary.questions.own_words import words_of
    from hdiary.words import load_words

    return load_words(language, place, words_of(answer.own_words, answer.coverage))


def _print_lines(
    steps: Sequence[Any], files: Sequence[str], say: Words, *, under: str | None = None
) -> None:
    lines = [write_line(step.command, files, say) for step in steps if step.command]
    if lines and under is not None:
        heading(under)
    for line in lines:
        echo(f"    {line}")


def write_line(command: Sequence[Any], files: Sequence[str], say: Words) -> str:
    """Write a step's command, ready to be copied into a shell."""
    from hdiary.questions.next.steps import DIARY, NEW_DIARY

    parts: list[str] = []
    for part in command:
        if part == DIARY:
            parts += files
        elif part == NEW_DIARY:
            parts.append(say("next.new_diary"))
        else:
            parts.append(part if isinstance(part, str) else say(part))
    return visible(subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts))
