"""Apple Health's export: the headaches that were noted in it, read as a stream."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np

from hdiary.diary import DiaryError, Problems
from hdiary.read.decisions import Decisions
from hdiary.read.table import Table, make_column

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


def read_apple_health(data: bytes, decisions: Decisions, found: Problems) -> Table:
    """Read the headaches of an export; ``NotPresent`` is a clear day, a severity stays a word."""
    # The document type is taken off first: newer telephones write one that no parser accepts.
    rows = list(_headaches(data, found))
    if not rows:
        found.add(
            "no headaches",
            expected="headaches among the symptoms of Apple Health",
            suggestion="No headache was noted in Apple Health. If an app keeps them, export "
            "them there.",
        )
        raise DiaryError(found.frame())
    unique = list(dict.fromkeys(rows))
    decisions.add(
        "rows",
        "headache",
        "One row is a headache, or a note that there was none, from Apple Health; other data "
        "in it were left out.",
    )
    columns = zip(*((*one[:2], "no" if one[2] == "none" else "yes", one[2]) for one in unique),
                  strict=True)  # fmt: skip
    return Table(
        header=_HEADER,
        columns=tuple(make_column(list(column)) for column in columns),
        lines=np.arange(1, len(unique) + 1),
        header_line=1,
    )


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
            expected="a whole export of Apple Health",
            suggestion="The file is cut off or damaged; export it again.",
        )
        raise DiaryError(found.frame()) from None


def _moment(text: str) -> str:
    """Write ``2026-01-05 09:00:00 +0100`` with its offset joined to it."""
    match = re.fullmatch(r"(\S{10} \S{8}) ([+-]\d\d)(\d\d)", text.strip())
    return f"{match[1]}{match[2]}:{match[3]}" if match else text
