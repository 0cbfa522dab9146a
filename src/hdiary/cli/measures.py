"""Totals of questionnaires on the command line: named, read, and told where something is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.given import find_input
from hdiary.cli.problems import warning_sentences
from hdiary.cli.text import echo

if TYPE_CHECKING:
    from hdiary.diary.measures import Measures

_MOST_TOLD = 3
measures_option = click.option(
    "--measures",
    metavar="TOTALS",
    help="Totals of questionnaires (HIT-6, NDI, MIDAS): a table with date, measure and total.",
)
ndi_option = click.option(
    "--ndi",
    type=click.Choice(["points", "percent"]),
    help="What totals called NDI are: points of 50, or per cent.",
)


def measures_sources(path: str | None) -> tuple[Any, ...]:
    """Give the file of questionnaires, which nothing may be written over."""
    return () if path is None else tuple(find_input(path).sources)


def read_totals(
    path: str | None, reading: Mapping[str, Any], *, language: str, ndi: str | None = None
) -> Measures | None:
    """Read the totals that were named, and say on standard error what is worth a look."""
    from hdiary.read import read_measures
    from hdiary.words import load_words

    if path is None:
        return None
    found = read_measures(
        find_input(path).source(),
        dates=reading.get("dates"),
        skip_bad_rows=bool(reading.get("skip_bad_rows")),
        ndi=ndi,
    )
    say = load_words(language, "screen")
    refused = found.problems[found.problems["severity"] == "error"]
    if len(refused):
        echo(say("cli.measures.refused", n=refused["line"].nunique()), err=True)
    for name, why in found.left_out:
        echo(say("cli.measures.left_out", name=name, why=say(why)), err=True)
    warnings = found.problems[found.problems["severity"] == "warning"].head(_MOST_TOLD)
    for sentence in warning_sentences(warnings, say, found.phrases):
        echo(say("cli.measures.warning", told=sentence), err=True)
    if found.open_scales and "which scale" not in set(found.problems["code"]):
        echo(say("cli.measures.which_scale"), err=True)
    return found
