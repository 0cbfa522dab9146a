"""Where a diary comes from: a path or a buffer, unpacked, with a guard at the door."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from hdiary.diary import DiaryError, Problems
from hdiary.read.context import Context
from hdiary.read.formats.excel import ZIPPED
from hdiary.read.formats.format import FileFormat, Raw
from hdiary.read.formats.registry import find_file, find_streamed
from hdiary.read.no_table import refuse, refuse_no_table
from hdiary.read.several.packed import is_packed, refuse_packed
from hdiary.read.stream import HEAD, Stream, of_bytes, of_gzip, of_path, refuse_unopened
from hdiary.read.zips import unzip
from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.visible import whole_letters
from hdiary.words import phrase

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Source:
    """The bytes of a file, or a stream of them where its format is read piece by piece."""

    data: bytes = b""  # Unpacked bytes; a workbook is not unpacked
    stream: Stream | None = None
    name: str | None  # The file as the person gave it; None for a nameless buffer
    packing: str  # How it was packed: ``""``, ``"gzip"`` or ``"zip"``
    format: FileFormat  # What kind of file it is

    def read(self, context: Context) -> Raw:
        """Read it as what it is."""
        if self.stream is not None and self.format.stream is not None:
            return self.format.stream(self.stream, context)
        return self.format.read(self.data, context)


def open_source(path_or_buffer: Any, found: Problems) -> Source:
    """Take in a diary, unpacking gzip and zip; only what is not read as a stream is taken whole."""
    stream, name = _take_in(path_or_buffer, found)
    stream, head, packing = _unpack(stream, found)
    streamed = find_streamed(head)
    if streamed is not None:
        return Source(data=head, name=name, packing=packing, format=streamed, stream=stream)
    # What is shorter than a beginning has been read whole.
    data = head if len(head) < HEAD else stream.whole(found)
    kind = find_file(data)
    if kind is None:
        refuse_no_table(data, found)
    return Source(data=data, name=name, packing=packing, format=kind)


def open_streamed(path_or_data: Path | bytes) -> Source | None:
    """Take in what is read as a stream; None for anything else, whether or not it can be read."""
    found = Problems()
    try:
        stream, name = _take_in(path_or_data, found)
        stream, head, packing = _unpack(stream, found)
    except DiaryError:
        return None
    kind = find_streamed(head)
    if kind is None:
        return None
    return Source(data=head, name=name, packing=packing, format=kind, stream=stream)


def _unpack(stream: Stream, found: Problems) -> tuple[Stream, bytes, str]:
    """Unpack gzip and zip, but for workbooks; gives also the beginning and how it was packed."""
    head, packing = stream.head(found), ""
    if head[:2] == b"\x1f\x8b":
        stream, packing = of_gzip(stream), "gzip"
        head = stream.head(found)
    if head.startswith(ZIPPED):
        if packing:
            stream = of_bytes(stream.whole(found))
        inner = unzip(stream, found)
        if inner is not None:
            return inner, inner.head(found), "zip"
    return stream, head, packing


def _take_in(path_or_buffer: Any, found: Problems) -> tuple[Stream, str | None]:
    if hasattr(path_or_buffer, "read"):
        return _read_buffer(path_or_buffer)
    if isinstance(path_or_buffer, (bytes, bytearray)):
        return of_bytes(bytes(path_or_buffer)), None
    text = str(path_or_buffer)
    found.file = whole_letters(text)
    if "://" in text:
        refuse(
            found,
            "address",
            phrase("read.file.on_this_computer"),
            phrase("read.file.no_network"),
        )
    path = typed_path(text)
    if path.is_dir():
        if is_packed(path):
            refuse_packed(path)
        refuse(found, "folder", phrase("read.file.a_file"), phrase("read.file.folder"))
    try:
        return of_path(path), found.file
    except FileNotFoundError:
        refuse(found, "no such file", phrase("read.file.existing"), phrase("read.file.check_path"))
    except OSError as error:
        refuse_unopened(error, found)


def _read_buffer(buffer: IO[Any]) -> tuple[Stream, str | None]:
    content = buffer.read()
    name = getattr(buffer, "name", None)
    data = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    if not isinstance(name, str) or name.startswith("<"):
        return of_bytes(data), None
    return of_bytes(data), whole_letters(name)
