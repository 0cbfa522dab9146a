"""Lists of objects in JSON as records."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from hdiary.read.context import Context
from hdiary.read.formats.json_text import parse_content
from hdiary.read.watches.kind import LINE, PART, Knows, Records, Take

_HEAD = 400_000
_SPACE = b" \t\r\n\xef\xbb\xbf"


def first_object(data: bytes) -> dict[str, Any] | None:
    """Give the first object of a list in JSON, reading only the beginning of the file."""
    head = data[:_HEAD].lstrip(_SPACE)
    if not head.startswith(b"["):
        return None
    text = head[1:].decode("utf-8", errors="replace").lstrip()
    try:
        value, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def has_fields(data: bytes, wanted: frozenset[str]) -> bool:
    """Say whether a file is a list of objects with some fields."""
    head = data[:_HEAD]
    if not all(b'"%s"' % name.encode() in head for name in wanted):
        return False
    first = first_object(data)
    return first is not None and wanted <= set(first)


def read_objects(data: bytes, context: Context, part: str, used: frozenset[str]) -> Records:
    """Read the records of a list; of an object within one, the fields ``outer.inner``."""
    value = parse_content(data, context.found).value
    objects = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    frame = pd.DataFrame(
        {name: pd.Series([_text(one, name) for one in objects], dtype="str")
         for name in sorted(used)}
    )  # fmt: skip
    frame[LINE], frame[PART] = 0, part
    outer = {name.partition(".")[0] for name in used}
    others = tuple(dict.fromkeys(k for one in objects[:200] for k in one if k not in outer))
    return Records(frame=frame, rows=len(objects), others=others)


def _text(one: dict[str, Any], name: str) -> str:
    value: Any = one
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def json_kind(wanted: frozenset[str], used: frozenset[str]) -> tuple[Knows, Take]:
    """Give how a list of objects with some fields is known, and how its records are taken."""

    def knows(data: bytes) -> bool:
        return has_fields(data, wanted)

    def take(data: bytes, context: Context, part: str) -> Records:
        return read_objects(data, context, part, used)

    return knows, take
