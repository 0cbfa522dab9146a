"""Several files that come into a folder together: all of them, now or at the next command."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from hdiary.aside import PRIVATE_FILE, make_folder
from hdiary.write.files import check_target, save_bytes, told_in_words


def save_together(
    files: Mapping[str, bytes], home: Path, *, force: bool = False, mode: int = PRIVATE_FILE
) -> None:
    """Write files into a folder that is there: all are whole before the first takes its name."""
    with told_in_words(home):
        staged = make_folder(home)
        try:
            for name, data in files.items():
                with told_in_words(home / name):
                    _stage(staged / name, data, home / name, mode)
            # From here on the next command brings to its end what a kill ends.
            staged = staged.rename(staged.with_suffix(".over" if force else ".new"))
            for name in files:
                with told_in_words(home / name):
                    _take_name(staged / name, home / name, force=force)
        finally:
            shutil.rmtree(staged, ignore_errors=True)


def _take_name(whole: Path, target: Path, *, force: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_file()):
        save_bytes(target, whole.read_bytes(), force=force)  # A link may lead to another disk
        return
    check_target(target, force=force)
    whole.replace(target)


def _stage(path: Path, data: bytes, target: Path, mode: int) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(stat.S_IMODE(target.stat().st_mode) if target.is_file() else mode)
