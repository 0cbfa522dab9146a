"""``hdiary template``: an empty diary to fill in, or to keep."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli import options, values
from hdiary.cli.text import echo


@click.command(name="template", short_help="Make an empty diary: page, workbook, paper.")
@options.output_option(
    metavar="DIARY.html|.xlsx|.csv|.pdf",
    text="Where to, and by its ending which kind; - prints CSV.",
)
@click.option(
    "--factors",
    metavar="TEXT",
    help="What may matter, parted by ; or , such as "
    '"desk work; looking down; sleep; coffee (yes/no)".',
)
@click.option(
    "--treatments",
    metavar="TEXT",
    help='What is taken or done, such as "heat; ibuprofen 400 mg" (not .csv).',
)
@click.option(
    "--language",
    type=click.Choice(options.LANGUAGES),
    default="en",
    show_default=True,
    help="Language of the diary.",
)
@click.option("--name-of-plan", metavar="TEXT", default="", help="What it is called (.html, .pdf).")
@click.option("--patient", metavar="ID", default="", help="Whose diary it is (.html, .pdf).")
@click.option(
    "--check-ins",
    metavar="TIMES",
    help="When to ask what one does and how one sits, such as 10:00,14:00 (.html, .pdf).",
)
@click.option(
    "--web-app", is_flag=True, help="-o is a folder: the page for a web server, to be installed."
)
@options.month_option
@click.option(
    "--days",
    type=click.IntRange(1, 3660),
    help="How many days; 28, or a month on paper, if left out (not .html).",
)
@click.option(
    "--first-day",
    type=values.PLAIN_DAY,
    metavar="DAY",
    help="The first, such as 2026-03-01; today if left out (not .html).",
)
@options.force_option
@options.traceback_option
def command(output: str, **asked: Any) -> None:
    """Make an empty diary: a page for the phone, a workbook, or a month on paper.

    \b
    Examples:
      hdiary template -o diary.html
      hdiary template -o diary.html --factors "desk work; looking down; sleep; coffee (yes/no)"
      hdiary template -o diary.pdf --month 2026-03 --language de
      hdiary template -o diary.xlsx --days 90 --first-day 2026-03-01

    The page (.html) is one file: it works offline in any browser, keeps the diary there, sends
    nothing anywhere and saves CSV, which hdiary reads. The workbook (.xlsx) offers choices in
    its cells and explains each column. The sheet of paper (.pdf) asks the same.

    --factors are sorted by what hdiary knows: activities, postures, and questions of the day
    (sleep, stress, period). Own words are activities, unless they say what they are: (posture),
    (yes/no), (number), (hours), (0-10).
    """  # noqa: D301  (\b is click's)
    from hdiary.cli import template_kinds as kinds
    from hdiary.cli import template_made as made
    from hdiary.cli.template_told import tell_asked
    from hdiary.cli.text import print_bytes

    kind = kinds.kind_of(output, web_app=asked["web_app"])
    kinds.refuse_idle(kind, asked)
    diary = made.ask(asked)
    if kind == "print":
        print_bytes(made.as_csv(diary, asked).encode("utf-8"))
        return
    told = made.save(kind, output, diary, asked)
    echo("\n".join([*told, *tell_asked(kind, diary, asked)]), err=True)
