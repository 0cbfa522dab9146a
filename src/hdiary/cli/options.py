"""The options that several commands share."""

from __future__ import annotations

import codecs
import functools
from collections.abc import Callable
from typing import Any

import click

from hdiary.vocabulary.scales import SCALES

Function = Callable[..., Any]
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "\\t": "\t"}


class _Day(click.DateTime):
    """A date as hdiary writes it; the time that click adds is midnight."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f'"{value}" is not a day such as 2026-03-01.', param, ctx)


DAY = _Day()


def _columns(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Turn ``pain=Schmerz`` into ``{"Schmerz": "pain"}``."""
    from hdiary.vocabulary.columns import COLUMNS

    known = [*COLUMNS, "factor"]
    mapping: dict[str, str] = {}
    for text in given:
        name, equals, header = (part.strip() for part in text.partition("="))
        if not equals or not header:
            raise click.BadParameter(f'"{text}" lacks a header; write it like pain=Schmerz.')
        if name not in known:
            raise click.BadParameter(
                f'"{name}" is no column of a diary. Before the = write one of: {", ".join(known)}.'
            )
        if mapping.setdefault(header, name) != name:
            raise click.BadParameter(f'the column "{header}" is given two meanings.')
    return mapping


def _clear(ctx: click.Context, param: click.Parameter, given: Any) -> tuple[str, str] | None:
    if given is None:
        return None
    first, last = (day.date().isoformat() for day in given)
    if first > last:
        raise click.BadParameter(f"{first} is after {last}; give the earlier day first.")
    return first, last


def _encoding(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return codecs.lookup(given).name
    except LookupError:
        raise click.BadParameter(
            f'"{given}" is no known encoding; try utf-8, cp1252 or utf-16.'
        ) from None


def _delimiter(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    if given is None:
        return None
    sign = _DELIMITERS.get(given.lower(), given)
    if sign not in _DELIMITERS.values():
        raise click.BadParameter(f'"{given}" is none of comma, semicolon, tab, pipe.')
    return sign


_CLEAR_BETWEEN = click.option(
    "--clear-between",
    nargs=2,
    type=DAY,
    metavar="FROM TO",
    callback=_clear,
    help="In a diary that lists only headaches: every unlisted day from FROM to TO was clear "
    "(each such as 2026-03-01).",
)
_READING = (
    click.option(
        "--scale",
        type=click.Choice(list(SCALES)),
        help="The scale of the pain column, if it is not 0-10.",
    ),
    click.option(
        "--dates",
        type=click.Choice(["dmy", "mdy"]),
        help="Whether 3/4 is 3 April (dmy) or 4 March (mdy).",
    ),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="NAME=HEADER",
        callback=_columns,
        help='What a column means, such as pain="Schmerz"; factor=... keeps it as a factor. '
        "May be given several times.",
    ),
    click.option(
        "--skip-bad-rows", is_flag=True, help="Go on without the rows that cannot be read."
    ),
    click.option("--encoding", callback=_encoding, help="Such as utf-8, cp1252 or utf-16."),
    click.option("--delimiter", callback=_delimiter, help="comma, semicolon, tab or pipe."),
    click.option("--sheet", help="The sheet of an Excel workbook."),
)
_NAMES = ("scale", "dates", "columns", "skip_bad_rows", "encoding", "delimiter", "sheet")


def reading_options(
    *, clear_between: bool = True, file_needed: bool = True
) -> Callable[[Function], Function]:
    """Add FILE and the options of reading; the command gets them as ``file`` and ``reading``.

    Parameters
    ----------
    clear_between
        Whether ``--clear-between`` matters to the command.
    file_needed
        Whether FILE must be given.

    Returns
    -------
    callable
        A decorator.
    """
    names = (*_NAMES, "clear_between") if clear_between else _NAMES
    listed = (*_READING, _CLEAR_BETWEEN) if clear_between else _READING

    def decorate(command: Function) -> Function:
        @functools.wraps(command)
        def collected(*args: Any, **given: Any) -> Any:
            reading = {name: given.pop(name) for name in names}
            return command(*args, reading=reading, **given)

        wrapped: Function = collected
        for option in reversed(listed):
            wrapped = option(wrapped)
        metavar = "FILE" if file_needed else "[FILE]"
        return click.argument("file", metavar=metavar, required=file_needed)(wrapped)

    return decorate


force_option = click.option(
    "--force", is_flag=True, help="Replace a file that is there (never the input)."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."
)
patient_option = click.option(
    "--patient", metavar="ID", help="One person only, as written in the file."
)
traceback_option = click.option(
    "--traceback", is_flag=True, expose_value=False, help="On a bug, show all of it."
)


def output_option(*, metavar: str, text: str) -> Callable[[Function], Function]:
    """Add ``-o``, which must be given."""
    return click.option("-o", "--output", metavar=metavar, required=True, help=text)
