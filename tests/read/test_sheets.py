"""Sheets of one diary are read together, each with its own month; those of others are not."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

Rows = list[list[Any]]
DAYS = [dt.date(2026, 1, 5) + dt.timedelta(days=k) for k in range(84)]
MONTHS = ("January", "February", "March")


def pain(day: dt.date) -> int:
    return 5 if day.weekday() in (1, 4) else 0


def medicine(day: dt.date) -> str | None:
    return "Ibuprofen" if pain(day) else None


def days_of(month: int) -> list[dt.date]:
    return [day for day in DAYS if day.month == month]


def workbook(*sheets: tuple[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def numbered(*above: Any, names: tuple[str, ...] = MONTHS) -> bytes:
    """Sheets with numbers of days; ``above`` are title rows, ``{}`` in them is the month."""
    return workbook(
        *(
            (
                names[month - 1],
                [
                    *([text.format(MONTHS[month - 1])] if text else [] for text in above),
                    ["Day", "Pain"],
                    *([day.day, pain(day)] for day in days_of(month)),
                ],
            )
            for month in (1, 2, 3)
        )
    )


def read(data: bytes, **settings: Any) -> Diary:
    return read_diary(io.BytesIO(data), **settings)


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def test_sheets_whose_other_columns_differ_are_one_diary() -> None:
    diary = read(
        workbook(
            ("Jan", [["Date", "Pain", "Meds"], *([d, pain(d), medicine(d)] for d in days_of(1))]),
            (
                "Feb",
                [
                    ["Date", "Meds", "Pain", "Sleep"],
                    *([d, medicine(d), pain(d), 7] for d in days_of(2)),
                ],
            ),
            (
                "Mar",
                [
                    ["Date", "Headache severity", "Meds", "Sleep"],
                    *([d, pain(d), medicine(d), 7] for d in days_of(3)),
                ],
            ),
        )
    )
    assert states(diary) == (24, 60, 24)
    told = next(one.words for one in diary.reading.decisions if one.name == "sheet")
    assert 'where "Sleep" is missing, nothing was said of it' in told
    assert diary.entries["Sleep"].isna().sum() == len(days_of(1))


def test_sums_within_sheets_of_months_are_named_by_their_own_rows() -> None:
    sheets = []
    for month, name in enumerate(MONTHS, start=1):
        rows: Rows = [[f"{name} 2026"], ["Date", "Pain", "Meds"]]
        for day in days_of(month):
            rows.append([f"{day.day}.{month}.", pain(day), medicine(day)])
            if day.weekday() == 6:
                rows += [["Total", 10, None], []]
        sheets.append((name, rows))
    told = [one.words for one in read(workbook(*sheets)).reading.decisions if one.name == "totals"]
    assert all(f'of the sheet "{name}"' in " ".join(told) for name in MONTHS)
    # Of 84 days none stands below row 50 of its own sheet.
    assert max(int(n) for n in re.findall(r"\d+", " ".join(told))) < 50


def test_a_dose_is_looked_up_on_its_own_sheet() -> None:
    sheets: dict[str, list[list[Any]]] = {
        name: [["Date", "Pain", "Meds"]] for name in ("Jan", "Feb", "Mar")
    }
    for day in DAYS:
        sheets[f"{day:%b}"].append([day, pain(day), medicine(day)])
    diary = read(workbook(*sheets.items()))
    for _, dose in diary.doses.iterrows():
        assert sheets[dose["sheet"]][dose["line"] - 1][0] == dose["date"].date()
    places = diary.between(first_day="2026-02-01", last_day="2026-02-03").places
    assert places.to_dict("list") == {"line": [2, 3, 4], "sheet": ["Feb"] * 3}
    # The numbers of the lines still run on, and one sheet has no name.
    assert diary.lines.tolist()[-1] == sum(map(len, sheets.values()))
    alone = read(workbook(("Jan", sheets["Jan"])))
    assert list(alone.places) == ["line"]
    assert "sheet" not in alone.doses


@pytest.mark.parametrize("names", [["Date", "Pain", "Meds"], ["Date", "Pain"]])
def test_sheets_that_tell_of_the_same_days_are_two_peoples(names: list[str]) -> None:
    other = [[day, 1, None][: len(names)] for day in DAYS]
    anna = [["Date", "Pain", "Meds"], *([d, pain(d), medicine(d)] for d in DAYS)]
    with pytest.raises(DiaryError, match="--sheet") as caught:
        read(workbook(("Anna", anna), ("Ben", [names, *other])))
    assert [one.settings for one in caught.value.suggested] == [
        {"sheet": "Anna"},
        {"sheet": "Ben"},
    ]


def test_the_year_of_sheets_named_by_months_is_asked_for() -> None:
    with pytest.raises(DiaryError, match="the year of these months") as caught:
        read(numbered())
    assert caught.value.suggested == ()
    diary = read(numbered(), month="2026-01")
    assert states(diary)[:2] == (24, 60)
    month = next(one for one in diary.reading.decisions if one.name == "month")
    assert month.value == ("2026-01", "2026-02", "2026-03")


def test_the_year_is_offered_from_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "headaches 2026.xlsx"
    path.write_bytes(numbered())
    with pytest.raises(DiaryError) as caught:
        read_diary(path)
    assert caught.value.suggested[0].settings == {"month": "2026-01"}
    assert states(read_diary(path, month="2026-01"))[:2] == (24, 60)
    several = tmp_path / "headaches 2025-2026.xlsx"
    several.write_bytes(numbered())
    with pytest.raises(DiaryError) as caught:
        read_diary(several)
    assert caught.value.suggested == ()


@pytest.mark.parametrize(
    ("above", "names"),
    [
        (("Headache diary {} 2026", ""), ("Sheet1", "Sheet2", "Sheet3")),
        (("{} 2026",), MONTHS),
        (("My year 2026", "", "Notes"), MONTHS),
        ((), ("Jan 2026", "Feb 2026", "Mar 2026")),
        ((), ("Jan 26", "Feb 26", "Mär 26")),
    ],
)
def test_titles_and_names_tell_month_and_year(
    above: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert states(read(numbered(*above, names=names)))[:2] == (24, 60)


def test_another_sheet_may_tell_the_year() -> None:
    book = openpyxl.load_workbook(io.BytesIO(numbered()))
    book.create_sheet("Info")["A1"] = "Headaches of 2026"
    out = io.BytesIO()
    book.save(out)
    assert states(read(out.getvalue()))[:2] == (24, 60)


def test_a_sheets_own_month_wins_over_the_one_that_is_stated() -> None:
    across = workbook(
        *(
            (
                f"Sheet{month}",
                [
                    [MONTHS[month - 1]],
                    ["Symptom", *range(1, 32)],
                    ["Headache", *(5 if day % 3 == 0 else 0 for day in range(1, 29))],
                ],
            )
            for month in (1, 2, 3)
        )
    )
    diary = read(across, month="2026-01")
    # Nine of 28 days in each month.
    assert states(diary)[:2] == (27, 57)
    assert diary.days["date"].iloc[-1] == dt.datetime(2026, 3, 31)


def page(month: int) -> Rows:
    rows: Rows = [[f"{MONTHS[month - 1]} 2026"], ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]]
    for week in calendar.Calendar().monthdatescalendar(2026, month):
        rows.append([day.day if day.month == month else None for day in week])
        rows.append([pain(day) if day.month == month else None for day in week])
    return rows


def test_calendar_pages_on_several_sheets_are_one_diary() -> None:
    diary = read(workbook(("A", page(1)), ("B", page(2))))
    # Tuesdays and Fridays: nine in January 2026, eight in February.
    assert states(diary)[:2] == (17, 42)


def test_a_year_grid_with_months_across_is_read() -> None:
    grid = [["Tag", "Jan", "Feb", "Mär"], *([k, k % 7, 0, 0] for k in range(1, 32))]
    # Four of the 31 days of January are divided by seven.
    assert states(read(workbook(("2026", grid))))[:2] == (27, 63)


def test_eighty_four_days_across_are_all_read() -> None:
    rows = [["", *DAYS], ["Headache", *map(pain, DAYS)], ["Meds", *map(medicine, DAYS)]]
    assert states(read(workbook(("d", rows)))) == (24, 60, 24)
