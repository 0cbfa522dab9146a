"""Kind: the same sheets as workbooks, in which dates are dates and marks may be true or false."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import openpyxl

from tests.read.kinds.conftest import (
    became,
    calendar,
    days_of,
    decided,
    factors,
    follow,
    hurts,
    medicine_days,
    states,
)


def _workbook(header: list[str], rows: list[list[object]], *, title: str = "") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    for row in ([[title], []] if title else []) + [header, *rows]:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def test_blank_cells_of_a_workbook_are_asked_about() -> None:
    rows = [
        [_noon(d), *((2 + k % 8, "paracetamol") if hurts(d) else (None, None))]
        for k, d in enumerate(calendar())
    ]
    walk = follow(_workbook(["Datum", "Hoofdpijn", "Medicijn"], rows))
    assert walk.steps == [{"blank": "none"}]
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24


def test_true_and_false_are_marks_of_medicines() -> None:
    rows = [
        [_noon(d), 5 if hurts(d) else 0, hurts(d) and d.weekday() == 1, hurts(d), True]
        for d in calendar()
    ]
    diary = follow(_workbook(["Date", "Pain", "Sumatriptan", "Advil", "Coffee"], rows)).diary
    assert (days_of(diary, "triptan"), days_of(diary, "nsaid")) == (12, 24)
    assert became(diary, "Coffee") == ["factor"]


def test_x_marks_under_a_title() -> None:
    rows = [
        [_noon(d), "x" if d.weekday() == 1 else None, "x" if d.weekday() == 4 else None,
         "x" if d.weekday() == 4 else None]
        for d in calendar()
    ]  # fmt: skip
    walk = follow(
        _workbook(["Datum", "Migräne", "Kopfschmerz", "Triptan"], rows, title="Kalender 2026")
    )
    assert walk.steps == [{"scale": "yes-no"}, {"blank": "none"}]
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 12


def test_rows_of_symptoms_in_a_workbook() -> None:
    rows: list[list[object]] = []
    for day in calendar():
        rows.append([_noon(day), "Fatigue", 3])
        rows += [[_noon(day), "Headache", 6]] if hurts(day) else []
    diary = follow(_workbook(["Date", "Symptom", "Severity"], rows)).diary
    assert states(diary)[0] == 24
    assert factors(diary) == ["Fatigue"]


def test_a_log_of_changes_in_a_workbook() -> None:
    rows: list[list[object]] = []
    for day in (d for d in calendar() if hurts(d)):
        rows.append([_noon(day) + timedelta(hours=21), 5])
        rows.append([_noon(day) + timedelta(hours=29), 0])
    diary = follow(_workbook(["Time", "Pain"], rows)).diary
    assert states(diary)[:2] == (48, 0)
    assert diary.episodes["hours"].unique().tolist() == [8]
    assert any("change of pain" in words for words in decided(diary))
