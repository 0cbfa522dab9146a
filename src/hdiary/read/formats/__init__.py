"""Files that are no table of days: each source with what it holds, recognised by its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hdiary.diary import Problems
from hdiary.read.decisions import Decisions
from hdiary.read.formats.apple_health import is_apple_health, read_apple_health
from hdiary.read.formats.json_list import is_json, read_json
from hdiary.read.formats.markdown import is_markdown, read_markdown
from hdiary.read.table import Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A kind of file.

    Parameters
    ----------
    name
        What it is called.
    recognise
        Whether some bytes are such a file.
    read
        From the bytes to a table.
    """

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[bytes, Decisions, Problems], Table]


FORMATS = (
    Format(name="Apple Health export", recognise=is_apple_health, read=read_apple_health),
    Format(name="JSON", recognise=is_json, read=read_json),
    Format(name="table in Markdown", recognise=is_markdown, read=read_markdown),
)
"""Every format but CSV and workbooks, in the order in which they are tried."""


def find_format(data: bytes) -> Format | None:
    """Find the format of some bytes; None for text that may be CSV."""
    return next((one for one in FORMATS if one.recognise(data)), None)
