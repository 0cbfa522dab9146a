"""The text of a JSON file taken apart: one value, or one on each line."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from hdiary.diary import DiaryError, Problems
from hdiary.words import Phrase, phrase

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_DIGITS, _MOST_NAMED = 400, 5
_CUT_OFF = (
    "Unterminated string",
    "Expecting value",
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name",
    "Illegal trailing comma",
)


_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Content:
    """What a JSON file holds."""

    value: Any  # The value; a list of the lines' values where each line is one
    lines: tuple[int, ...] = ()  # The file line of each of them; empty for one value


def parse_content(data: bytes, found: Problems) -> Content:
    """Take JSON apart, or JSON Lines; refuse what is neither, and say what it seems to be."""
    try:
        text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except ValueError:
        refuse(found, phrase("read.formats.json.not_utf8"))
    _tell_halves(text, found)
    twice: dict[str, None] = {}
    try:
        content = Content(value=_loads(text, twice))
        _tell_twice(twice, found)
        return content
    except RecursionError:
        refuse(found, phrase("read.formats.json.too_deep"))
    except json.JSONDecodeError as error:
        whole = _parse_lines(text, found, twice)
        if whole is not None:
            _tell_twice(twice, found)
            return whole
        _refuse_broken(text, error, found)


def _loads(text: str, twice: dict[str, None]) -> Any:
    """Take one value apart; of a name that stands twice in an object, the last value counts."""

    def pairs(several: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(several)
        if len(made) < len(several):
            twice.update((name, None) for name, value in several if made[name] != value)
        return made

    try:
        return json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # A number of thousands of digits: it costs its cell.
        return json.loads(text, object_pairs_hook=pairs, parse_int=_whole)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _tell_twice(twice: dict[str, None], found: Problems) -> None:
    """Warn of names with two values in one object."""
    if twice:
        found.warn(
            "name twice",
            expected=phrase("read.formats.json.each_name_once"),
            suggestion=phrase("read.formats.json.last_counts", names=tuple(twice)[:_MOST_NAMED]),
        )


def _tell_halves(text: str, found: Problems) -> None:
    """Warn of halves of letters, which no file can hold."""
    n = count_halves(text)
    if n:
        found.warn(
            "half a letter",
            expected=phrase("read.formats.json.whole_letters"),
            suggestion=phrase("read.formats.json.halves", n=n),
        )


def count_halves(text: str) -> int:
    """Count the halves of letters that stand alone, each written as an escape of its own."""
    n, first = 0, -1  # where a first half ends that still waits for its second
    for found in _ESCAPE.finditer(text) if "\\u" in text else ():
        half = (found[1] or "").casefold()[:2]
        if half in {"dc", "dd", "de", "df"} and found.start() == first:
            n, first = n - 1, -1
        elif half in {"d8", "d9", "da", "db", "dc", "dd", "de", "df"}:
            n, first = n + 1, found.end() if half < "dc" else -1
    return n


def _refuse_broken(text: str, error: json.JSONDecodeError, found: Problems) -> NoReturn:
    """Say that a file is cut off only where its end is missing."""
    ends = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
    if ends and error.msg.startswith(_CUT_OFF):
        refuse(found, phrase("read.formats.json.cut_off"))
    refuse(found, phrase("read.formats.json.broken", line=error.lineno), line=error.lineno)


def _parse_lines(text: str, found: Problems, twice: dict[str, None]) -> Content | None:
    """Take JSON Lines apart: an object on each line; None where the first two are none."""
    filled = [(k, line) for k, line in enumerate(text.split("\n"), start=1) if line.strip()]
    values: list[Any] = []
    for place, (number, line) in enumerate(filled):
        try:
            value = _loads(line, twice)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            if place < 2:
                return None
            last = place == len(filled) - 1
            if last:
                refuse(found, phrase("read.formats.json.line_cut_off", line=number), line=number)
            refuse(found, phrase("read.formats.json.line_broken", line=number), line=number)
        values.append(value)
    return Content(value=values, lines=tuple(number for number, _ in filled))


def refuse(found: Problems, why: Phrase, *, line: int | None = None) -> NoReturn:
    """Refuse a file of JSON."""
    found.add(
        "not a table",
        expected=phrase("read.formats.json.list_of_entries"),
        suggestion=why,
        lines=None if line is None else [line],
        fatal=True,
    )
    raise DiaryError(found.frame(), phrases=found.phrases)
