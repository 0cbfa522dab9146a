"""What tests share: a diary from a few lines of text, counted steps, and a browser."""

from __future__ import annotations

import io
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from hdiary.diary import Diary
from hdiary.read import read_diary

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Read = Callable[..., Diary]
Calls = Callable[[Callable[[], object]], int]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

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


@pytest.fixture
def calls() -> Calls:
    """Count the functions that some work calls: its steps, on a busy computer as on an idle one."""

    def count(work: Callable[[], object]) -> int:
        steps = 0

        def note(frame: FrameType, event: str, what: object) -> None:
            nonlocal steps
            steps += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return steps

    return count


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; skipped where it is not."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as p:
        running = p.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()
