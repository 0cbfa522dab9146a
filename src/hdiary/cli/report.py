"""``hdiary report``: the page for the next visit."""

from __future__ import annotations

from typing import Any

import click

from hdiary.cli.load import choose_patient, find_input, load_diary
from hdiary.cli.options import (
    force_option,
    output_option,
    patient_option,
    reading_options,
    traceback_option,
)
from hdiary.cli.text import print_bytes


@click.command(name="report")
@reading_options()
@output_option(metavar="PAGE.html", text="Where to; - prints.")
@patient_option
@click.option("--with-notes", is_flag=True, help="Put the notes on the page.")
@click.option("--with-names", is_flag=True, help="Put the identifier and file name on the page.")
@force_option
@traceback_option
def command(
    *,
    file: str,
    reading: dict[str, Any],
    output: str,
    patient: str | None,
    with_notes: bool,
    with_names: bool,
    force: bool,
) -> None:
    """Make the page for the next visit.

    \b
    Example:
      hdiary report diary.csv -o page.html

    It says how bad it is and what it looks like, in one file that needs no network. It carries
    no name and no notes unless asked.
    """  # noqa: D301  (\b is click's)
    from hdiary.write import save_text
    from hdiary.write.files import check_target

    given = find_input(file)
    if output != "-":
        check_target(output, force=force, not_over=given.sources)
    diary = choose_patient(load_diary(given, reading), patient)
    from hdiary.report import make_page

    page = make_page(diary, with_notes=with_notes, with_names=with_names)
    if output == "-":
        print_bytes(page.encode("utf-8"))
        return
    save_text(output, page, force=force, not_over=given.sources)
    click.echo(f"The page is in {output}.", err=True)
