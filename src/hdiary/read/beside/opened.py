"""The files beside a diary: a path, a folder, a zip of many, or a frame, each as a source."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hdiary.diary import Problems
from hdiary.read.formats.excel import ZIPPED, is_office
from hdiary.read.formats.format import FileFormat
from hdiary.read.formats.registry import CSV, find_file
from hdiary.read.no_table import refuse
from hdiary.read.source import Source, open_source, open_streamed
from hdiary.read.zips import MOST_UNPACKED, told_if_broken
from hdiary.vocabulary import paths, pipes
from hdiary.words import phrase

NO_FORMAT = FileFormat(name="other", recognise=lambda _: False, read=CSV.read, left_out="")
"""Of what is no diary in any form, such as a database."""
_MOST_FILES = 20_000
_HIDDEN = ("__MACOSX/", ".")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Opened:
    """A file beside a diary."""

    source: Source
    found: Problems  # What is found in it
    among: bool = False  # Whether it lies in a folder or a zip, among files that tell no day


def open_others(others: Any) -> Iterator[Opened]:
    """Open every file that was named."""
    for one in others if isinstance(others, (list, tuple)) else [others]:
        yield from _open_one(one)


def _open_one(one: Any) -> Iterator[Opened]:
    if hasattr(one, "to_csv") and hasattr(one, "columns"):
        yield Opened(source=_of_frame(one), found=Problems())
        return
    path = paths.typed_path(one) if isinstance(one, (str, Path)) else None
    if path is not None and path.is_dir():
        yield from _in_folder(path)
        return
    if path is not None and not pipes.is_regular(path):
        one, path = _from_pipe(one, path)
    found = Problems(str(path) if path is not None else None)
    streamed = open_streamed(one if path is None else path) if _may_stream(one) else None
    if streamed is not None:
        yield Opened(source=streamed, found=found)
        return
    data = _bytes_of(one, path)
    members = _members(data, found) if data is not None and data.startswith(ZIPPED) else None
    if members is not None:
        yield from _among(members)
    elif data is not None and data.strip() and find_file(data) is None and not _packed(data):
        source = Source(data=data, name=found.file, packing="", format=NO_FORMAT)
        yield Opened(source=source, found=found)
    else:
        yield Opened(
            source=open_source(one if data is None else _named(data, found.file), found),
            found=found,
        )


def _in_folder(path: Path) -> Iterator[Opened]:
    """Open the files of a folder, and those in the zips that lie there."""
    files = sorted(file for file in path.rglob("*") if file.is_file())
    files = [file for file in files if not file.name.startswith(_HIDDEN)]
    _guard_number(len(files), Problems(str(path)))
    for file in files:
        streamed = open_streamed(file)
        if streamed is not None:
            yield from _among([streamed])
            continue
        data = _bytes_of(file, file)
        if data is None:
            # It does not open: the diary's own door says why.
            yield Opened(source=open_source(file, Problems(str(file))), found=Problems(str(file)))
            continue
        inside = _members(data, Problems(str(file))) if data.startswith(ZIPPED) else None
        yield from _among([_member(data, str(file), "")] if inside is None else inside)


def _among(sources: Sequence[Source]) -> Iterator[Opened]:
    for source in sources:
        yield Opened(source=source, found=Problems(source.name), among=True)


def _may_stream(one: Any) -> bool:
    return isinstance(one, (str, Path, bytes))


def _packed(data: bytes) -> bool:
    return data.startswith(ZIPPED) or data[:2] == b"\x1f\x8b"


def _named(data: bytes, name: str | None) -> io.BytesIO:
    buffer = io.BytesIO(data)
    if name is not None:
        buffer.name = name
    return buffer


def _from_pipe(one: Any, path: Path) -> tuple[Any, Path | None]:
    """Take in a pipe, which can be read once only."""
    try:
        return _named(pipes.read_file(path), str(path)), None
    except OSError:
        return one, path  # Who reads it says why it does not open


def _bytes_of(one: Any, path: Path | None) -> bytes | None:
    """Take in the bytes of a file; what cannot be opened is told by the diary's own door."""
    if isinstance(one, (bytes, bytearray)):
        return bytes(one)
    if hasattr(one, "read"):
        content = one.read()
        return content.encode("utf-8") if isinstance(content, str) else bytes(content)
    try:
        return pipes.read_file(path) if path is not None and "://" not in str(one) else None
    except OSError:
        return None


def _members(data: bytes, found: Problems) -> list[Source] | None:
    """Unpack every file of a zip; None for a workbook, and for a zip without files."""
    with told_if_broken(found), zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = [m for m in archive.infolist() if not m.is_dir()]
        inside = [m for m in inside if not Path(m.filename).name.startswith(_HIDDEN)
                  and not m.filename.startswith(_HIDDEN)]  # fmt: skip
        if is_office({m.filename for m in inside}) or not inside:
            return None
        _guard_number(len(inside), found)
        size = sum(m.file_size for m in inside)
        if size > MOST_UNPACKED:
            refuse(
                found,
                "unpacks too large",
                phrase("read.file.ordinary_size"),
                phrase("read.file.too_large", size=size / 1e6),
            )
        return [_member(archive.read(m), m.filename) for m in inside]


def _guard_number(files: int, found: Problems) -> None:
    """Refuse more files than any export has."""
    if files > _MOST_FILES:
        words = phrase("read.zips.too_many", members=files)
        refuse(found, "too many files", phrase("read.file.ordinary_size"), words)


def _member(data: bytes, name: str, packing: str = "zip") -> Source:
    known = find_file(data) if data.strip() else None
    return Source(data=data, name=name, packing=packing, format=known or NO_FORMAT)


def _of_frame(frame: Any) -> Source:
    """Write a frame as the text that it would be read from; days in its index become a column."""
    if getattr(frame.index, "inferred_type", "") in ("datetime64", "date"):
        frame = frame.rename_axis(frame.index.name or "date").reset_index()
    data = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    return Source(data=data, name=None, packing="", format=CSV)
