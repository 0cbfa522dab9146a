"""``hdiary report``: the page for the next visit."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from hdiary.cli.load import choose_patient, find_input, load_diary
from hdiary.cli.options import (
    ReadingCommand,
    force_option,
    output_option,
    patient_option,
    reading_options,
    traceback_option,
)
from hdiary.cli.text import print_bytes

_HTML, _PDF = (".html", ".htm"), ".pdf"
# Found by name: asking the report itself would bring in pandas before it is needed.
_LANGUAGES = sorted(
    file.name.removesuffix(".toml")
    for file in (files("hdiary") / "report" / "languages").iterdir()
    if file.name.endswith(".toml")
)


@click.command(name="report", cls=ReadingCommand)
@reading_options()
@output_option(metavar="PAGE.html|PAGE.pdf", text="Where to; - prints HTML.")
@patient_option
@click.option("--last-visit", metavar="DAY", help="Compare the time since this day (2026-06-01).")
@click.option(
    "--language", type=click.Choice(_LANGUAGES), default="en", show_default=True,
    help="Language of the page.",
)  # fmt: skip
@click.option("--with-notes", is_flag=True, help="Put the notes on the page.")
@click.option("--with-names", is_flag=True, help="Put the identifier and file name on the page.")
@force_option
@traceback_option
def command(*, file: str, reading: dict[str, Any], output: str, **asked: Any) -> None:
    """Make the page for the next visit, as HTML or PDF."""
    # 
    # Example:
    #   hdiary report diary.csv -o page.pdf --last-visit 2026-06-01
    # It says what changed, how much medicine was taken, what it looks like and what helps, in
    # one file that needs no network. It carries no name and no notes unless asked.
    from hdiary.write import save_bytes
    from hdiary.write.files import check_target

    given, force = find_input(file), bool(asked["force"])
    if output != "-":
        check_target(output, force=force, not_over=given.sources)
        _refuse_other_kinds(output)
    diary = choose_patient(load_diary(given, reading), asked["patient"])
    _refuse_for_many(diary, asked)
    page = _make(diary, output, asked)
    if output == "-":
        print_bytes(page)
        return
    save_bytes(output, page, force=force, not_over=given.sources)
    click.echo(f"The page is in {output}.", err=True)


def _make(diary: Any, output: str, asked: dict[str, Any]) -> bytes:
    from hdiary.report import make_page, make_pdf
    from hdiary.report.since import VisitError

    how = {name: asked[name] for name in ("with_notes", "with_names", "language", "last_visit")}
    try:
        if Path(output).suffix.lower() == _PDF:
            return make_pdf(diary, **how)
        return make_page(diary, **how).encode("utf-8")
    except VisitError as error:
        raise click.UsageError(f"--last-visit: {error}.") from None


def _refuse_for_many(diary: Any, asked: dict[str, Any]) -> None:
    if len(diary.patients) == 1:
        return
    if asked["with_notes"]:
        raise click.UsageError(
            "Notes stand on the page of one person; name them with --patient, or leave "
            "--with-notes out."
        )
    if asked["last_visit"] is not None:
        raise click.UsageError(
            "A last visit is one person's; name them with --patient, or leave --last-visit out."
        )


def _refuse_other_kinds(output: str) -> None:
    if Path(output).suffix.lower() not in (*_HTML, _PDF):
        raise click.UsageError(f"-o {output}: The page is HTML or PDF; name it .html or .pdf.")
