"""How a run ends that could not do what it was asked: in words, and with a code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from hdiary import __version__
from hdiary.cli.console import NoOutputError, leave_stream, name_refusal
from hdiary.cli.text import echo
from hdiary.vocabulary.visible import hide_written_out

if TYPE_CHECKING:
    from hdiary.words import Words

FINE, REFUSED, USAGE, BUG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141


def end_misused(error: click.ClickException, say: Words) -> int:
    """Say what was not asked rightly, and give the code to end with."""
    from hdiary.cli.misused import tell_misuse  # Brought in only here: no help needs it

    # Without what a terminal would obey: click repeats what was typed.
    echo(hide_written_out(tell_misuse(error, say)), nl=False, err=True)
    return error.exit_code


def end_badly(error: Exception, say: Words, *, show_all: bool) -> int:
    """Say what went wrong, and give the code to end with."""
    told = _told(error, say)
    if told is not None:
        code, words = told
        echo(say("cli.error"), fg="red", bold=True, nl=False, err=True)
        echo(words, err=True)
        return code
    if show_all:
        echo("".join(traceback.format_exception(error)), nl=False, err=True)
        return BUG
    # The message itself may quote the diary, so only the kind of error and the place are told.
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = os.path.basename(place.filename)  # noqa: PTH119  (a name, not a path to use)
    bug = say(
        "cli.bug",
        version=__version__,
        kind=type(error).__name__,
        where=where,
        line=place.lineno,
    )
    echo(bug, err=True)
    return BUG


def _told(error: Exception, say: Words) -> tuple[int, str] | None:
    """Give the exit code and words of an error that is no bug."""
    if isinstance(error, MemoryError):
        return REFUSED, say("cli.too_large")
    if isinstance(error, NoOutputError):
        return USAGE, say("cli.no_output")
    if isinstance(error, OSError):
        leave_stream(sys.__stdout__)
        return USAGE, say("cli.computer_refused", why=name_refusal(error))
    from hdiary.diary import DiaryError
    from hdiary.write import WriteError

    if isinstance(error, DiaryError):
        from hdiary.cli.problems import refusal_words

        return REFUSED, "\n".join([refusal_words(error, say), *getattr(error, "__notes__", ())])
    if isinstance(error, WriteError):
        return USAGE, error.tell(say)
    from hdiary.trials import PlanError

    return (USAGE, error.tell(say)) if isinstance(error, PlanError) else None
