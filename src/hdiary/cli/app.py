"""The command ``hdiary``: which commands there are, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from hdiary import __version__
from hdiary.cli.commands import BRIEFLY, COMMANDS, LazyGroup, get_command
from hdiary.cli.console import leave_stream, never_fail_to_print
from hdiary.cli.endings import FINE, INTERRUPTED, PIPE_CLOSED, end_badly, end_misused
from hdiary.cli.languages import words_asked
from hdiary.cli.text import echo


@click.group(
    cls=LazyGroup,
    names=COMMANDS,
    find=get_command,
    briefly=BRIEFLY,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="hdiary", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, expose_value=False, help="On a bug, show all of it.")
def app() -> None:
    """Read a headache diary without loss, and answer honestly.

    \b
    Examples:
      hdiary check diary.csv
      hdiary report diary.csv -o page.html

    FILE is a CSV file (also .gz or .zip) or an Excel workbook; - reads standard input.
    Nothing is ever sent anywhere.
    """  # noqa: D301  (\b is click's)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv
        The arguments; those of the process if left out.

    Returns
    -------
    int
        0 fine; 1 the diary was refused or has problems; 2 wrong usage; 70 a bug in hdiary;
        130 interrupted; 141 the reader of a pipe went away.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:2], "--help"]
    never_fail_to_print()
    try:
        _clear_left_over(arguments)
        ended: Any = app.main(
            args=arguments, prog_name="hdiary", standalone_mode=False, color=_colour()
        )
        sys.stdout.flush()
    except click.ClickException as error:
        return end_misused(error, words_asked(arguments))
    except (click.Abort, KeyboardInterrupt):
        echo(words_asked(arguments)("cli.stopped"), err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into an exit, and nothing else here exits.
        leave_stream(sys.__stdout__)
        return PIPE_CLOSED
    except Exception as error:
        return end_badly(error, words_asked(arguments), show_all="--traceback" in arguments)
    return ended if isinstance(ended, int) else FINE


def _colour() -> bool | None:
    """Say whether to colour: None leaves it to whether a terminal is there."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _clear_left_over(arguments: list[str]) -> None:
    """Clear what killed runs left, but for somebody who only asks for help."""
    if "--help" not in arguments:
        from hdiary.cli.own_folder import clear_left_over

        clear_left_over(arguments)
