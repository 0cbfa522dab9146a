"""A folder that is a packed cohort: no diary to be read, but one to be opened."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from hdiary.diary import Problems
from hdiary.read.no_table import refuse
from hdiary.words import phrase

_ABOUT = "cohort.json"
# As in hdiary.cohort.engine.about, a room above this one; a test keeps them equal.


def is_packed(folder: Path) -> bool:
    """Say whether a folder was made by ``hdiary cohort pack``."""
    return (folder / _ABOUT).is_file() and any(folder.glob("*.parquet"))


def refuse_packed(folder: Path) -> NoReturn:
    """Say how a packed cohort is opened instead."""
    found = Problems(str(folder))
    refuse(found, "packed", phrase("read.packed.expected"), phrase("read.packed.open_it"))
