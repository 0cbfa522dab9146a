"""Where a diary comes from: a path or a buffer, unpacked to bytes, with a guard at the door."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from hdiary.diary import Problems
from hdiary.read.formats.excel import ZIPPED
from hdiary.read.formats.format import FileFormat
from hdiary.read.formats.registry import find_file
from hdiary.read.no_table import refuse, refuse_no_table
from hdiary.read.zips import gunzip, unzip
from hdiary.words import phrase

LARGEST_FILE = 4_000_000_000


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Source:
    """The bytes of a file."""

    data: bytes  # Unpacked bytes; a workbook is not unpacked
    name: str | None  # The file as the person gave it; None for a nameless buffer
    packing: str  # How it was packed: ``""``, ``"gzip"`` or ``"zip"``
    format: FileFormat  # What kind of file it is


def open_source(path_or_buffer: Any, found: Problems) -> Source:
    """Take in a diary's bytes, unpacking gzip and zip."""
    data, name = _take_in(path_or_buffer, found)
    packing = ""
    if data[:2] == b"\x1f\x8b":
        data, packing = gunzip(data, found), "gzip"
    if data.startswith(ZIPPED):
        inner = unzip(data, found)
        data, packing = inner, packing if inner is data else "zip"
    kind = find_file(data)
    if kind is None:
        refuse_no_table(data, found)
    return Source(data=data, name=name, packing=packing, format=kind)


def _take_in(path_or_buffer: Any, found: Problems) -> tuple[bytes, str | None]:
    if hasattr(path_or_buffer, "read"):
        return _read_buffer(path_or_buffer)
    if isinstance(path_or_buffer, (bytes, bytearray)):
        return bytes(path_or_buffer), None
    text = str(path_or_buffer)
    found.file = text
    if "://" in text:
        refuse(
            found,
            "address",
            phrase("read.file.on_this_computer"),
            phrase("read.file.no_network"),
        )
    path = Path(text).expanduser()
    if path.is_dir():
        refuse(found, "folder", phrase("read.file.a_file"), phrase("read.file.folder"))
    try:
        if path.stat().st_size > LARGEST_FILE:
            refuse(found, "too large", phrase("read.file.at_most"), phrase("read.file.split"))
        return path.read_bytes(), text
    except FileNotFoundError:
        refuse(found, "no such file", phrase("read.file.existing"), phrase("read.file.check_path"))
    except OSError as error:
        why = error.strerror or phrase("read.file.not_opened")
        refuse(
            found,
            "cannot open",
            phrase("read.file.that_opens"),
            phrase("read.file.computer_says", why=why),
        )


def _read_buffer(buffer: IO[Any]) -> tuple[bytes, str | None]:
    content = buffer.read()
    name = getattr(buffer, "name", None)
    data = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    return data, name if isinstance(name, str) and not name.startswith("<") else None
