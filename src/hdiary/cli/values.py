"""What is typed for an option: checked, told as a slip where it is one, as commands take it."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Sequence
from typing import Any

import click

from hdiary.cli.languages import BadValue
from hdiary.vocabulary.paths import typed_path

SIGN_WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "\\t": "\t"}


class _Day(click.DateTime):
    """A date as hdiary writes it, or as people write it; the time that click adds is midnight."""

    def __init__(self, *, written: bool = True) -> None:
        super().__init__(["%Y-%m-%d"])
        self._written = written

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from hdiary.vocabulary.written_days import read_written_day

        day = read_written_day(value) if self._written and isinstance(value, str) else None
        try:
            return super().convert(value if day is None else day.isoformat(), param, ctx)
        except click.BadParameter:
            raise BadValue("cli.day", ctx=ctx, param=param, given=str(value)) from None


DAY = _Day()
PLAIN_DAY = _Day(written=False)
"""The first day of something made up, which nobody has written down anywhere."""


class FilePath(click.Path):
    """A file's name, with ``~`` for the person's own folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Check what was typed; click repeats it, with signs of control written as code."""
        from hdiary.vocabulary.pipes import is_regular

        named = os.fspath(typed_path(value)) if value else value
        if named and not is_regular(named):
            # It is read more than once, and a pipe can be read once only.
            raise BadValue("cli.misused.device", ctx=ctx, param=param, path=str(named))
        try:
            return super().convert(named, param, ctx)
        except click.BadParameter:
            if str(named).isprintable():
                raise
        except (OSError, ValueError):
            pass
        raise BadValue("cli.misused.absent", ctx=ctx, param=param, path=str(named))


def columns_of(
    ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Turn ``pain=Schmerz`` into ``{"Schmerz": "pain"}``."""
    from hdiary.vocabulary.columns import COLUMNS

    known = (*COLUMNS, "factor", "ignore")
    return meanings_of(given, known, no_header="no_header", unknown="no_column")


def meanings_of(
    given: tuple[str, ...], known: Sequence[str], *, no_header: str, unknown: str
) -> dict[str, str]:
    """Give what each heading means; ``no_header`` and ``unknown`` name what is said of a slip."""
    meant: dict[str, str] = {}
    for text in given:
        name, equals, header = (part.strip() for part in text.partition("="))
        if not equals or not header:
            raise BadValue(f"cli.misused.{no_header}", given=text)
        if name not in known:
            raise BadValue(f"cli.misused.{unknown}", name=name, known=", ".join(known))
        if meant.setdefault(header, name) != name:
            raise BadValue("cli.misused.two_meanings", header=header)
    return meant


def same_of(
    ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> dict[str, list[str]]:
    """Turn ``desk work=office (desk)`` into ``{"desk work": ["office (desk)"]}``."""
    groups: dict[str, list[str]] = {}
    for text in given:
        word, equals, other = (part.strip() for part in text.partition("="))
        if not equals or not word:
            raise BadValue("cli.misused.no_word", given=text)
        groups.setdefault(word, []).extend([other] if other else [])
    return groups


def clear_of(ctx: click.Context, param: click.Parameter, given: Any) -> tuple[str, str] | None:
    """Give the first and the last day between which unlisted days were clear."""
    if given is None:
        return None
    first, last = (day.date().isoformat() for day in given)
    if first > last:
        raise BadValue("cli.misused.turned_days", first=first, last=last)
    return first, last


def encoding_of(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """Give the name under which Python knows an encoding."""
    if given is None:
        return None
    try:
        return codecs.lookup(given).name
    except LookupError:
        raise BadValue("cli.misused.no_encoding", given=given) from None


def delimiter_of(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """Give the sign that a word for it names, or the sign itself."""
    if given is None:
        return None
    sign = _SIGNS.get(given.lower(), given)
    if sign not in _SIGNS.values():
        raise BadValue("cli.misused.no_delimiter", given=given)
    return sign


def month_of(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """Give a month that is written as one."""
    if given is not None and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", given):
        raise BadValue("cli.misused.no_month", given=given)
    return given


def zone_of(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
    """Give a time zone that is known."""
    from hdiary.read.zones import is_zone

    if given is not None and not is_zone(given):
        raise BadValue("cli.misused.no_zone", given=given)
    return given


def number_of(ctx: click.Context, param: click.Parameter, given: str | None) -> int | None:
    """Give one of the listed numbers as a number."""
    return None if given is None else int(given)


def patients_of(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> Any:
    """Give nobody as None, one person as they are named, and several as a tuple."""
    named = tuple(dict.fromkeys(given))
    return named if len(named) > 1 else next(iter(named), None)
