"""How much a file holds once it is unpacked: what is much is not read again and again."""

from __future__ import annotations

import gzip
import zipfile
from typing import IO, Any

from hdiary.read.formats.excel import ZIPPED, is_office
from hdiary.read.stream import DAMAGED, Stream, of_bytes, of_path
from hdiary.vocabulary.paths import typed_path

_GZIP = b"\x1f\x8b"
_PIECE, _ENOUGH = 1 << 20, 20_000_000
"""Unpacked no further: all that is asked is whether it is much [bytes]."""
_MARKUP = 4
"""A sheet of a workbook takes at least so many times the bytes of a table of text."""


def unpacked_size(path_or_data: Any) -> int:
    """Give the bytes of a file when unpacked, a workbook's as if it were text; 0 for no file."""
    if isinstance(path_or_data, (bytes, bytearray)):
        stream = of_bytes(bytes(path_or_data))
    else:
        path = typed_path(path_or_data)
        if not path.is_file():
            return 0
        stream = of_path(path)
    try:
        return max(stream.size, _inside(stream))
    except (*DAMAGED, RuntimeError):
        return stream.size  # Who reads it tells what is wrong with it.


def _inside(stream: Stream) -> int:
    with stream.open() as file:
        head = file.read(len(ZIPPED[0]))
        file.seek(0)
        if head.startswith(_GZIP):
            return _of_gzip(file)
        return _of_zip(file) if head.startswith(ZIPPED) else 0


def _of_gzip(file: IO[bytes]) -> int:
    size = 0
    with gzip.GzipFile(fileobj=file) as inner:
        while size < _ENOUGH and (piece := inner.read(_PIECE)):
            size += len(piece)
    return size


def _of_zip(file: IO[bytes]) -> int:
    with zipfile.ZipFile(file) as archive:
        size = sum(member.file_size for member in archive.infolist())
        return size // _MARKUP if is_office(archive.namelist()) else size
