"""``hdiary convert``: the diary as a CSV file in the canonical format."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.given import find_input
from hdiary.cli.load import load_diary
from hdiary.cli.text import print_bytes


@click.command(name="convert", cls=options.ReadingCommand)
@options.reading_options(clear_between=False)
@options.output_option(metavar="OUT.csv", text="Where to; .gz compresses, - prints.")
@options.language_option
@options.force_option
@options.traceback_option
def command(file: str, reading: dict[str, Any], output: str, language: str, force: bool) -> None:
    """Write a diary in the canonical format.

    \b
    Example:
      hdiary convert export.xlsx -o diary.csv

    Reading the new file gives an equal diary: nothing is lost. It holds notes and names too,
    if the old one did.
    """  # noqa: D301  (\b is click's)
    from hdiary.words import load_words
    from hdiary.write import diary_csv, write_diary
    from hdiary.write.csv_file import check_csv_target

    given = find_input(file)
    if output != "-":
        check_csv_target(output, force=force, not_over=given.sources)
    diary = load_diary(given, reading, language=language)
    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
        return
    write_diary(diary, output, force=force, not_over=given.sources)
    say = load_words(language, "screen")
    click.echo(say("cli.converted", n=diary.rows_kept, output=output), err=True)
