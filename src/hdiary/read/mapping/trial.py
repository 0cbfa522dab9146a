"""What may be written into a map: only what does not change how the file is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hdiary.diary import Diary, DiaryError
from hdiary.read.advice import LARGE, merge_settings
from hdiary.read.dates import ORDERS
from hdiary.read.mapping.ask import Read, Walk, attempt

_MOST_READ, _SHORTEST = 4_000_000, 40_000
"""So much is read at most to find which columns may be written, and any reading counts as one of so
much [bytes]."""


class Trial:
    """Tries what would be written, with the answers and without them."""

    def __init__(self, read: Read, given: Mapping[str, Any], walk: Walk, *, size: int) -> None:
        self._read, self._given, self._walk = read, given, walk
        self._size = size
        self._tries = max(_MOST_READ // max(size, _SHORTEST), 1)

    def harmless(self, columns: Mapping[str, str]) -> dict[str, str]:
        """Give the meanings of columns that may be written, since they change nothing."""
        if isinstance(self._walk.ended, DiaryError):
            return {}
        if self.agrees({"columns": columns}):
            return dict(columns)
        # What changes nothing by itself may do so beside others.
        kept = self._parted(dict(columns))
        return kept if kept and self.agrees({"columns": kept}) else {}

    def agrees(self, more: Mapping[str, Any]) -> bool:
        """Say whether settings change nothing, neither what is asked nor what is read."""
        walk, given = self._walk, merge_settings(more, self._given)
        # With the answers all of a file is read; a large one is not read again without them.
        once = bool(walk.questions) and self._size > LARGE
        if not once and not _alike(self._try(given), walk.begun):
            return False
        return not walk.questions or _alike(
            self._try(merge_settings(given, walk.answers)), walk.ended
        )

    def _try(self, settings: Mapping[str, Any]) -> Diary | DiaryError | None:
        try:
            return attempt(self._read, settings)
        except (ValueError, LookupError):
            return None  # a setting that does not fit this file

    def _halved(self, columns: dict[str, str]) -> dict[str, str]:
        """Leave out those that change something, found by halves, and what is not tried."""
        if not columns or self._tries < 1:
            return {}
        self._tries -= 1
        return columns if self.agrees({"columns": columns}) else self._parted(columns)

    def _parted(self, columns: dict[str, str]) -> dict[str, str]:
        """Look at both halves of columns of which some change something."""
        if len(columns) <= 1 or self._size > LARGE:
            return {}
        items = list(columns.items())
        half = len(items) // 2
        return self._halved(dict(items[:half])) | self._halved(dict(items[half:]))


def _alike(one: Diary | DiaryError | None, other: Diary | DiaryError) -> bool:
    """Say whether two readings hold, warn of and ask the same."""
    if one is None or type(one) is not type(other):
        return False
    if [s.settings for s in one.suggested] != [s.settings for s in other.suggested]:
        return False
    if _told(one) != _told(other):
        return False
    if isinstance(one, Diary) and isinstance(other, Diary):
        return one.equals(other) and one.rows_refused == other.rows_refused
    return True


def _told(read: Diary | DiaryError) -> set[tuple[str, str, str]]:
    found = read.problems
    return set(zip(found["severity"], found["code"], found["column"], strict=True))


def recognised(diary: Diary) -> dict[str, Any]:
    """Give the settings of the shape that a diary was read with, as far as they are known."""
    shape: dict[str, Any] = {"scale": diary.scale}
    order = diary.reading.phrases.get(diary.reading.date_order)
    if order is not None:
        names = {told: name for name, told in ORDERS.items()}
        shape["dates"] = names.get(order.value("order"))
    decided = diary.settings.get("decided", {})
    rows = decided.get("rows")
    shape["rows"] = rows if isinstance(rows, str) else "headache" if diary.attack_list else "day"
    shape["blank"] = decided.get("blank")
    return {name: value for name, value in shape.items() if isinstance(value, str)}
