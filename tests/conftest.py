"""What tests share: making a diary from a few lines of text."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from hdiary.diary import Diary
from hdiary.read import read_diary

Read = Callable[..., Diary]

# The same examples on every machine, and none fails because a machine is slow.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("steady")


@pytest.fixture
def read() -> Read:
    """Read a diary from indented text (or bytes), with any of `read_diary`'s settings."""

    def _read(text: str | bytes, **settings: Any) -> Diary:
        if isinstance(text, bytes):
            return read_diary(io.BytesIO(text), **settings)
        return read_diary(io.StringIO(textwrap.dedent(text).lstrip("\n")), **settings)

    return _read
