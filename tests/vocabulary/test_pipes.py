"""What is named like a file and is none is known by what it does, and never waited for in vain."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from hdiary.vocabulary import pipes

MADE_UP = Path("/proc/self/status")
linux = pytest.mark.skipif(not MADE_UP.exists(), reason="this system makes up no files")


def test_a_file_is_regular_also_where_it_is_empty_or_not_there(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty.csv", tmp_path / "full.csv"
    empty.touch()
    full.write_bytes(b"date,pain\n")
    assert all(pipes.is_regular(one) for one in (empty, full, tmp_path, tmp_path / "none.csv"))
    assert pipes.read_file(empty) == b""
    assert pipes.read_file(full) == b"date,pain\n"


@linux
def test_what_is_made_up_while_it_is_read_is_no_regular_file_and_is_read_once() -> None:
    assert not pipes.is_regular(MADE_UP)
    assert pipes.read_file(MADE_UP).startswith(b"Name:")
    assert pipes.read_head(MADE_UP, 5) == b"Name:"


@linux
def test_what_is_made_up_without_an_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "_LARGEST_MADE_UP", 100)
    with pytest.raises(pipes.TooLargeError):
        pipes.read_file(MADE_UP)


def test_a_file_without_a_size_into_which_nothing_comes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As the messages of the computer are: who reads them waits for the next one.
    waits = tmp_path / "messages"
    waits.touch()

    def nothing_yet(number: int, size: int) -> bytes:
        raise BlockingIOError

    monkeypatch.setattr(os, "read", nothing_yet)
    assert not pipes.is_regular(waits)
    with pytest.raises(OSError, match="nobody writes"):
        pipes.read_file(waits)
    with pytest.raises(DiaryError, match="nobody writes"):
        read_diary(waits)


def test_a_terminal_at_which_nobody_types_to_the_program_is_a_device() -> None:
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    ours, theirs = pty.openpty()
    try:
        with pytest.raises(OSError, match="it is a device"):
            pipes.read_file(os.ttyname(theirs))
    finally:
        os.close(ours)
        os.close(theirs)
