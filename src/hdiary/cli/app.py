"""The command ``hdiary``: which commands there are, and how a run ends."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from hdiary import __version__
from hdiary.cli import registry
from hdiary.cli.text import visible

FINE, REFUSED, USAGE, BUG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141


class _Commands(click.Group):
    """The commands of the registry, each brought in when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(registry.COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return registry.get_command(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name in registry.COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = difflib.get_close_matches(name, registry.COMMANDS, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        listed = ", ".join(registry.COMMANDS)
        ctx.fail(f'There is no command "{name}".{hint} The commands are: {listed}.')


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hdiary", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, expose_value=False, help="On a bug, show all of it.")
def app() -> None:
    """Read a headache diary without loss, and answer honestly."""
    # 
    # Examples:
    #   hdiary check diary.csv
    #   hdiary report diary.csv -o page.html
    # FILE is a CSV file (also .gz or .zip) or an Excel workbook; - reads standard input.
    # Nothing is ever sent anywhere.


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
    _never_fail_to_print()
    try:
        ended: Any = app.main(
            args=arguments, prog_name="hdiary", standalone_mode=False, color=_colour()
        )
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into an exit, and nothing else here exits.
        _leave_pipe()
        return PIPE_CLOSED
    except Exception as error:
        return _end_badly(error, show_all="--traceback" in arguments)
    return ended if isinstance(ended, int) else FINE


def _colour() -> bool | None:
    """Say whether to colour: None leaves it to whether a terminal is there."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _never_fail_to_print() -> None:
    """Let a console that lacks a character show ``?`` for it instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _leave_pipe() -> None:
    """Keep Python from complaining about the closed pipe once more when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())  # type: ignore[union-attr]


def _end_badly(error: Exception, *, show_all: bool) -> int:
    told = _told(error)
    if told is not None:
        code, words = told
        click.secho("Error: ", fg="red", bold=True, nl=False, err=True)
        click.echo(visible(words), err=True)
        return code
    if show_all:
        click.echo("".join(traceback.format_exception(error)), nl=False, err=True)
        return BUG
    # The message itself may quote the diary, so only the kind of error and the place are told.
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = os.path.basename(place.filename)  # noqa: PTH119  (a name, not a path to use)
    click.echo(
        f"This is a bug in hdiary {__version__} ({type(error).__name__}, {where} line "
        f"{place.lineno}), not in your diary. Please report it with the command that you used; "
        "--traceback shows more (look through it for private words first).",
        err=True,
    )
    return BUG


def _told(error: Exception) -> tuple[int, str] | None:
    """Give the exit code and words of an error that is no bug."""
    if isinstance(error, MemoryError):
        return REFUSED, "The diary is too large for the memory of this computer."
    if isinstance(error, OSError):
        _leave_pipe()
        return USAGE, f"The computer refused: {error.strerror or type(error).__name__}."
    from hdiary.diary import DiaryError
    from hdiary.write import WriteError

    if isinstance(error, DiaryError):
        from hdiary.cli.problems import refusal_words

        return REFUSED, "\n".join([refusal_words(error), *getattr(error, "__notes__", ())])
    return (USAGE, str(error)) if isinstance(error, WriteError) else None
