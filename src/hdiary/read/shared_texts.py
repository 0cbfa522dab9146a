"""The texts that the cells of a workbook share, read as quickly as its sheets are.

openpyxl builds several objects for each of them: a million texts take it half a minute.
"""

from __future__ import annotations

import io
import xml.parsers.expat as expat
from typing import Any

from hdiary.read.sheet_xml import refuse_doctype

_CHUNK = 1_000_000
_ESCAPED = "x005F_"
"""What programs put before ``_x`` where a text holds it; openpyxl takes it out likewise."""


def open_book(data: bytes) -> Any:
    """Open a workbook with openpyxl, but for its shared texts."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    reader: Any = ExcelReader(io.BytesIO(data), read_only=True, data_only=True)

    def read_strings() -> None:
        part = reader.package.find(SHARED_STRINGS)
        if part is not None:
            with reader.archive.open(part.PartName[1:]) as source:
                reader.shared_strings = read_texts(source)

    reader.read_strings = read_strings
    reader.read()
    return reader.wb


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
