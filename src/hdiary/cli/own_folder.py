"""The folder in which one sitting keeps its settings: gone with it, or at the next one."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

KINDS = ("app", "lab")
_WHOSE = "whose.jsonl"


@contextlib.contextmanager
def own_folder(kind: str) -> Iterator[Path]:
    """Give a folder for one sitting; those of sittings that were killed are cleared first."""
    _clear_stale(Path(tempfile.gettempdir()))
    prefix = f"hdiary-{kind}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as place:
        folder = Path(place)
        note_owner(folder, os.getpid())
        yield folder


def note_owner(folder: Path, number: int) -> None:
    """Note a process as long as which the folder is needed."""
    with (folder / _WHOSE).open("a", encoding="utf-8") as file:
        file.write(json.dumps([platform.node(), number, _began(number)]) + "\n")


def _clear_stale(place: Path) -> None:
    """Remove folders of this person whose processes were killed; never one that may be in use."""
    for kind in KINDS:
        for folder in place.glob(f"hdiary-{kind}-*"):
            with contextlib.suppress(OSError, ValueError, TypeError):
                if _is_mine(folder) and _is_left_over(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_mine(folder: Path) -> bool:
    whose = getattr(os, "getuid", None)  # elsewhere each person has such a place of their own
    alone = folder.is_dir() and not folder.is_symlink()
    return alone and (whose is None or folder.lstat().st_uid == whose())


def _is_left_over(folder: Path) -> bool:
    """Say whether all processes that needed a folder, on this computer, have ended."""
    lines = (folder / _WHOSE).read_text(encoding="utf-8").splitlines()
    owners = [json.loads(line) for line in lines]
    here = platform.node()
    gone = [host == here and _began(number) != began for host, number, began in owners]
    return bool(gone) and all(gone)


def _began(number: int) -> float | None:
    """Give when a process began, which another of its number did not; None where it has ended."""
    import psutil  # type: ignore[import-untyped]

    try:
        process = psutil.Process(number)
        ended = process.status() == psutil.STATUS_ZOMBIE
        return None if ended else float(process.create_time())
    except psutil.NoSuchProcess:
        return None
