"""Apple Health's export: the headaches that were noted in it, read as a stream."""

from __future__ import annotations

import io
import re
from typing import Any

from hdiary.diary import DiaryError, Problems
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.table import make_table
from hdiary.words import phrase

_HEADACHE = "HKCategoryTypeIdentifierHeadache"
_SEVERITY = "HKCategoryValueSeverity"
_WORDS = {
    "NotPresent": "none",
    "Mild": "mild",
    "Moderate": "moderate",
    "Severe": "severe",
    "Unspecified": "",
}
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,60000}?\]\s*)?>", re.DOTALL)
_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_HEADER = ("date", "end", "headache", "pain (words)")


def is_apple_health(data: bytes) -> bool:
    """Say whether some bytes are the ``export.xml`` of Apple Health."""
    head = data[:200_000]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and b"HealthData" in head


def read_apple_health(data: bytes, context: Context) -> Raw:
    """Read the headaches of an export; ``NotPresent`` is a clear day, a severity stays a word."""
    # The document type is taken off first: newer telephones write one that no parser accepts.
    found = context.found
    rows = list(_headaches(data, found))
    if not rows:
        found.add(
            "no headaches",
            expected=phrase("read.formats.apple_health.headaches"),
            suggestion=phrase("read.formats.apple_health.none_noted"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases)
    unique = list(dict.fromkeys(rows))
    context.decisions.add("rows", "headache", phrase("read.formats.apple_health.rows"))
    columns = zip(*((*one[:2], "no" if one[2] == "none" else "yes", one[2]) for one in unique),
                  strict=True)  # fmt: skip
    return Raw(table=make_table(_HEADER, columns))


def _headaches(data: bytes, found: Problems) -> Any:
    """Give the start, the end and the severity of each headache, once for each source."""
    import defusedxml.ElementTree as ElementTree

    bare = _DOCTYPE.sub(b"", data[:100_000], count=1) + data[100_000:]
    bare = bare.translate(None, delete=_CONTROL)
    try:
        events = ElementTree.iterparse(io.BytesIO(bare), events=("start", "end"))
        _, root = next(events)
        for event, element in events:
            if event != "end":
                continue
            if element.tag == "Record" and element.get("type") == _HEADACHE:
                value = str(element.get("value")).removeprefix(_SEVERITY)
                start, end = (_moment(str(element.get(n))) for n in ("startDate", "endDate"))
                yield start, end, _WORDS.get(value, "")
            root.clear()
    except (ElementTree.ParseError, StopIteration, ValueError):
        found.add(
            "damaged",
            expected=phrase("read.formats.apple_health.whole"),
            suggestion=phrase("read.formats.apple_health.damaged"),
        )
        raise DiaryError(found.frame(), phrases=found.phrases) from None


def _moment(text: str) -> str:
    """Write ``2026-01-05 09:00:00 +0100`` with its offset joined to it."""
    match = re.fullmatch(r"(\S{10} \S{8}) ([+-]\d\d)(\d\d)", text.strip())
    return f"{match[1]}{match[2]}:{match[3]}" if match else text
