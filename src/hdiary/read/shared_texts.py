"""Workbooks, opened with the texts that their cells share, as quickly as sheets are read.

openpyxl builds several objects for each of them: a million texts take it half a minute.
"""

from __future__ import annotations

import io
import xml.parsers.expat as expat
from typing import Any

from hdiary.read.book import Book, BookSheet
from hdiary.read.doctype import refuse_doctype

_CHUNK = 1_000_000
_ESCAPED = "x005F_"
"""What programs put before ``_x`` where a text holds it; openpyxl takes it out likewise."""


def open_book(data: bytes) -> Book:
    """Open a workbook: openpyxl finds its sheets and formats, no sheet is read yet."""
    # Reading all of it would follow each sheet to its end where it does not say how large it is,
    # and fail where an author's name or a link to another file is damaged.
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader: Any = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    texts = _texts(reader)
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return Book(
        archive=reader.archive,
        sheets=tuple(
            BookSheet(name=sheet.name, part=rel.target, hidden=sheet.state != "visible")
            for sheet, rel in reader.parser.find_sheets()
            # Charts hold no cells.
            if rel.target in reader.valid_files and "chartsheet" not in rel.Type
        ),
        texts=texts,
        epoch=reader.wb.epoch,
        dates=frozenset(reader.wb._date_formats),
        lengths=frozenset(reader.wb._timedelta_formats),
    )


def _texts(reader: Any) -> list[str]:
    from openpyxl.xml.constants import SHARED_STRINGS

    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return []
    with reader.archive.open(part.PartName[1:]) as source:
        return read_texts(source)


def read_texts(source: Any) -> list[str]:
    """Read the texts in their order: plain ones, and those in pieces of several looks."""
    texts: list[str] = []
    pieces: list[str] = []
    inside: list[str] = []  # The elements around what is read

    def start(name: str, _: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            pieces.clear()
        inside.append(name)

    def end(_: str) -> None:
        if inside.pop() == "si":
            texts.append("".join(pieces).replace(_ESCAPED, ""))

    def text(piece: str) -> None:
        # How a text is pronounced is none of it.
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(piece)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse_doctype
    while chunk := source.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return texts
