"""The text of a JSON file taken apart: one value, or one on each line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from hdiary.diary import DiaryError, Problems

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
    """What a JSON file holds.

    Parameters
    ----------
    value
        The value; a list of the lines' values where each line is one.
    lines
        The file line of each of them; empty for one value.
    """

    value: Any
    lines: tuple[int, ...] = ()


def parse_content(data: bytes, found: Problems) -> Content:
    """Take JSON apart, or JSON Lines; refuse what is neither, and say what it seems to be."""
    try:
        text = data.decode("utf-8-sig")
    except ValueError:
        refuse(found, "Its letters are not in UTF-8; export it again, or save it as UTF-8.")
    try:
        return Content(value=json.loads(text))
    except RecursionError:
        refuse(found, "Its lists stand within each other too deeply; no diary does.")
    except json.JSONDecodeError as error:
        whole = _parse_lines(text, found)
        if whole is not None:
            return whole
        _refuse_broken(text, error, found)
    except ValueError:
        # A number of thousands of digits.
        refuse(found, "It holds a number that is too long to be read.")


def _refuse_broken(text: str, error: json.JSONDecodeError, found: Problems) -> NoReturn:
    """Say that a file is cut off only where its end is missing."""
    ends = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
    if ends and error.msg.startswith(_CUT_OFF):
        refuse(found, "It is cut off: its end is missing. Export it again.")
    refuse(
        found,
        f"Line {error.lineno} is not written as JSON wants it; export it again, or mend this line.",
        line=error.lineno,
    )


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
            why = "It is cut off there; export it again." if last else "Mend or remove this line."
            refuse(found, f"Line {number} is no whole object of JSON. {why}", line=number)
        values.append(value)
    return Content(value=values, lines=tuple(number for number, _ in filled))


def refuse(found: Problems, why: str, *, line: int | None = None) -> NoReturn:
    """Refuse a file of JSON."""
    found.add(
        "not a table",
        expected="a diary as a list of entries in JSON",
        suggestion=why,
        lines=None if line is None else [line],
        fatal=True,
    )
    raise DiaryError(found.frame())
