"""Whom a file's name stands for, where each file is one person's."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Any

from hdiary.read.several.files import find_files
from hdiary.vocabulary.visible import whole_letters

_PACKED = {".gz", ".zip", ".bz2", ".xz"}
_TABLES = {
    ".csv", ".tsv", ".txt", ".json", ".jsonl", ".xml", ".md", ".xlsx", ".xlsm", ".parquet",
    ".ics", ".html",
}  # fmt: skip


def people_of_files(given: Any) -> tuple[str, ...]:
    """Give whom the names of the files of a list or of a folder stand for."""
    files = find_files(given)
    return () if files is None else tuple(map(person_of, files.paths))


def person_of(file: Any, place: int = 1) -> str:
    """Give the person whom a file's name stands for: the name without its folder and ending."""
    given = file if isinstance(file, (str, os.PathLike)) else getattr(file, "name", None)
    if not isinstance(given, (str, os.PathLike)):
        return str(place)
    name = PurePath(whole_letters(os.fspath(given)))
    bare = PurePath(name.stem) if name.suffix.lower() in _PACKED else name
    ends = bare == name or bare.suffix.lower() in _TABLES
    return " ".join((bare.stem if ends else bare.name).split()) or str(place)
