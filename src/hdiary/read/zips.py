"""Packed files, unpacked within bounds; of a zip, the one file that looks like a diary."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from hdiary.diary import DiaryError, Problems
from hdiary.read.formats.excel import DAMAGED_ZIP, holds_sheets, is_office
from hdiary.read.formats.registry import CSV, exports_ending
from hdiary.read.header import diary_likeness
from hdiary.read.no_table import refuse
from hdiary.words import phrase

LARGEST_UNPACKED = 2_000_000_000
SUSPICIOUS_UNPACKED = 20_000_000
SUSPICIOUS_RATIO = 200
_COMPUTED = frozenset({"scores.csv"})
"""What a habit tracker works out of the habits that were noted, under the same headings."""
_HEAD, _SEARCHED_LINES = 20_000, 30


def gunzip(data: bytes, found: Problems) -> bytes:
    """Unpack gzip, also where several packed files stand behind each other."""
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
        refuse(found, "damaged", phrase("read.file.whole_gzip"), phrase("read.file.copy_again"))
    if not engine.eof:
        refuse(found, "damaged", phrase("read.file.whole_gzip"), phrase("read.file.cut_off"))
    return b"".join(parts)


def _guard_size(size: int, packed: int, found: Problems) -> None:
    bomb = size > SUSPICIOUS_UNPACKED and size > SUSPICIOUS_RATIO * max(packed, 1)
    if size > LARGEST_UNPACKED or bomb:
        refuse(
            found,
            "unpacks too large",
            phrase("read.file.ordinary_size"),
            phrase("read.file.too_large", size=size / 1e6),
        )


def unzip(data: bytes, found: Problems) -> bytes:
    """Give the one table of a zip, or the bytes themselves if they are a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _guard_size(sum(m.file_size for m in members), len(data), found)
            names = {m.filename for m in members}
            if is_office(names):
                if not holds_sheets(names):
                    refuse(
                        found,
                        "not a workbook",
                        phrase("read.file.csv_or_workbook"),
                        phrase("read.file.other_office"),
                    )
                return data
            if "mimetype" in names or "content.xml" in names:
                refuse(
                    found,
                    "OpenDocument",
                    phrase("read.file.csv_or_workbook"),
                    phrase("read.file.open_and_save"),
                )
            return archive.read(_choose_member(archive, members, found))
    except DiaryError:
        raise
    except DAMAGED_ZIP:
        refuse(found, "damaged", phrase("read.file.whole_zip"), phrase("read.file.zip_damaged"))
    except RuntimeError:
        refuse(found, "encrypted", phrase("read.file.no_password"), phrase("read.file.unpack"))


def _choose_member(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], found: Problems
) -> zipfile.ZipInfo:
    """Choose the one table of a zip: the only one, or the only one that looks like a diary."""
    exports = [m for m in members if _is_export(archive, m)]
    tables = exports or [m for m in members if _is_table(m.filename)]
    chosen = _likeliest(archive, tables) if len(tables) > 1 else tables
    if len(chosen) != 1:
        refuse(
            found,
            "zip",
            phrase("read.file.zip_of_one"),
            phrase("read.file.zip_of", tables=len(tables)),
        )
    if len(tables) > 1:
        found.warn(
            "other tables",
            expected=phrase("read.file.one_table"),
            suggestion=phrase(
                "read.file.only_read",
                tables=len(tables),
                name=Path(chosen[0].filename).name,
            ),
        )
    return chosen[0]


def _is_export(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Say whether a file is an app's export, which telephones name in their own language."""
    likely = exports_ending(Path(member.filename).suffix.lower())
    if not likely:
        return False
    with archive.open(member) as file:
        head = file.read(_HEAD)
    return any(one.recognise(head) for one in likely)


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


def _is_table(name: str) -> bool:
    path = Path(name)
    hidden = name.startswith("__MACOSX/") or path.name.startswith(".")
    return path.suffix.lower() in CSV.zipped and not hidden
