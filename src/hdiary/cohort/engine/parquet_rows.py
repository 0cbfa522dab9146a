"""The rows of a Parquet dataset written as one long CSV, some thousands in memory at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.parquet_cells import as_texts, can_be_text, has_moments, tells_times
from hdiary.cohort.engine.parquet_files import ParquetFile, damaged

DELIMITER = ","
_BATCH = 65_536
_FIRST, _LOOKED = 500, 20
"""So many rows of so many files tell which column says whose the entries are."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Rows:
    """Files whose rows are written one behind the other under the same headings."""

    files: Sequence[ParquetFile]
    names: Sequence[str]
    added: Mapping[Path, Mapping[str, str]]  # What every row of a file says besides

    def write(self, out: BinaryIO) -> None:
        """Write all rows."""
        out.write(self.header())
        days = find_days(self.files, self.names)
        for file in self.files:
            for batch in batches(file.path, [name for name in self.names if name in _own(file)]):
                out.write(self._text(file, batch, days))

    def begin(self) -> bytes:
        """Write the first rows of some of the files alone."""
        days = find_days(self.files[:_LOOKED], self.names)
        text = [self.header()]
        for file in self.files[:_LOOKED]:
            names = [name for name in self.names if name in _own(file)]
            first = next(batches(file.path, names, size=_FIRST), None)
            text += [] if first is None else [self._text(file, first, days)]
        return b"".join(text)

    def header(self) -> bytes:
        """Write the headings."""
        out = io.StringIO()
        plain = [" ".join(name.split()) for name in self.names]
        csv.writer(out, delimiter=DELIMITER, lineterminator="\n").writerow(plain)
        return out.getvalue().encode("utf-8")

    def _text(self, file: ParquetFile, batch: Any, days: set[str]) -> bytes:
        arrow, _ = find_arrow()
        said = {**file.said, **self.added.get(file.path, {})}
        columns = [
            as_texts(batch.column(name), days=name in days)
            if name in batch.schema.names and can_be_text(batch.schema.field(name).type)
            else arrow.repeat(arrow.scalar(said.get(name) or None, arrow.string()), batch.num_rows)
            for name in self.names
        ]
        # Told apart by place: the headings themselves stand above.
        table = arrow.Table.from_arrays(columns, names=[str(k) for k in range(len(columns))])
        return _as_csv(table)


def _own(file: ParquetFile) -> list[str]:
    own: list[str] = file.schema.names
    return own


def batches(path: Path, names: Sequence[str], *, size: int = _BATCH) -> Iterator[Any]:
    """Give the rows of a file, so many at a time."""
    arrow, parquet = find_arrow()
    try:
        with parquet.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=size, columns=list(names))
    except (OSError, arrow.ArrowException) as error:
        raise damaged(path) from error


def find_days(files: Sequence[ParquetFile], names: Sequence[str]) -> set[str]:
    """Name the columns whose moments are all midnight: pandas knows no days without a time."""
    left = {
        name
        for file in files
        for name in names
        if name in _own(file) and has_moments(file.schema.field(name).type)
    }
    for file in files:
        asked = [name for name in sorted(left) if name in _own(file)]
        asked = [name for name in asked if has_moments(file.schema.field(name).type)]
        for batch in batches(file.path, asked) if asked else ():
            left -= {name for name in asked if name in left and tells_times(batch.column(name))}
    return left


def _as_csv(table: Any) -> bytes:
    """Write rows without headings, and without quotation marks where no cell needs any."""
    import pyarrow.csv as arrow_csv

    arrow, _ = find_arrow()
    for style in ("none", "needed"):
        out = io.BytesIO()
        options = arrow_csv.WriteOptions(
            include_header=False, delimiter=DELIMITER, quoting_style=style
        )
        try:
            arrow_csv.write_csv(table, out, options)
        except arrow.ArrowInvalid:
            continue  # A cell holds a comma or a quotation mark
        return out.getvalue()
    raise ValueError("rows could not be written as text")
