"""Kind 29: a severity for each of many symptoms."""

from __future__ import annotations

import datetime as dt
import io

import pytest

import hdiary
from hdiary.read import read_diary
from tests.read.kinds.conftest import calendar, sheet
from tests.read.kinds.helpers_b import became, counts, handed, hurts, number, read, table, told


def test_the_handed_sheet_has_medicine_neck_pain_and_notes() -> None:
    diary = read(handed("29_many_severities.csv"))
    assert counts(diary) == (24, 60, 24)
    roles = became(diary)
    assert roles["Headache Severity"] == "pain"
    assert roles["Neck/Shoulder Pain Severity"] == "neck_pain"
    assert roles["Treatments Used"] == "treatment"
    assert roles["Headache Notes"] == roles["Other Notes"] == "notes"
    assert roles["Back Pain Severity"] == roles["Dizziness Severity"] == "factor"


def test_an_english_sheet_keeps_other_symptoms_as_factors() -> None:
    heading = (
        "Date,Migraine Severity,Migraine Notes,Nausea Severity,Anxiety Severity,"
        "Neck Pain Severity,Treatment Used,Other Comments"
    )

    def row(day: dt.date) -> list[object]:
        hurt = hurts(day)
        return [
            f"{day:%m/%d/%Y}", 3 + number(day) % 5 if hurt else 0,
            "argued with Bob" if hurt else "", day.day % 3, 2, day.day % 4,
            "Advil; Heat" if hurt else "", "saw Carol",
        ]  # fmt: skip

    diary = read(table(heading, row))
    assert counts(diary) == (24, 60, 24)
    assert diary.entries["pain"].max() == 7
    roles = became(diary)
    assert roles["Neck Pain Severity"] == "neck_pain"
    assert roles["Nausea Severity"] == roles["Anxiety Severity"] == "factor"
    assert sorted(diary.factors["factor"]) == ["Anxiety Severity", "Nausea Severity"]
    assert "Bob" not in told(diary)
    assert "Carol" not in told(diary)


def test_a_german_sheet_keeps_other_symptoms_as_factors() -> None:
    heading = (
        "Datum;Kopfschmerz Stärke;Kopfschmerz Notizen;Schwindel Stärke;Stimmung;"
        "Rückenschmerz Stärke;Nackenschmerz Stärke;Behandlung;Sonstige Notizen"
    )

    def row(day: dt.date) -> list[object]:
        hurt = hurts(day)
        return [
            f"{day:%d.%m.%y}", 3 + number(day) % 5 if hurt else 0,
            "Streit mit Ulla" if hurt else "", day.day % 3, 2, 3, day.day % 4,
            "Wärme, Ibuprofen" if hurt else "", "Anruf von Uwe",
        ]  # fmt: skip

    diary = read(table(heading, row, sign=";").encode("cp1252"))
    assert counts(diary) == (24, 60, 24)
    roles = became(diary)
    assert roles["Nackenschmerz Stärke"] == "neck_pain"
    assert roles["Rückenschmerz Stärke"] == roles["Schwindel Stärke"] == "factor"
    assert roles["Kopfschmerz Notizen"] == roles["Sonstige Notizen"] == "notes"
    assert not {"Ulla", "Uwe", "Streit"} & set(told(diary).split())
    assert set(hdiary.burden(diary).table["nsaid_days"]) == {8}


@pytest.mark.parametrize(
    ("headings", "odd"),
    [
        (("Headache am", "Headache pm"), "3-4"),
        (("Headache am", "Headache pm"), "bad"),
        (("Morning", "Afternoon", "Evening"), "6+3"),
        (("morgens", "abends"), "3 bis 4"),
    ],
)
def test_one_odd_cell_does_not_take_a_column_from_the_pain(
    headings: tuple[str, ...], odd: str
) -> None:
    rows = []
    for day in calendar():
        early = [3 if hurts(day) else 0] * (len(headings) - 1)
        cells = early + ([odd] if day.day == 9 else [7 if hurts(day) else 0])
        rows.append([f"{day:%Y-%m-%d}", *cells])
    diary = read_diary(io.StringIO(sheet(";".join(["date", *headings]), rows, sep=";")))
    assert list(diary.reading.columns["became"]) == ["date", *["pain"] * len(headings)]
    assert diary.entries["pain"].max() == 7
    told = diary.problems[diary.problems["column"] == headings[-1]]
    assert odd in set(told["value"])
