"""What to say next about a file: suggestions that were tried, as command lines to copy."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hdiary.cli.as_json import print_refusal
from hdiary.cli.given import Input
from hdiary.cli.options import of_diary, option_words
from hdiary.cli.text import echo, heading, print_words, visible

if TYPE_CHECKING:
    from hdiary.diary import Diary, DiaryError
    from hdiary.read.advice import Advice
    from hdiary.words import Words


def find_advice(
    given: Input, reading: Mapping[str, Any], now: Diary | DiaryError, *, most: int | None = None
) -> list[Advice]:
    """Try what the reader suggests about a file."""
    from hdiary.read import advice, read_diary

    def read(**settings: Any) -> Diary:
        return read_diary(given.source(), **settings)

    return advice.advise(read, of_diary(reading), now, size=given.size, most=most)


def advice_objects(advice: Sequence[Advice]) -> list[dict[str, Any]]:
    """Give suggestions as ``--json`` prints them."""
    return [{"why": one.why, "options": one.options, "outcome": one.outcome} for one in advice]


def print_refused(
    question: str, given: Input, reading: Mapping[str, Any], error: DiaryError
) -> None:
    """Print why a diary was refused and what to try, as one object."""
    advice = advice_objects(find_advice(given, reading, error))
    print_refusal(error, question=question, suggested=advice)


def print_advice(
    given: Input,
    reading: Mapping[str, Any],
    advice: Sequence[Advice],
    say: Words,
    *,
    evidence: str = "",
) -> None:
    """Print suggestions, each with the whole command line to copy, the likeliest first."""
    if not advice:
        return
    heading(say("cli.only_you_know"))
    if given.path is not None and not given.several:
        print_words(say("cli.say_once"), indent="  ")
    if evidence:
        print_words(evidence, indent="  ")
    for one in advice:
        print_words(one.tell(say), indent="  ")
        echo(f"    {command_line(given, reading, one.settings, say=say)}")


def command_line(
    given: Input,
    reading: Mapping[str, Any],
    more: Mapping[str, Any] | None = None,
    *,
    say: Words,
) -> str:
    """Write the command that checks a file with options, ready to be copied into a shell."""
    from hdiary.read.advice import merge_settings

    parts = ["hdiary", "check", *given.names, *option_words(merge_settings(reading, more or {}))]
    parts += ["--language", say.name] if say.name != "en" else []
    line = subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)
    return visible(line)


def say_next(given: Input, reading: Mapping[str, Any], error: DiaryError, say: Words) -> str:
    """Say what to try about a refused file: one command line; nothing where none helps."""
    advice = find_advice(given, reading, error, most=1)
    if not advice:
        return say("cli.see_all", line=command_line(given, reading, say=say))
    line = command_line(given, reading, advice[0].settings, say=say)
    return say("cli.try_next", told=advice[0].tell(say), line=line)
