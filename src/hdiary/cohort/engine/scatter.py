"""Entries of many files, sorted into stretches of people on the disk, with bounded memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.order import find_buckets, hash_people
from hdiary.cohort.engine.plain import find_kinds, make_plain
from hdiary.diary import Diary
from hdiary.read.several.stacked import FILE, LINE

MOST_ROWS_HELD = 400_000
"""So many entries wait in memory before they go to the disk."""
PLACE = "\0place"
"""The column that holds each person's place in the order; no heading can have such a name."""


@dataclass(eq=False, kw_only=True)
class Scatter:
    """Takes diaries in, one after the other, and keeps their entries by stretch of people."""

    folder: Path
    buckets: int
    rows: int = 0
    written: int = 0
    waiting: dict[int, list[Any]] = field(default_factory=dict)
    held: int = 0
    kinds: list[Mapping[str, str]] = field(default_factory=list)
    seen: dict[str, None] = field(default_factory=dict)  # Columns, in the order of coming
    last_days: list[pd.Timestamp] = field(default_factory=list)  # Of each file

    def add(self, diary: Diary, *, file: int) -> None:
        """Take in the entries of a file, or of a part of one."""
        arrow, _ = find_arrow()
        self.kinds.append(find_kinds(diary.entries))
        self.seen |= dict.fromkeys(map(str, diary.entries))
        last = diary.entries["date"].max()
        if file < len(self.last_days):
            self.last_days[file] = max(last, self.last_days[file])
        else:
            self.last_days.append(last)
        places = hash_people(diary.patients)[diary.entries["patient"].cat.codes.to_numpy()]
        plain = make_plain(diary.entries).assign(
            **dict[str, Any]({FILE: file, LINE: diary.lines, PLACE: places})
        )
        bucket = find_buckets(places, self.buckets)
        order = np.argsort(bucket, kind="stable")
        sorted_rows = arrow.Table.from_pandas(plain.iloc[order], preserve_index=False)
        which, first, many = np.unique(bucket[order], return_index=True, return_counts=True)
        for number, begin, size in zip(which.tolist(), first, many, strict=True):
            self.waiting.setdefault(number, []).append(sorted_rows.slice(int(begin), int(size)))
        self.rows += len(plain)
        self.held += len(plain)
        if self.held >= MOST_ROWS_HELD:
            self.flush()

    def flush(self) -> None:
        """Bring what waits to the disk, tables of the same columns together."""
        arrow, parquet = find_arrow()
        for number, tables in self.waiting.items():
            alike: dict[str, list[Any]] = {}
            for table in tables:
                plain = table.replace_schema_metadata(None)
                alike.setdefault(str(plain.schema), []).append(plain)
            for group in alike.values():
                name = f"{number:05d}-{self.written:07d}.parquet"
                self.written += 1
                parquet.write_table(
                    arrow.concat_tables(group), self.folder / name, compression="lz4"
                )
        self.waiting, self.held = {}, 0

    def take(self, number: int) -> list[pd.DataFrame]:
        """Give what was kept of a stretch of people, and forget it."""
        _, parquet = find_arrow()
        frames = []
        for path in sorted(self.folder.glob(f"{number:05d}-*.parquet")):
            frames.append(to_frame(parquet.read_table(path)))
            path.unlink()
        return frames


def to_frame(table: Any) -> pd.DataFrame:
    """Make a frame of a table of Arrow, with room for yes, no and whole numbers not said."""
    arrow, _ = find_arrow()
    kinds: dict[Any, Any] = {arrow.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=kinds.get, ignore_metadata=True)
    for name, column in zip(table.column_names, table.columns, strict=True):
        if pd.api.types.is_datetime64_any_dtype(frame[name].dtype):
            frame[name] = frame[name].astype("datetime64[us]")
        elif arrow.types.is_integer(column.type) and column.null_count:
            frame[name] = pd.array(column.to_pylist(), dtype="Int64")
        elif arrow.types.is_null(column.type):
            frame[name] = pd.Series([None] * len(frame), dtype="str")
    return frame
