"""The diaries that a cohort comes from, one after the other, so that few are in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.long_file import LARGE, read_long
from hdiary.cohort.engine.parquet_files import is_parquet, list_dataset, open_file
from hdiary.cohort.engine.parquet_one import read_one
from hdiary.cohort.engine.parquet_read import read_parquet
from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.several.files import find_files, refuse_together
from hdiary.read.several.names import person_of
from hdiary.read.several.persons import name_person

BYTES_PER_BUCKET = 8_000_000
MOST_BUCKETS = 2000
_INFLATED = 6
"""A table written as text is about so many times as large as in Parquet."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Pieces:
    """Diaries with the number of the file that each is from, and how much there is of them."""

    diaries: Iterator[tuple[int, Diary]]
    buckets: int  # Into how many stretches people are sorted on the disk
    several: bool = False  # Whether several files may tell of one person
    aside: list[str] = field(default_factory=list)  # Files that could not be read and may be missed


def find_pieces(path: Path, reading: Mapping[str, Any], *, large: int = LARGE) -> Pieces:
    """Find the diaries of a file or of a folder of files."""
    dataset = _of_dataset(path, reading)
    if dataset is not None:
        return dataset
    files = find_files(path)
    if files is None:
        size = path.stat().st_size
        buckets = _buckets(size)
        if size > large:
            diaries = read_long(path, reading, buckets=buckets)
            return Pieces(diaries=((0, diary) for diary in diaries), buckets=buckets)
        return Pieces(diaries=_whole(path, reading), buckets=buckets)
    paths = [Path(one) for one in files.paths]
    size = sum(one.stat().st_size for one in paths)
    return _of_several(paths, reading, buckets=_buckets(size))


def _of_dataset(path: Path, reading: Mapping[str, Any]) -> Pieces | None:
    """Find the diaries of Parquet files; None where other files lie there."""
    paths = list_dataset(path)
    if paths is None:
        return None
    opened = [open_file(one, path) for one in paths]
    buckets = _buckets(_INFLATED * sum(one.stat().st_size for one in paths))
    known = {one.by_hdiary for one in opened}
    if known == {False}:
        diaries = read_parquet(opened, path, reading, bytes_per_bucket=BYTES_PER_BUCKET)
        return Pieces(diaries=((0, diary) for diary in diaries), buckets=buckets)
    if len(opened) == 1:
        return Pieces(diaries=iter([(0, read_one(path, reading))]), buckets=buckets)
    return _of_several(paths, reading, buckets=buckets)


def _buckets(size: int) -> int:
    return min(max(size // BYTES_PER_BUCKET, 1), MOST_BUCKETS)


def _whole(path: Path, reading: Mapping[str, Any]) -> Iterator[tuple[int, Diary]]:
    yield 0, read_diary(path, **reading)


def _of_several(paths: list[Path], reading: Mapping[str, Any], *, buckets: int) -> Pieces:
    aside: list[str] = []
    return Pieces(
        diaries=_of_files(paths, reading, aside), buckets=buckets, several=True, aside=aside
    )


def _of_files(
    paths: list[Path], reading: Mapping[str, Any], aside: list[str]
) -> Iterator[tuple[int, Diary]]:
    """Read each file; what is wrong with any of them is told at once, at the end."""
    refused: list[DiaryError] = []
    named: set[bool] = set()
    number = -1
    for path in paths:
        try:
            diary = read_one(path, reading) if is_parquet(path) else read_diary(path, **reading)
        except DiaryError as error:
            refused.append(error)
            aside.append(path.name)
            continue
        number += 1
        named.add("patient" in diary.columns_in)
        if len(named) > 1:
            raise CohortError(
                "some of these files have a column that says whose the entries are, and some have "
                "none; give all of them one, or keep them in two folders"
            )
        # A file without that column is one person's, whom its name stands for.
        yield number, name_person(diary, person_of(path, number + 1))
    if number < 0 or not reading.get("skip_bad_rows"):
        # A file of many is left out as a row of many is: when that is what was asked for.
        refuse_together(refused, of=len(paths))
