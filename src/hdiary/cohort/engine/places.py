"""Folders that are built aside and take their name when they are whole; never over others'."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hdiary.cohort.engine.errors import CohortError
from hdiary.vocabulary.paths import is_name
from hdiary.vocabulary.paths import real_path as real_path
from hdiary.vocabulary.paths import typed_path as typed_path

_PRIVATE = 0o700


@contextmanager
def claim_folder(out: Path, *, mark: str, force: bool) -> Iterator[Path]:
    """Build a folder aside; it takes its name at the end, or nothing is left of it."""
    check_folder(out, mark=mark, force=force)
    building = out.with_name(f".hdiary-{secrets.token_hex(8)}.tmp")
    building.mkdir(mode=_PRIVATE)
    try:
        yield building
        _take_name(building, out)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def check_folder(out: Path, *, mark: str, force: bool) -> None:
    """Refuse a folder that may not be written, before any work is done for it."""
    if not is_name(out):
        raise CohortError(f"no folder can be called {out}; name another")
    if not out.absolute().parent.is_dir():
        raise CohortError(f"there is no folder {out.absolute().parent}; make it, or name another")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CohortError(f"{out} is there and is no folder of its own; name another")
    if not out.exists() or not any(out.iterdir()):
        return
    if not (out / mark).is_file():
        raise CohortError(
            f"{out} holds files that hdiary did not write there; name a new or an empty folder"
        )
    if not force:
        raise CohortError(f"{out} is already there; name another, or replace it with --force")


def _take_name(building: Path, out: Path) -> None:
    if not out.exists():
        building.rename(out)
        return
    old = out.with_name(f".hdiary-{secrets.token_hex(8)}.tmp")
    out.rename(old)
    building.rename(out)
    shutil.rmtree(old, ignore_errors=True)


class Aside:
    """A folder that lasts as long as whoever holds this."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="hdiary-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
