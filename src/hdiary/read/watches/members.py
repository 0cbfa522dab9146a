"""The files of a zip, within bounds, one at a time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from hdiary.read.formats.excel import DAMAGED_ZIP, ZIPPED

_ENDINGS = frozenset({".csv", ".json", ".db"})
_HEAD = 400_000
_LARGEST, _SUSPICIOUS, _RATIO = 1_000_000_000, 20_000_000, 200
BROKEN = (*DAMAGED_ZIP, RuntimeError)
"""What reading a zip may raise; `RuntimeError` where it is locked."""


@contextmanager
def open_zip(data: bytes | Path) -> Iterator[zipfile.ZipFile]:
    """Open the bytes of a zip, or a zip where it lies."""
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
        yield archive


def is_zip(data: bytes) -> bool:
    """Say whether some bytes begin as a zip."""
    return data.startswith(ZIPPED)


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Give the files that may hold records; those that unpack beyond all measure do not."""
    return [one for one in archive.infolist() if _may_be_read(one)]


def _may_be_read(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    hidden = member.filename.startswith("__MACOSX/") or path.name.startswith(".")
    bomb = member.file_size > _SUSPICIOUS and (
        member.file_size > _RATIO * max(member.compress_size, 1)
    )
    fits = member.file_size <= _LARGEST and not bomb
    return path.suffix.lower() in _ENDINGS and fits and not hidden and not member.is_dir()


def head_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read the beginning of a file; of a database all of it, its tables may stand anywhere."""
    whole = member.filename.lower().endswith(".db")
    with archive.open(member) as file:
        return file.read(_LARGEST if whole else _HEAD)
