"""The files of a Parquet dataset that others wrote: one file, pieces in a folder, or partitions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.about import ABOUT
from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.errors import CohortError
from hdiary.diary.schema import natural_key

ENDINGS = (".parquet", ".parq", ".pq")
_ANSWER = "answer.json"
_NOTHING = "__HIVE_DEFAULT_PARTITION__"
_INDEX = re.compile(r"__index_level_\d+__|__null_dask_index__")
"""Columns that pandas and Dask add by themselves: the numbers of rows."""
_PIECE = re.compile(
    r"(part|chunk|piece|batch|shard|bucket|data|file|rows?|block)([-_. 0-9].*)?|[0-9a-f]{16,}.*",
    re.I,
)
"""Names of files that are pieces of a table, and never people."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ParquetFile:
    """One file of a dataset."""

    path: Path
    schema: Any
    rows: int
    said: dict[str, str] = field(default_factory=dict)  # By the names of its folders

    @property
    def names(self) -> list[str]:
        """The headings that it has, without those of numbers of rows."""
        own = [name for name in self.schema.names if not _INDEX.fullmatch(name)]
        return own + [name for name in self.said if name not in own]

    @property
    def by_hdiary(self) -> bool:
        """Whether ``hdiary convert`` wrote it, so that its columns and scale are known."""
        return b"hdiary" in (self.schema.metadata or {})


def is_parquet(path: Path) -> bool:
    """Say whether a file is one, by the end of its name."""
    return path.suffix.lower() in ENDINGS


def list_dataset(path: Path) -> list[Path] | None:
    """List the files of a Parquet dataset in their natural order; None for anything else."""
    if not path.is_dir():
        return [path] if is_parquet(path) else None
    beside = [one for one in path.iterdir() if one.is_file() and not _is_hidden(one.name)]
    if any(not is_parquet(one) and one.suffix != ".json" for one in beside):
        return None  # Diaries of several kinds, read one by one
    found = [one for one in path.rglob("*") if is_parquet(one) and one.is_file()]
    own = [one for one in found if not _is_apart(one.relative_to(path), path)]
    return sorted(own, key=lambda one: [natural_key(part) for part in one.parts]) or None


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "_"))


def _is_apart(inside: Path, folder: Path) -> bool:
    """Say whether a file is hidden, or of a packed cohort or an answer that lies in the folder."""
    above = [folder / one for one in inside.parents if one.parts]
    written = any((one / mark).is_file() for one in above for mark in (ABOUT, _ANSWER))
    return written or any(map(_is_hidden, inside.parts))


def open_file(path: Path, folder: Path) -> ParquetFile:
    """Look at the columns of a file, and at what the names of its folders say."""
    arrow, parquet = find_arrow()
    try:
        with parquet.ParquetFile(path) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
    except (OSError, arrow.ArrowException) as error:
        raise damaged(path) from error
    folders = path.relative_to(folder).parts[:-1] if folder.is_dir() else ()
    pairs = [part.partition("=") for part in folders if "=" in part]
    said = {_decode(name): "" if value == _NOTHING else _decode(value) for name, _, value in pairs}
    return ParquetFile(path=path, schema=schema, rows=rows, said=said)


def _decode(text: str) -> str:
    """Write the signs of a folder's name that stand there by their numbers, such as ``%20``."""
    signs = re.sub(rb"%([0-9A-Fa-f]{2})", lambda sign: bytes([int(sign[1], 16)]), text.encode())
    return signs.decode("utf-8", "replace")


def are_pieces(files: Sequence[ParquetFile]) -> bool:
    """Say whether the names of files are those of pieces, so that they cannot stand for people."""
    stems = [file.path.stem for file in files]
    return any(_PIECE.fullmatch(stem) for stem in stems) or len(set(stems)) < len(stems)


def damaged(path: Path) -> CohortError:
    """Say that a file cannot be opened."""
    return CohortError(f"{path} is damaged or is no Parquet file; write it again")
