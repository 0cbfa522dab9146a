"""The file that was chosen, uploaded or named: read each time from its beginning."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.read.unpacked import unpacked_size


def reads(content: bytes | None, name: str) -> Callable[..., Diary]:
    """Give what reads a file, from its bytes where they were uploaded."""
    if content is None:
        return partial(read_diary, name)
    kept: bytes = content

    def read(**settings: Any) -> Diary:
        buffer: Any = io.BytesIO(kept)
        buffer.name = name
        return read_diary(buffer, **settings)

    return read


def holds(content: bytes | None, name: str) -> int:
    """Say how much a file holds when it is unpacked [bytes]."""
    return unpacked_size(name if content is None else content)
