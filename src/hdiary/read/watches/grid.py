"""Tables in text as records: the row of headings is found by the headings that must be there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from hdiary.diary import shown
from hdiary.diary.arrays import Bools
from hdiary.read.context import Context
from hdiary.read.encoding import decode, recognise
from hdiary.read.header import DELIMITERS
from hdiary.read.no_table import kind_of
from hdiary.read.table import Row, Rows
from hdiary.read.watches.kind import LINE, PART, Knows, Records, Take
from hdiary.words import Phrase, phrase

_HEAD, _SEARCHED = 60_000, 12
Wanted = frozenset[str]


def heading_key(heading: str) -> str:
    """Write a heading as it is looked up; of an app's long name its last part."""
    plain = heading.strip().strip('\ufeff"').strip().casefold()
    if plain.startswith("com."):
        plain = plain.rpartition(".")[2]
    return plain.replace(" ", "_")


def first_rows(data: bytes) -> dict[str, list[list[str]]]:
    """Cut the first lines of a text at each sign that may part its cells."""
    return _first_rows(data[:_HEAD])


@lru_cache(maxsize=64)
def _first_rows(head: bytes) -> dict[str, list[list[str]]]:
    if kind_of(head) is not None:
        return {}
    text = head.decode(_codec(head), errors="replace").removeprefix("\ufeff")
    found = {}
    for sign in DELIMITERS:
        rows = [cells for _, cells in _few(text, sign)]
        if rows and max(map(len, rows)) > 1:
            found[sign] = rows
    return found


def _codec(head: bytes) -> str:
    """Name the codec of a text that was cut off, perhaps within a letter."""
    codec = recognise(head)
    return codec if codec.startswith("utf-16") else "utf-8"


def _few(text: str, sign: str) -> Rows:
    rows: Rows = []
    try:
        for row in _records(text, sign):
            rows.append(row)
            if len(rows) == _SEARCHED:
                break
    except csv.Error:
        pass
    return rows


def heading_row(data: bytes, wanted: Wanted) -> tuple[str, int] | None:
    """Find the sign between cells and the row that holds all wanted headings."""
    for sign, rows in first_rows(data).items():
        for at, cells in enumerate(rows):
            if wanted <= set(map(heading_key, cells)):
                return sign, at
    return None


def read_grid(data: bytes, context: Context, part: str, *, wanted: Wanted, used: Wanted) -> Records:
    """Read the records below the headings; a row of more cells than headings is told."""
    found = heading_row(data, wanted)
    text, _ = decode(data, context.found, encoding=context.declared.encoding)
    context.found.raise_errors()
    sign, at = found or (",", 0)
    rows = _all(text, sign, context)
    names = [heading_key(cell) for cell in rows[at][1]]
    below = _fitting(rows[at + 1 :], len(names), context, part)
    first = {name: k for k, name in reversed(list(enumerate(names))) if name in used}
    cells = {
        name: [row[first[name]].strip() if name in first else "" for _, row in below]
        for name in sorted(used)
    }
    frame = pd.DataFrame({name: pd.Series(column, dtype="str") for name, column in cells.items()})
    frame[LINE] = [line for line, _ in below]
    frame[PART] = part
    others = tuple(dict.fromkeys(name for name in names if name and name not in used))
    count = sum(any(map(str.strip, cells)) for _, cells in rows[at + 1 :])
    return Records(frame=frame, rows=count, others=others)


def _records(text: str, sign: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _all(text: str, sign: str, context: Context) -> Rows:
    rows: Rows = []
    try:
        for row in _records(text, sign):
            rows.append(row)
    except csv.Error:
        tell_cut_off(rows[-1][0] + 1 if rows else 1, context)
    return rows


def tell_cut_off(line: int, context: Context) -> None:
    """Tell from which line on a file cannot be read."""
    context.found.warn(
        "row left out",
        lines=[line],
        expected=phrase("read.watches.expected.row"),
        suggestion=phrase("read.watches.cut_off"),
    )


def _fitting(rows: Rows, width: int, context: Context, part: str) -> Rows:
    fitting: Rows = []
    wrong = []
    for line, cells in rows:
        if not any(map(str.strip, cells)):
            continue
        if any(map(str.strip, cells[width:])):
            wrong.append(line)
        else:
            fitting.append((line, cells[:width] + [""] * (width - len(cells))))
    if wrong:
        context.found.warn(
            "row left out",
            lines=wrong,
            expected=phrase("read.watches.expected.row"),
            suggestion=left_out_words(part),
        )
    return fitting


def tell_bad(
    records: pd.DataFrame, bad: Bools, column: str, expected: str, context: Context
) -> None:
    """Tell the records that say no moment or no value, with line and value."""
    gone = records[bad]
    for (value, part), rows in gone.groupby([column, PART], sort=False):
        lines = [int(line) for line in rows[LINE] if line > 0]
        context.found.warn(
            "row left out",
            lines=lines or None,
            column=column,
            value=shown(value),
            expected=phrase(f"read.watches.expected.{expected}"),
            suggestion=left_out_words(str(part)),
        )


def left_out_words(part: str) -> Phrase:
    """Say that a record was left out, and in a zip of which file."""
    return (
        phrase("read.watches.row_left_in", part=part) if part else phrase("read.watches.row_left")
    )


def csv_kind(wanted: Wanted, used: Wanted) -> tuple[Knows, Take]:
    """Give how a table with some headings is known, and how its records are taken."""

    def knows(data: bytes) -> bool:
        return heading_row(data, wanted) is not None

    def take(data: bytes, context: Context, part: str) -> Records:
        return read_grid(data, context, part, wanted=wanted, used=wanted | used)

    return knows, take
