"""A row that names the month of the days below it is a title, and costs nobody a day."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

TOLD = "the name of the month below"


def rows(month: int, *, year: str = ".2026", sign: str = ";") -> list[str]:
    return [f"{day:02d}.{month:02d}{year}{sign}{day % 4}" for day in range(1, 29)]


def read(*lines: str) -> Diary:
    return read_diary(io.StringIO("\n".join(["Datum;Schmerz", *lines]) + "\n"))


def told(diary: Diary) -> list[str]:
    return [str(one) for one in diary.reading.phrases if TOLD in str(one)]


@pytest.mark.parametrize(
    ("january", "february"),
    [("Januar 2026", "Februar 2026"), ("Januar", "Februar"), ("Jan. 2026", "Feb. 2026"),
     ("JANUARY", "february '26"), ("JAN 26", "FEB 26"), ("enero de 2026", "febrero de 2026"),
     ("January:", "February:"), ("1\u6708", "2\u6708"), ("2026-01", "2026-02"),
     ("01/2026", "02/2026")],
)  # fmt: skip
def test_names_of_months_between_their_days_are_passed_over(january: str, february: str) -> None:
    diary = read(f"{january};", *rows(1), f"{february};", *rows(2))
    assert (diary.rows_kept, diary.rows_refused) == (56, 0)
    assert told(diary) == [
        "Rows that hold nothing but the name of the month below them were passed over "
        "(lines 2, 31)."
    ]


@pytest.mark.parametrize("written", ["{day}.{month}.", "{day:02d}/{month:02d}", "{day}"])
def test_days_below_are_of_the_year_of_their_row(written: str) -> None:
    """Also over a gap of a year, which the order of the days alone would not tell."""
    lines = []
    for name, month in (("Januar 2025", 1), ("Februar 2025", 2), ("Januar 2026", 1)):
        lines += [f"{name};"]
        lines += [f"{written.format(day=day, month=month)};{day % 4}" for day in range(1, 29)]
    diary = read(*lines)
    dates = diary.entries["date"]
    assert (diary.rows_kept, diary.rows_refused) == (84, 0)
    assert dates.dt.year.value_counts().to_dict() == {2025: 56, 2026: 28}
    assert dates.is_monotonic_increasing
    assert any("84 days below such rows" in str(one) for one in diary.reading.phrases)


def test_where_no_row_tells_the_year_it_is_asked_as_ever() -> None:
    lines = ["Januar;", *rows(1, year="."), "Februar;", *rows(2, year=".")]
    with pytest.raises(DiaryError):
        read(*lines)
    text = "\n".join(["Datum;Schmerz", *lines]) + "\n"
    diary = read_diary(io.StringIO(text), month="2026-01")
    assert (diary.rows_kept, diary.entries["date"].max().year) == (56, 2026)


def test_in_a_workbook_they_are_merged_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Datum", "Schmerz", "Medikament"])
    for month, name in ((1, "Januar 2026"), (2, "Februar 2026")):
        sheet.append([name])
        at = sheet.max_row
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=3)
        for row in rows(month):
            date, pain = row.split(";")
            sheet.append([date, int(pain), "Ibuprofen" if pain == "3" else None])
    book.save(tmp_path / "a.xlsx")
    diary = read_diary(tmp_path / "a.xlsx")
    assert (diary.rows_kept, diary.rows_refused) == (56, 0)
    assert len(told(diary)) == 1


@pytest.mark.parametrize(
    "head",
    ["März 2026;", "Januar 2025;", "Januar 2026;5", "Januar und Februar 2026;", "Pause;"],
)
def test_what_is_no_title_of_its_days_is_told_as_a_row_that_cannot_be_read(head: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read(head, *rows(1))
    assert refused.value.problems["line"].tolist() == [2]


def test_a_month_without_days_is_no_title() -> None:
    with pytest.raises(DiaryError):
        read(*rows(1), "Februar 2026;")


def test_a_person_called_like_a_month_is_no_title() -> None:
    text = "patient,date,pain\n" + "".join(
        f"{who},2026-05-{day:02d},{day % 4}\n" for who in ("April", "May") for day in range(1, 20)
    )
    diary = read_diary(io.StringIO(text))
    assert diary.rows_kept == 38
    assert list(diary.patients) == ["April", "May"]
