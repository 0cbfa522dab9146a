"""Kinds 12, 35 and 60: what was read right stays right."""

from __future__ import annotations

import datetime as dt

import pytest

import hdiary
from tests.read.kinds.helpers_b import (
    HURT,
    counts,
    handed,
    hurts,
    number,
    plain,
    read,
    table,
    walk,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("12_aiding_migraine.csv", (24, 0, 12)),
        ("35_numbers_title_line.csv", (24, 60, 24)),
        ("60_preventive_among_medication.csv", (48, 120, 48)),
    ],
)
def test_the_handed_files_need_no_word(name: str, right: tuple[int, int, int]) -> None:
    end = walk(handed(name))
    assert end.steps == []
    assert counts(end.diary) == right


def test_the_same_app_in_another_country_is_read() -> None:
    def row(day: dt.date) -> list[object]:
        drug = "Maxalt" if number(day) % 2 else ""
        return [
            f"{day:%d.%m.%Y}",
            "14:30",
            "18:45",
            "4,25",
            3 + number(day) % 5,
            "Mittel",
            drug,
            "",
            "",
        ]

    heading = (
        "Datum;Startzeit;Endzeit;Dauer (Stunden);Schmerzstärke;Kategorie;Medikament;Notizen;Status"
    )
    diary = walk(table(heading, row, HURT, sign=";")).diary
    assert counts(diary) == (24, 0, 12)
    assert diary.entries["pain"].max() == 7


@pytest.mark.parametrize("sign", [",", "\t"])
def test_the_same_columns_by_tab_and_in_english_order_are_read(sign: str) -> None:
    def row(day: dt.date) -> list[object]:
        drug = "Rizatriptan 10mg" if number(day) % 2 else ""
        return [f"{day:%d/%m/%Y}", "2:30 PM", "6:45 PM", 3 + number(day) % 5, drug, "1013.2"]

    heading = sign.join(
        ("Date", "Start Time", "End Time", "Pain Level", "Medication", "Pressure (hPa)")
    )
    assert counts(walk(table(heading, row, HURT, sign=sign)).diary) == (24, 0, 12)


@pytest.mark.parametrize(
    ("top", "heading", "sign", "months", "side", "drug", "none"),
    [
        ("Table 1,,,,", "Date,Pain (0-10),Side,Sleep (h),Meds", ",",
         ("Jan", "Feb", "Mar"), "R", "Advil", "-"),
        ("Tableau 1;;;;", "Date;Douleur (0-10);Côté;Sommeil (h);Médicament", ";",
         ("janv.", "févr.", "mars"), "droite", "Doliprane", "-"),
        ("Tagebuch;;;;\nvon Januar bis März 2026;;;;\n;;;;",
         "Datum;Schmerz (0-10);Seite;Schlaf (h);Medikament", ";",
         ("Januar", "Februar", "März"), "li", "Ibu 400", "keine")
    ],
)  # fmt: skip
def test_other_sheets_with_a_title_line_are_read(
    top: str, heading: str, sign: str, months: tuple[str, ...], side: str, drug: str, none: str
) -> None:
    def line(day: dt.date) -> str:
        dot = "." if sign == ";" and months[0] == "Januar" else ""
        hurt = hurts(day)
        cells = [f"{day.day}{dot} {months[day.month - 1]} {day.year}", "4" if hurt else "0"]
        cells += [side if hurt else "", "7,5" if sign == ";" else "7.5", drug if hurt else none]
        return sign.join(cells)

    diary = walk(plain(f"{top}\n{heading}", line)).diary
    assert counts(diary) == (24, 60, 24)
    assert diary.entries["side"].nunique() == 1
    assert diary.factors["kind"].tolist() == ["number"]


@pytest.mark.parametrize(
    ("heading", "sign", "daily", "acute", "join"),
    [
        ("Datum;Schmerz;Medikamente", ";", "Amitriptylin 25 mg", "Ibuprofen 600", ", "),
        ("Date,Pain,Meds taken", ",", "Propranolol 80mg, candesartan", "Naproxen 500mg", ", "),
        ("Date;Douleur;Traitement", ";", "Avlocardyl", "Doliprane", " + "),
        ("Fecha;Dolor;Medicación", ";", "Topiramato 50 mg", "Ibuprofeno", "; "),
    ],
)
def test_a_medicine_of_every_day_that_prevents_is_no_acute_medicine(
    heading: str, sign: str, daily: str, acute: str, join: str
) -> None:
    def row(day: dt.date) -> list[object]:
        taken = f"{daily}{join}{acute}" if hurts(day) else daily
        return [day, 5 if hurts(day) else 0, taken]

    diary = read(table(heading, row, sign=sign))
    assert counts(diary) == (24, 60, 24)
    assert hdiary.burden(diary).table["medication_days"].tolist() == [8, 8, 8]
