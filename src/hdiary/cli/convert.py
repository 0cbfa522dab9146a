"""``hdiary convert``: the diary as a CSV file in the canonical format, or as a Parquet file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.described import check_described, print_described
from hdiary.cli.given import find_input
from hdiary.cli.load import load_diary
from hdiary.cli.text import echo, print_bytes


@click.command(name="convert", cls=options.ReadingCommand)
@options.reading_options(clear_between=False, people=True)
@options.output_option(
    metavar="OUT.csv", text="Where to; .gz compresses, .parquet is for other programs, - prints."
)
@click.option(
    "--dictionary",
    is_flag=True,
    help="Also write what each column holds: OUT.datapackage.json beside OUT.",
)
@options.language_option
@options.force_option
@options.traceback_option
def command(
    file: tuple[str, ...],
    reading: dict[str, Any],
    output: str,
    language: str,
    *,
    dictionary: bool,
    force: bool,
) -> None:
    """Write a diary in the canonical format.

    \b
    Example:
      hdiary convert export.xlsx -o diary.csv

    Reading the new file gives an equal diary: nothing is lost. It holds notes and names too,
    if the old one did. A name that ends in .parquet makes a file for R, Python and other programs.
    """  # noqa: D301  (\b is click's)
    from hdiary.words import load_words
    from hdiary.write import diary_csv, write_diary
    from hdiary.write.csv_file import check_csv_target
    from hdiary.write.data_table import diary_table
    from hdiary.write.datapackage import write_datapackage
    from hdiary.write.parquet import check_parquet_target, is_parquet_name

    given = find_input(file)
    if dictionary:
        check_described(output, force=force, not_over=given.sources)
    if output != "-":
        check = check_parquet_target if is_parquet_name(output) else check_csv_target
        check(output, force=force, not_over=given.sources)
    diary = load_diary(given, reading, language=language)
    say = load_words(language, "screen")
    if diary.of_people is not None:
        echo(say("cli.people.convert"), err=True)
    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
        return
    write_diary(diary, output, force=force, not_over=given.sources)
    echo(say("cli.converted", n=diary.rows_kept, output=output), err=True)
    if dictionary:
        write_datapackage(
            output, [diary_table(diary, Path(output).name)], force=force, not_over=given.sources
        )
        print_described(output, say)
