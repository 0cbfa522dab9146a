"""Kinds 20 and 31: days that run across, a year on one sheet, weeks as rows."""

from __future__ import annotations

import calendar
import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.read.kinds.helpers_b import (
    DAYS,
    START,
    counts,
    handed,
    hurts,
    month,
    read,
    refusal,
    walk,
    workbook,
)  # fmt: skip

MARCH = month(3)
"""31 days, of which 8 are Tuesdays after the 2nd or Fridays: 3 6 10 13 17 20 24 27, and 31."""
IN_MARCH = sum(hurts(day) for day in MARCH)
WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
Cells = Sequence[Sequence[Any]]


def as_text(rows: Cells, sign: str = ";") -> bytes:
    """Write rows of cells as text."""
    import csv

    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_sheet(rows: Cells) -> bytes:
    """Write rows of cells as a workbook."""
    return workbook({"Sheet1": rows})


def rated(day: dt.date) -> Any:
    """Give the pain of a day, and nothing outside the twelve weeks."""
    return (4 if hurts(day) else 0) if START <= day <= DAYS[-1] else None


def test_march_has_nine_headaches() -> None:
    assert (IN_MARCH, len(MARCH)) == (9, 31)


def test_the_handed_calendar_is_read_with_its_month() -> None:
    diary = walk(handed("20_quebec_calendar_days_across.xlsx")).diary
    assert counts(diary) == (8, 23, 8)


@pytest.mark.parametrize("write", [as_text, as_sheet])
@pytest.mark.parametrize(
    ("title", "pain", "medicine", "name"),
    [
        ("Kopfschmerzkalender März 2026", "Kopfschmerz (0-10)", "Medikament", "Ibuprofen"),
        ("Calendario marzo 2026", "Dolor (0-10)", "Medicación", "Ibuprofeno"),
        ("Headache calendar, March 2026", "Pain 0-10", "Meds", "Advil"),
    ],
)
def test_a_month_across_is_read_where_the_title_tells_the_month(
    write: Callable[[Cells], bytes], title: str, pain: str, medicine: str, name: str
) -> None:
    rows = [
        [title],
        ["", *(day.day for day in MARCH)],
        [pain, *(5 if hurts(day) else 0 for day in MARCH)],
        [medicine, *(name if hurts(day) else "" for day in MARCH)],
    ]
    diary = walk(write(rows)).diary
    assert counts(diary) == (9, 22, 9)
    assert diary.days["date"].min() == dt.datetime(2026, 3, 1)
    assert any("run across" in one.words for one in diary.reading.decisions)


@pytest.mark.parametrize("write", [as_text, as_sheet])
def test_a_month_across_without_its_name_is_named_for_what_it_is(
    write: Callable[[Cells], bytes],
) -> None:
    rows = [
        ["Headache calendar"],
        ["Day", *(day.day for day in MARCH)],
        ["Severity 0-3", *(2 if hurts(day) else "" for day in MARCH)],
        ["Medicine taken", *("Imitrex" if hurts(day) else "" for day in MARCH)],
    ]
    words = str(refusal(write(rows)))
    assert "days seem to run across" in words
    assert "--month" in words
    assert "Transpose" in words
    end = walk(write(rows), month="2026-03")
    assert end.steps == ["--blank none"]
    assert counts(end.diary) == (9, 22, 9)
    assert end.diary.scale == "0-3"


@pytest.mark.parametrize("write", [as_text, as_sheet])
def test_dates_across_are_read_to_the_last(write: Callable[[Cells], bytes]) -> None:
    rows = [
        ["Date", *(f"{day:%d/%m/%Y}" for day in DAYS)],
        ["Pain", *(5 if hurts(day) else 0 for day in DAYS)],
        ["Meds", *("Advil" if hurts(day) else "" for day in DAYS)],
    ]
    assert counts(walk(write(rows)).diary) == (24, 60, 24)


def test_real_dates_across_a_sheet_are_read_to_the_last() -> None:
    rows: Cells = [["Date", *DAYS], ["Pain", *(5 if hurts(day) else 0 for day in DAYS)]]
    assert counts(walk(workbook({"S": rows})).diary) == (24, 60, 0)


def test_a_month_across_on_each_sheet_is_one_diary() -> None:
    sheets: dict[str, Cells] = {
        name: [
            [None, *(day.day for day in month(k))],
            ["Schmerz", *(rated(day) for day in month(k))],
            ["Medikament", *("Ibuprofen" if rated(day) else None for day in month(k))],
        ]
        for k, name in enumerate(("Januar 2026", "Februar 2026", "März 2026"), start=1)
    }
    assert counts(walk(workbook(sheets)).diary) == (24, 60, 24)


def test_the_handed_year_is_read() -> None:
    assert counts(walk(handed("31_year_grid.xlsx")).diary)[0] == 24


@pytest.mark.parametrize("write", [as_text, as_sheet])
@pytest.mark.parametrize(
    ("title", "corner", "names"),
    [
        ("Kopfschmerzen 2026", "Monat", ("Januar", "Februar", "März")),
        ("Maux de tête 2026", "Mois", ("janvier", "février", "mars")),
        ("Headaches", "2026", ("Jan", "Feb", "Mar")),
    ],
)
def test_a_year_with_a_month_in_each_row_is_read(
    write: Callable[[Cells], bytes], title: str, corner: str, names: tuple[str, ...]
) -> None:
    rows = [[title], [corner, *range(1, 32)]]
    rows += [[name, *(rated(day) for day in month(k))] for k, name in enumerate(names, start=1)]
    assert counts(walk(write(rows)).diary) == (24, 60, 0)


@pytest.mark.parametrize("write", [as_text, as_sheet])
@pytest.mark.parametrize(
    ("corner", "names"),
    [("2026", ("Jan", "Feb", "Mar")), ("Tag", ("Januar 2026", "Februar 2026", "März 2026"))],
)
def test_a_year_with_a_month_in_each_column_is_read_or_named(
    write: Callable[[Cells], bytes], corner: str, names: tuple[str, ...]
) -> None:
    rows: list[list[Any]] = [[corner, *names]]
    for day in range(1, 32):
        rows.append([day, *(rated(month(k)[day - 1]) if day <= len(month(k)) else None
                            for k in (1, 2, 3))])  # fmt: skip
    assert counts(walk(write(rows)).diary) == (24, 60, 0)


@pytest.mark.parametrize("write", [as_text, as_sheet])
def test_a_year_without_its_number_asks_for_the_year(write: Callable[[Cells], bytes]) -> None:
    rows = [["Monat", *range(1, 32)]]
    rows += [[name, *(rated(day) for day in month(k))]
             for k, name in enumerate(("Januar", "Februar", "März"), start=1)]  # fmt: skip
    assert "year" in str(refusal(write(rows)))
    assert counts(walk(write(rows), month="2026-01").diary) == (24, 60, 0)


def page(names: list[str], top: list[list[Any]]) -> list[list[Any]]:
    """Write March as a calendar page: the number of a day, and below it how bad it was."""
    rows = [*top, list(names)]
    for week in calendar.Calendar(0).monthdatescalendar(2026, 3):
        rows.append([day.day if day.month == 3 else None for day in week])
        rows.append([4 * hurts(day) if day.month == 3 else None for day in week])
    return rows


GERMAN = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]


@pytest.mark.parametrize("write", [as_text, as_sheet])
@pytest.mark.parametrize(
    ("names", "title"), [(WEEK, "March 2026"), (GERMAN, "Kopfschmerzen März 2026")]
)
def test_a_calendar_page_is_read_where_its_month_is_told(
    write: Callable[[Cells], bytes], names: list[str], title: str
) -> None:
    assert counts(walk(write(page(names, [[title]]))).diary) == (9, 22, 0)


@pytest.mark.parametrize("names", [WEEK, GERMAN])
@pytest.mark.parametrize("write", [as_text, as_sheet])
def test_a_calendar_page_without_its_month_is_named_for_what_it_is(
    write: Callable[[Cells], bytes], names: list[str]
) -> None:
    rows = page(names, [])
    words = str(refusal(write(rows)))
    assert "calendar page" in words
    assert "--month" in words
    assert counts(walk(write(rows), month="2026-03").diary) == (9, 22, 0)


@pytest.mark.parametrize("write", [as_text, as_sheet])
@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Week beginning", WEEK),
        (
            "Woche ab",
            ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        ),
    ],
)
def test_a_week_in_each_row_below_its_first_day_is_read(
    write: Callable[[Cells], bytes], heading: str, names: list[str]
) -> None:
    rows: list[list[Any]] = [["Headache diary"], [heading, *names]]
    for k in range(12):
        week = DAYS[7 * k : 7 * k + 7]
        rows.append([f"{week[0]:%d.%m.%Y}", *(rated(day) for day in week)])
    assert counts(walk(write(rows)).diary) == (24, 60, 0)


@pytest.mark.parametrize("write", [as_text, as_sheet])
def test_a_weekly_form_is_read_block_by_block(write: Callable[[Cells], bytes]) -> None:
    rows: list[list[Any]] = []
    for k in range(12):
        week = DAYS[7 * k : 7 * k + 7]
        rows += [
            [f"Week Beginning: {week[0]:%d/%m/%Y}"],
            ["", *WEEK],
            ["Headache severity (0-10)", *(rated(day) for day in week)],
            ["Medication", *("Paracetamol" if hurts(day) else "" for day in week)],
            [],
        ]
    try:
        diary = read(write(rows))
    except ValueError as refused:
        assert "week" in str(refused)
        assert "skip" not in str(refused)
    else:
        assert counts(diary) == (24, 60, 24)


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (["Week Beginning", "Day", "Headache (0-10)", "Meds"], WEEK),
        (
            ["Woche ab", "Tag", "Kopfschmerz", "Medikament"],
            ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        ),
    ],
)
def test_the_first_day_of_a_week_is_never_taken_for_the_day(
    heading: list[str], names: list[str], repeated: bool
) -> None:
    rows: list[list[Any]] = [heading]
    for k, day in enumerate(DAYS):
        first = f"{DAYS[k - k % 7]:%d.%m.%Y}" if repeated or k % 7 == 0 else ""
        rows.append([first, names[k % 7], rated(day), "Ibuprofen" if hurts(day) else ""])
    assert counts(walk(as_text(rows)).diary) == (24, 60, 24)


def test_year_month_and_day_in_three_columns_are_a_date() -> None:
    rows: list[list[Any]] = [["Year", "Month", "Day", "Pain", "Meds"]]
    rows += [[2026, day.month, day.day, rated(day), "Advil" if hurts(day) else ""] for day in DAYS]
    assert counts(walk(as_text(rows, ",")).diary) == (24, 60, 24)


def test_a_month_that_is_written_once_holds_until_the_next() -> None:
    names = ("Januar 2026", "Februar 2026", "März 2026")
    rows: list[list[Any]] = [["Monat", "Tag", "Schmerz", "Medikament"]]
    for day in DAYS:
        name = names[day.month - 1] if day.day == 1 or day == START else ""
        rows.append([name, day.day, rated(day), "Ibuprofen" if hurts(day) else ""])
    assert counts(walk(as_text(rows)).diary) == (24, 60, 24)
