"""What the columns of an answer's frames hold, beside them for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.scatter import to_frame
from hdiary.write.data_table import DataTable
from hdiary.write.datapackage import write_datapackage


def seal_files(folder: Path, question: str, files: Sequence[Path]) -> dict[str, str]:
    """Describe the frames of an answer beside them, and give the digest of every file."""
    return {path.name: find_digest(path) for path in (*files, _describe(folder, question, files))}


def find_digest(path: Path) -> str:
    """Give the digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _describe(folder: Path, question: str, files: Iterable[Path]) -> Path:
    """Write the description of an answer's frames, by their columns and kinds alone."""
    _, parquet = find_arrow()
    tables = [
        DataTable(
            path=path.name,
            name=question if path.stem == "table" else f"{question}.{path.stem}",
            frame=to_frame(parquet.read_schema(path).empty_table()),
        )
        for path in files
        if path.suffix == ".parquet"
    ]
    return write_datapackage(folder, tables, force=True)
