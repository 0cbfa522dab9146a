"""``hdiary report``: the page for the next visit."""

from __future__ import annotations

from pathlib import Path
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

_ENDINGS = (".html", ".htm")


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
        _refuse_other_kinds(output)
    diary = choose_patient(load_diary(given, reading), patient)
    if with_notes and len(diary.patients) > 1:
        raise click.UsageError(
            "Notes stand on the page of one person; name them with --patient, or leave "
            "--with-notes out."
        )
    from hdiary.report import make_page

    page = make_page(diary, with_notes=with_notes, with_names=with_names)
    if output == "-":
        print_bytes(page.encode("utf-8"))
        return
    save_text(output, page, force=force, not_over=given.sources)
    click.echo(f"The page is in {output}.", err=True)


def _refuse_other_kinds(output: str) -> None:
    if Path(output).suffix.lower() not in _ENDINGS:
        raise click.UsageError(
            f"-o {output}: The page is HTML; name it .html, open it and print it to PDF."
        )
