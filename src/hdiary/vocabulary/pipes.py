"""What is named like a file and is none: pipes without a partner, and what has no end."""

from __future__ import annotations

import errno
import io
import os
import select
import stat
from contextlib import suppress
from pathlib import Path

LARGEST_PIPE = 800_000_000
"""More than this is not taken in from a pipe, which may have no end [bytes]."""
_LARGEST_MADE_UP = 20_000_000
"""Nor more than this of what the computer makes up while it is read, as in ``/proc`` [bytes]."""
_TURNS, _TURN_SECONDS = 30, 0.1
"""So long the other end of a pipe is waited for."""
_PIECE = 1 << 20
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # Windows has no such files
_BINARY = getattr(os, "O_BINARY", 0)  # Elsewhere nothing else is known


class TooLargeError(OSError):
    """What was to be taken in whole is larger than allowed."""


def is_regular(path: str | os.PathLike[str]) -> bool:
    """Say whether a path is a file or a folder, or nothing at all: no pipe, device or socket."""
    with suppress(OSError, ValueError):
        about = os.stat(path)  # noqa: PTH116  (a path may be a text here)
        if stat.S_ISREG(about.st_mode):
            return about.st_size > 0 or not _is_made_up(path)
        return stat.S_ISDIR(about.st_mode)
    return True


def read_file(path: str | os.PathLike[str], *, most: int = LARGEST_PIPE) -> bytes:
    """Give the bytes of a file, or of a pipe into which somebody writes; an OSError otherwise."""
    try:
        about = Path(path).stat()
    except ValueError:
        raise FileNotFoundError(errno.ENOENT, "no file can have such a name") from None
    kind = about.st_mode
    if stat.S_ISREG(kind) and not about.st_size:
        return _read_made_up(path, min(most, _LARGEST_MADE_UP))
    if stat.S_ISFIFO(kind):
        return _read_pipe(path, most)
    if stat.S_ISBLK(kind) or (stat.S_ISCHR(kind) and not _has_an_end(path)):
        raise OSError(errno.ENODEV, "it is a device, and no file")
    with Path(path).open("rb") as file:
        data = file.read(most + 1)
    return _within(data, most)


def read_head(path: str | os.PathLike[str], most: int) -> bytes:
    """Give the beginning of a file, without waiting where nothing comes; an OSError there."""
    number = os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY)
    try:
        return os.read(number, most)
    finally:
        os.close(number)


def read_stream(stream: object, *, most: int = LARGEST_PIPE) -> bytes:
    """Give the bytes of standard input, unless they have no end."""
    number = None
    with suppress(OSError, ValueError, AttributeError):
        number = stream.fileno()  # type: ignore[attr-defined]
    if number is not None and stat.S_ISCHR(os.fstat(number).st_mode) and not _ends(number):
        raise OSError(errno.ENODEV, "it is a device, and no file")
    read = stream.read  # type: ignore[attr-defined]
    taken = io.BytesIO()  # Gives its bytes without a copy: there may be many.
    while taken.tell() <= most and (piece := read(_PIECE)):
        taken.write(piece)
    return _within(taken.getvalue(), most)


def write_pipe(path: str | os.PathLike[str], data: bytes) -> None:
    """Write to a pipe that somebody reads, or to a device; an OSError where nobody does."""
    number = _open_to_write(path)
    with os.fdopen(number, "wb") as file:
        file.write(data)


def _open_to_write(path: str | os.PathLike[str]) -> int:
    for _ in range(_TURNS):
        try:
            number = os.open(path, os.O_WRONLY | _NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            select.select([], [], [], _TURN_SECONDS)
            continue
        os.set_blocking(number, True)
        return number
    raise OSError(errno.ENXIO, "it is a pipe that nobody reads")


def _read_pipe(path: str | os.PathLike[str], most: int) -> bytes:
    number = os.open(path, os.O_RDONLY | _NONBLOCK)
    try:
        first = _await_first(number)
        os.set_blocking(number, True)
        taken = io.BytesIO()
        taken.write(first)
        while taken.tell() <= most and (piece := os.read(number, _PIECE)):
            taken.write(piece)
    finally:
        os.close(number)
    return _within(taken.getvalue(), most)


def _is_made_up(path: str | os.PathLike[str]) -> bool:
    """Say whether a file that is empty by its size is not, or waits for something to come."""
    try:
        return bool(read_head(path, 1))
    except PermissionError:
        raise
    except OSError:
        return True


def _read_made_up(path: str | os.PathLike[str], most: int) -> bytes:
    """Read what has no size until nothing more is there; the computer's messages never end."""
    number = os.open(path, os.O_RDONLY | _NONBLOCK | _BINARY)
    taken = io.BytesIO()
    try:
        while taken.tell() <= most and (piece := os.read(number, _PIECE)):
            taken.write(piece)
    except BlockingIOError:
        if not taken.tell():
            raise OSError(errno.EPIPE, "it is a pipe into which nobody writes") from None
    finally:
        os.close(number)
    return _within(taken.getvalue(), most)


def _await_first(number: int) -> bytes:
    """Wait for somebody who writes: give what comes first, or nothing where they only began."""
    for _ in range(_TURNS):
        ready = select.select([number], [], [], _TURN_SECONDS)[0]
        try:
            first = os.read(number, _PIECE)
        except BlockingIOError:
            return b""  # Somebody holds the other end, and takes their time.
        if first or ready:
            return first
    raise OSError(errno.EPIPE, "it is a pipe into which nobody writes")


def _has_an_end(path: str | os.PathLike[str]) -> bool:
    number = os.open(path, os.O_RDONLY | _NONBLOCK)
    try:
        return _ends(number) and not _is_of_others(number)
    finally:
        os.close(number)


def _ends(number: int) -> bool:
    """Say whether a device ends: a terminal, at which somebody types, and what is always empty."""
    if os.isatty(number):
        return True
    nothing = Path(os.devnull).stat()
    # Windows gives no numbers to devices, and has none that never ends.
    return getattr(nothing, "st_rdev", 0) == getattr(os.fstat(number), "st_rdev", 0)


def _is_of_others(number: int) -> bool:
    """Say whether it is a terminal at which nobody types to this program."""
    if not os.isatty(number) or not hasattr(os, "tcgetpgrp"):
        return False
    try:
        return os.tcgetpgrp(number) != os.getpgrp()
    except OSError:
        return True


def _within(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data
