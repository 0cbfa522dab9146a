"""Diaries by weeks: the first day of a week and a weekday are a date."""

from __future__ import annotations

import calendar
import datetime as dt
import io

import numpy as np
import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.context import Context
from hdiary.read.table import Table, make_column
from hdiary.read.weeks import join_weeks, names_a_week

DAYS = [dt.date(2026, 1, 5) + dt.timedelta(days=k) for k in range(84)]
MONDAYS = DAYS[::7]
SHORT = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
GERMAN = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


def pain(day: dt.date) -> int:
    return 5 if day.weekday() in (1, 4) else 0


def medicine(day: dt.date) -> str:
    return "Ibuprofen" if pain(day) else ""


def read(lines: list[str], **settings: str) -> Diary:
    return read_diary(io.BytesIO("\n".join([*lines, ""]).encode()), **settings)  # type: ignore[arg-type]


def refusal(lines: list[str]) -> DiaryError:
    with pytest.raises(DiaryError) as caught:
        read(lines)
    return caught.value


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def across(of: list[str]) -> str:
    return ",".join(of)


def test_a_week_on_each_row_and_a_weekday_beside_it_are_a_date() -> None:
    lines = ["Woche ab;Tag;Kopfschmerz;Medikament"]
    for day in DAYS:
        monday = day - dt.timedelta(days=day.weekday())
        cells = [f"{monday:%d.%m.%Y}", GERMAN[day.weekday()], str(pain(day)), medicine(day)]
        lines.append(";".join(cells))
    diary = read(lines)
    assert states(diary) == (24, 60, 24)
    assert "another weekday" not in set(diary.problems["code"])


@pytest.mark.parametrize("heading", ["Week Beginning", "W/C (Monday)", "Date"])
def test_a_week_that_is_written_once_goes_on_to_its_days(heading: str) -> None:
    lines = [f"{heading},Day,Headache severity (0-10),Medication"]
    for day in DAYS:
        week = f"{day:%d/%m/%Y}" if day.weekday() == 0 else ""
        lines.append(f"{week},{SHORT[day.weekday()]},{pain(day)},{medicine(day)}")
    assert states(read(lines)) == (24, 60, 24)


def test_weeks_may_begin_on_sunday() -> None:
    lines = ["Week of,Weekday,Pain"]
    for day in DAYS:
        sunday = day - dt.timedelta(days=(day.weekday() + 1) % 7)
        lines.append(f"{sunday:%d/%m/%Y},{SHORT[day.weekday()]},{pain(day)}")
    assert states(read(lines)) == (24, 60, 0)


def test_weeks_tell_day_and_month_apart_by_falling_on_one_weekday() -> None:
    lines = ["Week beginning,Day,Pain"]
    for monday in (dt.date(2026, 1, 5), dt.date(2026, 1, 12)):
        lines += [f"{monday:%m/%d/%Y},{name},1" for name in SHORT]
    ambiguous = [line.replace("01/12/2026", "02/09/2026") for line in lines]
    assert str(read(ambiguous).entries["date"].iloc[-1].date()) == "2026-02-15"
    with pytest.raises(DiaryError) as caught:
        read(lines[:8])
    assert caught.value.suggested[0].settings == {"dates": "dmy"}


def test_a_date_beside_its_own_weekday_stays_as_it_is() -> None:
    table = Table(
        header=("Date", "Day"),
        columns=(
            make_column([f"{day:%d/%m/%Y}" for day in DAYS]),
            make_column([SHORT[day.weekday()] for day in DAYS]),
        ),
        lines=np.arange(2, len(DAYS) + 2),
        header_line=1,
    )
    joined = join_weeks(table, Context())
    assert joined is table


def test_a_week_may_be_a_row_with_its_weekdays_across() -> None:
    lines = [f"Week beginning,{across(SHORT)}"]
    for monday in MONDAYS:
        days = [monday + dt.timedelta(days=k) for k in range(7)]
        lines.append(f"{monday:%d/%m/%Y},{across([str(pain(day)) for day in days])}")
    assert states(read(lines)) == (24, 60, 0)


def test_a_week_may_be_a_block_of_rows() -> None:
    lines = ["My headache diary"]
    for monday in MONDAYS:
        days = [monday + dt.timedelta(days=k) for k in range(7)]
        lines += [
            f"Week Beginning: {monday:%d/%m/%Y},,,,,,,",
            f",{across(SHORT)}",
            f"Headache severity (0-10),{across([str(pain(day)) for day in days])}",
            f"Medication,{across([medicine(day) for day in days])}",
            "Notes,,,,,,,",
            "",
        ]
    diary = read(lines)
    assert states(diary) == (24, 60, 24)
    assert diary.reading.columns["column"].tolist() == [
        "date",
        "Headache severity (0-10)",
        "Medication",
    ]


@pytest.mark.parametrize(
    ("heading", "is_week"),
    [
        ("Week commencing", True),
        ("Semaine du", True),
        ("Wochenbeginn", True),
        ("Week", True),
        ("Weekday", False),
        ("Weekend", False),
        ("Week notes", False),
    ],
)
def test_headings_of_weeks_are_known(heading: str, is_week: bool) -> None:
    assert names_a_week(heading) is is_week


def page(month: int, title: str) -> list[str]:
    lines = [title + ";;;;;;", ";".join(name[:2] for name in GERMAN)]
    for week in calendar.Calendar().monthdatescalendar(2026, month):
        lines.append(";".join(str(day.day) if day.month == month else "" for day in week))
        lines.append(";".join(str(pain(day)) if day.month == month else "" for day in week))
    return lines


@pytest.mark.parametrize(("month", "title"), [(3, "März 2026"), (2, "Kopfschmerzen Februar 2026")])
def test_a_calendar_page_is_read_where_its_days_stand_below_their_weekdays(
    month: int, title: str
) -> None:
    diary = read(page(month, title))
    aching = [d for d in calendar.Calendar().itermonthdates(2026, month) if d.month == month]
    assert states(diary)[0] == sum(pain(day) > 0 for day in aching)
    assert diary.days["date"].iloc[0] == dt.datetime(2026, month, 1)


def test_a_calendar_page_that_is_not_sure_is_named_and_nothing_is_offered() -> None:
    wrong = refusal(page(3, "April 2026"))
    assert "do not stand below the weekdays of 2026-04" in str(wrong)
    assert wrong.suggested == ()
    unknown = refusal(page(3, "Kopfschmerzen"))
    assert "--month" in str(unknown)
    assert unknown.suggested == ()
    assert states(read(page(3, "Kopfschmerzen"), month="2026-03"))[0] == 9
    written = [line.replace("5", "a lot") for line in page(3, "März 2026")]
    assert "calendar page" in str(refusal(written))


def test_blocks_of_dates_that_run_across_are_all_read() -> None:
    lines = ["My diary"]
    for monday in MONDAYS:
        days = [monday + dt.timedelta(days=k) for k in range(7)]
        lines += [
            f",{across([f'{day:%d/%m/%Y}' for day in days])}",
            f"Headache severity,{across([str(pain(day)) for day in days])}",
            f"Medication,{across([medicine(day) for day in days])}",
        ]
    assert states(read(lines)) == (24, 60, 24)


def test_moments_of_one_thing_are_no_block_of_days() -> None:
    days = DAYS[:14]
    lines = [
        f",{across([f'{day}' for day in days])}",
        f"Headache severity,{across([str(pain(day)) for day in days])}",
        f"Onset,{across([f'{day} 14:00' if pain(day) else '' for day in days])}",
        f"Bedtime,{across([f'{day} 22:00' for day in days])}",
    ]
    assert states(read(lines))[:2] == (4, 10)
