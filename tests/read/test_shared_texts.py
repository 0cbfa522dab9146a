"""The texts that cells share are those that openpyxl would give."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.reader.strings import read_string_table

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
