"""``hdiary map``: how a file is read, as a small text to look over, to change and to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hdiary.cli import options
from hdiary.cli.as_json import print_json
from hdiary.cli.given import find_input
from hdiary.cli.next_step import advice_objects
from hdiary.cli.text import echo, print_bytes

if TYPE_CHECKING:
    from hdiary.read import DiaryMap
    from hdiary.words import Words


@click.command(name="map", cls=options.ReadingCommand)
@options.reading_options(several=False)
@click.option(
    "-o", "--output", metavar="MAP.toml", default="-", help="Where to; left out, it is printed."
)
@options.json_option
@options.language_option
@options.force_option
@options.traceback_option
def command(
    *,
    file: str,
    reading: dict[str, Any],
    output: str,
    as_json: bool,
    language: str,
    force: bool,
) -> None:
    """Propose how a file is read: every column, and what to answer.

    \b
    Examples:
      hdiary map export.csv -o export.map.toml
      hdiary check export.csv --map export.map.toml --remember

    Change a word in it and save; --map reads with it, this file or the next export.
    """  # noqa: D301  (\b is click's)
    from hdiary.read import propose_map
    from hdiary.words import load_words
    from hdiary.write import save_text
    from hdiary.write.files import check_target

    say, given = load_words(language, "screen"), find_input(file)
    safely: dict[str, Any] = {"force": force, "not_over": given.sources}
    if output != "-":
        check_target(output, **safely)
    proposed = propose_map(given.source(), **reading)
    text = proposed.toml(language)
    if output != "-":
        save_text(output, text, **safely)
        echo(say("cli.map.saved", file=output), err=True)
    if as_json:
        print_json(_map_object(proposed, text, say))
    elif output == "-":
        print_bytes(text.encode("utf-8"))
    if proposed.questions and not as_json:
        echo(say("cli.map.open", n=len(proposed.questions)), err=True)


def _map_object(proposed: DiaryMap, text: str, say: Words) -> dict[str, Any]:
    """Give a map as ``--json`` prints it."""
    columns = [
        {
            "column": one.header,
            "becomes": one.becomes,
            "written": one.written,
            "sure": one.sure,
            "how": one.how if isinstance(one.how, str) else say(one.how),
            "cells": say(one.cells),
            "others": one.others,
        }
        for one in proposed.columns
    ]
    questions = [
        {
            "needed": one.needed,
            "columns": one.columns,
            "expected": one.wanted,
            "choices": advice_objects(one.choices),
        }
        for one in proposed.questions
    ]
    refused = any(one.needed for one in proposed.questions)
    return {
        "command": "map",
        "refused": refused,
        "columns": columns,
        "settings": proposed.settings,
        "shape": proposed.shape,
        "questions": questions,
        "toml": text,
    }
