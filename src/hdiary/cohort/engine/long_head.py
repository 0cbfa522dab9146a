"""How a long CSV begins: what parts its cells, and which column says whose each row is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.cut_rows import row_ends
from hdiary.cohort.engine.errors import CohortError
from hdiary.read import read_diary

_HEAD = 400_000
"""So much of the beginning tells what the columns are [bytes]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Head:
    """How a long file begins: its header, what parts its cells, and which column says whose."""

    header: bytes
    delimiter: str
    patient: int
    width: int
    columns: Mapping[str, str]


def read_head(path: Path, reading: Mapping[str, Any]) -> Head:
    """Read the first rows to learn which column says whose the entries are."""
    if path.suffix.lower() in {".gz", ".zip", ".xlsx", ".xlsm"}:
        raise CohortError(
            f"{path.name} is too large to be read at once; unpack it, or save it as CSV, and open "
            "that"
        )
    with path.open("rb") as file:
        begin = file.read(_HEAD)
    ends = row_ends(begin)
    begin = begin[: ends[-1] + 1 if len(ends) else len(begin)].removeprefix(b"\xef\xbb\xbf")
    header = begin.partition(b"\n")[0].rstrip(b"\r")
    try:
        begin.decode("utf-8")
        kept = {**reading, "skip_bad_rows": True}
        seen = read_diary(io.BytesIO(begin), **kept).reading.columns
    except UnicodeDecodeError:
        raise CohortError(
            f"{path.name} is too large to be read at once, and is not written in UTF-8; save it "
            "as CSV in UTF-8"
        ) from None
    whose = seen.loc[seen["became"] == "patient", "column"].astype("str").tolist()
    delimiter = reading.get("delimiter") or max(
        ",;\t|", key=lambda sign: header.count(sign.encode())
    )
    names = _cells(header, delimiter)
    if len(whose) != 1 or names.count(whose[0]) != 1:
        raise CohortError(
            f"{path.name} is too large to be read at once, and its first line does not name one "
            'column that says whose each row is; name it with columns={"its heading": "patient"}'
        )
    return Head(
        header=header,
        delimiter=delimiter,
        patient=names.index(whose[0]),
        width=len(names),
        columns={**dict(reading.get("columns") or {}), whose[0]: "patient"},
    )


def _cells(line: bytes, delimiter: str) -> list[str]:
    row = next(csv.reader([line.decode("utf-8")], delimiter=delimiter), [])
    return [cell.strip() for cell in row]
