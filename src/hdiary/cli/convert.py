"""``hdiary convert``: the diary as a CSV file in the canonical format."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli.load import find_input, load_diary
from hdiary.cli.options import (
    ReadingCommand,
    force_option,
    output_option,
    reading_options,
    traceback_option,
)
from hdiary.cli.text import print_bytes
from hdiary.vocabulary.say import say_count


@click.command(name="convert", cls=ReadingCommand)
@reading_options(clear_between=False)
@output_option(metavar="OUT.csv", text="Where to; .gz compresses, - prints.")
@force_option
@traceback_option
def command(file: str, reading: dict[str, Any], output: str, force: bool) -> None:
    """Write a diary in the canonical format."""
    # 
    # Example:
    #   hdiary convert export.xlsx -o diary.csv
    # Reading the new file gives an equal diary: nothing is lost. It holds notes and names too,
    # if the old one did.
    from hdiary.write import diary_csv, write_diary
    from hdiary.write.csv_file import check_csv_target

    given = find_input(file)
    if output != "-":
        check_csv_target(output, force=force, not_over=given.sources)
    diary = load_diary(given, reading)
    if output == "-":
        print_bytes(diary_csv(diary).encode("utf-8"))
        return
    write_diary(diary, output, force=force, not_over=given.sources)
    rows = say_count(diary.rows_kept, "row is", "rows are")
    click.echo(f"{rows} in {output}.", err=True)
