"""Which process a file is of: on which computer, which one there, and whether it goes on."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import platform
from dataclasses import dataclass
from pathlib import Path

_MARK = 8
_ENDED = {"Z", "X", "x"}
"""States of Linux in which a process does nothing any more."""
UNKNOWN = 0
"""When a process began where the computer does not say it."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A process, told apart from all others that have its number."""

    computer: str  # A mark of the computer
    boot: str  # A mark of what its numbers count in: since it was started, in this container
    number: int
    began: int  # On a clock of that computer's own; ``UNKNOWN`` where it does not say it


def find_owner(number: int | None = None) -> Owner:
    """Give a process of this computer; this one if left out."""
    pid = os.getpid() if number is None else number
    return Owner(_computer(), _boot(), pid, _began(pid) or UNKNOWN)


def has_ended(owner: Owner) -> bool | None:
    """Say whether a process of this computer has ended; None where that cannot be known."""
    if owner.computer != _computer():
        return False  # It may well go on there, and its files are not ours to judge
    if owner.boot != _boot():
        return None
    began = _began(owner.number)
    if began is None:
        return True
    if UNKNOWN in {began, owner.began}:
        return None if os.name == "nt" else False
    return began != owner.began


@functools.cache
def _computer() -> str:
    known = _text("/etc/machine-id")
    return _mark(f"{platform.node()} {known}" if known else platform.node())


@functools.cache
def _boot() -> str:
    namespace = ""
    with contextlib.suppress(OSError, AttributeError):
        namespace = os.readlink("/proc/self/ns/pid")  # noqa: PTH115  (not a path, but a name)
    return _mark(_text("/proc/sys/kernel/random/boot_id") + namespace)


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_MARK]


def _began(number: int) -> int | None:
    """Give when a process began; None where it has ended."""
    # Not by the wall clock, which people and networks put right while a process runs.
    told = _text(f"/proc/{number}/stat").rpartition(") ")[2].split()
    if len(told) > 19:
        return None if told[0] in _ENDED else int(told[19])
    try:
        import psutil  # type: ignore[import-untyped]
    except ImportError:
        return _is_there(number)
    try:
        process = psutil.Process(number)
        ended = process.status() == psutil.STATUS_ZOMBIE
        return None if ended else int(process.create_time() * 1000)
    except psutil.NoSuchProcess:
        return None
    except psutil.AccessDenied:
        return UNKNOWN


def _is_there(number: int) -> int | None:
    if os.name == "nt":
        return UNKNOWN  # There, the signal that asks would end it
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return None
    except (OSError, OverflowError):
        return UNKNOWN
    return UNKNOWN
