"""A workbook is made in memory: nothing of it passes through the system's temporary folder."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hdiary.write.book import book_bytes


def test_it_reads_as_it_was_made_and_needs_no_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    book = Workbook()
    for name, value in (("first", "müde"), ("second", 4.5)):
        book.create_sheet(name)["B2"] = value
    found = load_workbook(io.BytesIO(book_bytes(book)))
    assert found.sheetnames == ["Sheet", "first", "second"]
    assert (found["first"]["B2"].value, found["second"]["B2"].value) == ("müde", 4.5)
    assert book_bytes(book) == book_bytes(book)
