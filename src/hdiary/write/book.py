"""The bytes of a workbook, made in memory: nothing of it lies on a disk that a kill could leave."""

from __future__ import annotations

import io
import re
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

_ALWAYS = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


class _InMemory(ExcelWriter):
    """Writes sheets as openpyxl does, but not by way of the system's folder for such files."""

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet into the archive."""
        held = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out=held)
        writer.write()
        ws._rels = writer._rels
        archive: Any = vars(self)["_archive"]  # Its types do not know it
        archive.writestr(ws.path[1:], held.getvalue(), compress_type=ZIP_DEFLATED)
        self.manifest.append(ws)


def book_bytes(book: Workbook) -> bytes:
    """Give a workbook as it is saved; equal ones have equal bytes."""
    file = io.BytesIO()
    writer: Any = _InMemory(book, ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True))
    writer.save()
    return _without_clock(file.getvalue())


def _without_clock(book: bytes) -> bytes:
    """Take the moment of saving out of a workbook, so that equal ones have equal bytes."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(file, "w") as new:
        for member in sorted(old.namelist()):
            data = old.read(member)
            if member == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", data)
            fixed = ZipInfo(member, date_time=_ALWAYS)
            fixed.compress_type = ZIP_DEFLATED
            new.writestr(fixed, data)
    return file.getvalue()
