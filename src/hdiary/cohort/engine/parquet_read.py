"""A Parquet dataset that others wrote, read as one long table of many people."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hdiary.aside import folder_aside
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.long_file import read_long
from hdiary.cohort.engine.parquet_cells import find_unwritable
from hdiary.cohort.engine.parquet_files import ParquetFile, are_pieces
from hdiary.cohort.engine.parquet_places import at_home
from hdiary.cohort.engine.parquet_rows import DELIMITER, Rows
from hdiary.diary import Diary, DiaryError
from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.read import read_diary

AT_ONCE = 40_000_000
"""A table of more bytes, written as text, is read stretch by stretch."""
_IGNORED = "ignore"


def read_parquet(
    files: Sequence[ParquetFile],
    folder: Path,
    reading: Mapping[str, Any],
    *,
    bytes_per_bucket: int,
    at_once: int = AT_ONCE,
) -> Iterator[Diary]:
    """Give the diaries of a dataset, all of them read as one table."""
    rows = _plan(files, reading)
    told = {**reading, "delimiter": DELIMITER, "encoding": "utf-8", "remembered": False}
    with folder_aside() as aside:
        # What is wrong with the table as a whole names the file or folder that was opened.
        spooled = aside / folder.name
        with spooled.open("wb") as out:
            rows.write(out)
        size = spooled.stat().st_size
        try:
            if size > at_once:
                buckets = max(size // bytes_per_bucket, 1)
                yield from read_long(spooled, told, buckets=buckets)
            else:
                yield read_diary(io.BytesIO(spooled.read_bytes()), **told)
        except DiaryError as error:
            raise at_home(error, files, folder) from error


def _plan(files: Sequence[ParquetFile], reading: Mapping[str, Any]) -> Rows:
    """Say which columns are read, and whose the rows of a file are that does not say it."""
    mapped = {str(name).strip(): str(said) for name, said in (reading.get("columns") or {}).items()}
    own = {name for file in files for name in file.schema.names}
    # A folder such as "bucket=7" says how the table is kept; one such as "patient=A", what it says.
    kept = [
        name
        for name in dict.fromkeys(name for file in files for name in file.names)
        if name in own or name in mapped or name.strip().lower() in ENTRY_COLUMNS
    ]
    unwritable = find_unwritable([file.schema for file in files])
    refused = [name for name in unwritable if mapped.get(name.strip()) != _IGNORED]
    if refused:
        raise CohortError(
            f"the columns {', '.join(refused)} hold lists, spans of time or bytes, which cannot be "
            f'read as a diary; write them as text or numbers, or say columns={{"{refused[0]}": '
            '"ignore"}'
        )
    rows = Rows(files=files, names=kept, added={})
    if len(files) == 1:
        return rows
    return _name_people(rows, _whose(rows, reading))


def _whose(rows: Rows, reading: Mapping[str, Any]) -> list[str]:
    """Find the columns that say whose the entries are, by the first rows."""
    told = {**reading, "delimiter": DELIMITER, "remembered": False, "skip_bad_rows": True}
    try:
        seen = read_diary(io.BytesIO(rows.begin()), **told).reading.columns
    except DiaryError:
        # What is wrong is told once everything is read.
        named = (reading.get("columns") or {}).items()
        return [name for name in rows.names if (name, "patient") in named or name == "patient"]
    whose: list[str] = seen.loc[seen["became"] == "patient", "column"].astype("str").tolist()
    return whose


def _name_people(rows: Rows, whose: Sequence[str]) -> Rows:
    """Let the name of each file stand for a person where no file has a column of people."""
    having = [any(" ".join(n.split()) in whose for n in file.names) for file in rows.files]
    if all(having):
        return rows
    if any(having):
        raise CohortError(
            "some of these files have a column that says whose the entries are, and some have "
            "none; give all of them one, or keep them in two folders"
        )
    if are_pieces(rows.files):
        raise CohortError(
            "no column of these files says whose the entries are, and their names are those of "
            'pieces and not of people; name the column with columns={"its heading": "patient"}'
        )
    added = {file.path: {"patient": file.path.stem} for file in rows.files}
    return replace(rows, names=["patient", *rows.names], added=added)
