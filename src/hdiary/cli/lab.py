"""``hdiary lab``: the notebooks beside a diary, opened in JupyterLab."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.given import find_input, typed_path
from hdiary.cli.languages import Misused, NotInstalled
from hdiary.cli.load import load_diary
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.cli.notebooks import Copied
    from hdiary.words import Words

_OF_THE_SAMPLE = "hdiary-notebooks"
_PACKINGS = {".gz", ".zip"}


@click.command(name="lab", cls=options.ReadingCommand)
@options.reading_options(file_needed=False)
@click.option(
    "--into",
    metavar="FOLDER",
    help="Where the notebooks go.  [default: beside the diary, DIARY-notebooks]",
)
@options.language_option
@click.option("--no-browser", is_flag=True, help="Start JupyterLab and tell its address only.")
@click.option("--no-start", is_flag=True, help="Copy the notebooks and start nothing.")
@options.traceback_option
def command(
    *,
    file: str | None,
    reading: dict[str, Any],
    into: str | None,
    language: str,
    no_browser: bool,
    no_start: bool,
) -> int:
    """Open notebooks about a diary in JupyterLab.

    \b
    Examples:
      hdiary lab diary.csv
      hdiary lab diary.csv --language de
      hdiary lab                    (a made-up diary, to look around)

    The notebooks are copied into a folder beside the diary, and ask about that diary. The first
    one opens with its answer, the others answer when they are opened. Ones that you changed are
    never written over. Everything stays on this computer.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.notebooks import FIRST, Asked, copy_notebooks, other_arguments
    from hdiary.cli.packed import open_packed
    from hdiary.words import load_words

    asked = Asked(diary=None, reading={}, language=language)
    if file is not None:
        given = find_input(_no_standard_input(file))
        if open_packed(given, reading) is not None:
            raise Misused("cli.misused.lab_packed")
        people = len(load_diary(given, reading, language=language).patients)
        mine = other_arguments(reading)
        asked = Asked(diary=given.path, people=people, reading=mine, language=language)
    folder = _named(into) if into else _beside(asked.diary)
    say = load_words(language, "screen")
    _tell(copy_notebooks(folder, asked), folder, say)
    return 0 if no_start else _start(folder, FIRST, say, browser=not no_browser)


def _no_standard_input(file: str) -> str:
    if file == "-":
        raise Misused("cli.misused.lab_input")
    return file


def _beside(diary: Path | None) -> Path:
    if diary is None:
        return Path(_OF_THE_SAMPLE)
    diary = diary if diary.name else diary.absolute()
    if not diary.name:
        return diary / _OF_THE_SAMPLE
    packed = diary.suffix.lower() in _PACKINGS and Path(diary.stem).suffix
    stem = Path(diary.stem).stem if packed else diary.stem
    return diary.with_name(f"{stem}-notebooks")


def _tell(copied: Copied, folder: Path, say: Words) -> None:
    """Say what was done and, by name, what was not."""
    echo(say("cli.lab.are_in", folder=str(folder)), err=True)
    for key, names in (("refreshed", copied.refreshed), ("kept", copied.kept)):
        if names:
            echo(say(f"cli.lab.{key}", names=_listed(names)), err=True)


def _named(into: str) -> Path:
    path = typed_path(into)
    if into.startswith("~") and str(path).startswith("~"):
        raise Misused("cli.misused.no_home", into=into)
    return path


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _start(folder: Path, first: str, say: Words, *, browser: bool) -> int:
    from hdiary.cli.jupyter import is_installed, run_lab

    if not is_installed():
        raise NotInstalled("cli.misused.no_lab")
    echo(say("cli.lab.runs"), err=True)
    return run_lab(folder, first, browser=browser)
