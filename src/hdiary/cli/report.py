"""``hdiary report``: the page for the next visit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from hdiary.cli import options
from hdiary.cli.given import Misused, find_input, typed_path
from hdiary.cli.load import choose_patient, load_diary
from hdiary.cli.measures import measures_option, measures_sources, ndi_option, read_totals
from hdiary.cli.text import echo, print_bytes

_ASKED = ("with_notes", "with_names", "language", "last_visit", "blank_is_none", "plan", "ended",
          "measures")  # fmt: skip
_ARMS = ("by", "anchor", "reference")
_HTML, _PDF = (".html", ".htm"), ".pdf"


@click.command(name="report", cls=options.ReadingCommand)
@options.reading_options(people=True)
@options.output_option(metavar="PAGE.html|PAGE.pdf", text="Where to; - prints HTML.")
@options.patient_option
@click.option("--last-visit", metavar="DAY", help="Compare the time since this day (2026-06-01).")
@click.option(
    "--blank-is-none",
    is_flag=True,
    help="A headache rated before and after without a word on treatment was left alone.",
)
@click.option(
    "--plan",
    metavar="TRIAL.toml",
    help="Tell what came of this trial once it is over; its plan, or the folder of it.",
)
@measures_option
@ndi_option
@click.option("--ended", is_flag=True, help="The trial has ended for good before its planned end.")
@click.option("--by", metavar="FACT", help="Of many people: who belongs to which arm. [arm]")
@click.option(
    "--anchor",
    metavar="DAY|FACT",
    help="Of many people: from when periods of their arms are counted, such as randomised.",
)
@click.option("--reference", metavar="ARM", help="The arm that the others are compared with.")
@options.language_option
@click.option("--with-notes", is_flag=True, help="Put the notes on the page.")
@click.option("--with-names", is_flag=True, help="Put the identifier and file name on the page.")
@click.option("--open", "show", is_flag=True, help="Open the page when it is made.")
@options.force_option
@options.traceback_option
def command(
    *, file: tuple[str, ...], reading: dict[str, Any], output: str, show: bool, **asked: Any
) -> None:
    """Make the page for the next visit, as HTML or PDF.

    \b
    Example:
      hdiary report diary.csv -o page.pdf --last-visit 2026-06-01

    It says what changed, how much medicine was taken, what it looks like and what helps, in one
    file that needs no network. It carries no name and no notes unless asked.
    """  # noqa: D301  (\b is click's)
    from hdiary.cli.report_plan import plan_sources, read_given, telling_arms, telling_plans
    from hdiary.words import load_words
    from hdiary.write import save_bytes
    from hdiary.write.files import check_target

    if output == "-" and show:
        raise Misused("cli.misused.open_printed")
    given, force = find_input(file), bool(asked["force"])
    sources = (*given.sources, *plan_sources(asked["plan"]), *measures_sources(asked["measures"]))
    if output != "-":
        check_target(output, force=force, not_over=sources)
        _refuse_other_kinds(output)
    diary = choose_patient(load_diary(given, reading, language=asked["language"]), asked["patient"])
    _refuse_for_many(diary, asked)
    asked["plan"] = read_given(asked["plan"], asked["language"])
    asked["measures"] = read_totals(
        asked["measures"], reading, language=asked["language"], ndi=asked["ndi"]
    )
    with telling_plans(asked["language"]), telling_arms(asked["language"]):
        page = _make(diary, output, asked)
    if output == "-":
        print_bytes(page)
        return
    save_bytes(output, page, force=force, not_over=sources)
    say = load_words(asked["language"], "screen")
    echo(say("cli.page_is_in", output=output), err=True)
    if show and not _open(Path(output)):
        echo(say("cli.page_not_opened", output=output), err=True)


def _open(page: Path) -> bool:
    """Show a page with the program that this computer opens such files with."""
    import webbrowser

    try:
        return webbrowser.open(typed_path(page).resolve().as_uri())
    except webbrowser.Error:
        return False


def _make(diary: Any, output: str, asked: dict[str, Any]) -> bytes:
    from hdiary.report import make_page, make_pdf
    from hdiary.report.begin import VisitError

    how = {name: asked[name] for name in (*_ASKED, *_ARMS)}
    try:
        if Path(output).suffix.lower() == _PDF:
            return make_pdf(diary, **how)
        return make_page(diary, **how).encode("utf-8")
    except VisitError as error:
        raise click.UsageError(f"--last-visit: {error.tell(how['language'])}.") from None


def _refuse_for_many(diary: Any, asked: dict[str, Any]) -> None:
    if len(diary.patients) == 1:
        if any(asked[name] is not None for name in _ARMS):
            raise Misused("cli.misused.arms_of_many")
        return
    if asked["with_notes"]:
        raise Misused("cli.misused.notes_of_one")
    if asked["plan"] is not None:
        raise Misused("cli.misused.trial_of_one")
    if asked["measures"] is not None:
        raise Misused("cli.misused.measures_of_one")
    if asked["last_visit"] is not None:
        raise Misused("cli.misused.visit_of_one")


def _refuse_other_kinds(output: str) -> None:
    if Path(output).suffix.lower() not in (*_HTML, _PDF):
        raise Misused("cli.misused.page_kind", output=output)
