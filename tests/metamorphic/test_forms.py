"""How a table was written - letters, signs, quotes, ends of lines - changes nothing in it."""

from __future__ import annotations

import codecs
import csv
import io

import openpyxl
import pytest
from hypothesis import given

from hdiary.read import read_diary
from tests.metamorphic.alike import assert_alike, decided, read
from tests.metamorphic.made import FEW, Sheet, sheets

ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1")


@pytest.mark.parametrize("encoding", ENCODINGS)
@FEW
@given(sheet=sheets)
def test_the_encoding_changes_nothing(encoding: str, sheet: Sheet) -> None:
    other = read_diary(sheet.text().encode(encoding))
    assert_alike(read(sheet), other)
    assert decided(read(sheet)) == decided(other)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
@FEW
@given(sheet=sheets)
def test_the_order_of_bytes_changes_nothing(mark: bytes, encoding: str, sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(mark + sheet.text().encode(encoding)))


@FEW
@given(sheet=sheets)
def test_an_old_encoding_that_is_told_changes_nothing(sheet: Sheet) -> None:
    other = read_diary(sheet.text().encode("mac_roman"), encoding="mac_roman")
    assert_alike(read(sheet), other)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@FEW
@given(sheet=sheets)
def test_the_delimiter_changes_nothing(sign: str, sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(sheet.text(sign=sign).encode()))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@FEW
@given(sheet=sheets)
def test_quotes_and_ends_of_lines_change_nothing(end: str, quoting: int, sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(sheet.text(end=end, quoting=quoting).encode()))


@FEW
@given(sheet=sheets)
def test_blank_lines_at_the_end_change_nothing(sheet: Sheet) -> None:
    more = "\n \n" + sheet.sign * (len(sheet.header) - 1) + "\n"
    assert_alike(read(sheet), read_diary((sheet.text() + more).encode()))


@pytest.mark.parametrize("blank", [" ", "\u00a0", "  "])
@FEW
@given(sheet=sheets)
def test_blanks_around_cells_change_nothing(blank: str, sheet: Sheet) -> None:
    out = io.StringIO()
    around = [[f"{blank}{cell}{blank}" for cell in row] for row in sheet.grid]
    csv.writer(out, delimiter=sheet.sign, lineterminator="\n").writerows(around)
    assert_alike(read(sheet), read_diary(out.getvalue().encode()))


@FEW
@given(sheet=sheets)
def test_a_workbook_of_texts_changes_nothing(sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(workbook(sheet.grid)))


@FEW
@given(sheet=sheets)
def test_a_workbook_of_true_dates_changes_nothing(sheet: Sheet) -> None:
    grid: list[list[object]] = [[*row] for row in sheet.grid]
    for row, day in zip(grid[1:], sheet.days, strict=True):
        row[sheet.dated] = day
    assert_alike(read(sheet), read_diary(workbook(grid)))


def workbook(grid: list[list[object]] | list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in grid:
        page.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
