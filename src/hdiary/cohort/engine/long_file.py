"""One long CSV of many people that is too large for the memory, read stretch by stretch."""

# Every decision of the reader (the order of dates, the decimal sign, what is a number and what a
# word, how lists are parted) rests on the cells of the whole file. So each stretch of people is
# read together with the same witnesses: rows that between them hold every cell that the file has
# (of columns with very many cells, every shape of a cell), each as a person of its own, which are
# dropped again. Where stretches are read differently all the same, the file is refused.

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from hdiary.aside import folder_aside
from hdiary.cohort.engine.cut_rows import cut_rows
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.long_head import Head, read_head
from hdiary.cohort.engine.long_lines import at_home, own_rows
from hdiary.cohort.engine.spill_rows import spill_rows
from hdiary.cohort.engine.witness import Witnesses
from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.several.files import refuse_together

LARGE = 300_000_000
"""A file of more bytes is read stretch by stretch."""


def read_long(path: Path, reading: Mapping[str, Any], *, buckets: int) -> Iterator[Diary]:
    """Give the diary of each stretch of people of a long file, read as the whole file would be."""
    head = read_head(path, reading)
    with folder_aside() as folder:
        witnesses = Witnesses(width=head.width, patient=head.patient, delimiter=head.delimiter)
        for rows in cut_rows(path, head.header, delimiter=head.delimiter, width=head.width):
            witnesses.add(rows)
            spill_rows(rows, head, folder, buckets)
        yield from _read_all(path, head, witnesses.text(), folder, reading)


def _read_all(
    path: Path, head: Head, witnesses: bytes, folder: Path, reading: Mapping[str, Any]
) -> Iterator[Diary]:
    """Read every stretch with the witnesses; all that is wrong is told at once."""
    refused: list[DiaryError] = []
    decided: str | None = None
    spilt = sorted(folder.glob("*.csv"))
    settings = {**reading, "columns": head.columns, "remembered": False}
    for part in spilt:
        lines = np.fromfile(part.with_suffix(".lines"), dtype=np.int64)
        text = head.header + b"\n" + witnesses + part.read_bytes()
        try:
            diary = read_diary(io.BytesIO(text), **settings)
        except DiaryError as error:
            refused.append(at_home(error, lines, witnesses.count(b"\n"), path))
            continue
        told = _told(diary)
        decided = decided or told
        if told != decided:
            raise CohortError(
                f"{path.name} is too large to be read at once, and its parts would be read "
                "differently; say scale=, dates=, rows= and columns= yourself (hdiary check on a "
                "part of the file shows how it is read)"
            )
        said = dict(reading.get("columns") or {})
        yield own_rows(diary, lines, witnesses.count(b"\n"), columns=said)
    refuse_together(refused, of=len(spilt))


def _told(diary: Diary) -> str:
    """Give what was decided, to be compared."""
    reading = diary.reading
    columns = reading.columns[["column", "became", "kind"]].to_csv()
    made = [(one.name, str(one.value)) for one in reading.decisions]
    return f"{diary.scale}|{reading.decimal}|{reading.date_order}|{made}|{columns}"
