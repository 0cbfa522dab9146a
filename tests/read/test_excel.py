"""Workbooks: real dates, times and numbers; the sheet that holds the diary; what is refused."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from typing import Any

import openpyxl
import openpyxl.utils.datetime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.workbook import read_sheets

ROWS: list[list[Any]] = [
    ["Date", "Onset", "End", "Pain level (0-10)", "Side", "What I took", "Sleep", "Storm"],
    [dt.datetime(2026, 3, 1), None, None, 0, None, None, 7.5, True],
    [dt.date(2026, 3, 14), dt.time(22, 0), dt.time(3, 0), 7, "links", "ibuprofen 400 mg", 6, False],
]


def workbook(*sheets: tuple[str, list[list[Any]]], epoch: Any = None) -> bytes:
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, **settings: Any) -> Diary:
    return read_diary(io.BytesIO(data), **settings)


def test_typed_cells_are_read_as_they_are() -> None:
    diary = read(workbook(("diary", ROWS)))
    entry = diary.entries.iloc[1]
    assert str(entry["date"].date()) == "2026-03-14"
    assert str(entry["end"]) == "2026-03-15 03:00:00"
    assert (entry["pain"], entry["side"]) == (7.0, "left")
    assert diary.factors["kind"].tolist() == ["number", "yes/no"]
    assert diary.lines.tolist() == [2, 3]


def test_the_sheet_with_the_diary_is_found_below_its_title() -> None:
    about = [["About this file"], ["date", "the day"], ["pain", "the worst pain"]]
    diary = read(workbook(("about", about), ("March", [["My headaches"], [], *ROWS])))
    assert diary.reading.sheet == "March"
    assert diary.lines.tolist() == [4, 5]


def test_two_diaries_in_one_workbook_are_not_picked_from() -> None:
    data = workbook(("March", ROWS), ("April", ROWS))
    with pytest.raises(DiaryError, match="--sheet"):
        read(data)
    assert read(data, sheet="April").reading.sheet == "April"
    with pytest.raises(DiaryError, match="one of the sheets"):
        read(data, sheet="May")


@pytest.mark.parametrize("epoch", [None, openpyxl.utils.datetime.CALENDAR_MAC_1904])
def test_dates_are_right_in_either_calendar_of_excel(epoch: Any) -> None:
    diary = read(workbook(("diary", ROWS), epoch=epoch))
    assert [str(d.date()) for d in diary.entries["date"]] == ["2026-03-01", "2026-03-14"]


def test_raw_serial_numbers_follow_the_workbooks_calendar() -> None:
    rows = [["date", "pain"], [46024, 5]]
    assert str(read(workbook(("d", rows))).entries["date"][0].date()) == "2026-01-02"
    mac = workbook(
        ("d", [["date", "pain"], [44562, 5]]), epoch=openpyxl.utils.datetime.CALENDAR_MAC_1904
    )
    assert str(read(mac).entries["date"][0].date()) == "2026-01-02"


def test_formulas_without_a_stored_result_are_refused_with_their_rows() -> None:
    rows = [["date", "pain", "sum"], [dt.date(2026, 3, 1), 5, "=1+1"]]
    with pytest.raises(DiaryError, match="results of its formulas") as refused:
        read(workbook(("d", rows)))
    assert refused.value.problems["line"].tolist() == [2]


def test_a_rating_turned_into_a_date_is_told() -> None:
    rows = [
        ["date", "pain"],
        [dt.date(2026, 3, 1), 5],
        [dt.date(2026, 3, 2), dt.datetime(2026, 10, 7)],
    ]
    diary = read(workbook(("d", rows)))
    told = diary.problems[diary.problems["code"] == "unreadable"]
    assert "into a date" in told["suggestion"].iloc[0]
    assert told["line"].tolist() == [3]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(DiaryError):
        read(workbook(("d", [])))


def test_midnight_is_a_time_where_other_cells_of_the_column_have_one() -> None:
    rows = [
        ["date", "start", "end", "pain"],
        [dt.date(2026, 3, 1), dt.datetime(2026, 3, 1, 20), dt.datetime(2026, 3, 2), 5],
        [dt.date(2026, 3, 3), dt.datetime(2026, 3, 3), dt.datetime(2026, 3, 3, 4), 5],
    ]
    diary = read(workbook(("d", rows)))
    assert str(diary.entries["end"][0]) == "2026-03-02 00:00:00"
    assert str(diary.entries["start"][1]) == "2026-03-03 00:00:00"


def test_one_cell_far_to_the_side_or_below_is_left_out_and_told() -> None:
    for at in ("XFD3", "A1048576"):
        book = openpyxl.load_workbook(io.BytesIO(workbook(("diary", ROWS))))
        book["diary"][at] = "x"
        out = io.BytesIO()
        book.save(out)
        diary = read(out.getvalue())
        told = diary.problems[diary.problems["code"] == "stray cell"]
        assert told["line"].tolist() == [int(at.lstrip("XFDA"))]
        assert at in told["suggestion"].iloc[0]
        assert len(diary.reading.columns) == len(ROWS[0])
        assert diary.rows_kept == 2


def test_entries_far_below_are_entries() -> None:
    rows = [["date", "pain"], [dt.date(2026, 3, 1), 5], *[[]] * 3000, [dt.date(2026, 3, 2), 6]]
    assert read(workbook(("d", rows))).lines.tolist() == [2, 3003]


def test_a_number_that_no_calendar_has_is_refused_with_its_line_and_no_warning() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["date", "pain"], [dt.date(2026, 3, 1), 5], [99999999, 5]):
        sheet.append(row)
    sheet["A3"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DiaryError, match="99999999") as refused:
            read(out.getvalue())
    assert refused.value.problems["line"].tolist() == [3]


def test_rows_keep_their_numbers_where_the_sheet_begins_below_and_has_gaps() -> None:
    rows = [
        [],
        [],
        [None, "date", "pain"],
        [None, dt.date(2026, 3, 1), 5],
        [],
        [None, "2026-03-02", 0],
    ]
    assert read(workbook(("d", rows))).lines.tolist() == [4, 6]


def with_sheet(xml: bytes) -> bytes:
    """Give a workbook whose sheet is this XML."""
    packed, out = zipfile.ZipFile(io.BytesIO(workbook(("d", [["date"]])))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in packed.namelist():
            new.writestr(
                name, xml if "sheet1" in name and "rels" not in name else packed.read(name)
            )
    return out.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row><c t="inlineStr"><is><t>date</t></is></c><c t="inlineStr"><is><r><t>pa</t></r><r><t>in'
    "</t></r><rPh><t>x</t></rPh></is></c></row>"
    '<row r="4"><c r="A4" t="d"><v>2026-03-01</v></c><c><v>5</v></c></row>'
    "</sheetData></worksheet>"
)


def test_cells_without_places_rich_texts_and_dates_in_words_are_read() -> None:
    diary = read(with_sheet(SHEET.encode()))
    assert diary.lines.tolist() == [4]
    assert diary.entries["pain"].tolist() == [5.0]


@pytest.mark.parametrize(
    "xml",
    [
        SHEET[:200],
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + SHEET,
        SHEET.replace('t="d"', 't="s"'),
        "",
    ],
)
def test_a_sheet_that_is_broken_or_made_to_harm_is_damaged(xml: str) -> None:
    with pytest.raises(DiaryError, match="save it again"):
        read(with_sheet(xml.encode()))


def test_every_sheet_is_given_as_rows_of_texts() -> None:
    found = Problems()
    data = workbook(("March", ROWS), ("empty", []), ("April", [[None, None, 7.0]]))
    sheets = read_sheets(data, found)
    assert [sheet.name for sheet in sheets] == ["March", "empty", "April"]
    assert sheets[0].rows[2] == (
        3,
        [
            "2026-03-14 00:00:00",
            "22:00:00",
            "03:00:00",
            "7",
            "links",
            "ibuprofen 400 mg",
            "6",
            "no",
        ],
    )
    assert sheets[1].rows == []
    assert sheets[2].rows == [(1, ["", "", "7"])]
    assert not found.groups


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 9), st.sampled_from("ab")), max_size=5),
        max_size=8,
    )
)
def test_every_cell_that_holds_something_is_read(rows: list[list[Any]]) -> None:
    sheet = read_sheets(workbook(("d", rows)), Problems())[0]
    told = {
        (line, column): text
        for line, texts in sheet.rows
        for column, text in enumerate(texts)
        if text
    }
    held = {
        (line, column): str(cell)
        for line, row in enumerate(rows, start=1)
        for column, cell in enumerate(row)
        if cell is not None
    }
    assert told == held


HEADING = ["date", "pain", "activity"]
BODY: list[list[Any]] = [[f"2026-01-{day:02d}", day % 5, "desk work"] for day in range(5, 15)]


@pytest.mark.parametrize(
    ("rows", "lost", "told"),
    [
        ([HEADING, *BODY, ["2026-01-20", "=1+1", None]], [12], [12]),
        # Nothing but formulas: it would have been a day.
        ([HEADING, *BODY, ["=A11+1", "=B11", None]], [12], [12]),
        ([['="My headaches"'], [], HEADING, *BODY], [], [1]),
        ([HEADING, *BODY, ["Total", "=SUM(B2:B11)", None]], [], [12]),
    ],
)
def test_only_rows_of_the_table_are_refused_for_formulas_without_results(
    rows: list[list[Any]], lost: list[int], told: list[int]
) -> None:
    diary = read(workbook(("diary", rows)), skip_bad_rows=True)
    assert diary.refused_lines.tolist() == lost
    assert diary.reading.rows_in == diary.rows_in == len(BODY) + len(lost)
    formulas = diary.problems.query("code == 'formula without result'")
    assert formulas["line"].tolist() == told
    # A sum is not needed, and nobody has to open the workbook for it.
    asked = formulas["suggestion"].str.contains("Open the workbook")
    assert not asked.any() if rows[-1][0] == "Total" else asked.all()


@pytest.mark.parametrize(
    "rows",
    [
        [["date", "pain", '="activity"'], *BODY],
        [["date", *(row[0] for row in BODY)], ["pain", *(row[1] for row in BODY[:-1]), "=1+1"]],
    ],
)
def test_a_heading_without_its_result_and_one_across_cannot_be_skipped(
    rows: list[list[Any]],
) -> None:
    with pytest.raises(DiaryError, match="results of its formulas"):
        read(workbook(("diary", rows)), skip_bad_rows=True)
