"""The folder in which one sitting keeps its settings: gone with it, or at the next command."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from hdiary.aside import clear_stale, is_left_over, is_mine
from hdiary.process import Owner, find_owner

KINDS = ("app", "lab")
_WHOSE = "whose.jsonl"
_FOR_OTHERS = 0o077
_TEMPORARY = "tmp"
_NO_HISTORY = {"HistoryManager": {"enabled": False, "hist_file": ":memory:"}}
"""What is typed about a diary, and what is shown of it, stays in the kernel."""


@contextlib.contextmanager
def own_folder(kind: str) -> Iterator[Path]:
    """Give a folder for one sitting; those of sittings that were killed are cleared first."""
    clear_left_over()
    prefix = f"hdiary-{kind}-"
    # Notebooks, their checkpoints and what kernels save are of a diary, too.
    before = os.umask(_FOR_OTHERS)
    try:
        with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as place:
            note_owner(Path(place), os.getpid())
            yield Path(place)
    finally:
        os.umask(before)


def kernel_places(folder: Path) -> dict[str, str]:
    """Make places for what kernels and their server keep; give the environment that names them."""
    places = {"JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}
    places |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), _TEMPORARY)
    profile = folder / places["IPYTHONDIR"] / "profile_default"
    for made in (folder / places["JUPYTER_RUNTIME_DIR"], folder / _TEMPORARY, profile):
        made.mkdir(parents=True, exist_ok=True)
    settings = profile / "ipython_kernel_config.json"
    settings.write_text(json.dumps(_NO_HISTORY), encoding="utf-8")
    return {name: str(folder / place) for name, place in places.items()}


def note_owner(folder: Path, number: int) -> None:
    """Note a process as long as which the folder is needed."""
    owner = find_owner(number)
    told = [owner.computer, owner.boot, owner.number, owner.began]
    with (folder / _WHOSE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")


def clear_left_over(named: Iterable[str] = ()) -> None:
    """Clear what killed runs left here, beside and in what is named, and in the system's place."""
    try:
        place = Path(tempfile.gettempdir())
    except OSError:  # There is room nowhere, which is told by whoever needs some
        place = Path()
    paths = [Path(name) for name in named]
    for folder in {Path(), place, *paths, *(path.parent for path in paths)}:
        clear_stale(folder)
    for kind in KINDS:
        for folder in place.glob(f"hdiary-{kind}-*"):
            with contextlib.suppress(OSError, ValueError, TypeError):
                info = folder.lstat()
                if is_mine(info) and folder.is_dir() and _is_left_over(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_left_over(folder: Path) -> bool:
    """Say whether all processes that needed a folder, on this computer, have ended."""
    lines = (folder / _WHOSE).read_text(encoding="utf-8").splitlines()
    owners = [Owner(*json.loads(line)) for line in lines]
    return bool(owners) and all(is_left_over(owner, folder) for owner in owners)
