"""A file beside a diary that is refused as a whole."""

from __future__ import annotations

from typing import NoReturn

from hdiary.diary import DiaryError
from hdiary.read.context import Context
from hdiary.words import phrase


def refuse_file(context: Context, why: str, *, expected: str = "a_table") -> NoReturn:
    """Refuse a file that tells no days, with what to do instead."""
    found = context.found
    found.add(
        "no days",
        expected=phrase(f"read.beside.refused.{expected}"),
        suggestion=phrase(f"read.beside.refused.{why}"),
    )
    raise DiaryError(found.frame(), phrases=found.phrases)
