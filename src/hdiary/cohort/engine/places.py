"""Folders that are built aside and take their name when they are whole; never over others'."""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hdiary.aside import PRIVATE_FOLDER, clear_stale, folder_aside, make_folder, name_aside
from hdiary.cohort.engine.errors import CohortError
from hdiary.vocabulary.paths import is_name
from hdiary.vocabulary.paths import real_path as real_path
from hdiary.vocabulary.paths import typed_path as typed_path


@contextmanager
def claim_folder(out: Path, *, mark: str, force: bool) -> Iterator[Path]:
    """Build a folder aside; it takes its name at the end, or nothing is left of it."""
    clear_stale(out.parent)
    check_folder(out, mark=mark, force=force)
    with folder_aside(out.parent) as building:
        yield building
        _take_name(building, out)


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
    # Whoever is killed between the two leaves the old one where the next command brings it back.
    aside = out.with_name(name_aside("new"))
    aside.mkdir(mode=PRIVATE_FOLDER)
    out.rename(aside / out.name)
    try:
        building.rename(out)
    except OSError:
        (aside / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


class Aside:
    """A folder that lasts as long as whoever holds this."""

    def __init__(self) -> None:
        self.path = make_folder()
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
