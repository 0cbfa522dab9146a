"""From the bytes of a file of people to rows of texts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from hdiary.diary import Problems
from hdiary.diary.people import likeness
from hdiary.read.encoding import decode
from hdiary.read.header import DELIMITERS, first_rows, separator_line
from hdiary.read.no_table import refuse
from hdiary.read.one_sheet import tell_sheet
from hdiary.read.people.grid import Grid, find_heading, lay_out
from hdiary.read.rows import read_records
from hdiary.read.source import Source
from hdiary.read.workbook import Sheet, read_sheets, sheets_named
from hdiary.words import phrase

_HEAD = 200_000
"""So many signs or bytes tell what a file is."""
_WORKBOOK = "Excel workbook"
_MIDNIGHT = " 00:00:00"


def grid_of(source: Source, found: Problems, how: dict[str, Any], asked: Collection[str]) -> Grid:
    """Read the one table of a file; ``how`` holds the encoding, delimiter and sheet asked for."""
    if source.format.name == _WORKBOOK:
        return _of_workbook(source.data, found, how, asked)
    if source.format.name != "CSV":
        refuse(found, "not a table", phrase("read.people.a_table"), phrase("read.people.save_as"))
    text, codec = decode(source.data, found, encoding=how.get("encoding"), headers=asked)
    found.raise_errors()
    stated, skipped = separator_line(text), 0
    if stated is not None:
        text, skipped = text.partition("\n")[2], 1
    delimiter = _sign(how.get("delimiter"), found) or stated or find_sign(text[:_HEAD], asked)
    records = read_records(text, delimiter=delimiter, found=found, skipped=skipped)
    if found.fatal:
        found.raise_errors()
    told = {"encoding": codec, "delimiter": DELIMITERS.get(delimiter, delimiter)}
    return lay_out(records, found, asked=asked, how=told)


def beginning(source: Source) -> Source:
    """Give the first rows of a large text alone: most files are told apart by them."""
    data = source.data
    if source.format.name != "CSV" or len(data) <= _HEAD or b"\0" in data[:_HEAD]:
        return source
    head = data[: data.rfind(b"\n", 0, _HEAD) + 1]
    # A cell of several lines is not cut.
    return replace(source, data=head) if head and head.count(b'"') % 2 == 0 else source


def find_sign(text: str, asked: Collection[str] = ()) -> str:
    """Find the sign between cells: the one at which the headings name people and rows are alike."""
    best, found = (False, 0.0, 0), ","
    for sign in DELIMITERS:
        rows = [row for row in first_rows(text, sign) if any(cell.strip() for cell in row)]
        if not rows:
            continue
        heading = rows[find_heading(rows[:40], asked)]
        alike = sum(len(row) == len(heading) for row in rows) / len(rows)
        named = any(likeness(cell) or cell.strip() in asked for cell in heading)
        score = (named and len(heading) > 1, alike if len(heading) > 1 else 0.0, len(heading))
        best, found = (score, sign) if score > best else (best, found)
    return found


def _sign(given: str | None, found: Problems) -> str | None:
    signs = {name: sign for sign, name in DELIMITERS.items()} | {"\\t": "\t"}
    sign = signs.get(given, given) if given is not None else None
    if sign is not None and sign not in DELIMITERS:
        refuse(found, "delimiter", phrase("read.formats.csv.one_sign"),
               phrase("read.formats.csv.such_as"))  # fmt: skip
    return sign


def _of_workbook(data: bytes, found: Problems, how: dict[str, Any], asked: Collection[str]) -> Grid:
    """Read the sheet that names people, the first where several do."""
    sheets = [sheet for sheet in read_sheets(data, found) if sheet.rows]
    if how.get("sheet") is not None:
        names = [sheet.name for sheet in sheets]
        sheets = [sheet for sheet in sheets if sheet.name == how["sheet"]]
        if not sheets:
            refuse(found, "sheet", sheets_named("one_of", names),
                   phrase("read.sheets.give_name"))  # fmt: skip
    if not sheets:
        refuse(found, "empty", phrase("read.people.a_table"), phrase("read.sheets.no_cells"))
    sheet = next((one for one in sheets if _names_people(one, asked)), sheets[0])
    width = max(len(cells) for _, cells in sheet.rows)
    rows = [
        (line, [cell.removesuffix(_MIDNIGHT) for cell in cells] + [""] * (width - len(cells)))
        for line, cells in sheet.rows
    ]
    grid = lay_out(rows, found, asked=asked, epoch=sheet.epoch, how={"sheet": sheet.name})
    tell_sheet(sheet, found, header=grid.header_line, lines=grid.lines)
    if found.fatal:
        found.raise_errors()
    return grid


def _names_people(sheet: Sheet, asked: Collection[str]) -> bool:
    rows = [cells for _, cells in sheet.rows[:40]]
    heading = rows[find_heading(rows, asked)]
    return not sheet.hidden and any(likeness(cell) or cell.strip() in asked for cell in heading)
