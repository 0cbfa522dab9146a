"""Files and folders that a run keeps aside: known by their names, cleared when it was killed."""

# What is written is built under such a name and takes its own when it is whole. A run that is
# killed leaves the name behind, and it says whose it was; the next command in that folder finds
# that this process is gone, and clears it. Nothing of any other name is ever touched.

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from hdiary.process import Owner, find_owner, has_ended

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_LONG_AGO = 3600
"""What nobody touched for so long is left over where its process cannot be asked for [s]."""
_BINARY = getattr(os, "O_BINARY", 0)
_NAME = re.compile(
    r"\.hdiary-(?P<computer>[0-9a-f]{8})-(?P<boot>[0-9a-f]{8})-(?P<number>[0-9]{1,10})"
    r"-(?P<began>[0-9]{1,20})-[0-9a-f]{16}\.(?P<kind>tmp|new|over)"
)
# tmp: half done, and worth nothing. new, over: a folder with whole files that were about to take
# their names beside it; where there is nothing of that name, or (over) only what is older.
_FORMER_NAME = re.compile(r"\.hdiary-[0-9a-f]{1,16}\.tmp")
"""How they were called before names said whose they are."""


def name_aside(kind: str = "tmp") -> str:
    """Give a name that nothing else has, and that says which process it belongs to."""
    own = find_owner()
    lot = secrets.token_hex(8)
    return f".hdiary-{own.computer}-{own.boot}-{own.number}-{own.began}-{lot}.{kind}"


def open_aside(folder: Path) -> tuple[Path, int]:
    """Make a file of such a name, for its owner only; give it with a handle to write to."""
    path = folder / name_aside()
    return path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)


@contextlib.contextmanager
def build_file(target: Path) -> Iterator[Path]:
    """Give a file that takes the name of another when all is written, or is gone again."""
    path, handle = open_aside(target.parent)
    os.close(handle)
    try:
        yield path
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_aside(place: Path | None = None) -> Iterator[Path]:
    """Give a folder of such a name, gone at the end; in the system's place for such if left out."""
    folder = make_folder(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_folder(place: Path | None = None) -> Path:
    """Make a folder of such a name, for its owner only; left over ones beside it are cleared."""
    home = Path(tempfile.gettempdir()) if place is None else place
    clear_stale(home)
    folder = home / name_aside()
    folder.mkdir(mode=PRIVATE_FOLDER)
    return folder


def clear_stale(folder: Path) -> None:
    """Remove what killed runs left in a folder; never what a running one needs, or another's."""
    try:
        with os.scandir(folder) as entries:
            left = [entry.name for entry in entries if entry.name.startswith(".hdiary-")]
    except (OSError, ValueError):
        return
    for name in left:
        with contextlib.suppress(OSError):
            _clear(folder / name)


def is_mine(info: os.stat_result) -> bool:
    """Say whether a file is this person's, and not what a link leads to."""
    whose = getattr(os, "getuid", None)  # elsewhere each person has a place of their own
    plain = stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)
    return plain and (whose is None or info.st_uid == whose())


def is_left_over(owner: Owner, path: Path) -> bool:
    """Say whether what belongs to a process is needed no more."""
    ended = has_ended(owner)
    return _is_old(path) if ended is None else ended


def _clear(path: Path) -> None:
    info = path.lstat()
    if not is_mine(info):
        return
    if _FORMER_NAME.fullmatch(path.name):
        if stat.S_ISREG(info.st_mode) and _is_old(path):
            path.unlink()
        return
    named = _NAME.fullmatch(path.name)
    if named is None:
        return
    owner = Owner(named["computer"], named["boot"], int(named["number"]), int(named["began"]))
    if not is_left_over(owner, path):
        return
    if stat.S_ISREG(info.st_mode):
        path.unlink()
        return
    if named["kind"] != "tmp":
        take_names(path, over=named["kind"] == "over")
    shutil.rmtree(path)


def take_names(folder: Path, *, over: bool) -> None:
    """Let what is whole in a folder take its names beside it, never those of anything newer."""
    for path in sorted(folder.iterdir()):
        target = folder.parent / path.name
        if not os.path.lexists(target):
            path.rename(target)
        elif over and _may_replace(path, target):
            path.replace(target)


def _may_replace(path: Path, target: Path) -> bool:
    there, ours = target.lstat(), path.lstat()
    both = stat.S_ISREG(there.st_mode) and stat.S_ISREG(ours.st_mode)
    return both and there.st_mtime_ns <= ours.st_mtime_ns


def _is_old(path: Path) -> bool:
    """Say whether nothing in it was touched for long."""
    inside = [path, *path.rglob("*")] if path.is_dir() else [path]
    return max(one.lstat().st_mtime for one in inside) < time.time() - _LONG_AGO
