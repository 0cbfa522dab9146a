"""Workbooks: real dates, times and numbers; the sheet that holds the diary; what is refused."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import openpyxl.utils.datetime
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

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
    with pytest.raises(DiaryError, match="into a date"):
        read(workbook(("d", rows)))


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
