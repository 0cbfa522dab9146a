"""Excel workbooks, known by the parts that stand in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection

from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.sheets import choose_sheets
from hdiary.read.stream import DAMAGED

ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGED_ZIP = DAMAGED


def is_workbook(data: bytes) -> bool:
    """Say whether some bytes are a workbook."""
    if not data.startswith(ZIPPED):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            return is_office(names) and holds_sheets(names)
    except DAMAGED_ZIP:
        return False


def is_office(names: Collection[str]) -> bool:
    """Say whether the files of a zip are the parts of a document of Office."""
    return "xl/workbook.xml" in names or "[Content_Types].xml" in names


def holds_sheets(names: Collection[str]) -> bool:
    """Say whether a document of Office is a workbook."""
    return any(name.startswith("xl/worksheets/") for name in names)


def read_workbook(data: bytes, context: Context) -> Raw:
    """Read the sheet, or the sheets, that hold the diary."""
    table, name = choose_sheets(data, context)
    return Raw(table=table, sheet=name)
