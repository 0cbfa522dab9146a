"""``hdiary template``: an empty diary to fill in."""

from __future__ import annotations

from datetime import datetime

import click

from hdiary.cli.options import DAY, force_option, output_option, traceback_option
from hdiary.cli.text import print_bytes


@click.command(name="template")
@output_option(metavar="DIARY.csv|.xlsx", text="Where to; - prints it as CSV.")
@click.option(
    "--days", type=click.IntRange(1, 3660), default=28, show_default=True, help="How many days."
)
@click.option(
    "--first-day",
    type=DAY,
    metavar="DAY",
    help="The first day, such as 2026-03-01; today if left out.",
)
@force_option
@traceback_option
def command(output: str, days: int, first_day: datetime | None, force: bool) -> None:
    """Make an empty diary to fill in.

    \b
    Examples:
      hdiary template -o diary.xlsx
      hdiary template -o diary.csv --days 90 --first-day 2026-03-01

    There is a row for each day. The workbook offers choices in its cells and explains each
    column on a second sheet.
    """  # noqa: D301  (\b is click's)
    from hdiary.vocabulary.say import say_count
    from hdiary.write import template_csv, write_template

    first = None if first_day is None else first_day.date()
    if output == "-":
        print_bytes(template_csv(days=days, first_day=first).encode("utf-8"))
        return
    write_template(output, force=force, days=days, first_day=first)
    click.echo(f"An empty diary of {say_count(days, 'day')} is in {output}.", err=True)
