"""Where a diary comes from: a path or a buffer, unpacked to bytes, with a guard at the door."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

from hdiary.diary import DiaryError, Problems
from hdiary.read.formats import find_format
from hdiary.read.formats.apple_health import is_apple_health
from hdiary.read.header import diary_likeness
from hdiary.vocabulary.say import say_count

LARGEST_FILE = 4_000_000_000
LARGEST_UNPACKED = 2_000_000_000
SUSPICIOUS_UNPACKED = 20_000_000
SUSPICIOUS_RATIO = 200
_EXPECTED = "a diary as CSV text or as an Excel workbook (.xlsx)"
_TABLES = (".csv", ".tsv", ".txt", ".tab")
_COMPUTED = frozenset({"scores.csv"})
"""What a habit tracker works out of the habits that were noted, under the same headings."""
_HEAD, _SEARCHED_LINES = 20_000, 30

_SIGNATURES = (
    (b"%PDF", "a PDF document", "Export the diary as CSV or Excel instead."),
    (b"\x89PNG", "a picture", "Export the diary as CSV or Excel instead."),
    (b"\xff\xd8\xff", "a picture", "Export the diary as CSV or Excel instead."),
    (b"GIF8", "a picture", "Export the diary as CSV or Excel instead."),
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls)", "Open it and save it as .xlsx or CSV."),
    (b"SQLite format 3", "a database", "Export the diary as CSV from the app instead."),
    (b"PAR1", "a Parquet file", "Save the diary as CSV instead."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and give the file inside."),
    (b"Rar!", "a RAR archive", "Unpack it and give the file inside."),
    (b"\x7fELF", "a program", "Give the diary file."),
    (b"MZ\x90", "a program", "Give the diary file."),
    (b"{\\rtf", "a rich text document", "Export the diary as CSV or Excel instead."),
)
_MARKUP = (
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<head", "a web page"),
    (b"<body", "a web page"),
    (b"<table", "a web page"),
    (b"<?xml", "an XML file"),
    (b"{", "a JSON file"),
    (b"[{", "a JSON file"),
)
# What zipfile and the unpackers below it raise on broken archives: bz2 says OSError, wrong
# offsets ValueError.
_DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Source:
    """The bytes of a table, or of a workbook.

    Parameters
    ----------
    data
        Unpacked bytes.
    name
        The file as the person gave it; None for a nameless buffer.
    packing
        How it was packed: ``""``, ``"gzip"`` or ``"zip"``.
    workbook
        Whether the bytes are an Excel workbook.
    """

    data: bytes
    name: str | None
    packing: str
    workbook: bool


def open_source(path_or_buffer: Any, found: Problems) -> Source:
    """Take in a diary's bytes, unpacking gzip and zip."""
    data, name = _take_in(path_or_buffer, found)
    packing = ""
    if data[:2] == b"\x1f\x8b":
        data, packing = _gunzip(data, found), "gzip"
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        data, workbook = _unzip(data, found)
        if workbook:
            return Source(data=data, name=name, packing=packing, workbook=True)
        packing = "zip"
    if find_format(data) is None:
        _refuse_other_kinds(data, found)
    return Source(data=data, name=name, packing=packing, workbook=False)


def _refuse(found: Problems, code: str, expected: str, suggestion: str) -> NoReturn:
    found.add(code, expected=expected, suggestion=suggestion)
    raise DiaryError(found.frame())


def _take_in(path_or_buffer: Any, found: Problems) -> tuple[bytes, str | None]:
    if hasattr(path_or_buffer, "read"):
        return _read_buffer(path_or_buffer)
    if isinstance(path_or_buffer, (bytes, bytearray)):
        return bytes(path_or_buffer), None
    text = str(path_or_buffer)
    found.file = text
    if "://" in text:
        _refuse(
            found,
            "address",
            "a file on this computer",
            "hdiary never uses the network: save the file first and give its path.",
        )
    path = Path(text).expanduser()
    if path.is_dir():
        _refuse(found, "folder", "a file", "This is a folder; give the diary file inside it.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            _refuse(found, "too large", "at most 4 GB", "Split the diary by people.")
        return path.read_bytes(), text
    except FileNotFoundError:
        _refuse(found, "no such file", "a file that exists", "Check the path and the name.")
    except OSError as error:
        _refuse(
            found,
            "cannot open",
            "a file that can be opened",
            f"The computer says: {error.strerror or 'it cannot be opened'}.",
        )


def _read_buffer(buffer: IO[Any]) -> tuple[bytes, str | None]:
    content = buffer.read()
    name = getattr(buffer, "name", None)
    data = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    return data, name if isinstance(name, str) and not name.startswith("<") else None


def _gunzip(data: bytes, found: Problems) -> bytes:
    engine = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size, pending = 0, data
    try:
        while pending:
            part = engine.decompress(pending, 16_000_000)
            size += len(part)
            parts.append(part)
            _guard_size(size, len(data), found)
            pending = engine.unconsumed_tail
            if engine.eof and engine.unused_data[:2] == b"\x1f\x8b":
                pending, engine = engine.unused_data, zlib.decompressobj(wbits=31)
    except zlib.error:
        _refuse(found, "damaged", "a whole gzip file", "The file is damaged; copy it again.")
    if not engine.eof:
        _refuse(found, "damaged", "a whole gzip file", "The file is cut off; copy it again.")
    return b"".join(parts)


def _guard_size(size: int, packed: int, found: Problems) -> None:
    bomb = size > SUSPICIOUS_UNPACKED and size > SUSPICIOUS_RATIO * max(packed, 1)
    if size > LARGEST_UNPACKED or bomb:
        _refuse(
            found,
            "unpacks too large",
            "a packed diary of ordinary size",
            f"It unpacks to {size / 1e6:,.0f} MB or more, which no diary does. If it is one, "
            "unpack it and give the file inside.",
        )


def _unzip(data: bytes, found: Problems) -> tuple[bytes, bool]:
    """Give the one table of a zip, or the bytes themselves if they are a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _guard_size(sum(m.file_size for m in members), len(data), found)
            names = {m.filename for m in members}
            if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
                return data, _is_workbook(names, found)
            if "mimetype" in names or "content.xml" in names:
                _refuse(
                    found,
                    "OpenDocument",
                    "a CSV file or an Excel workbook (.xlsx)",
                    "Open it and save it as .xlsx or CSV.",
                )
            return archive.read(_choose_member(archive, members, found)), False
    except DiaryError:
        raise
    except _DAMAGED_ZIP:
        _refuse(found, "damaged", "a whole zip file", "This zip is damaged; copy it again.")
    except RuntimeError:
        _refuse(found, "encrypted", "a zip without a password", "Unpack it first.")


def _choose_member(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], found: Problems
) -> zipfile.ZipInfo:
    """Choose the one table of a zip: the only one, or the only one that looks like a diary."""
    exports = [m for m in members if _is_health_export(archive, m)]
    tables = exports or [m for m in members if _is_table(m.filename)]
    chosen = _likeliest(archive, tables) if len(tables) > 1 else tables
    if len(chosen) != 1:
        _refuse(
            found,
            "zip",
            "a zip with one table (.csv, .tsv or .txt) in it",
            f"It holds {len(tables)} tables; unpack it and give the diary file.",
        )
    if len(tables) > 1:
        found.warn(
            "other tables",
            expected="one table in the zip",
            suggestion=f"It holds {say_count(len(tables), 'table')}; only "
            f'"{Path(chosen[0].filename).name}" was read. If the diary is another one, unpack it '
            "and give that file.",
        )
    return chosen[0]


def _is_health_export(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Say whether a file is the export of Apple Health, which telephones name in their language."""
    if Path(member.filename).suffix.lower() != ".xml":
        return False
    with archive.open(member) as file:
        return is_apple_health(file.read(_HEAD))


def _likeliest(archive: zipfile.ZipFile, tables: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Choose what looks most like a diary; of those what lies in the fewest folders."""
    # Habit trackers write one table of all habits, and a folder with the same for each of them.
    likeness = [_likeness(archive, member) for member in tables]
    best = [m for m, n in zip(tables, likeness, strict=True) if n == max(likeness) > 0]
    depths = [len(Path(m.filename).parts) for m in best]
    top = [m for m, depth in zip(best, depths, strict=True) if depth == min(depths)]
    noted = [m for m in top if Path(m.filename).name.lower() not in _COMPUTED]
    return noted if len(noted) == 1 else top


def _likeness(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Say how much the first lines of a table look like the heading of a diary."""
    with archive.open(member) as file:
        head = file.read(_HEAD).decode("utf-8", errors="replace").splitlines()[:_SEARCHED_LINES]
    return max((diary_likeness(re.split("[,;\t|]", line)) for line in head), default=0)


def _is_workbook(names: set[str], found: Problems) -> bool:
    if not any(name.startswith("xl/worksheets/") for name in names):
        _refuse(
            found,
            "not a workbook",
            "a CSV file or an Excel workbook (.xlsx)",
            "This is another kind of Office document; save the table as .xlsx or CSV.",
        )
    return True


def _is_table(name: str) -> bool:
    path = Path(name)
    hidden = name.startswith("__MACOSX/") or path.name.startswith(".")
    return path.suffix.lower() in _TABLES and not hidden


def refuse_empty(found: Problems) -> NoReturn:
    """Refuse a file without content."""
    _refuse(found, "empty", _EXPECTED, "The file is empty; export the diary again.")


def _refuse_other_kinds(data: bytes, found: Problems) -> None:
    expected = _EXPECTED
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        refuse_empty(found)
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature):
            _refuse(found, "not a table", expected, f"This is {kind}. {hint}")
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _MARKUP:
        if head.startswith(mark):
            hint = "Export the diary as CSV or Excel instead."
            _refuse(found, "not a table", expected, f"This is {kind}. {hint}")
