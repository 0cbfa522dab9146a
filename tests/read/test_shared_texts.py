"""The texts that cells share are those that openpyxl would give."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.reader.strings import read_string_table

import hdiary
from hdiary.read.shared_texts import open_book, read_texts

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "items",
    [
        "<si><t>plain</t></si><si><t/></si><si/>",
        '<si><t xml:space="preserve">  spaces \n lines </t></si><si><t>a &amp; &lt;c&gt;</t></si>',
        "<si><r><t>half </t></r><r><rPr><b/></rPr><t>bold</t></r></si>",
        '<si><t>頭痛</t><rPh sb="0" eb="2"><t>ズツウ</t></rPh><phoneticPr fontId="1"/></si>',
        "<si><t>_x005F_x000D_ and _x000D_</t></si>",
        "",
    ],
)
def test_texts_are_those_of_openpyxl(items: str) -> None:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><sst {MAIN}>{items}</sst>'.encode()
    assert read_texts(io.BytesIO(xml)) == read_string_table(io.BytesIO(xml))


def test_texts_with_a_prefix_are_read() -> None:
    xml = f"<x:sst {MAIN.replace('xmlns', 'xmlns:x')}><x:si><x:t>one</x:t></x:si></x:sst>".encode()
    assert read_texts(io.BytesIO(xml)) == read_string_table(io.BytesIO(xml)) == ["one"]


def test_a_table_that_declares_types_is_refused() -> None:
    xml = b'<!DOCTYPE sst [<!ENTITY a "ha">]><sst><si><t>&a;</t></si></sst>'
    with pytest.raises(ValueError, match="document type"):
        read_texts(io.BytesIO(xml))


def test_a_workbook_without_shared_texts_opens() -> None:
    book = openpyxl.Workbook()
    book["Sheet"].append([1, 2])
    out = io.BytesIO()
    book.save(out)
    assert open_book(out.getvalue()).sheetnames == ["Sheet"]


def book_with(changes: dict[str, bytes]) -> bytes:
    """Make a workbook of one small diary, with some of its parts written otherwise."""
    book = openpyxl.Workbook()
    for row in (["date", "pain"], ["2026-03-01", 0], ["2026-03-02", 6]):
        book["Sheet"].append(row)
    chart = book.create_chartsheet("Picture")
    chart.add_chart(BarChart())  # type: ignore[no-untyped-call]
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return out.getvalue()


def test_charts_are_no_sheets_of_cells() -> None:
    assert open_book(book_with({})).sheetnames == ["Sheet"]


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/theme/theme1.xml"])
def test_damage_beside_the_cells_costs_nothing(part: str) -> None:
    diary = hdiary.read_diary(io.BytesIO(book_with({part: b"<cut of"})))
    assert diary.entries["pain"].tolist() == [0, 6]


def test_opening_reads_no_sheet() -> None:
    """A sheet that does not say how large it is was once read to its end only to open the book."""
    data = book_with({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row><c"})
    assert open_book(data).sheetnames == ["Sheet"]
    with pytest.raises(hdiary.DiaryError, match="workbook cannot be read"):
        hdiary.read_diary(io.BytesIO(data))
