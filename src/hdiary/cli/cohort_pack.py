"""``hdiary cohort pack``: diaries of very many people, packed once."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.packed import as_typed, tell_left_out, worth_a_look
from hdiary.cli.progress import Progress
from hdiary.cli.text import echo


@click.command(name="pack", cls=options.ReadingCommand)
@options.reading_options(several=False)
@options.output_option(metavar="COHORT", text="The folder to make.")
@click.option(
    "--people-per-part",
    type=click.IntRange(1),
    default=300,
    show_default=True,
    help="How many people stand in one part.",
)
@options.language_option
@options.force_option
@options.traceback_option
def command(
    file: str,
    reading: dict[str, Any],
    output: str,
    people_per_part: int,
    language: str,
    force: bool,
) -> None:
    """Pack diaries of very many people once, to be asked at once ever after.

    \b
    Example:
      hdiary cohort pack diaries/ -o cohort

    FILE is a folder of files, of one person each or of several, or one long file of any size
    (CSV or Parquet); or a folder of pieces of one Parquet table, whoever wrote it. How they are
    read is decided once, over everybody.
    """  # noqa: D301  (\b is click's)
    from hdiary.cohort import open_cohort
    from hdiary.words import load_words

    say = load_words(language, "screen")
    with Progress(say("cohort.engine.packing")):
        given = {name: value for name, value in reading.items() if value not in (None, ())}
        packed = open_cohort(file, **given).pack(
            output, people_per_part=people_per_part, force=force
        )
    about = packed.dataset.about
    tell_left_out(about, say)
    for odd in worth_a_look(about, say):
        echo(say("cli.warning", told=odd), err=True)
    told = say("cohort.engine.packed", n=about.people, rows=about.entries, output=output)
    echo(told)
    echo(say("cohort.packed.go_on", cohort=as_typed(output)))
