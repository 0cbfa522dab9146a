"""``hdiary join``: a diary with what a watch, the weather or another table tells of each day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.as_json import print_json, print_refusal
from hdiary.cli.endings import FINE, REFUSED
from hdiary.cli.given import Misused, find_input
from hdiary.cli.load import load_diary
from hdiary.cli.text import echo
from hdiary.vocabulary.paths import typed_path

if TYPE_CHECKING:
    from hdiary.diary import Diary
    from hdiary.words import Words


class _Others(click.Argument):
    """The other files, with words of their own whatever click's version."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.help = "An export of a watch, a file of the weather, any table of days, or a folder."


@click.command(name="join", cls=options.ReadingCommand)
@options.reading_options(clear_between=False, several=False)
@click.argument("others", cls=_Others, metavar="OTHER...", nargs=-1, required=True)
@options.output_option(metavar="OUT.csv", text="Where to; .gz compresses, - prints.")
@click.option(
    "--other-dates",
    type=click.Choice(["dmy", "mdy"]),
    help="Whether 3/4 is 3 April (dmy) or 4 March (mdy) in the other files.",
)
@click.option(
    "--patient", metavar="ID", help="Whose the other files are, where several people are in FILE."
)
@options.json_option
@options.language_option
@options.force_option
@options.traceback_option
def command(
    file: str, reading: dict[str, Any], others: tuple[str, ...], output: str, **asked: Any
) -> int:
    """Add what a watch, the weather or another table tells of each day.

    \b
    Example:
      hdiary join diary.csv garmin.csv -o both.csv
      hdiary report both.csv -o page.html

    OTHER is an export of a watch, a file of the weather, or any table with a column of days;
    several exports of one kind are one, and a folder or a zip stands for its files. What it
    tells of a day becomes columns of the diary's entries on that day; a night belongs to the
    day of waking up. A day that only OTHER knows becomes no entry.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.joined import check_output, join_files, joined_object, write_joined
    from hdiary.diary import DiaryError
    from hdiary.words import load_words

    as_json, say = asked["as_json"], load_words(asked["language"], "screen")
    if as_json and output == "-":
        raise Misused("cli.misused.both_printed")
    given, paths = find_input(file), [_find_other(name) for name in others]
    safely = {"force": asked["force"], "not_over": [*given.sources, *paths]}
    check_output(output, safely)
    how = {"patient": asked["patient"], "dates": asked["other_dates"], "zone": reading["zone"]}
    try:
        diary = load_diary(given, reading, tell=not as_json, language=asked["language"])
        whole = join_files(diary, paths, say, **how)
    except DiaryError as error:
        if not as_json:
            raise
        print_refusal(error, file=file, others=list(others))
        return REFUSED
    write_joined(whole, output, safely)
    if as_json:
        print_json({"output": output, **joined_object(whole, say)})
    else:
        _tell(whole, output, say)
    return FINE


def _find_other(name: str) -> Path:
    """Find a file or a folder beside the diary."""
    path = typed_path(name)
    if path.is_dir():
        return path
    found = find_input(name) if name != "-" else None
    if found is None or found.path is None:
        raise Misused("cli.misused.other_input")
    return found.path


def _tell(diary: Diary, output: str, say: Words) -> None:
    """Say what came over, on standard error where the diary itself is printed."""
    for line in diary.joined.phrases():
        echo(say(line), err=True)
    if output != "-":
        columns = sum(len(one.columns) for one in diary.joined.sources)
        told = say("cli.join.saved", n=diary.rows_kept, output=output, columns=columns)
        echo(told, err=True)
