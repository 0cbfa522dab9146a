"""Which diary a copied notebook answered, as it was then: its file's name, time and size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hdiary import __version__
from hdiary.cli.lab_own import MARK, own_copy, parameters_of
from hdiary.read.remember import remembered_path

__all__ = ["MARK", "is_as_written", "stamp_of"]


def is_as_written(notebook: Mapping[str, Any]) -> bool:
    """Say whether a notebook says what hdiary itself would write, and nothing else."""
    return own_copy(notebook) is not None


def stamp_of(notebook: Mapping[str, Any], folder: Path) -> list[Any] | None:
    """Give what an answer of now would rest on; None for a notebook that names no diary."""
    told = parameters_of(notebook)
    named = told.get("diary")
    if not isinstance(named, str):
        return None
    when = _when(folder, named)
    if when == [None, None]:
        return [__version__, named, *when]
    reading = told.get("reading")
    kept = reading.get("map") if isinstance(reading, dict) else None
    beside = [str(remembered_path(named)), *([kept] if isinstance(kept, str) else [])]
    # How the file is read changes its answers as much as what stands in it.
    return [__version__, named, *when, *(one for name in beside for one in _when(folder, name))]


def _when(folder: Path, name: str) -> list[int | None]:
    """Give when a file was saved, and its size; where there is none, neither."""
    try:
        found = (folder / name).stat()
    except (OSError, ValueError):
        return [None, None]
    return [found.st_mtime_ns, found.st_size]
