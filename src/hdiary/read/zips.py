"""Packed files, unpacked within bounds; of a zip, the one file that looks like a diary."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hdiary.diary import DiaryError, Problems
from hdiary.read.formats.excel import DAMAGED_ZIP, holds_sheets, is_office
from hdiary.read.formats.format import FileFormat
from hdiary.read.formats.json_names import spaced
from hdiary.read.formats.loop_habits import find_noted
from hdiary.read.formats.registry import CSV, exports_ending, weighed_ending
from hdiary.read.header import diary_likeness
from hdiary.read.no_table import refuse
from hdiary.read.stream import LARGEST_UNPACKED, Stream, guard_size, of_members
from hdiary.words import phrase

MOST_UNPACKED = LARGEST_UNPACKED
MOST_MEMBERS = 100_000
"""An export with a file for each walk has some thousands."""
_HEAD, _SEARCHED_LINES = 20_000, 30
_NAME = re.compile(r'"([^"]{1,60})"\s*:')


def unzip(packed: Stream, found: Problems) -> Stream | None:
    """Give the one table of a zip; None for a workbook, which is read as it is."""
    with told_if_broken(found), packed.open() as file, zipfile.ZipFile(file) as archive:
        members = [m for m in archive.infolist() if not m.is_dir()]
        names = {m.filename for m in members}
        _guard_members(members, packed.size, found)
        if is_office(names):
            if not holds_sheets(names):
                refuse(
                    found,
                    "not a workbook",
                    phrase("read.file.csv_or_workbook"),
                    phrase("read.file.other_office"),
                )
            unpacked = sum(m.file_size for m in members)
            guard_size(unpacked, packed.size, found, most=LARGEST_UNPACKED)
            return None
        if "mimetype" in names or "content.xml" in names:
            refuse(
                found,
                "OpenDocument",
                phrase("read.file.csv_or_workbook"),
                phrase("read.file.open_and_save"),
            )
        return of_members(packed, _choose_members(archive, members, found), found)


@contextmanager
def told_if_broken(found: Problems) -> Iterator[None]:
    """Say in words what a damaged or a locked zip raises."""
    try:
        yield
    except DiaryError:
        raise
    except DAMAGED_ZIP:
        refuse(found, "damaged", phrase("read.file.whole_zip"), phrase("read.file.zip_damaged"))
    except RuntimeError:
        refuse(found, "encrypted", phrase("read.file.no_password"), phrase("read.file.unpack"))


def _guard_members(members: list[zipfile.ZipInfo], size: int, found: Problems) -> None:
    """Refuse a zip of too many files, a locked one, and one whose files lie over each other."""
    if len(members) > MOST_MEMBERS:
        words = phrase("read.zips.too_many", members=len(members))
        refuse(found, "too many files", phrase("read.file.ordinary_size"), words)
    if any(m.flag_bits & 1 for m in members):
        raise RuntimeError
    if sum(m.compress_size for m in members) > size:
        raise zipfile.BadZipFile


def _choose_members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], found: Problems
) -> list[zipfile.ZipInfo]:
    """Choose the one table of a zip: the only one, or the only one that looks like a diary."""
    members = [m for m in members if not _is_hidden(m.filename)]
    exports = [m for m in members if _formats(archive, m, exports_ending)]
    if exports and all(_formats(archive, m, exports_ending)[0].stacks for m in exports):
        return exports
    tables = exports or _tables(archive, members)
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
    return chosen


def _formats(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    ending_so: Callable[[str], list[FileFormat]],
) -> list[FileFormat]:
    """Give the formats of a file by its content: telephones name it in their own language."""
    likely = ending_so(Path(member.filename).suffix.lower())
    if not likely:
        return []
    with archive.open(member) as file:
        head = file.read(_HEAD)
    return [one for one in likely if one.recognise(head)]


def _tables(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Give the tables of a zip, and what else looks like a diary or stands alone."""
    tables = [m for m in members if Path(m.filename).suffix.lower() in CSV.zipped]
    weighed = [m for m in members if _formats(archive, m, weighed_ending)]
    like = [m for m in weighed if _likeness(archive, m)]
    return [*tables, *like] or weighed


def _likeliest(archive: zipfile.ZipFile, tables: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Choose what looks most like a diary; of those what lies in the fewest folders."""
    # Habit trackers write one table of all habits, and a folder with the same for each of them.
    likeness = [_likeness(archive, member) for member in tables]
    most = max(likeness)
    best = [m for m, n in zip(tables, likeness, strict=True) if n == most > 0]
    depths = [len(Path(m.filename).parts) for m in best]
    fewest = min(depths, default=0)
    top = [m for m, depth in zip(best, depths, strict=True) if depth == fewest]
    noted = find_noted([_head(archive, member) for member in top]) if len(top) > 1 else None
    return top if noted is None else [top[noted]]


def _likeness(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Say how much the first lines of a table look like the heading of a diary."""
    if not member.file_size:
        return 0  # Without opening it: there may be very many.
    head = _head(archive, member)
    if Path(member.filename).suffix.lower() not in CSV.zipped:
        names = [spaced(name) for name in dict.fromkeys(_NAME.findall(head))]
        if names:
            return diary_likeness(names)
    lines = head.splitlines()[:_SEARCHED_LINES]
    return max((diary_likeness(re.split("[,;\t|]", line)) for line in lines), default=0)


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    with archive.open(member) as file:
        return file.read(_HEAD).decode("utf-8-sig", errors="replace")


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")
