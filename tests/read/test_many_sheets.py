"""A workbook of very many sheets: a few are named where one is asked for."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from hdiary.diary import DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.workbook import read_sheets
from hdiary.words import load_words

SHEETS = 60


def book_of(headings: list[list[str]]) -> bytes:
    """Write a workbook of sheets with two days each."""
    book = Workbook()
    book.remove(book.active)
    for k, names in enumerate(headings):
        sheet = book.create_sheet(f"Part {k + 1}")
        sheet.append(names)
        for day in ("2026-01-01", "2026-01-02"):
            sheet.append([day, 3, "x"][: len(names)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("language", ["en", "de"])
def test_of_many_sheets_of_several_forms_the_first_are_offered(language: str) -> None:
    forms = [["date", "pain"], ["date", "headache", "work"]]
    with pytest.raises(DiaryError) as refused:
        read_diary(book_of([forms[k % 2] for k in range(SHEETS)]))
    told = refused.value.tell(load_words(language, "screen"))
    assert "60 " in told
    assert "Part 20" in told
    assert "Part 21" not in told
    offered = [one.settings.get("sheet") for one in refused.value.suggested]
    # Each suggestion reads all of them again, and nobody reads sixty.
    assert offered == ["Part 1", "Part 2", "Part 3"]
    assert read_diary(book_of([["date", "pain"]] * 2), sheet="Part 2").rows_kept == 2


@pytest.mark.parametrize(("sheets", "words"), [(3, "one of the sheets Part 1"), (60, "such as")])
def test_a_sheet_that_is_none_is_told_with_some_that_are(sheets: int, words: str) -> None:
    with pytest.raises(DiaryError, match=words) as refused:
        read_diary(book_of([["date", "pain"]] * sheets), sheet="Part X")
    assert "Part 21" not in str(refused.value)


@pytest.mark.parametrize(("apart", "widest"), [(16, 302), (1, 302), (2, 602)])
def test_cells_strewn_over_a_sheet_make_no_table_of_millions_of_blanks(
    apart: int, widest: int
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["date", "pain"])
    for k in range(300):
        sheet.cell(row=2 + k, column=3 + apart * k, value="x")
    written = io.BytesIO()
    book.save(written)
    (read,) = read_sheets(written.getvalue(), Problems())
    assert max(len(cells) for _, cells in read.rows) <= widest
    assert [cells[-1] for _, cells in read.rows] == ["pain", *["x"] * 300]


def test_a_gap_within_a_table_of_ordinary_width_is_kept() -> None:
    book = Workbook()
    book.active.append(["date", "pain", *[None] * 20, "coffee"])
    written = io.BytesIO()
    book.save(written)
    (read,) = read_sheets(written.getvalue(), Problems())
    assert len(read.rows[0][1]) == 23
