"""``hdiary deidentify``: a diary without who, when and where, as far as hdiary can see them."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.deidentified import Outputs, print_told, save_all
from hdiary.cli.given import find_input
from hdiary.cli.load import load_diary
from hdiary.cli.secret import take_key
from hdiary.cli.values import FilePath

_WAYS = ("shift", "relative", "year")
_MINUTES = ("5", "10", "15", "20", "30", "60")


@click.command(name="deidentify", cls=options.ReadingCommand)
@options.reading_options(people=True)
@options.output_option(
    metavar="OUT.csv", text="Where to; .gz compresses, .parquet is for other programs, - prints."
)
@click.option(
    "--key",
    metavar="KEYFILE",
    type=FilePath(dir_okay=False),
    help="The secret key: read if it is there, else made there. Without it a new one is made in "
    "the folder hdiary-keys of your home.",
)
@click.option(
    "--move-dates",
    "way",
    type=click.Choice(_WAYS),
    default="shift",
    show_default=True,
    help="Shift each person's dates by whole weeks, count days from their first (relative), or "
    "keep only the year in which they began.",
)
@click.option(
    "--round-times", type=click.Choice(_MINUTES), help="Round times down to so many minutes."
)
@click.option(
    "--drop",
    multiple=True,
    metavar="COLUMN",
    help="Leave a column out. May be given several times.",
)
@click.option(
    "--keep-word",
    "keep_words",
    multiple=True,
    metavar="WORD",
    help="A word that may stay although hdiary does not know it. May be given several times.",
)
@click.option(
    "--keep",
    multiple=True,
    metavar="COLUMN",
    help="A column that stays although it would be left out in doubt. May be given several times.",
)
@options.language_option
@options.force_option
@options.traceback_option
def command(file: tuple[str, ...], reading: dict[str, Any], output: str, **asked: Any) -> None:
    """Take out of a diary who it is of, when and where.

    \b
    Example:
      hdiary deidentify cohort.csv --people people.csv --key study.key -o shared.csv

    Identifiers become codes, dates move, notes, places, names, and what numbers people or follows
    the calendar are left out, unknown words become codes. What is known of PEOPLE is written
    beside OUT, named OUT-people. It says what it did and what it does not promise. Keep the key to
    yourself.
    """  # noqa: D301  (\b is click's)
    from hdiary.words import load_words
    from hdiary.write.deidentify import deidentify

    say = load_words(asked["language"], "screen")
    given = find_input(file)
    named = {"people": reading["people"], "key": asked["key"]}
    outputs = Outputs.of(output, named, given.sources, force=asked["force"])
    diary = load_diary(given, reading, language=asked["language"])
    key, new_key = take_key(asked["key"])
    minutes = asked["round_times"]
    hidden = deidentify(
        diary,
        key=key,
        dates=asked["way"],
        round_times=None if minutes is None else int(minutes),
        drop=asked["drop"],
        keep_words=asked["keep_words"],
        keep=asked["keep"],
    )
    save_all(hidden, outputs)
    print_told(hidden, outputs, say, key=new_key or asked["key"], new=new_key is not None)
