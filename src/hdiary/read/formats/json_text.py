"""The text of a JSON file taken apart: one value, or one on each line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from hdiary.diary import DiaryError, Problems
from hdiary.words import Phrase, phrase

_CUT_OFF = (
    "Unterminated string",
    "Expecting value",
    "Expecting ',' delimiter",
    "Expecting ':' delimiter",
    "Expecting property name",
    "Illegal trailing comma",
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Content:
    """What a JSON file holds."""

    value: Any  # The value; a list of the lines' values where each line is one
    lines: tuple[int, ...] = ()  # The file line of each of them; empty for one value


def parse_content(data: bytes, found: Problems) -> Content:
    """Take JSON apart, or JSON Lines; refuse what is neither, and say what it seems to be."""
    try:
        text = data.decode("utf-8-sig")
    except ValueError:
        refuse(found, phrase("read.formats.json.not_utf8"))
    try:
        return Content(value=json.loads(text))
    except RecursionError:
        refuse(found, phrase("read.formats.json.too_deep"))
    except json.JSONDecodeError as error:
        whole = _parse_lines(text, found)
        if whole is not None:
            return whole
        _refuse_broken(text, error, found)
    except ValueError:
        # A number of thousands of digits.
        refuse(found, phrase("read.formats.json.long_number"))


def _refuse_broken(text: str, error: json.JSONDecodeError, found: Problems) -> NoReturn:
    """Say that a file is cut off only where its end is missing."""
    ends = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
    if ends and error.msg.startswith(_CUT_OFF):
        refuse(found, phrase("read.formats.json.cut_off"))
    refuse(found, phrase("read.formats.json.broken", line=error.lineno), line=error.lineno)


def _parse_lines(text: str, found: Problems) -> Content | None:
    """Take JSON Lines apart: an object on each line; None where the first two are none."""
    filled = [(k, line) for k, line in enumerate(text.split("\n"), start=1) if line.strip()]
    values: list[Any] = []
    for place, (number, line) in enumerate(filled):
        try:
            value = json.loads(line)
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
