"""``hdiary app``: the panel of every question in the browser, without code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.app_told import show_or_ask, tell_address
from hdiary.cli.given import find_input
from hdiary.cli.languages import Misused, NotInstalled
from hdiary.cli.options import LANGUAGES, ReadingCommand, reading_options, traceback_option

if TYPE_CHECKING:
    from hdiary.cli.given import Input


@click.command(name="app", cls=ReadingCommand)
@reading_options(file_needed=False)
@click.option("--patient", metavar="ID", help="Who of several people is shown first.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Language of what is said.  [default: as remembered, else en]",
)
@click.option("--no-browser", is_flag=True, help="Tell the address only.")
@traceback_option
def command(
    *,
    file: str | None,
    reading: dict[str, Any],
    patient: str | None,
    language: str | None,
    no_browser: bool,
) -> int:
    """Look at a diary in the browser: every question, without code.

    \b
    Examples:
      hdiary app diary.csv
      hdiary app                    (choose a diary, or look around in a made-up one)

    A button there makes the page for the visit. Everything stays on this computer. It ends when
    its window is closed, or with Ctrl-C here.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.app_server import is_installed

    if not is_installed():
        raise NotInstalled("cli.misused.no_panel")
    if file is None:
        return _open(None, language or "en", reading={}, browser=not no_browser)
    given = find_input(_no_standard_input(file))
    spoken = language or _remembered_language(given)
    _check(given, reading, patient, spoken)
    from hdiary.cli.notebooks import other_arguments

    how = {**other_arguments(reading), **({"patient": patient} if patient else {})}
    return _open(given.typed, spoken, reading=how, browser=not no_browser)


def _no_standard_input(file: str) -> str:
    if file == "-":
        raise Misused("cli.misused.panel_input")
    return file


def _remembered_language(given: Input) -> str:
    from hdiary.read.tables_beside import read_table

    kept = read_table(given.path or "", "panel").get("language")
    return kept if kept in LANGUAGES else "en"


def _check(given: Input, reading: dict[str, Any], patient: str | None, language: str) -> None:
    """Refuse in words what no answer makes readable, before anything starts."""
    from hdiary.cli.packed import open_packed

    if open_packed(given, reading) is not None:
        raise Misused("cli.misused.panel_packed")
    show_or_ask(given, reading, patient, language)


def _open(file: str | None, language: str, *, reading: dict[str, Any], browser: bool) -> int:
    from hdiary.cli.app_server import run_panel
    from hdiary.cli.app_sitting import Sitting
    from hdiary.words import load_words

    say = load_words(language, "screen")
    here, told = str(Path.cwd()), "cli.app.runs" if browser else "cli.app.waits"
    return run_panel(
        Sitting(
            code=write_code(file, here, {**reading, "language": language}),
            title=say("panel.app.title"),
            line=say("panel.app.line"),
            begins=say("panel.app.begins"),
            language=language,
            browser=browser,
            tell=lambda address: tell_address(say(told, address=address)),
        )
    )


def write_code(file: str | None, folder: str, settings: dict[str, Any]) -> str:
    """Write what the kernel runs: the only code there is, and nobody sees it."""
    told = [*([repr(file)] if file is not None else []), f"folder={folder!r}"]
    told += [f"{name}={value!r}" for name, value in settings.items()]
    return (
        "import os\n"
        "from hdiary.widgets.panel import open_panel\n"
        f"os.chdir({folder!r})\n"
        f"open_panel({', '.join(told)})"
    )
