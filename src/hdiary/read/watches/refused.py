"""An export of a watch or a telephone, given as if it were a diary: how it comes beside one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hdiary.diary import DiaryError, Problems
from hdiary.read.watches.exports import find_export
from hdiary.read.watches.kind import Export
from hdiary.read.watches.members import is_zip
from hdiary.read.watches.sqlite_file import MAGIC
from hdiary.vocabulary.paths import typed_path
from hdiary.words import phrase

_LARGEST_DATABASE = 1_000_000_000


def refuse_packed_export(path_or_buffer: Any, found: Problems) -> None:
    """Refuse a zip or a database of such records, before a diary is looked for in it."""
    if isinstance(path_or_buffer, (bytes, bytearray)):
        data = bytes(path_or_buffer)
        _refuse(find_export(data) if is_zip(data) or data.startswith(MAGIC) else None, found)
    elif not hasattr(path_or_buffer, "read"):
        found.file = str(path_or_buffer)
        _refuse(_of_file(typed_path(found.file)), found)


def _of_file(path: Path) -> Export | None:
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
            if is_zip(head):
                return find_export(path)
            if head == MAGIC and path.stat().st_size <= _LARGEST_DATABASE:
                return find_export(head + file.read())
    except (OSError, ValueError):
        # What cannot be opened is told where the diary is opened.
        return None
    return None


def refuse_export(data: bytes, found: Problems) -> None:
    """Refuse a text of such records."""
    _refuse(None if is_zip(data) else find_export(data), found)


def _refuse(export: Export | None, found: Problems) -> None:
    if export is None:
        return
    found.add(
        "no headaches",
        expected=phrase("read.watches.a_diary_first"),
        suggestion=phrase("read.watches.join_it", name=export.name),
    )
    raise DiaryError(found.frame(), phrases=found.phrases)
